"""Quotations without a cue: a paragraph of nothing else goes on with the speaker beside it."""

from collections.abc import Sequence

from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.edges import before_mark, past_mark
from sayso.annotate.attribution.scene import Quoted, Scene
from sayso.annotate.attribution.transcripts import is_turn

_PROSE = frozenset(("paragraph", "list_item", "block_quote"))
_HEADINGS = frozenset(("headline", "subheading"))
_BREAKS = frozenset((":", "-", "–", "—"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ASKING = frozenset(("WP", "WRB"))
_SENTENCE = 3  # tokens of a quotation that opens a heading
_STATEMENT = 8  # tokens of a quotation that may stand without a speaker
_LEFT_OVER = 3  # tokens outside the marks that a paragraph of quotation may still have


def floating(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """A draft without a cue for every quotation that fills its paragraphs and that no cue has taken.

    Its source is that of the quotation or statement before it, in the prose block before; failing that, of
    the quotation in the prose block after it; failing both, nobody is named, but the words are not the outlet's.
    """
    taken = {index for draft in drafts for index in draft.quotes}
    found: list[Draft] = []
    for quoted in scene.quoted:
        if quoted.index in taken or is_turn(quoted, drafts) or quoted.around is not None:
            continue
        if _opens_heading(scene, quoted):
            words = frozenset(range(quoted.first, quoted.last))
            found.append(Draft("floating", None, None, None, words, None, (quoted.index,), sourceless=True))
        if not _fills(scene, quoted):
            continue
        speaker = _speaker_before(scene, quoted, [*drafts, *found]) or _speaker_after(scene, quoted, drafts)
        source = speaker.source if speaker is not None else None
        words = frozenset(i for first, last in quoted.pieces for i in range(first, last))
        if source is not None or _says_much(quoted):
            found.append(Draft("floating", None, None, source, words, None, (quoted.index,), sourceless=source is None))
    return tuple(found)


def _opens_heading(scene: Scene, quoted: Quoted) -> bool:
    """Whether a heading opens with a sentence quoted and then only names its story: "'I saw it': a night in Tolan".

    It may be nothing else.
    """
    block = scene.block_at[quoted.first]
    if scene.blocks[block].kind not in _HEADINGS:
        return False
    close = past_mark(scene.doc, quoted.last)
    end = scene.text_of_block(block)[1]
    if close < end and not scene.doc[close].is_space and scene.doc[close].text not in _BREAKS:
        return False
    opens = before_mark(scene.doc, quoted.first) < scene.text_of_block(block)[0]
    words = scene.doc[quoted.first : quoted.last]
    told = close + 1 < end and scene.doc[close + 1].tag_ in _ASKING  # "'A massacre, not a battle': what villagers saw"
    return opens and len(words) >= _SENTENCE and (told or any(token.tag_ in _FINITE for token in words))


def _says_much(quoted: Quoted) -> bool:
    """Whether a quotation of nobody known is a statement, and not a title set off in a line of its own."""
    return quoted.last - quoted.first >= _STATEMENT


def _fills(scene: Scene, quoted: Quoted) -> bool:
    if scene.blocks[scene.block_at[quoted.first]].kind not in _PROSE:
        return False
    for first, last in quoted.pieces:
        start, end = scene.text_of_block(scene.block_at[first])
        outside = [i for i in range(start, end) if not first <= i < last and scene.doc[i].is_alpha]
        if len(outside) > _LEFT_OVER:
            return False
    return True


def _names(scene: Scene, draft: Draft) -> bool:
    return draft.source is not None and scene.doc[draft.source.head].tag_ not in {"WP", "WDT"}


def _neighbour(scene: Scene, number: int, step: int) -> int | None:
    at = number + step
    while 0 <= at < len(scene.blocks):
        if scene.blocks[at].kind in _PROSE:
            return at
        at += step
    return None


def _speaker_before(scene: Scene, quoted: Quoted, drafts: Sequence[Draft]) -> Draft | None:
    number = _neighbour(scene, scene.block_at[quoted.first], -1)
    if number is None:
        return None
    here = [d for d in drafts if _stands_in(scene, d, number) and (d.speech or d.cue is None or d.quotes)]
    held = frozenset(i for d in here for i in d.content)
    named = [d for d in here if _names(scene, d) and not (d.cue and d.cue.head in held and not d.quotes)]
    return max(named, key=lambda d: (bool(d.quotes), _position(d)), default=None)


def _speaker_after(scene: Scene, quoted: Quoted, drafts: Sequence[Draft]) -> Draft | None:
    number = _neighbour(scene, scene.block_at[quoted.last - 1], 1)
    if number is None:
        return None
    here = [d for d in drafts if _names(scene, d) and d.quotes and _stands_in(scene, d, number)]
    return min(here, key=_position, default=None)


def _position(draft: Draft) -> int:
    if draft.cue:
        return draft.cue.head
    return min(draft.content, default=0)


def _stands_in(scene: Scene, draft: Draft, number: int) -> bool:
    """Whether a draft of the outlet's own level belongs to a block."""
    if draft.cue:
        return scene.block_at[draft.cue.head] == number and scene.quote_at[draft.cue.head] is None
    return bool(draft.content) and scene.block_at[max(draft.content)] == number
