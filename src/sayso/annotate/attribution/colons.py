"""Cues of punctuation: headlines ("Mayor: 'We stay'", "12 dead in raid: police"), transcripts, signed quotations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.edges import before_mark
from sayso.annotate.attribution.headings import lead_draft, reduced_draft, second_draft, tail_draft
from sayso.annotate.attribution.lexicon import rubrics
from sayso.annotate.attribution.scene import Scene
from sayso.annotate.attribution.sources import is_mouth, kind_of_words
from sayso.annotate.attribution.transcripts import person_elsewhere, transcript_drafts
from sayso.annotate.layers import ENTITIES, PLACES
from sayso.schema.annotations import PlaceMention

_HEADINGS = frozenset(("headline", "subheading", "standfirst", "list_item"))
_LONGEST_LABEL = 6
_SHORTEST_CLAUSE = 4  # words
_LONGEST_SIGNATURE = 10
_LONGEST_NAME = 4
_ADDRESS = frozenset(("to", "on", "at", "in", "of", "for", "with", "after", "before", "from", "about"))
_TIMES = frozenset(("after", "amid", "during", "before", "since", "following"))
"""What follows one of these tells when somebody spoke, and not who: "islanders after the raid"."""
_DASHES = frozenset(("-", "–", "—", "―", "--"))
_NAMED = frozenset(("PERSON",))
_ASKING = frozenset(("WP", "WRB"))
"""A heading that asks or explains ("Why the truce failed: five lessons") is nobody's statement."""
_OF_A_NAME = frozenset(("NOUN", "PROPN", "NUM", "ADJ", "DET"))
_OURS = frozenset(("we", "our", "us"))
"""What only somebody who speaks says, a country too ("France: We will send no troops")."""
_A = frozenset(("a", "an"))
_BODIES = frozenset(("organisation", "government", "military", "police", "armed_group"))


@dataclass(frozen=True, slots=True)
class _Label:
    words: Words
    mark: int
    rest: int
    end: int


def colon_drafts(scene: Scene) -> Iterator[Draft]:
    """The drafts of headings, of transcripts, and of quotations signed with a dash."""
    for number, block in enumerate(scene.blocks):
        if not block.coded:
            continue
        if block.kind in _HEADINGS:
            yield from _heading(scene, *scene.text_of_block(number))
        elif (found := _before_quotation(scene, *scene.text_of_block(number))) is not None:
            yield found
    yield from transcript_drafts(scene)
    yield from _named(scene)
    yield from _signed(scene)


def _heading(scene: Scene, start: int, end: int) -> Iterator[Draft]:
    """The drafts of a heading, of each of its statements between semicolons."""
    doc, first = scene.doc, start
    for i in (*(i for i in range(start, end) if doc[i].text == ";"), end):
        last = _without_rubric(doc, first, i)
        found = _leading(scene, first, last) or _trailing(scene, first, last)
        found = found or _bracketed(doc, first, last) or tail_draft(doc, first, last)
        found = found or second_draft(doc, first, last) or lead_draft(doc, first, last)
        found = found or reduced_draft(doc, first, last)
        if found:
            yield found
        first = i + 1


def _without_rubric(doc: Doc, start: int, end: int) -> int:
    """Where a heading's statement ends: before a colon or dash and the name of its form ("…: live updates")."""
    for i in range(end - 1, start, -1):
        if doc[i].text == ":" or doc[i].text in _DASHES:
            return i if doc[i + 1 : end].text.lower().rstrip(".") in rubrics() else end
    return end


def _before_quotation(scene: Scene, start: int, end: int) -> Draft | None:
    """A paragraph of a name or a mouth and a quotation behind a colon: "Ana Ruiz, a nurse: '…'"."""
    doc = scene.doc
    label = _label(doc, start, end)
    if label is None or not doc[label.rest].is_quote or label.rest + 1 >= end:
        return None
    opening = scene.quote_at[label.rest + 1]
    who = doc[start : label.mark]
    named = any(token.ent_type_ == "PERSON" for token in who) and who[0].pos_ == "PROPN"
    aside = named and any(token.text == "," for token in who)
    outward = next((token for token in who if not start <= token.head.i < label.mark or token.head == token), who[0])
    spoken = aside or (label.mark - start > 1 and is_mouth(outward))
    if opening is None or not spoken or any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in who):
        return None
    return _draft("colon.label", doc, Words(start, label.mark, outward.i), label.mark, label.rest, end)


def _draft(rule: str, doc: Doc, source: Words, mark: int, first: int, last: int) -> Draft:
    content = frozenset(i for i in range(first, last) if not doc[i].is_space)
    return Draft(rule, Words(mark, mark + 1, mark), "punctuation", source, content, None, takes_quotes=True)


