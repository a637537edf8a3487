"""Cues in the passive: "is thought to", "it is believed that", "was told that", "was described by X as"."""

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import complements, has_to, phrase, subjects_of, subtree, verb_group
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.frames import aside_of
from sayso.annotate.attribution.lexicon import VerbCue, verb_cue
from sayso.annotate.attribution.reach import clause_after
from sayso.annotate.attribution.sources import is_mouth

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_EXPLETIVE = frozenset(("it",))
_OF = frozenset(("of", "for", "over"))
"""Prepositions of what somebody is accused of or blamed for."""
_ONTO = frozenset(("on", "to", "upon"))
"""Prepositions of what something is blamed on or attributed to."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST_GROUP = 5  # tokens from "it" to its participle: "it has since been claimed"
_LONGEST_ADJUNCT = 8  # tokens from there to the comma that closes the aside: "it was learned late on Friday"
_MISHUNG = frozenset(("npadvmod", "appos", "dep", "dobj", "conj"))
_MET_WITH = frozenset(("find", "discover", "declare", "rule"))
"""Verbs whose passive with a state is a deed ("was found dead", "was declared the winner")."""


def passive(doc: Doc, token: Token, entry: VerbCue) -> Draft | None:
    """The draft of a passive cue: its source is the agent ("by diplomats"), or nobody."""
    found = _content(token, entry)
    if found is None:
        return None
    rule, root, content = found
    if rule == "object" and any(child.dep_ == "neg" for child in token.children):
        return None  # of what was not confirmed by anybody nobody says anything
    cue = verb_group(token)
    source = agent(doc, token)
    return Draft(
        rule=f"passive.{rule}",
        cue=cue,
        type="verb",
        source=source,
        content=frozenset(
            i for i in content if not cue.holds(i) and not (source and source.first - 1 <= i < source.last)
        ),
        root=root,
        takes_quotes=False,
        denial=entry.denial,
        sourceless=source is None,
    )


def _about(token: Token, entry: VerbCue) -> tuple[str, int, frozenset[int]] | None:
    """What somebody was asked about, or warned of."""
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ in entry.preps:
            for inner in prep.children:
                if inner.dep_ in {"pobj", "pcomp"}:
                    return "told", inner.i, subtree(prep) - {prep.i}
    return None


def agent(doc: Doc, verb: Token) -> Words | None:
    """Who, after "by"."""
    for child in verb.children:
        if child.dep_ == "advcl" and has_to(child) and child.left_edge.lower_ == "by" and subjects_of(child):
            return phrase(doc, subjects_of(child)[0])  # "was said by aid workers to have been looted"
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                # "Is believed by diplomats to have left" may be parsed as a clause whose subject the diplomats are.
                if inner.dep_ == "pcomp" and has_to(inner) and subjects_of(inner):
                    return phrase(doc, subjects_of(inner)[0])
                if inner.dep_ == "pobj":
                    tail = next((c for c in inner.children if c.i > inner.i and _is_no_words_of(c, verb)), None)
                    start = tail.left_edge.i if tail is not None else 0
                    cut = Words(verb.i, verb.i + 1, verb.i) if tail is None else Words(start, len(doc), start)
                    return _with_apposition(doc, verb, phrase(doc, inner, cut))
    return _behind_as(doc, verb)


def _behind_as(doc: Doc, verb: Token) -> Words | None:
    """Who, where the parse hung "by" on what somebody is called: "was described as peaceful by observers"."""
    for tail in verb.rights:
        if tail.lower_ == "as" or tail.dep_ == "oprd":
            for word in tail.subtree:
                who = next((c for c in word.rights if c.dep_ == "pobj"), None) if word.lower_ == "by" else None
                if who is not None and word.head.pos_ == "ADJ" and is_mouth(who):
                    return phrase(doc, who)
    return None


def _with_apposition(doc: Doc, verb: Token, source: Words | None) -> Words | None:
    """An agent with the noun phrase behind its comma that the parse hung on the verb: "by the Lions, a group …"."""
    if source is None or source.last + 1 >= len(doc) or doc[source.last].text != ",":
        return source
    told = next((c for c in verb.rights if c.left_edge.i == source.last + 1 and c.dep_ in _MISHUNG), None)
    if told is None or told.pos_ not in {"NOUN", "PROPN"} or told.ent_type_ in {"DATE", "TIME"}:
        return source
    return Words(source.first, told.right_edge.i + 1, source.head)


def _is_no_words_of(child: Token, verb: Token) -> bool:
    """Whether what hangs on an agent is the content: "by survivors as …", "by a soldier that the mine was there"."""
    if child.lower_ == "as":
        return True
    entry = verb_cue(verb) if child.lower_ in _OF else None
    if entry is not None and "of" in entry.frames:  # "accused by a group of lawyers of planting drugs"
        return child.lower_ != "of" or any(inner.dep_ == "pcomp" for inner in child.children)
    opening = child.left_edge
    return child.dep_ == "relcl" and opening.lower_ == "that" and opening not in subjects_of(child)


def reduced(doc: Doc, token: Token, entry: VerbCue) -> Draft | None:
    """The draft of a participle that stands for a passive: "a man believed to be his cousin"; None where it is none.

    Of such an aside the infinitive alone is the content: its subject is the outlet's.
    """
    if not entry.passive or "to" in entry.frames or token.tag_ not in {"VBN", "VBD"}:
        return None
    main = next((child for child in token.rights if child.dep_ == "ccomp" and _lacks_subject(child)), None)
    if any(child.dep_ in {"aux", "dobj", "ccomp"} and child != main for child in token.children):
        return None
    tied = next((child for child in token.rights if child.dep_ == "xcomp" and has_to(child)), None)
    if tied is None or not (_follows_noun(doc, token) or (main is not None and tied.i < main.i)):
        return None
    cue, source = verb_group(token), agent(doc, token)
    return Draft("passive.infinitive", cue, "verb", source, subtree(tied), tied.i, sourceless=source is None)


def _lacks_subject(clause: Token) -> bool:
    """Whether a clause is the sentence's own, its subject given away: "Two men thought to be guards ¦ were shot"."""
    finite = clause.tag_ in _FINITE or any(c.tag_ in _FINITE for c in clause.children if c.dep_ in {"aux", "auxpass"})
    return finite and not subjects_of(clause) and clause.left_edge.lower_ != "that"


