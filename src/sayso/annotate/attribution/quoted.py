"""Which cue each quotation belongs to: by the clause beside it, by the parse, or by carrying on after a cue."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from sayso.annotate.attribution.clause import phrase, subjects_of
from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.edges import before_mark, is_beat, past_mark
from sayso.annotate.attribution.misread import misread
from sayso.annotate.attribution.scene import Quoted, Scene

_NEAR = 4  # tokens between a quotation and the clause that follows it ("…," the mayor later said)
_FAR = 25  # tokens between a cue and the quotation after it ("said in a statement on Monday that the …")
_NAME = 4  # words in marks that may be a name between two quotations ("told the daily “Al-Mustaqbal”. …")
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


def linked(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, each with the quotations that are its content, and one for each tag that is misread otherwise."""
    drafts = [_at_its_own_level(scene, draft) for draft in drafts]
    found: dict[int, list[int]] = {}
    owner: dict[int, int] = {}
    for quoted in scene.quoted:
        at = _after(scene, quoted, drafts)
        if at is not None and _brings_on_next(scene, quoted, drafts[at]):
            before = _before(scene, quoted, drafts)
            at = at if before is None else before
        at = _innermost(scene, quoted, drafts, _in_content(quoted, scene, drafts)) if at is None else at
        at = _past_beat(scene, quoted, owner) if at is None else at
        at = _interrupted(scene, quoted, drafts, owner) if at is None else at
        at = _before(scene, quoted, drafts) if at is None else at
        at = _after_a_sentence(scene, quoted, drafts) if at is None else at
        if at is None and (tag := misread(scene, quoted)) is not None:
            at = len(drafts)
            drafts.append(tag)
        at = _carried_on(scene, quoted, drafts, owner) if at is None else at
        if at is not None:
            owner[quoted.index] = at
            found.setdefault(at, []).append(quoted.index)
    taken = [(quoted, drafts[owner[quoted.index]]) for quoted in scene.quoted if quoted.index in owner]
    return tuple(
        replace(d, quotes=tuple(found[n])) if n in found else d
        for n, d in enumerate(drafts)
        if n in found or not _is_aside_of_another(d, taken)
    )


def _at_its_own_level(scene: Scene, draft: Draft) -> Draft:
    """A draft whose cue is quoted has a source from the same quotation: "'A man came and said …,' the nurse said"."""
    if draft.cue is None or draft.source is None:
        return draft
    level = scene.quote_at[draft.cue.head]
    if level is None or scene.quote_at[draft.source.head] is not None:
        return draft
    verb = scene.doc[draft.cue.head]
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    own = next((child for child in subjects_of(verb) if scene.quote_at[child.i] == level), None)
    source = phrase(scene.doc, own, draft.cue) if own is not None else None
    return draft if source is None else replace(draft, source=source, lifted_from=None)


def _is_aside_of_another(draft: Draft, taken: Sequence[tuple[Quoted, Draft]]) -> bool:
    """Whether a participle has nothing to say but what its own verb says ("'…,' he said, adding a word for her")."""
    return draft.rule == "verb.aside" and any(
        quoted.first in draft.content and owner.cue is not None and owner.cue.head in draft.content
        for quoted, owner in taken
    )


def _candidates(scene: Scene, quoted: Quoted, drafts: Sequence[Draft]) -> list[tuple[int, Draft]]:
    """The cues that stand where the quotation's own marks stand, and may take one."""
    return [
        (n, d) for n, d in enumerate(drafts) if d.cue and d.takes_quotes and scene.quote_at[d.cue.head] == quoted.around
    ]


def _clause_start(draft: Draft) -> int:
    starts = [words.first for words in (draft.cue, draft.source) if words]
    return min(starts)


