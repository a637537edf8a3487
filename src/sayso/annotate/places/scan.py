"""Finds every stretch of capitalised words that the gazetteer holds, longest first."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from sayso.annotate.gazetteer import Gazetteer, GazetteerPlace, normalised
from sayso.annotate.layers import report_of
from sayso.annotate.places.cues import words
from sayso.annotate.places.toponym import Origin, Toponym
from sayso.schema.span import Span

_JOINTS = frozenset("-‐‑–'’")
_LONGEST_ACRONYM = 5
_AFTER_DATELINE = frozenset(("(", ",", "-", "–", "—", "--"))
_TOKENS_A_WORD = 2  # a hyphenated name has a token for each hyphen


def scanned(doc: Doc, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The longest names and demonyms of the gazetteer in the blocks that may hold one, in text order.

    A name begins with a capital and ends on a capitalised word; it runs over no comma and no line's end.
    """
    found: list[Toponym] = []
    for first, last in _stretches(doc):
        at = first
        while at < last:
            hit = _longest(doc, at, last, gazetteer) if _opens(doc, at) else None
            if hit:
                found.append(hit)
            at = hit.last if hit else at + 1
    return tuple(found)


def toponym(doc: Doc, first: int, last: int, origin: Origin, places: tuple[GazetteerPlace, ...]) -> Toponym:
    """Tokens [first, last) as a toponym."""
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    text = report_of(doc).text[start:end]
    return Toponym(first, last, Span(start, end), text, normalised(text), origin, places)


def _stretches(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token ranges of the coded blocks and of datelines."""
    begins = [token.idx for token in doc]
    at = 0
    for block in report_of(doc).blocks:
        first = bisect_left(begins, block.start, at)
        at = bisect_left(begins, block.end, first)
        if block.coded or block.kind == "dateline":
            yield first, at


def _opens(doc: Doc, at: int) -> bool:
    text = doc[at].text
    return text[0].isupper() or (text[0] in "'’‘ʼ" and text[1:2].isupper())


def _longest(doc: Doc, at: int, last: int, gazetteer: Gazetteer) -> Toponym | None:
    whole = report_of(doc).text
    word = doc[at].text
    reach = max(gazetteer.longest(word), 2) * _TOKENS_A_WORD
    least = at + (word in words("never"))
    for end in range(_reach(doc, at, min(last, at + reach)), least, -1):
        closing = doc[end - 1].text
        if not (closing[0].isupper() or (closing[-1:].isdigit() and end - at > 1)):
            continue
        text = whole[doc[at].idx : doc[end - 1].idx + len(closing)]
        demonym = gazetteer.demonym(text)
        if demonym is not None:
            return toponym(doc, at, end, "demonym", (demonym,))
        # Inside a hyphenated word there is no name: the "Karabakh" of "Nagorno-Karabakh" is no second place.
        if end < last and doc[end].text in _JOINTS and not doc[end - 1].whitespace_ and _capital_after(doc, end, last):
            continue
        places = gazetteer.candidates(text)
        if places and _is_acronym(doc, at, end, text):
            # "UN" is no village of that name; "US" is listed in capitals.
            places = tuple(place for place in places if place.matched.isupper())
        if places and not _is_plain(text, places):
            return toponym(doc, at, end, "gazetteer", places)
    return None


def _is_acronym(doc: Doc, at: int, end: int, text: str) -> bool:
    """Whether a short word in capitals stands among words that are not, and is no dateline."""
    if end - at > 1 or not text.isupper() or sum(c.isalpha() for c in text) > _LONGEST_ACRONYM:
        return False
    after = doc[end] if end < len(doc) else None
    if doc[at].is_sent_start and after is not None and after.text in _AFTER_DATELINE:
        return False
    before = doc[at - 1] if at else None
    return not any(word is not None and word.is_alpha and word.is_upper and len(word) > 1 for word in (before, after))


def _capital_after(doc: Doc, end: int, last: int) -> bool:
    return end + 1 < last and not doc[end].whitespace_ and doc[end + 1].text[0].isupper()


def _reach(doc: Doc, at: int, last: int) -> int:
    """The end of the run of words that could be one name."""
    end = at + 1
    while end < last:
        text = doc[end].text
        if not (text[0].isalnum() or text in _JOINTS or text[0] in "'’") or text in {"'s", "’s"}:
            break
        if text in _JOINTS and (doc[end - 1].whitespace_ or doc[end].whitespace_):
            break
        end += 1
    return end


def _is_plain(text: str, places: tuple[GazetteerPlace, ...]) -> bool:
    """Whether a word meets a short abbreviation only when its case and points are thrown away ("In", "La", "Us")."""
    if len(text) > len("Abcd") or text.isupper():
        return False
    return all(
        place.rank == 1 and place.matched != text for place in places if place.kind in {"country", "admin1"}
    ) and (all(place.population < _LEAST_SHORT for place in places if place.kind == "settlement"))


_LEAST_SHORT = 20_000
