"""Turns of interviews and hearings: paragraphs that begin with who speaks ("MR OSEI: No, it came by radio.")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.scene import Quoted, Scene
from sayso.annotate.attribution.sources import kind_of_words
from sayso.annotate.layers import report_of

RULE = "colon.transcript"
_LABEL = re.compile(r"[\"“‘'«]?(?:[QA]\.|[A-Z][^:\n\"“”]{0,60}:)\s?(?=\S)")
_LONGEST_LABEL = 6  # words, what stands in brackets apart
_LONGEST_GOING_ON = 3  # paragraphs without a label between two turns
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LETTERS = frozenset(("Q", "A"))
_HEADINGS = frozenset(("headline", "subheading", "standfirst"))


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph with a label: its last word, the mark behind it, and the tokens [rest, end) of what is said."""

    block: int
    name: str
    words: Words
    mark: int
    rest: int
    end: int


def transcript_drafts(scene: Scene) -> Iterator[Draft]:
    """A draft for each turn; a turn goes on over paragraphs without a label that another turn follows.

    Labels make a transcript where one of them comes again beside another; else each must be a person or another mouth.
    """
    turns = [turn for number in range(len(scene.blocks)) if (turn := _turn(scene, number)) is not None]
    names = [turn.name for turn in turns]
    several = len(set(names)) > 1
    talk = several and (any(names.count(name) > 1 for name in names) or set(names) == _LETTERS)
    talk = talk or (several and all(_is_somebody(scene.doc, turn) for turn in turns))
    for number, turn in enumerate(turns):
        again = talk and (
            names.count(turn.name) > 1 or turn.name in _LETTERS or _among(scene.doc, turns, number, names)
        )
        if not (again or _is_somebody(scene.doc, turn)) or not _says_something(scene.doc, turn, talk):
            continue
        # Somebody named anew has not gone on: what stands between the two turns is told.
        more = talk and number + 1 < len(turns) and turns[number + 1].name != turn.name
        going_on = _going_on(scene, turn, turns[number + 1].block) if more else ()
        pieces = (range(turn.rest, turn.end), *going_on)
        content = frozenset(i for piece in pieces for i in piece if not scene.doc[i].is_space)
        cue = Words(turn.mark, turn.mark + 1, turn.mark)
        yield Draft(RULE, cue, "punctuation", turn.words, content, None, takes_quotes=True)


def is_turn(quoted: Quoted, drafts: Sequence[Draft]) -> bool:
    """Whether a quotation is a turn of a transcript, or holds one: its paragraphs say themselves whose they are."""
    return any(
        quoted.first in turn.content or (turn.cue is not None and quoted.first <= turn.cue.head < quoted.last)
        for turn in drafts
        if turn.rule == RULE
    )


def _among(doc: Doc, turns: list[_Turn], number: int, names: list[str]) -> bool:
    """Whether a label that comes once is in capitals, or stands right beside a turn of somebody who comes again."""
    turn = turns[number]
    return doc[turn.words.first : turn.words.last].text.isupper() or any(
        abs(turns[n].block - turn.block) == 1 and names.count(names[n]) > 1
        for n in (number - 1, number + 1)
        if 0 <= n < len(turns)
    )


def _turn(scene: Scene, number: int) -> _Turn | None:
    block = scene.blocks[number]
    if not block.coded or block.kind in _HEADINGS:
        return None
    match = _LABEL.match(report_of(scene.doc).text, block.start, block.end)
    if match is None:
        return None
    doc = scene.doc
    start, end = scene.text_of_block(number)
    while start < end and (doc[start].is_quote or doc[start].is_space):
        start += 1
    rest = next((i for i in range(start, end) if doc[i].idx >= match.end()), end)
    last = next((i for i in range(start + 1, rest) if doc[i].text in {"(", "[", ":", "."}), rest)
    # The full stop of "Q." is a piece of its token.
    mark = rest - 1
    words = Words(start, max(last, start + 1), max(last, start + 1) - 1)
    if rest >= end or words.last - words.first > _LONGEST_LABEL or _has_verb(doc, words):
        return None
    name = doc[words.first : words.last].text.rstrip(".:")
    # "JAKE TAPPER" is "TAPPER" from the second turn on.
    return _Turn(number, name.split()[-1].upper(), words, mark, rest, end) if name else None


def _has_verb(doc: Doc, words: Words) -> bool:
    """Whether a label is a clause; of one word the tagger knows too little."""
    return words.last - words.first > 1 and any(doc[i].tag_ in _FINITE for i in range(words.first, words.last))


def _is_somebody(doc: Doc, turn: _Turn) -> bool:
    """Whether a label names a person, or another who can speak; a place in capitals opens a report ("KHERANI: …")."""
    tokens = doc[turn.words.first : turn.words.last]
    if not (len(tokens) == 1 and tokens.text.isupper()) and any(
        token.ent_type_ == "PERSON" or person_elsewhere(doc, token) for token in tokens if token.pos_ == "PROPN"
    ):
        return True
    return kind_of_words(doc, turn.words) not in {None, "footage", "document"}


def person_elsewhere(doc: Doc, name: Token) -> bool:
    """Whether a word is the last of a person's name somewhere else in the document."""
    return name.is_title and any(
        ent.label_ == "PERSON" and ent[-1].lower_ == name.lower_ for ent in doc.ents if ent[-1].i != name.i
    )


def _says_something(doc: Doc, turn: _Turn, talk: bool) -> bool:
    """Whether there are words behind the label, and outside of a transcript a sentence ("Killed: 14, among them …")."""
    said = doc[turn.rest : turn.end]
    first = next((token for token in said if token.is_alpha), None)
    if first is None or first.text[0].islower():
        return False
    return talk or any(token.tag_ in _FINITE or token.text in {"?", "!"} for token in said)


def _going_on(scene: Scene, turn: _Turn, following: int) -> tuple[range, ...]:
    """The paragraphs between a turn and the next, where they are few and none is a note in brackets."""
    between = [number for number in range(turn.block + 1, following) if scene.blocks[number].coded]
    if len(between) > _LONGEST_GOING_ON or any(scene.blocks[number].kind in _HEADINGS for number in between):
        return ()
    pieces = [range(*scene.text_of_block(number)) for number in between]
    return () if any(scene.doc[piece.start].text in {"(", "["} for piece in pieces) else tuple(pieces)
