"""How far a content reaches: clauses that go on after the parse has let go of them, and subjects it has cut off."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import has_to, subjects_of
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import VerbCue, noun_cue, verb_cue

_LONGEST_SUBJECT = 25  # tokens between a cue and the verb whose subject they are
_LONGEST_ADJUNCT = 20  # tokens between a verb of speech and the "that" of what was said
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_REASONS = frozenset(("because", "if", "unless", "until", "so", "although", "though", "whether", "provided"))
"""Conjunctions of clauses that belong to what is said; those of time may as well tell when it was said."""
_DOUBLE = frozenset(('"', "“", "”"))
_JOINING = frozenset(("and", "or", "but", "yet"))
_SETTING_BESIDE = frozenset(("while", "whereas", "though", "although"))
_KEEPING_BACK = frozenset(
    """
    give decline refuse stop offer provide elaborate comment specify name identify disclose reveal say
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_TOLD = frozenset(("VBD", "VBZ", "VBP"))
_SHIFTED = frozenset(("would", "had", "'d", "could", "might"))
_SEVERAL = frozenset(("they", "we", "these", "those", "many", "most"))
_NOT_A_SUBJECT = frozenset(("ADP", "SCONJ", "PUNCT", "ADV", "CCONJ", "VERB", "AUX", "PART"))
_PARTS_IN = frozenset(
    """
    role part involvement participation complicity hand responsibility connection link tie knowledge wrongdoing
    collusion presence interference interest blame guilt
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_FRONTED = frozenset(("ccomp", "advcl", "prep"))
_INVERTED = frozenset(("should", "had", "were"))
_IN = frozenset(("in", "for", "of", "to", "with", "over"))
_DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_HOURS = frozenset(("morning", "afternoon", "evening", "night"))
_TIMES = frozenset(("DATE", "TIME"))


def reached(doc: Doc, cue: Token, entry: VerbCue, draft: Draft) -> Draft:
    """The draft of a verb, its content carried on to what the same words still govern."""
    if draft.rule == "verb.object" and entry.denial:
        return _with_part(doc, draft)
    if draft.rule in {"verb.clause", "verb.aside"} and (lead := _fronted_before_tag(doc, draft)):
        return replace(draft, content=draft.content | lead, firm=True)
    if draft.rule == "verb.clause" and draft.content and draft.cue is not None and max(draft.content) < draft.cue.first:
        return replace(draft, content=draft.content | _fronted(doc, cue, draft.content))
    if draft.rule != "verb.clause" or not draft.content or draft.cue is None or min(draft.content) < draft.cue.last:
        return draft
    content = _without_day(doc, draft.cue, _with_subject(doc, entry, draft.cue, draft))
    own = _own_clause(doc, cue, draft)
    own = _past_semicolon(doc, cue, draft.content) if own is None else own
    if own is not None:
        return replace(draft, content=frozenset(i for i in content if i < own), firm=True)
    for child in cue.rights:
        if child.i > max(content) and _goes_on(doc, cue, child, max(content)):
            content |= frozenset(range(max(content) + 1, child.right_edge.i + 1))
    return replace(draft, content=content | _modal_after(doc, cue, max(content)))


def _own_clause(doc: Doc, cue: Token, draft: Draft) -> int | None:
    """Where the outlet's own clause begins that the parse hung on what is said; None where there is none.

    After a comma "but" and "while" open one more often than not, unless the clause has "that" or the tense of what is
    said. One without a subject is the speaker's deed where it agrees with the speaker alone: "says that seven died and
    | has asked for help".
    """
    if draft.root is None or not draft.content:
        return None
    marks = [i for i in draft.content if doc[i].is_quote]
    root = doc[draft.root]
    for clause in (*root.rights, *cue.rights):
        if clause.dep_ not in {"conj", "advcl"} or clause.i < root.i:
            continue
        first = clause.left_edge.i
        subjects = subjects_of(clause) or _lost_subject(doc, clause)
        if subjects and doc[first].lower_ in _SETTING_BESIDE and clause.dep_ == "advcl":
            opens = first
        elif clause.dep_ == "conj" and doc[first - 1].lower_ in _JOINING:
            opens = first - 1
        elif subjects and doc[first].lower_ == "then":
            opens = first
        else:
            continue
        if len(marks) % 2 or any(i >= opens for i in marks):
            continue  # it may be quoted with what is said
        if not subjects and _agrees_with_speaker_alone(cue, root, clause):
            return opens
        if not subjects and _speaks_next(cue, root, clause):
            return opens
        if not subjects and doc[opens].lower_ == "but" and _is_speakers(cue, root, clause):
            return opens - (doc[opens - 1].text == ",")
        if subjects and doc[opens - 1].text == "," and _is_own(cue, root, clause, doc[opens].lower_):
            return opens - 1
    return None


def _lost_subject(doc: Doc, clause: Token) -> list[Token]:
    """The subject that the parse gave to the phrase before it: "but by nightfall ¦ pickets had …"."""
    first = min([clause.i, *(c.i for c in clause.lefts if c.dep_ in {"aux", "auxpass"})])
    noun = doc[first - 1]
    fronted = noun.dep_ == "pobj" and noun.head.head == clause and noun.head.i < noun.i
    plain = fronted and noun.tag_ in {"NNS", "NNP", "NNPS"} and doc[noun.i - 1].dep_ == "compound"
    return [noun] if plain and doc[first].tag_ in _FINITE else []


def _past_semicolon(doc: Doc, cue: Token, content: frozenset[int]) -> int | None:
    """The semicolon behind what is said, where a clause without "that" follows: it is the outlet's more often."""
    end = cue.sent.end
    at = next((i for i in range(min(content), end) if doc[i].text == ";" or doc[i].is_quote), None)
    if at is None or at + 1 >= end or doc[at].is_quote or doc[at + 1].lower_ in {"that", "and"}:
        return None
    return at if any(doc[i].tag_ in _FINITE for i in range(at + 1, end)) else None


def _is_own(cue: Token, root: Token, clause: Token, opening: str) -> bool:
    """Whether a clause with a subject, after a comma, is told by the outlet."""
    if _verb_tag(clause) not in _TOLD or any(child.lower_ == "that" for child in clause.lefts):
        return False
    shifted = cue.tag_ == "VBD" and any(c.lower_ in _SHIFTED for c in root.lefts)
    if opening == "and":
        return shifted and clause.lemma_ != "be" and subjects_of(clause)[0].pos_ != "PRON"
    return opening in {"but", "yet", "though", "although"} or shifted


def _speaks_next(cue: Token, root: Token, clause: Token) -> bool:
    """Whether a second verb of speech in the tense of the first is its speaker's: "announced that … and asked for"."""
    entry = verb_cue(clause)
    if entry is None or clause.i < root.i or clause.tag_ != "VBD" or cue.tag_ != "VBD":
        return False
    if any(child.dep_ in {"aux", "auxpass"} for child in clause.lefts):
        return False
    before = [child for child in root.lefts if child.dep_ == "aux"]
    # "Had reached and asked" may be one tense, where the tagger errs; "would close and asked" is not.
    return any(child.tag_ == "MD" or (child.tag_ == "VBD" and entry.speech) for child in before)


def _is_speakers(cue: Token, root: Token, clause: Token) -> bool:
    """Whether a verb behind "but" without a subject tells how the speaker went on: "…, but gave no figures"."""
    if clause.i < cue.i or (clause.tag_ != cue.tag_ and not any(c.dep_ == "neg" for c in clause.lefts)):
        return False
    return clause.lemma_ in _KEEPING_BACK and root.lemma_ not in _KEEPING_BACK


def _verb_tag(clause: Token) -> str:
    """The tag of a clause's first verb: its auxiliary's where it has one."""
    return next((c.tag_ for c in clause.lefts if c.dep_ in {"aux", "auxpass"}), clause.tag_)


def _agrees_with_speaker_alone(cue: Token, root: Token, clause: Token) -> bool:
    """Whether a verb without a subject is singular as the speaker is, and what is said is of several."""
    above, inner = subjects_of(cue), subjects_of(root)
    if not above or not inner or _verb_tag(clause) != "VBZ" or cue.tag_ != "VBZ":
        return False
    return inner[0].tag_ in {"NNS", "NNPS"} or inner[0].lower_ in _SEVERAL or bool(inner[0].conjuncts)


def _with_part(doc: Doc, draft: Draft) -> Draft:
    """With what a denied part was in, where the parse hung it on the verb: "denied any role ¦ in the bombing"."""
    if draft.root is None or draft.cue is None or doc[draft.root].lemma_.lower() not in _PARTS_IN:
        return draft
    after = max(draft.content, default=draft.root) + 1
    prep = next((c for c in doc[draft.cue.head].rights if c.dep_ == "prep" and c.i == after), None)
    if prep is None or prep.lower_ not in _IN:
        return draft
    return replace(draft, content=draft.content | frozenset(token.i for token in prep.subtree))


def _fronted(doc: Doc, cue: Token, content: frozenset[int]) -> frozenset[int]:
    """The clause or phrase before a content that stands before its cue: "Should they come, ¦ we will go, he said"."""
    first = min(i for i in content if not doc[i].is_punct)
    for child in cue.lefts:
        edge = child.right_edge.i
        if (
            (child.dep_ in _FRONTED or child.lower_ in _INVERTED)
            and edge + 2 == first
            and doc[edge + 1].text == ","
            and child.left_edge.is_sent_start
        ):
            return frozenset(range(child.left_edge.i, first))
    return frozenset()


def _fronted_before_tag(doc: Doc, draft: Draft) -> frozenset[int]:
    """The clause or phrase before a tag whose verb stands first: "When it stopped, | recalls the priest, a child …"."""
    cue, source = draft.cue, draft.source
    if cue is None or source is None or source.first < cue.last or doc[cue.first - 1].text != ",":
        return frozenset()
    if max(draft.content, default=-1) < source.last:
        return frozenset()
    start = doc[cue.head].sent.start
    before = range(start, cue.first - 1)
    if not before or doc[before[-1]].is_quote or source.last >= len(doc) or doc[source.last].text != ",":
        return frozenset()
    led = doc[start].pos_ in {"ADP", "ADV", "SCONJ"} or doc[start].tag_ in {"WRB", "WP"}
    return frozenset(before) if led else frozenset()


def _without_day(doc: Doc, cue: Words, content: frozenset[int]) -> frozenset[int]:
    """Without the day right after the verb, where no "that" comes before it: it is when somebody spoke."""
    first = cue.last
    if first not in content:
        return content
    if doc[first].lower_ == "on" and first + 1 < len(doc):
        first += 1
    at = first
    while at < len(doc) and at in content and (doc[at].lower_ in _DAYS or (at > first and doc[at].lower_ in _HOURS)):
        at += 1
    last = at - 1
    if (
        at == first
        or at >= len(doc)
        or doc[at].is_punct
        or doc[at].pos_ in {"VERB", "AUX", "ADP"}
        or last not in content
    ):
        return content
    kept = frozenset(i for i in content if i > last)
    return kept if any(doc[i].pos_ in {"VERB", "AUX"} for i in kept) else content


def clause_after(cue: Token) -> Token | None:
    """The verb of a that-clause that the parse hung on a word between: "said in a statement on Friday that …"."""
    doc = cue.doc
    for token in doc[cue.i + 1 : min(cue.i + 1 + _LONGEST_ADJUNCT, cue.sent.end)]:
        if token.lower_ == "that" and token.tag_ in {"IN", "WDT"}:
            verb = token.head
            own = [child for child in subjects_of(verb) if child.i != token.i]
            return verb if token.i > cue.i + 1 and verb.i > token.i and own and verb.left_edge.i == token.i else None
        if token.tag_ in _FINITE or token.is_quote or token.text in {":", ";"} or _ties_itself(token):
            return None
    return None


def _ties_itself(token: Token) -> bool:
    """Whether a clause after a word is that word's own: "denied a report that …"."""
    return verb_cue(token) is not None or (token.dep_ == "dobj" and noun_cue(token) is not None)


def _with_subject(doc: Doc, entry: VerbCue, cue: Words, draft: Draft) -> frozenset[int]:
    """With the words between cue and clause, where that clause has no subject: they are it, and no object of "said"."""
    first = min(draft.content)
    gap = range(cue.last, first)
    if not gap or len(gap) > _LONGEST_SUBJECT or "tell" in entry.frames or draft.root is None:
        return draft.content
    if subjects_of(doc[draft.root]) or doc[first].dep_ == "mark" or has_to(doc[draft.root]):
        return draft.content
    opening = doc[cue.last]
    if opening.pos_ in _NOT_A_SUBJECT or opening.ent_type_ in _TIMES or opening.dep_ == "npadvmod":
        return draft.content
    marks = [doc[i].text for i in gap if doc[i].text in _DOUBLE]
    open_mark = marks.count('"') % 2 or marks.count("“") != marks.count("”")
    if open_mark or any(doc[i].text in {":", ";"} or doc[i].is_sent_start for i in gap):
        return draft.content
    return draft.content | frozenset(gap)


def _modal_after(doc: Doc, cue: Token, last: int) -> frozenset[int]:
    """A further verb without a subject right after the content, as a wish or plan ("and would rather go")."""
    at = last + 1
    while at < len(doc) and (doc[at].is_quote or doc[at].text in {",", "''"}):
        at += 1
    if at + 1 >= len(doc) or doc[at].lower_ not in _JOINING or doc[at + 1].tag_ != "MD":
        return frozenset()
    verb = doc[at + 1].head
    if subjects_of(verb) or verb_cue(verb) or verb.i <= at or any(c.tag_ == "MD" for c in cue.lefts):
        return frozenset()
    return frozenset(range(last + 1, verb.right_edge.i + 1))


def _goes_on(doc: Doc, cue: Token, clause: Token, last: int) -> bool:
    """Whether a clause beside the content is a further part of it: "and that …", "but would not …", "because …"."""
    between = [token for token in doc[last + 1 : clause.left_edge.i] if not token.is_punct]
    if clause.dep_ == "conj" and all(token.lower_ in _JOINING for token in between):
        own = subjects_of(clause)
        if any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
            return True
        modal = any(child.tag_ == "MD" for child in clause.lefts) and not any(c.tag_ == "MD" for c in cue.lefts)
        return modal and not own and verb_cue(clause) is None
    return clause.dep_ == "advcl" and not between and clause.left_edge.lower_ in _REASONS