def _after(scene: Scene, quoted: Quoted, drafts: Sequence[Draft]) -> int | None:
    """'…,' the mayor said."""
    doc, close = scene.doc, past_mark(scene.doc, quoted.last)
    end = doc[quoted.last - 1].text[-1:]
    after = doc[close].text if close < len(doc) else ""
    if end not in {",", "?", "!", "…", "-", "—", "–"} and after not in {",", "—", "–", "-"} and end == ".":
        return None
    if after == "." and end not in {"?", "!", "…"}:
        return None
    if close < len(doc) and doc[close].tag_ == "CC":
        # "I told him, '…,' and he said, '…'": what the clause after it says is the next quotation.
        return None
    for n, draft in _candidates(scene, quoted, drafts):
        start = _clause_start(draft)
        if draft.cue is None or not 0 <= start - close <= _NEAR:
            continue
        if scene.block_at[draft.cue.head] == scene.block_at[quoted.last - 1] and not _opens_own(scene, draft):
            return n
    return None


def _opens_own(scene: Scene, draft: Draft) -> bool:
    """Whether a colon follows the cue: it brings on another quotation."""
    at = draft.cue.last if draft.cue else 0
    return at < len(scene.doc) and scene.doc[at].text == ":"


def _brings_on_next(scene: Scene, quoted: Quoted, draft: Draft) -> bool:
    """Whether a cue after a quotation may be another's: one after a comma follows it in the sentence."""
    doc, cue = scene.doc, draft.cue
    after = next((q for q in scene.quoted if q.first > quoted.last and q.around == quoted.around), None)
    if cue is None or after is None or doc[after.first].sent.start > cue.head:
        return False
    lead = before_mark(doc, after.first)
    return lead == cue.last - 1 or (cue.last <= lead and doc[lead].text == ",")


def _innermost(scene: Scene, quoted: Quoted, drafts: Sequence[Draft], at: int | None) -> int | None:
    """The cue that holds a quotation; one inside its content that brings the quotation on, where there is one.

    "The driver says the soldier shouted, '…,' and fired": what was shouted is the soldier's.
    """
    inner = _before(scene, quoted, drafts) if at is not None else None
    if at is None or inner is None or inner == at:
        return at
    cue = drafts[inner].cue
    return inner if cue and not drafts[inner].content and cue.head in drafts[at].content else at


def _past_beat(scene: Scene, quoted: Quoted, owner: dict[int, int]) -> int | None:
    """What somebody says on after doing something: "'We have water' – she paused – 'but nothing else.'"."""
    before = next((q for q in reversed(scene.quoted) if q.index < quoted.index and q.around == quoted.around), None)
    if before is None or not is_beat(scene.doc, before.last, quoted.first):
        return None
    return owner.get(before.index)


def _interrupted(scene: Scene, quoted: Quoted, drafts: Sequence[Draft], owner: dict[int, int]) -> int | None:
    """The other half of a quotation that its tag stands in: "'Many are tired,' he wrote to her, 'but few will go'"."""
    doc = scene.doc
    before = next((q for q in reversed(scene.quoted) if q.index < quoted.index and q.around == quoted.around), None)
    if before is None or before.index not in owner or doc[before.last - 1].text != ",":
        return None
    cue, lead = drafts[owner[before.index]].cue, before_mark(doc, quoted.first)
    goes_on = doc[quoted.first].text[:1].islower() and doc[lead].text == ","
    between = cue is not None and before.last <= cue.head < quoted.first
    return owner[before.index] if goes_on and between and doc[before.last - 1].sent == doc[quoted.first].sent else None


def _after_a_sentence(scene: Scene, quoted: Quoted, drafts: Sequence[Draft]) -> int | None:
    """The deputy mayor agreed. '…'"""
    doc, opening = scene.doc, before_mark(scene.doc, quoted.first)
    if opening < 1 or doc[opening].text != "." or scene.block_at[opening] != scene.block_at[quoted.first]:
        return None
    for n, draft in _candidates(scene, quoted, drafts):
        if draft.cue and draft.cue.last == opening and draft.source and not draft.content and not draft.quotes:
            return n
    return None


