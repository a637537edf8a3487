"""What a denial denies: "a charge the group rejects", "the army denied it", told just before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import verb_group
from sayso.annotate.attribution.content import spans
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import noun_cue, verb_cue, verbs
from sayso.annotate.layers import report_of
from sayso.schema.span import Span, trimmed

_POINTING = frozenset(("it", "this", "that", "them", "these", "those", "such", "which", "something"))
_OPENS = frozenset(("a", "an"))
_RELATIVE = frozenset(("that", "which"))
_LONGEST = 14  # tokens from the noun that sums up to the verb that denies
_CLAIMS = frozenset(("figure", "toll", "number", "version", "theory", "characterisation", "characterization", "notion"))
"""Nouns for a statement that are no cues themselves."""
_EDGES = ' \t\n,;:.–—"“”'
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def resolved(doc: Doc, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts; one that denies a claim only pointed to has the content of the statement before it.

    The statement must stand in the same sentence or the one before; else the words that point are kept.
    """
    whole = tuple(_of_clause(doc, draft) for draft in _appended(doc, drafts))
    found = []
    for number, draft in enumerate(whole):
        if draft.denial and draft.cue and _points(doc, draft):
            before = _statement_before(doc, whole, number)
            about = spans(doc, before.content) if before is not None else _told_before(doc, draft)
            if about:
                found.append(replace(draft, about=about))
                continue
        found.append(draft)
    return tuple(found)


def _of_clause(doc: Doc, draft: Draft) -> Draft:
    """A denial of "claims that …" has what was claimed; without what it was called ("… as a lie")."""
    root = draft.root
    if not draft.denial or draft.cue is None or root is None or root + 2 not in draft.content:
        return draft
    if doc[root + 1].lower_ != "that" or not _sums_up(doc[root]):
        return draft
    called = (i for i in draft.content if i > root + 2 and doc[i].lower_ == "as" and doc[i].head.i == draft.cue.head)
    last = min(called, default=len(doc))
    said = frozenset(i for i in draft.content if root + 1 < i < last)
    return replace(draft, content=said, root=doc[root + 1].head.i if doc[root + 1].head.i in said else min(said))


