"""A draft laid out as a report: the text, its blocks, and what the outlet warns of."""

from sayso.errors import EmptyInput, OversizedInput
from sayso.read.address import day_in
from sayso.read.advisory import warnings
from sayso.read.draft import Draft, Piece
from sayso.read.fold import fold, key
from sayso.read.language import guessed_language
from sayso.read.limits import LONGEST_TEXT
from sayso.read.outlets import named
from sayso.schema.report import Advisory, Block, Note, Related, Report, Source, report_id
from sayso.schema.vocabulary import CODED_BLOCKS

_GAP = "\n\n"
_REPEATABLE = frozenset({"caption", "credit"})


def assemble(draft: Draft, source: Source, notes: tuple[Note, ...] = ()) -> Report:
    """The report that `draft`, read from `source`, makes.

    Raises:
        EmptyInput: there is no text in it.
        OversizedInput: its text goes beyond `limits.LONGEST_TEXT`.
    """
    pieces = _laid_out(draft.pieces)
    if not any(piece.kind in CODED_BLOCKS for piece in pieces):
        raise EmptyInput("holds no article text.", where=source.uri, mend="Save the page after it has fully loaded.")
    length = sum(len(piece.text) for piece in pieces) + len(_GAP) * (len(pieces) - 1)
    if length > LONGEST_TEXT:
        raise OversizedInput(
            f"has {length:,} characters of text, more than {LONGEST_TEXT:,}.",
            where=source.uri,
            mend="Split it into its articles.",
        )
    blocks, at = [], 0
    for piece in pieces:
        blocks.append(Block(kind=piece.kind, start=at, end=at + len(piece.text)))
        at += len(piece.text) + len(_GAP)
    text = _GAP.join(piece.text for piece in pieces)
    told = (*notes, *draft.notes, *_own_notes(draft))
    return Report(
        report_id=report_id(source),
        source=source,
        outlet=named(fold(draft.outlet or "") or None, draft.address),
        headline=fold(draft.headline or "") or None,
        bylines=tuple(name for name in map(fold, draft.bylines) if name),
        published=draft.published or _day_of_address(draft),
        updated=draft.updated,
        language=draft.language or guessed_language(text),
        text=text,
        blocks=tuple(blocks),
        advisories=_advisories(pieces, blocks),
        related=_related(draft),
        notes=tuple(dict.fromkeys(told)),
    )


def _laid_out(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The pieces that hold text; a caption that repeats is one, and its credit with it."""
    kept: list[Piece] = []
    captions: set[str] = set()
    credits_of: dict[str, set[str]] = {}
    caption, repeats = "", False
    for piece in pieces:
        text = fold(piece.text)
        if not text:
            continue
        name = (key(text) or text) if piece.kind in _REPEATABLE else ""
        if piece.kind == "caption":
            caption, repeats = name, name in captions
            captions.add(name)
            if repeats:
                continue
        elif piece.kind == "credit" and caption:
            known = credits_of.setdefault(caption, set())
            again = repeats and name in known
            known.add(name)
            caption = ""
            if again:
                continue
        else:
            caption = ""
        kept.append(Piece(piece.kind, text, piece.words, piece.uri))
    return kept


def _advisories(pieces: list[Piece], blocks: list[Block]) -> tuple[Advisory, ...]:
    return tuple(
        Advisory(category=told.category, severity=told.severity, start=block.start, end=block.end, basis="outlet")
        for piece, block in zip(pieces, blocks, strict=True)
        if piece.kind == "advisory"
        for told in warnings(piece.text)
    )


def _related(draft: Draft) -> tuple[Related, ...]:
    """The stories pointed to, each once."""
    from_lines = (
        Related(text=fold(piece.words), uri=piece.uri)
        for piece in draft.pieces
        if piece.kind == "related" and piece.words
    )
    found: dict[str, Related] = {}
    for story in (*from_lines, *draft.related):
        if story.text and (story.text not in found or (story.uri and not found[story.text].uri)):
            found[story.text] = story
    return tuple(found.values())


def _day_of_address(draft: Draft) -> str | None:
    return next((stamp.moment for stamp in day_in(draft.address)), None)


def _own_notes(draft: Draft) -> tuple[Note, ...]:
    told = []
    if draft.published is None and _day_of_address(draft):
        told.append(Note(kind="date_from_address", text="The day of publication stands in the address alone."))
    elif draft.published is None:
        told.append(Note(kind="no_date", text="No time of publication that can be read without guessing."))
    if draft.address:
        told.append(Note(kind="address", text=draft.address))
    return tuple(told)