def _follows_noun(doc: Doc, token: Token) -> bool:
    """Whether a participle stands right after the noun it is of, or after a comma that sets it off."""
    before = doc[token.i - 1] if token.i else token
    return (token.dep_ == "acl" and before.pos_ in {"NOUN", "PROPN", "NUM"}) or before.text == ","


def _past_colon(token: Token, clause: Token) -> bool:
    return any(between.text == ":" for between in token.doc[token.i : clause.i])


def _content(token: Token, entry: VerbCue) -> tuple[str, int, frozenset[int]] | None:
    subjects = list(complements(token, frozenset(("nsubjpass", "nsubj"))))
    clauses = list(complements(token, frozenset(("ccomp", "csubjpass", "advcl", "xcomp"))))
    finite = [c for c in clauses if c.dep_ in {"ccomp", "csubjpass"} and not has_to(c) and c.i > token.i]
    by = [inner for child in token.children if child.dep_ == "agent" for inner in child.children]
    inner = [c for c in (*clauses, *by) if has_to(c) and c.i > token.i]
    if "tell" in entry.frames and finite and not _past_colon(token, finite[0]):
        return "told", finite[0].i, subtree(finite[0])
    if {"tell", "to"} <= entry.frames and inner:
        return "told", inner[0].i, subtree(inner[0])
    if "tell" in entry.frames:
        after = clause_after(token)
        return ("told", after.i, subtree(after)) if after is not None else _about(token, entry)
    if entry.denial and "np" in entry.frames and subjects and agent(token.doc, token) is not None:
        known = not entry.objects or subjects[0].lemma_.lower() in entry.objects
        return ("object", subjects[0].i, subtree(subjects[0])) if known else None
    if not entry.passive:
        return None
    it = next((s for s in subjects if s.lower_ in _EXPLETIVE), None)
    if it is not None and (aside := _between_commas(it, token)) is not None:
        return aside
    if not finite and it is not None and (aside := aside_of(token)) is not None:
        return "it", aside[1], aside[2]
    if finite and it is not None:
        return "it", finite[0].i, subtree(finite[0])
    if not subjects:
        return None
    subject = subjects[0]
    tails = [
        c
        for c in token.children
        if c.i > token.i and (c.dep_ == "oprd" or (c.dep_ in {"prep", "mark"} and c.lower_ in {"as", *_OF}))
    ]
    if inner and entry.frames != {"as"}:
        return "infinitive", inner[0].i, subtree(subject) | subtree(inner[0])
    tails = tails or [c for inner in by for c in inner.children if c.dep_ == "prep" and c.lower_ == "as"]
    if entry.denial:
        tails = [c for c in tails if c.lower_ not in _OF]  # who "was dismissed for cowardice" has lost a post
    if "as" in entry.frames and tails:
        return "as", subject.i, subtree(subject).union(*map(subtree, tails))
    if "of" in entry.frames:
        tails = tails or [c for inner in by for c in inner.children if c.dep_ == "prep" and c.lower_ in _OF]
    if "onto" in entry.frames:
        tails = tails or [c for c in token.children if c.i > token.i and c.dep_ == "prep" and _is_ground(c)]
    if entry.frames & {"of", "onto"} and tails:
        return "of", subject.i, subtree(subject).union(*map(subtree, tails))
    predicate = next((c for c in token.children if c.i > token.i and _is_state(c)), None)
    if predicate is not None and "as" not in entry.frames and token.lemma_ not in _MET_WITH:
        return "predicate", predicate.i, subtree(subject).union(range(token.i + 1, _end_of(token, predicate)))
    if "np" in entry.frames and agent(token.doc, token) is not None:
        return "object", subject.i, subtree(subject)
    if "np" in entry.frames and _befell(token, subject):
        where = (child for child in token.rights if child.dep_ in {"prep", "npadvmod", "advcl", "advmod"})
        return "object", subject.i, subtree(subject).union(*map(subtree, where))
    return None