def _appended(doc: Doc, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with the denials set behind a statement ("…, a charge its lawyers reject"); that ends before them."""
    found = list(drafts)
    for comma, noun, denial in _denials_behind(doc):
        kept = [d for d in found if d.cue is None or denial.cue is None or d.cue.head != denial.cue.head]
        kept = [d for d in kept if d.cue is None or d.cue.head != noun.i]
        found = [_cut(draft, comma) for draft in kept]
        found.append(denial)
    return tuple(found)


def _cut(draft: Draft, comma: int) -> Draft:
    """A draft whose content runs over the comma, and has its say before it, up to there."""
    if comma not in draft.content and comma + 1 not in draft.content:
        return draft
    before = frozenset(i for i in draft.content if i < comma)
    return replace(draft, content=before) if before else draft


def _denials_behind(doc: Doc) -> Iterator[tuple[int, Token, Draft]]:
    """Each noun after a comma that sums up a statement for somebody to deny: the comma, the noun, the denial."""
    for comma in doc[:-2]:
        noun = _summing_up(doc, comma.i + 1) if comma.text in {",", "–", "—"} else None
        if noun is None:
            continue
        denial = _denial_of(doc, noun)
        if denial is not None:
            yield comma.i, noun, denial


def _summing_up(doc: Doc, at: int) -> Token | None:
    """The word right after a comma that stands for the statement before it: "a [charge]", "[which]", "[something]"."""
    first = doc[at]
    if first.lower_ in {"which", "something"}:
        return first
    noun = next((t for t in doc[at + 1 : at + 4] if t.pos_ == "NOUN"), None) if first.lower_ in _OPENS else None
    return noun if noun is not None and _sums_up(noun) else None


def _sums_up(noun: Token) -> bool:
    return noun_cue(noun) is not None or noun.lemma_.lower() in _CLAIMS


def _denial_of(doc: Doc, noun: Token) -> Draft | None:
    """The denial in the clause after a noun: "its lawyers reject", "that the army denies", "denied by the embassy"."""
    end = min(noun.i + _LONGEST, noun.sent.end)
    verb = next((token for token in doc[noun.i + 1 : end] if _denies(token)), None)
    if verb is None:
        return None
    group = verb_group(verb)
    first = noun.i + 1
    if first == group.first and first + 1 < end and doc[group.last].lower_ == "by":
        source = _phrase(doc, group.last + 1, _stop(doc, group.last + 1))
    else:
        first += doc[first].lower_ in _RELATIVE
        source = _phrase(doc, first, group.first)
    if source is None:
        return None
    return Draft("verb.object", group, "verb", source, frozenset((noun.i,)), noun.i, speech=False, denial=True)


def _denies(token: Token) -> bool:
    """Whether a word denies: a verb, or what was tagged as a plural where a clause ends ("its captain rejects")."""
    entry = verb_cue(token)
    if entry is None and token.tag_ == "NNS" and token.i + 1 < len(token.doc) and token.nbor(1).is_punct:
        word = token.lower_
        entry = next((verbs()[stem] for stem in (word[:-1], word[:-2], f"{word[:-3]}y") if stem in verbs()), None)
    return entry is not None and entry.denial


def _stop(doc: Doc, first: int) -> int:
    stops = (t.i for t in doc[first:] if t.is_punct or t.is_space or t.tag_ in _FINITE or t.tag_ in {"WDT", "WP"})
    return next(stops, len(doc))


def _phrase(doc: Doc, first: int, last: int) -> Words | None:
    """The words as a source: one noun phrase without a verb."""
    words = doc[first:last]
    if not words or any(token.is_punct or token.tag_ in _FINITE for token in words):
        return None
    nouns = [token for token in words if token.pos_ in {"NOUN", "PROPN", "PRON"}]
    outward = [token for token in nouns if not first <= token.head.i < last]
    return Words(first, last, (outward or nouns)[0].i) if nouns else None


def _points(doc: Doc, draft: Draft) -> bool:
    """Whether the content is a pronoun, or a noun such as "charge" that does not itself say of what."""
    if not draft.content:
        return False
    root = doc[draft.root] if draft.root is not None else doc[min(draft.content)]
    if root.lower_ in _POINTING:
        return True
    bare = not any(
        child.dep_ in {"acl", "relcl", "prep", "ccomp"} and child.lower_ != "as" and child.i in draft.content
        for child in root.children
    )
    return _sums_up(root) and bare


def _statement_before(doc: Doc, drafts: Sequence[Draft], number: int) -> Draft | None:
    cue = drafts[number].cue
    if cue is None:
        return None
    here = doc[cue.head].sent
    earliest = doc[here.start - 1].sent.start if here.start else 0
    before = [
        other
        for n, other in enumerate(drafts)
        if n != number
        and other.cue
        and other.content
        and earliest <= other.cue.head < cue.head
        and not other.about
        and cue.head not in other.content
    ]
    return max(before, key=lambda other: other.cue.head if other.cue else 0, default=None)


def _told_before(doc: Doc, draft: Draft) -> tuple[Span, ...]:
    """What the outlet itself says before a denial set behind it, or in the sentence before one that points to it."""
    if draft.cue is None or draft.root is None:
        return ()
    here = doc[draft.cue.head].sent
    noun = doc[draft.root]
    first = noun.i
    while first > here.start and doc[first - 1].pos_ in {"DET", "ADJ", "ADV"}:
        first -= 1
    if noun.i < draft.cue.first and first > here.start + 1 and doc[first - 1].text in {",", "–", "—"}:
        return _trimmed(doc, here.start, first - 1)
    if not here.start or doc[here.start - 1].sent.end != here.start:
        return ()
    before = doc[here.start - 1].sent
    return _trimmed(doc, before.start, before.end)


def _trimmed(doc: Doc, first: int, last: int) -> tuple[Span, ...]:
    if not any(token.tag_ in _FINITE for token in doc[first:last]):
        return ()
    end = doc[last - 1]
    span = trimmed(report_of(doc).text, Span(doc[first].idx, end.idx + len(end)), _EDGES)
    return (span,) if span and "\n" not in report_of(doc).words(span) else ()
