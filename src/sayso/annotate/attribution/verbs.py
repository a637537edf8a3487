"""Cues that are verbs in the active voice, and how their frames hold the content."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import (
    beside,
    complements,
    elliptic,
    has_to,
    is_passive,
    outside_group,
    phrase,
    speaker_above,
    subject,
    subjects_of,
    subtree,
    verb_group,
)
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import VerbCue, verb_cue
from sayso.annotate.attribution.passives import passive
from sayso.annotate.attribution.reach import clause_after, reached
from sayso.annotate.attribution.sources import is_evidence

_CIRCUMSTANCE = frozenset(("in", "at", "on", "during", "by", "via", "through", "after", "before"))
"""Prepositions after an object that tell where and when it was said more often than they belong to it."""
_NO = frozenset(("no", "neither"))
_NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
_ISSUING = frozenset(("issue", "release", "publish", "post", "put", "send", "write", "read", "deliver", "make", "give"))
_POINTING = frozenset(("that", "this"))
"""Of "That said, …" nobody is the source."""
_PRESENT_OR_PAST = frozenset(("VBD", "VBZ", "VBP"))
_CLAUSES = frozenset(("ccomp",))


def verb_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of a verb that is a cue; None where it is none, or nothing is tied."""
    entry = verb_cue(token)
    if entry is None or token.dep_ in {"amod", "compound"}:
        return None
    if is_passive(token) or _asked(token, entry):
        return passive(doc, token, entry)
    found = _content(token, entry)
    if found is None and "quote" not in entry.frames and token.dep_ != "relcl":
        return None
    rule, root, content = found if found else ("quote", None, frozenset[int]())
    cue = verb_group(token, entry.preps if rule == "prep" else frozenset())
    above = _above(token, entry)
    head = subject(above or token)
    if head is None and entry.speech and token.tag_ in _PRESENT_OR_PAST:
        head = beside(doc, cue)
    if head is not None and head.lower_ in _POINTING and head.tag_ == "DT":
        return None
    if head is not None and head.lower_ == "it" and has_to(token):
        return None
    if rule == "object" and not entry.denial and _says_nothing(token, head):
        return None
    source = elliptic(doc, cue) or (_up_to(doc, phrase(doc, head, cue), cue) if head is not None else None)
    if entry.subject == "evidence" and (source is None or not is_evidence(doc[source.head])):
        return None
    if source is None and rule not in {"quote", "clause", "aside"}:
        return None
    draft = Draft(
        rule=f"verb.{rule}",
        cue=cue,
        type="verb",
        source=source,
        content=frozenset(i for i in content if not cue.holds(i) and not (source and source.holds(i))),
        root=root,
        takes_quotes="quote" in entry.frames,
        speech=entry.speech,
        denial=entry.denial,
        lifted_from=above.i if above is not None else None,
    )
    return _relative(doc, token, reached(doc, token, entry, draft), source)


def _up_to(doc: Doc, source: Words | None, cue: Words) -> Words | None:
    """A source with the adverb of time or place that stands between it and the verb ("issued overnight")."""
    if source is None or not 0 < cue.first - source.last <= 1 or not outside_group(doc[source.last]):
        return source
    return Words(source.first, cue.first, source.head)


def _says_nothing(token: Token, head: Token | None) -> bool:
    """Whether somebody did not confirm something, or nobody claimed it: then nothing is said of it."""
    nobody = head is not None and (
        head.lower_ in _NOBODY or any(child.lower_ in _NO for child in head.children if child.dep_ == "det")
    )
    return nobody or any(child.dep_ == "neg" for child in (*token.children, *_raised(token)))


def _raised(token: Token) -> tuple[Token, ...]:
    """The words of the verb above an infinitive: "has not been able to confirm"."""
    above = token.head
    return tuple(c for t in (above, above.head) for c in t.children) if has_to(token) and above is not token else ()


def _asked(token: Token, entry: VerbCue) -> bool:
    """A participle that says what was put to the subject: "Asked about the raid, the general …"."""
    return (
        "tell" in entry.frames and token.tag_ == "VBN" and token.dep_ in {"advcl", "acl"} and subjects_of(token) == []
    )


