"""An article in JSON (schema.org NewsArticle, ninjs, the forms of crawlers) to a draft."""

import json
import re
from dataclasses import replace

from sayso.errors import DamagedInput, OversizedInput, UnsupportedInput
from sayso.read.address import day_in
from sayso.read.advisory import warnings
from sayso.read.decode import character_notes
from sayso.read.draft import Draft, Piece
from sayso.read.dump import read_dump, times_near_head
from sayso.read.fields import Fields, Json, desks_of, fields_of, has_text, moment, people_of
from sayso.read.fold import fold, key
from sayso.read.page import read_fragment
from sayso.schema.report import Note

_WRAPPERS = ("@graph", "article", "item", "data", "newsItem", "document", "_source")
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|blockquote|figure)\b[^<>]*>", re.IGNORECASE)
_COMPARED = 60  # letters by which a description is known to open the text as well
_OPENING = 2_000  # letters of the text in which it is looked for


def read_json(text: str, uri: str) -> Draft:
    """The draft of the one article that JSON `text` holds.

    Raises:
        DamagedInput: it is not JSON; says where it breaks.
        OversizedInput: it is nested too deep.
        UnsupportedInput: it holds no article, or several.
    """
    try:
        value: Json = json.loads(text)
    except RecursionError as error:
        raise OversizedInput("is JSON nested too deep.", where=uri, mend="An article has a few levels.") from error
    except ValueError as error:
        raise DamagedInput(f"is not sound JSON: {error}.", where=uri, mend="Fetch or write it again.") from error
    article = _article(value)
    if article is None:
        named = ", ".join(sorted(value)[:8]) if isinstance(value, dict) else type(value).__name__
        raise UnsupportedInput(
            f"is JSON, but no article: no field holds its text (it has {named or 'nothing'}).",
            where=uri,
            mend="docs/reading.md lists the fields that are read; give several articles as JSON Lines.",
        )
    return _draft(fields_of(article))


def _article(value: Json, depth: int = 0) -> dict[str, Json] | None:
    if isinstance(value, list):
        found = [item for item in value if isinstance(item, dict) and has_text(item)]
        return found[0] if len(found) == 1 else None
    if not isinstance(value, dict):
        return None
    if has_text(value):
        return value
    for name in _WRAPPERS:
        inner = _article(value.get(name), depth + 1) if depth < len(_WRAPPERS) else None
        if inner is not None:
            return inner
    return None


def _draft(fields: Fields) -> Draft:
    body = fields.text or ""
    title_as_given = fields.title or ""
    title = fold(title_as_given) or None
    draft = read_fragment(body, title) if _MARKUP.search(body) else read_dump(body, title)
    told = (*times_near_head(body), *day_in(fields.address))
    notes = tuple(
        Note(kind="date_ambiguous", text=f"Could be {' or '.join((stamp.moment, *stamp.others))}: left open.")
        for stamp in (fields.published, fields.updated)
        if stamp and moment(stamp, told) is None
    )
    return replace(
        draft,
        pieces=_with_fields(draft.pieces, fields),
        headline=draft.headline or title,
        outlet=fields.outlet or draft.outlet,
        bylines=people_of(fields.authors) or draft.bylines,
        published=moment(fields.published, told) or draft.published,
        updated=moment(fields.updated, told) or draft.updated,
        language=fields.language or draft.language,
        address=fields.address or draft.address,
        notes=(*draft.notes, *notes, *character_notes(f"{title_as_given} {body}")),
    )


def _with_fields(pieces: tuple[Piece, ...], fields: Fields) -> tuple[Piece, ...]:
    """The text's pieces, and what other fields say, in its place: warnings, headline, standfirst, byline, captions."""
    opening = key(" ".join(piece.text for piece in pieces)[: 2 * _OPENING])[:_OPENING]
    ahead = [Piece("advisory" if warnings(fold(text)) else "furniture", text) for text in fields.warnings]
    behind: list[Piece] = []
    described = key(fields.description or "")
    if described and described[:_COMPARED] not in opening:
        behind.append(Piece("standfirst", fields.description or ""))
    here = {key(piece.text) for piece in pieces if piece.kind in {"byline", "credit"}}
    people = [author for author in fields.authors if people_of((author,))]
    if people and not any(key(person) in said for said in here for person in people_of(tuple(people))):
        behind.append(Piece("byline", ", ".join(people)))
    behind += [Piece("credit", desk) for desk in desks_of(fields.authors) if key(desk) not in here]
    for caption, credit in fields.captions:
        behind += [Piece("caption", caption), *([Piece("credit", credit)] if credit else [])]
    at = next((place + 1 for place, piece in enumerate(pieces) if piece.kind == "headline"), 0)
    return (*ahead, *pieces[:at], *behind, *pieces[at:])