def _between_commas(it: Token, verb: Token) -> tuple[str, int, frozenset[int]] | None:
    """The clause around "…, it was learned on Friday, …", or before "it was claimed" at its end."""
    doc, sentence = verb.doc, verb.sent
    if it.i <= sentence.start + 1 or doc[it.i - 1].text != "," or verb.i - it.i > _LONGEST_GROUP:
        return None
    close = next((i for i in range(verb.i + 1, min(verb.i + _LONGEST_ADJUNCT, sentence.end)) if _ends(doc[i])), None)
    if close is None or any(doc[i].pos_ in {"VERB", "AUX", "SCONJ"} for i in range(verb.i + 1, close)):
        return None
    first = next((i + 1 for i in range(it.i - 2, sentence.start - 1, -1) if doc[i].text in {";", ":"}), sentence.start)
    before = range(first, it.i - 1)
    after = range(close + 1, sentence.end) if doc[close].text == "," else range(0)
    stop = next((i for i in after if doc[i].text in {";", ":", "\n\n"}), sentence.end)
    said = [*before, *(i for i in after if i < stop)]
    finite = next((i for i in said if doc[i].tag_ in _FINITE), None)
    return None if finite is None else ("it", finite, frozenset(said))


def _ends(token: Token) -> bool:
    return token.text in {",", ".", ";"}


def _is_ground(prep: Token) -> bool:
    """Whether a preposition leads to what is held to be behind something, not to a day or a place of telling."""
    objects = [c for c in prep.children if c.dep_ in {"pobj", "pcomp"}]
    return prep.lower_ in _ONTO and any(c.ent_type_ not in {"DATE", "TIME"} for c in objects)


def _is_state(child: Token) -> bool:
    """Whether a child tells the state that its verb's subject is said to be in: "feared dead", "reported killed"."""
    if child.dep_ not in {"oprd", "xcomp", "acomp"} or has_to(child):
        return False
    return child.pos_ == "ADJ" or child.tag_ == "VBN" or child.lower_ == "missing"


def _end_of(verb: Token, predicate: Token) -> int:
    """Where the predicate ends, with the adjuncts after it that the parse hung on the verb."""
    last = predicate.right_edge.i
    for child in verb.rights:
        if child.i > last and child.dep_ in {"prep", "npadvmod", "advmod", "advcl"} and child.left_edge.i == last + 1:
            last = child.right_edge.i
    return last + 1


def _befell(verb: Token, subject: Token) -> bool:
    """Whether a happening was reported or confirmed, and by nobody named: "Shelling was reported near the port"."""
    told = any(child.dep_ in {"dative", "agent"} or child.lower_ == "to" for child in verb.children)
    return verb.lemma_ in {"report", "confirm"} and not told and not is_mouth(subject) and subject.ent_type_ != "PERSON"