def _above(token: Token, entry: VerbCue) -> Token | None:
    """The verb of speech that a cue goes on with, in the grammar of one more clause of what was said."""
    if token.tag_ == "VBG":
        written = _of_what_was_issued(token)
        if written is not None:
            return written
        return speaker_above(token, _is_speech) if entry.lifts == "both" else None
    if token.dep_ != "conj" or entry.lifts == "no" or subjects_of(token):
        return None
    above = speaker_above(token, _is_speech)
    return above if above is not None and above.tag_ == token.tag_ and token.head is not above else None


def _of_what_was_issued(token: Token) -> Token | None:
    """The verb whose subject speaks in a document: "the ministry issued a statement saying …"."""
    document = token.head
    if token.dep_ != "acl" or document.pos_ != "NOUN" or not is_evidence(document):
        return None
    above = document.head.head if document.dep_ == "pobj" else document.head
    return above if document.dep_ in {"dobj", "pobj"} and above.lemma_ in _ISSUING and subject(above) else None


def _is_speech(token: Token) -> bool:
    entry = verb_cue(token)
    return entry is not None and entry.speech


def _content(token: Token, entry: VerbCue) -> tuple[str, int, frozenset[int]] | None:
    """(rule, root, tokens) of what the verb ties."""
    frames = entry.frames
    if frames & {"clause", "quote", "tell"}:
        comp = _clause(token)
        if comp is not None and (_finite(comp) or "quote" in frames):
            return "clause", comp.i, subtree(comp)
        aside = _aside(token) if "clause" in frames else None
        if aside is not None:
            return aside
        after = clause_after(token) if comp is None and entry.speech else None
        if after is not None:
            return "clause", after.i, subtree(after)
    if "to" in frames or "np_to" in frames:
        for comp in complements(token, frozenset(("xcomp", "ccomp"))):
            if has_to(comp) and comp.i > token.i:
                objects = [c for c in token.children if c.dep_ in {"dobj", "dative"} and c.i < comp.i]
                own = subtree(comp) if "np_to" not in frames else subtree(comp).union(*map(subtree, objects))
                return "infinitive", comp.i, own
    if entry.preps and (found := _prepositional(token, entry.preps)):
        return found
    return _nominal(token, entry)


def _nominal(token: Token, entry: VerbCue) -> tuple[str, int, frozenset[int]] | None:
    frames = entry.frames
    objects = [c for c in token.children if c.dep_ in {"dobj", "nsubj"} and c.i > token.i]
    small = [c for c in complements(token, frozenset(("xcomp", "ccomp"))) if c.i > token.i and not has_to(c)]
    if "as" in frames:
        tails = [
            c
            for c in token.children
            if c.i > token.i
            and (c.dep_ == "oprd" or (c.dep_ in {"prep", "mark", "advcl"} and c.left_edge.lower_ == "as"))
        ]
        predicates = [c for c in token.children if c.dep_ in {"dobj", "dative"} and c.i > token.i][1:]
        if objects and (tails or predicates):
            first = min([*objects, *(c for c in token.children if c.dep_ == "dative")], key=lambda c: c.i)
            return "as", first.i, subtree(first).union(*map(subtree, [*tails, *predicates]))
        if objects and any(c.lower_ == "as" and c.i > objects[0].i for c in objects[0].children):
            return "as", objects[0].i, subtree(objects[0])
        if small and not objects and not _finite(small[0]):
            return "as", small[0].i, subtree(small[0])
    if "of" in frames and objects:
        tails = [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "for", "over"} and c.i > token.i]
        inner = any(c.dep_ == "prep" and c.lower_ in {"of", "for", "over"} for c in objects[0].children)
        if tails or inner:
            return "of", objects[0].i, subtree(objects[0]).union(*map(subtree, tails))
    if "ing" in frames:
        for comp in small:
            if comp.tag_ == "VBG" or any(c.dep_ == "auxpass" and c.tag_ == "VBG" for c in comp.children):
                return "gerund", comp.i, subtree(comp)
    known = bool(objects) and (not entry.objects or objects[0].lemma_.lower() in entry.objects)
    known = known and objects[0].ent_type_ not in {"DATE", "TIME"} and (entry.denial or objects[0].tag_ != "PRP")
    if "at" in frames and known:
        tails = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "at" and c.i > objects[0].i]
        return ("at", objects[0].i, subtree(objects[0]) | subtree(tails[0])) if tails else None
    if known and ("np" in frames or ("npx" in frames and _tells(objects[0]))):
        after = objects[0].right_edge.i + 1
        tails = [c for c in token.children if c.dep_ == "prep" and c.i == after and c.lower_ not in _CIRCUMSTANCE]
        return "object", objects[0].i, subtree(objects[0]).union(*map(subtree, tails[:1]))
    return None