def _leading(scene: Scene, start: int, end: int) -> Draft | None:
    doc = scene.doc
    label = _label(doc, start, end)
    if label is None:
        return None
    if not _says_something(doc, label.rest, end):
        return None
    quoted = any(scene.quote_at[i] is not None for i in range(label.rest, end))
    ours = any(doc[i].lower_ in _OURS for i in range(label.rest, end))
    named = doc[label.words.head].pos_ == "PROPN" or doc[label.words.head].ent_type_ == "GPE"
    if not _is_mouth(doc, label.words, quoted) and not (ours and named):
        return None
    return _draft("colon.heading", doc, label.words, label.mark, label.rest, end)


def _label(doc: Doc, start: int, end: int) -> _Label | None:
    """The words before the first colon, less an address ("Mayor to rebels: …")."""
    for i in range(start, min(start + _LONGEST_LABEL + 4, end)):
        if doc[i].text == ":" and i + 1 < end and i > start:
            last = next((j for j in range(start, i) if doc[j].lower_ in _ADDRESS), i)
            if last == start or last - start > _LONGEST_LABEL or _has_verb(doc, start, last):
                return None
            return _Label(Words(start, last, last - 1), i, i + 1, end)
    return None


def _has_verb(doc: Doc, first: int, last: int) -> bool:
    """Whether a label is a clause; of one word the tagger knows too little."""
    return last - first > 1 and any(token.pos_ in {"VERB", "AUX"} for token in doc[first:last])


def _trailing(scene: Scene, start: int, end: int) -> Draft | None:
    doc = scene.doc
    last = end
    while last > start and (doc[last - 1].is_space or doc[last - 1].text == "."):
        last -= 1
    for i in range(last - 2, max(start + 2, last - _LONGEST_LABEL - 2), -1):
        if doc[i].text == ":" or (doc[i].text in _DASHES and doc[i - 1].whitespace_):
            # "doctors in Orlaz" are doctors.
            place = next((j for j in range(i + 2, last) if doc[j].pos_ == "ADP"), last)
            timed = place > i + 1 and place < last and doc[place].lower_ in _TIMES
            words = Words(i + 1, place if timed else last, place - 1)
            topic = place < last and kind_of_words(doc, Words(i + 1, place, place - 1)) is None
            if topic or _has_verb(doc, i + 1, last) or not _may_end(doc, words) or doc[start].tag_ in _ASKING:
                return _quoted_before(scene, start, i, last)
            return _draft("colon.trailing", doc, words, i, start, i)
    return None


def _quoted_before(scene: Scene, start: int, colon: int, end: int) -> Draft | None:
    """A quotation that opens a heading, and behind its colon what the one who said it does: "'…': miners defy ban"."""
    doc = scene.doc
    if not doc[start].is_quote or not doc[colon - 1].is_quote or scene.quote_at[start + 1] is None:
        return None
    if any(scene.quote_at[i] != scene.quote_at[start + 1] for i in range(start + 1, colon - 1)):
        return None
    for i in range(colon + 1, min(colon + 1 + _LONGEST_LABEL, end - 1)):
        if doc[i].pos_ not in _OF_A_NAME:
            return None
        if is_mouth(doc[i]) and doc[i + 1].tag_ not in {"POS", "IN", "CC"} and not doc[i + 1].is_punct:
            words = Words(colon + 1, i + 1, i)
            return _draft("colon.trailing", doc, words, colon, start, colon)
    return None


def _bracketed(doc: Doc, start: int, end: int) -> Draft | None:
    """A source in brackets at a heading's end: "Five held after raid (police)"."""
    last = end
    while last > start and (doc[last - 1].is_space or doc[last - 1].text == "."):
        last -= 1
    if last - start < _SHORTEST_CLAUSE or doc[last - 1].text != ")":
        return None
    mark = next((i for i in range(last - 2, start + 1, -1) if doc[i].text == "("), None)
    if mark is None or not 0 < last - 2 - mark <= _LONGEST_NAME or doc[start].tag_ in _ASKING:
        return None
    words = Words(mark + 1, last - 1, last - 2)
    if kind_of_words(doc, words) in {None, "footage"} and not _is_body(doc, words):
        return None
    return _draft("colon.trailing", doc, words, mark, start, mark)


def _may_end(doc: Doc, words: Words) -> bool:
    """Whether the words that end a heading are a mouth: a known one, or a common noun that names no form of article."""
    kind = kind_of_words(doc, words)
    named = any(word in rubrics() for word in doc[words.first : words.last].text.lower().split())
    single = words.last - words.first == 1 and doc[words.head].tag_ == "VB"
    plain = (doc[words.head].pos_ == "NOUN" or single) and doc[words.head].is_lower
    counted = any(token.pos_ == "NUM" or token.lower_ in _A for token in doc[words.first : words.last])
    return kind not in {None, "footage"} or (
        kind is None and not named and ((plain and not counted) or _is_body(doc, words))
    )