def _in_content(quoted: Quoted, scene: Scene, drafts: Sequence[Draft]) -> int | None:
    """The innermost cue whose clause, by the parse, holds some of the quoted words."""
    best: tuple[int, int] | None = None
    words = {i for first, last in quoted.pieces for i in range(first, last)}
    for n, draft in _candidates(scene, quoted, drafts):
        if draft.root in words or (draft.content and words <= draft.content):
            size = len(draft.content)
            if best is None or size < best[0]:
                best = (size, n)
    return best[1] if best else None


def _before(scene: Scene, quoted: Quoted, drafts: Sequence[Draft]) -> int | None:
    """The mayor said in a statement: '…'. The colon may end a paragraph."""
    doc = scene.doc
    opening = before_mark(doc, quoted.first)
    if opening < 0:
        return None
    lead = opening
    while lead > 0 and doc[lead].is_space:
        lead -= 1
    introduces = doc[lead].text in {":", ","} or doc[lead].lower_ in {"that", "was", "is"}
    for n, draft in sorted(_candidates(scene, quoted, drafts), key=lambda c: -c[1].cue.head if c[1].cue else 0):
        if draft.cue is None or draft.cue.head > lead:
            continue
        gap = range(draft.cue.last, lead + 1)
        if len(gap) > _FAR or (not introduces and len(gap) > 1 and not _only_addressee(scene, draft, lead)):
            return None
        if any(doc[i].is_sent_start for i in gap) or (doc[quoted.first].sent.start > lead and doc[lead].text != ":"):
            return None
        if any(doc[i].tag_ in _FINITE and i not in draft.content for i in gap if i != draft.cue.head):
            return None
        if doc[lead].text != ":" and scene.block_at[lead] != scene.block_at[quoted.first]:
            return None
        return n
    return None


def _only_addressee(scene: Scene, draft: Draft, lead: int) -> bool:
    """Whether nothing but the verb's own words stands before the mark ("told the crowd '…'")."""
    head = scene.doc[draft.cue.head] if draft.cue else scene.doc[lead]
    own = {
        token.i
        for child in head.rights
        if child.dep_ in {"dobj", "dative", "npadvmod", "prep"}
        for token in child.subtree
    }
    return draft.speech and all(i in own for i in range(head.i + 1, lead + 1))


def _carried_on(scene: Scene, quoted: Quoted, drafts: Sequence[Draft], owner: dict[int, int]) -> int | None:
    """A quotation of its own sentence after '…,' he said. in the same paragraph."""
    doc = scene.doc
    here = doc[quoted.first].sent
    start = before_mark(doc, quoted.first)
    if start >= 0 and not doc[start + 1].is_sent_start and not _starts(doc, quoted.first):
        return None
    for earlier in reversed([q for q in scene.quoted if q.index < quoted.index and q.around == quoted.around]):
        at = owner.get(earlier.index)
        if at is None and earlier.last - earlier.first <= _NAME:
            continue
        if at is None or scene.block_at[earlier.last - 1] != scene.block_at[quoted.first]:
            return None
        cue = drafts[at].cue
        if len(_sentences(doc, earlier.last, quoted.first)) > 1 and (
            cue is None or doc[cue.head].sent.end < here.start
        ):
            return None
        end = doc[quoted.last - 1].sent.end
        outside = [
            t
            for t in doc[quoted.last : end]
            if t.i >= quoted.last and t.tag_ in _FINITE and scene.quote_at[t.i] == quoted.around
        ]
        return None if outside else at
    return None


def _sentences(doc: Doc, first: int, last: int) -> set[int]:
    """The sentences of the words between two quotations."""
    return {token.sent.start for token in doc[first:last] if token.is_alpha}


def _starts(doc: Doc, first: int) -> bool:
    """Whether the words open a sentence, but for the mark before them."""
    before = before_mark(doc, first)
    while before > 0 and doc[before].is_space:
        before -= 1
    return before < 0 or doc[before].text[-1:] in {".", "!", "?", "…"} or bool(doc[before + 1].is_sent_start)