def _tells(head: Token) -> bool:
    """Whether a noun phrase tells of something by itself: whose, of what, or which."""
    return any(child.dep_ in {"prep", "acl", "relcl", "poss"} for child in head.children)


def _clause(token: Token) -> Token | None:
    """The verb's finite complement; the nearest where the parse gives several."""
    found = [child for child in complements(token, _CLAUSES) if not has_to(child) or _finite(child)]
    found = [child for child in found if not _parted(token, child)]
    # A verb taken for a noun ("whether the loss matters") still opens with its conjunction.
    found += [child for child in complements(token, frozenset(("dobj",))) if _asks(child)]
    if not found:
        return None
    return min(found, key=lambda child: (not _finite(child), abs(child.i - token.i)))


def _parted(verb: Token, clause: Token) -> bool:
    """Whether a semicolon, or a colon after the clause, stands between the two: they are statements side by side."""
    doc = verb.doc
    if clause.i > verb.i:
        return any(token.text == ";" for token in doc[verb.i : clause.i])
    return any(token.text in {";", ":"} for token in doc[clause.right_edge.i + 1 : verb.i])


def _asks(head: Token) -> bool:
    return head.left_edge.lower_ == "whether"


def _finite(verb: Token) -> bool:
    """Whether a clause has a finite verb, or (where the verb is a subjunctive or mistagged) "that" and a subject."""
    if verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or _asks(verb):
        return True
    if any(child.dep_ == "mark" for child in verb.children) and subjects_of(verb):
        return True
    return any(
        child.tag_ in {"VBD", "VBZ", "VBP", "MD"} and child.dep_ in {"aux", "auxpass"} for child in verb.children
    )


def _aside(token: Token) -> tuple[str, int, frozenset[int]] | None:
    """A cue in parentheses: "the rebels, officials said, had fled"."""
    if token.dep_ not in {"parataxis", "ccomp", "advcl"} or token.head is token:
        return None
    if token.dep_ != "parataxis" and not _set_off(token):
        return None
    own = subtree(token)
    return "aside", token.head.i, subtree(token.head) - own


def _set_off(token: Token) -> bool:
    doc, first, last = token.doc, token.left_edge.i, token.right_edge.i
    before = first > 0 and doc[first - 1].text in {",", "–", "—", "-"}
    after = last + 1 < len(doc) and doc[last + 1].text in {",", ".", "–", "—", "-"}
    short = last - first < 8
    return before and after and short and not any(child.dep_ == "mark" for child in token.children)


def _prepositional(token: Token, preps: frozenset[str]) -> tuple[str, int, frozenset[int]] | None:
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ in preps and prep.i > token.i:
            objects = [child for child in prep.children if child.dep_ in {"pobj", "pcomp"} and child.tag_ != "PRP"]
            if objects:
                # "called on the army to withdraw", "referred to the raid as an accident"
                tails = [
                    c
                    for c in token.children
                    if c.i > prep.i and ((c.dep_ == "xcomp" and has_to(c)) or (c.dep_ == "prep" and c.lower_ == "as"))
                ]
                return "prep", objects[0].i, (subtree(prep) - {prep.i}).union(*map(subtree, tails))
    return None


def _relative(doc: Doc, token: Token, draft: Draft, source: Words | None) -> Draft | None:
    """A cue inside a relative clause whose object is the antecedent: "a soldier who they claim took his life"."""
    if token.dep_ != "relcl" or draft.content or source is None or source.head == token.head.i:
        return draft if draft.content or draft.takes_quotes else None
    relative = next((t for t in doc[token.head.i + 1 : token.i] if t.tag_ in {"WP", "WDT"}), None)
    if relative is None:
        return draft
    rest = [t.i for t in doc[token.i + 1 : token.sent.end] if not t.is_space]
    stop = next((n for n, i in enumerate(rest) if doc[i].text in {",", ".", ";", "–", "—"}), len(rest))
    verbs = [i for i in rest[:stop] if doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"}]
    if not verbs or verbs[0] - token.i > 3:
        return draft
    return replace(draft, rule="verb.relative", content=frozenset((relative.i, *rest[:stop])), root=verbs[0])