def _is_body(doc: Doc, words: Words) -> bool:
    """Whether words are the name of a body that speaks; of media they are mostly the outlet's own, behind its title."""
    at = doc[words.head].idx
    return any(entity.span.start <= at < entity.span.end and entity.label in _BODIES for entity in ENTITIES.read(doc))


def _says_something(doc: Doc, first: int, last: int) -> bool:
    """Whether words are a clause or quoted; in a headline's capitals the tagger sees no verbs: length must do."""
    if any(token.pos_ in {"VERB", "AUX"} or token.is_quote for token in doc[first:last]):
        return True
    return sum(token.is_alpha for token in doc[first:last]) >= _SHORTEST_CLAUSE


def _is_mouth(doc: Doc, words: Words, quoted: bool) -> bool:
    """Whether words before a heading's colon are somebody who can speak, and not its topic ("Sudan war: …")."""
    kind = kind_of_words(doc, words)
    if kind not in {None, "footage"}:
        return True
    head = doc[words.head]
    place = next((mention for mention in PLACES.read(doc) if mention.span.start <= head.idx < mention.span.end), None)
    if place is not None and place.place.lat is not None:
        return _stands_for_its_government(doc, place)
    if head.ent_type_ in {"PERSON", "ORG"} or person_elsewhere(doc, head):
        return True
    return quoted and head.pos_ == "PROPN"


def _stands_for_its_government(doc: Doc, place: PlaceMention) -> bool:
    """Whether a town before a colon speaks ("Moscow: no troops were hit"): elsewhere it mostly does."""
    uses = [m.use for m in PLACES.read(doc) if m.place.name == place.place.name and m.span != place.span]
    return place.place.precision != "country" and uses.count("metonym") > uses.count("event")


def _named(scene: Scene) -> Iterator[Draft]:
    """Quotations inside a paragraph with a name and a colon before them: "The pollsters agree – Ana Ruiz: '…'"."""
    doc = scene.doc
    for quoted in scene.quoted:
        colon = before_mark(doc, quoted.first)
        if quoted.around is not None or colon < 1 or doc[colon].text != ":" or doc[colon - 1].pos_ != "PROPN":
            continue
        block = scene.text_of_block(scene.block_at[colon])[0]
        first = colon
        while first > block and colon - first <= _LONGEST_LABEL and doc[first - 1].pos_ in {"PROPN", "CCONJ"}:
            first -= 1
        before = doc[first - 1]
        apart = before.is_quote or (before.text in _DASHES and bool(before.whitespace_))
        if first > block and apart and any(token.ent_type_ in {"PERSON", "ORG"} for token in doc[first:colon]):
            words = frozenset(i for start, end in quoted.pieces for i in range(start, end))
            cue = Words(colon, colon + 1, colon)
            source = Words(first, colon, colon - 1)
            yield Draft("colon.label", cue, "punctuation", source, words, None, takes_quotes=True)


def _signed(scene: Scene) -> Iterator[Draft]:
    """'…' — Name, at the end of the line or in one of its own."""
    doc = scene.doc
    for quoted in scene.quoted:
        if quoted.around is not None:
            continue
        at = quoted.last
        while at < len(doc) and (doc[at].is_quote or doc[at].is_space or doc[at].text in {"''", "."}):
            at += 1
        if at >= len(doc) - 1 or doc[at].text[:1] not in _DASHES or scene.block_at[at] < 0:
            continue
        tokens = list(_rest_of_line(doc, at + 1, scene.text_of_block(scene.block_at[at])[1]))
        if 0 < len(tokens) <= _LONGEST_SIGNATURE and _is_name(tokens):
            stop = next((t.i for t in tokens if t.is_punct), tokens[-1].i + 1)
            source = Words(tokens[0].i, max(stop, tokens[0].i + 1), max(stop - 1, tokens[0].i))
            words = frozenset(i for first, last in quoted.pieces for i in range(first, last))
            yield Draft("dash", Words(at, at + 1, at), "punctuation", source, words, None, (quoted.index,))


def _rest_of_line(doc: Doc, first: int, end: int) -> Iterator[Token]:
    for token in doc[first:end]:
        if "\n" in token.text:
            return
        if not token.is_space:
            yield token


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether a line behind a dash is somebody's name, with what he is behind a comma."""
    if any(token.pos_ == "VERB" for token in tokens):
        return False
    own = list(takewhile(lambda token: not token.is_punct, tokens))
    return tokens[0].ent_type_ in _NAMED or (1 < len(own) <= _LONGEST_NAME and all(t.is_title for t in own))
