"""Names that the report gives somebody in so many words: "a widow named X", "who gave his name only as X"."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from sayso.annotate.entities.bodies import written
from sayso.annotate.entities.lexicon import given_names, role_nouns
from sayso.annotate.entities.mention import Mention
from sayso.annotate.entities.phrases import Range

_NAMING = ("named", "called", "as", "name", "names", "himself", "herself", "of")
"""The last words of a naming phrase."""
_PHRASE = re.compile(
    r"""\b(?:named|called|by\sthe\sname\sof|nicknamed|calls?\s(?:him|her)self|calling\s(?:him|her)self
    |(?:known|identified|named|quoted|described|introduced|referred\sto|introduc(?:ed|ing)\s(?:him|her)self
       |identif(?:ied|ies|ying)\s(?:him|her)self|goes|went|going)
     (?:\s(?:only|simply|just|merely|locally|widely|here|to\sall))?\s(?:as|by)
    |(?:gives?|gave|giving|given|using|used|with)\s(?:only\s|just\s)?(?:his|her|a|the|their)
     (?:\s(?:first|given|last|full|family|sur|one))?\s?names?(?:\s(?:only|simply|just|of))?(?:\sas)?)(?:,)?$""",
    re.VERBOSE,
)
_REACH = 24  # tokens from a description to the name that it is given
_WINDOW = 9  # tokens of the longest naming phrase
_ENDS = frozenset((",", ".", ";", "”", '"', ")"))
_ONE_OF_SOME = frozenset(("eldest", "oldest", "youngest", "elder", "younger", "other", "first", "second", "third"))
_THINGS = frozenset(("building", "weapon", "vehicle", "infrastructure"))
_NO_PERSON = frozenset(("GPE", "NORP", "DATE", "TIME", "LOC"))


def called(doc: Doc, taken: set[int], in_place: set[int]) -> Iterator[Mention]:
    """Names that no other finder takes for a person's: after a naming phrase, or set off behind who that is."""
    for first, last in (*_named(doc, taken, in_place), *_of_kin(doc, taken, in_place)):
        yield Mention(
            tokens=(first, last),
            head=last - 1,
            label="person",
            method="rule:person@1",
            score=0.6,
            given=doc[first:last].text,
        )


def _named(doc: Doc, taken: set[int], in_place: set[int]) -> Iterator[Range]:
    for last in written(doc, (*_NAMING, *_ONE_OF_SOME)):
        first = last.i + 1 + (last.i + 1 < len(doc) and doc[last.i + 1].text == ",")
        end = _name_end(doc, first)
        set_off = last.lower_ in _ONE_OF_SOME and first > last.i + 1 and end < len(doc) and doc[end].text in _ENDS
        if end == first or any(at in taken for at in range(first, end)):
            continue
        place = any(at in in_place or doc[at].ent_type_ in _NO_PERSON for at in range(first, end))
        if (set_off and not place) or (last.lower_ in _NAMING and _named_before(doc, first) and _somebody(doc, first)):
            yield first, end


def _of_kin(doc: Doc, taken: set[int], in_place: set[int]) -> Iterator[Range]:
    """Given names in apposition to somebody: "her husband, Nabil, …"."""
    for token in written(doc, given_names()):
        alone = token.i not in taken and token.i not in in_place and token.ent_type_ not in _NO_PERSON
        if alone and token.dep_ == "appos" and _is_person(token.head) and _name_end(doc, token.i) == token.i + 1:
            yield token.i, token.i + 1


def callings(doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The descriptions of one person, each with the name (both mentions' indices) that a naming phrase gives."""
    for at, mention in enumerate(mentions):
        first = mention.tokens[0]
        if mention.label != "person" or not mention.given or not _named_before(doc, first):
            continue
        for before in range(at - 1, -1, -1):
            other = mentions[before]
            if first - other.tokens[1] > _REACH or doc[other.head].sent.start != doc[first].sent.start:
                break
            if other.single and other.label not in _THINGS and not other.named:
                yield before, at
                break


def _named_before(doc: Doc, first: int) -> bool:
    """Whether a naming phrase stands right before the token at `first`."""
    start = max(first - _WINDOW, doc[first].sent.start)
    return _PHRASE.search(" ".join(token.lower_ for token in doc[start:first]).replace(" ,", ",")) is not None


def _somebody(doc: Doc, first: int) -> bool:
    """Whether a human being is told of in the sentence before the name."""
    return any(_is_person(token) for token in doc[max(first - _REACH, doc[first].sent.start) : first])


def _is_person(token: Token) -> bool:
    return any(entry.label == "person" for _, entry in role_nouns().get(token.lower_, ()))


def _name_end(doc: Doc, first: int) -> int:
    end = first
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper() and doc[end].text[1:2].islower():
        end += 1
    return end
