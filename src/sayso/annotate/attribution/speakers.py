"""Speakers: the mouths of each chain, and whom the pronouns among them mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.chains import Placed
from sayso.annotate.attribution.draft import Words
from sayso.annotate.attribution.identity import MANY, ONE, SELF, Cast, Identity, identified, is_body, kind_of
from sayso.annotate.attribution.sources import keeps_name_back
from sayso.annotate.layers import ENTITIES, report_of
from sayso.schema.annotations import Entity
from sayso.schema.claim import ClaimSource
from sayso.schema.span import Span

_THING = frozenset(("it",))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_ONE_OF_TWO = ("former", "latter")
_GENDER = {"he": "m", "she": "f"}
_ASKING = frozenset(("ask", "press", "question", "challenge", "interrupt"))
_ANSWERING = frozenset(("answer", "reply", "respond", "retort", "counter", "shoot"))
_RECENT = 4  # sentences back to a speaker whom a pronoun may mean; in news a speaker is named again about as often
_SINGLE_KINDS = frozenset(("person", "unnamed"))
_NEVER_THEY = frozenset(("footage", "document"))


@dataclass(frozen=True, slots=True)
class _Speaker:
    source: ClaimSource
    at: int
    plural: bool
    body: bool
    verb: int | None = None
    """The token of the cue."""


def sources(doc: Doc, found: Sequence[Placed]) -> tuple[tuple[ClaimSource, ...], ...]:
    """The mouths of each draft, in the order given: those that pass its source on, then the source itself.

    A pronoun takes kind and name of the nearest agreeing speaker before it, or of the nearer person or body that
    the outlet spoke of since; where two agree, of nobody.
    """
    return _Sources(doc, found).told()


class _Sources:
    def __init__(self, doc: Doc, found: Sequence[Placed]) -> None:
        self._doc = doc
        self._found = found
        self._cast = Cast(doc, ENTITIES.read(doc))
        self._heard: list[_Speaker] = []
        self._described: dict[str, str] = {}
        self._text = report_of(doc).text

    def told(self) -> tuple[tuple[ClaimSource, ...], ...]:
        found = self._found
        order = sorted(range(len(found)), key=lambda n: (_place(found[n]), n))
        done: dict[int, tuple[ClaimSource, ...]] = {}
        for number in order:
            item = found[number]
            via = tuple(self._mouth(item, passing.source, ()) for passing in item.draft.via)
            words = item.draft.source
            if words is None:
                done[number] = (*via, ClaimSource(text=None, span=None, kind="unspecified"))
                continue
            outer = [done[other][-1] for other in item.around if other in done]
            done[number] = (*via, self._mouth(item, words, outer))
        return tuple(done[number] for number in range(len(found)))

    def _mouth(self, item: Placed, words: Words, outer: Sequence[ClaimSource]) -> ClaimSource:
        source = self._source(item, words, outer)
        # A quotation without a cue goes on with its speaker: he is heard until its last word.
        at = words.head if item.draft.cue else max(item.draft.content)
        head = self._doc[words.head]
        verb = item.draft.cue.head if item.draft.cue else None
        self._heard.append(_Speaker(source, at, _plural(head), is_body(head, self._cast.covering(head)), verb))
        return source

    def _source(self, item: Placed, words: Words, outer: Sequence[ClaimSource]) -> ClaimSource:
        doc = self._doc
        span = words.span(doc)
        text = span.of(self._text)
        head = doc[words.head]
        if head.lower_ in _RELATIVE and head.dep_ in {"nsubj", "nsubjpass"} and head.head.dep_ == "relcl":
            noun = head.head.head
            of = identified(doc, Words(noun.i, noun.i + 1, noun.i), self._cast)
            return ClaimSource(
                text=text, span=span, entity_id=of.entity_id, kind=of.kind, name=of.name or _phrase_text(noun)
            )
        meant = self._one_of_two(words) or self._meant(words, outer)
        if meant is not None:
            return ClaimSource(
                text=text, span=span, entity_id=meant.entity_id, kind=meant.kind, name=_other(meant.name, text)
            )
        who = identified(doc, words, self._cast)
        if who.kind not in _NEVER_THEY and not (who.kind == "person" and who.name) and self._nameless(item, words):
            who = replace(who, kind="unnamed")
        if who.entity_id and not self._cast.named(who.entity_id):
            who = replace(who, name=self._fullest(who, text, pronoun=head.pos_ == "PRON"))
        return ClaimSource(text=text, span=span, entity_id=who.entity_id, kind=who.kind, name=_other(who.name, text))

    def _fullest(self, who: Identity, text: str, *, pronoun: bool) -> str | None:
        """The first description of somebody without a name, where it says more than the source's own words."""
        described = self._cast.described(who.entity_id) if pronoun and who.entity_id else None
        first = (described or who.name) if pronoun else text
        told = self._described.setdefault(who.entity_id, first) if first and who.entity_id else None
        return None if told is None or told in text else told

    def _nameless(self, item: Placed, words: Words) -> bool:
        """Whether the source's words, or those between it and the end of its clause, say that it is not named."""
        doc = self._doc
        if doc[words.head].pos_ in {"PRON", "PROPN"}:
            return False
        sentence = doc[words.head].sent
        content = item.draft.content
        return keeps_name_back(" ".join(t.text for t in doc[words.first : sentence.end] if t.i not in content))

    def _one_of_two(self, words: Words) -> Identity | None:
        """Whom "the former" or "the latter" means: of the two persons named in the nearest sentence that names any."""
        doc = self._doc
        word = doc[words.head].lower_
        if word not in _ONE_OF_TWO or words.last - words.first > 2:
            return None
        at = doc[words.head].sent.start
        for _ in range(2):
            if at == 0:
                return None
            before = doc[at - 1].sent
            pair = self._cast.two_before(doc[at - 1].idx + 1, before.start_char)
            if pair is not None:
                one = pair[_ONE_OF_TWO.index(word)]
                return Identity(kind_of(one), one.name, one.entity_id)
            beside = next((t for t in before if t.pos_ == "NOUN" and t.dep_ != "conj" and len(t.conjuncts) == 1), None)
            if beside is not None:
                return self._described_as((beside, *beside.conjuncts)[_ONE_OF_TWO.index(word)])
            at = before.start
        return None

    def _described_as(self, head: Token) -> Identity:
        """Somebody by the words of a description."""
        text = _phrase_text(head)
        who = identified(self._doc, Words(head.i, head.i + 1, head.i), self._cast)
        return replace(who, name=who.name or text)

    def _asked(self, head: Token) -> Identity | None:
        """Whom the speaker before has asked, where a pronoun answers: "the judge asked the witness … He replied"."""
        before = max((s for s in self._heard if s.at < head.i), key=lambda s: s.at, default=None)
        if head.head.lemma_ not in _ANSWERING or before is None or before.verb is None:
            return None
        asked = self._doc[before.verb]
        whom = next((c for c in asked.rights if c.dep_ in {"dobj", "dative"} and c.pos_ in {"NOUN", "PROPN"}), None)
        near = head.sent.start == 0 or self._doc[head.sent.start - 1].sent.start <= before.verb
        if asked.lemma_ not in _ASKING or whom is None or not near:
            return None
        named = next((c for c in whom.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), whom)
        who = self._described_as(named)
        gender = _GENDER.get(head.lower_)
        return who if self._cast.gender(who.entity_id) in {None, gender} else None

    def _meant(self, words: Words, outer: Sequence[ClaimSource]) -> Identity | None:
        """Whom a pronoun means; None for what is no pronoun. One that may mean two keeps its own words."""
        head = self._doc[words.head]
        lower = head.lower_
        if lower in SELF:
            return _as_identity(outer[-1]) if outer else None
        if words.last - words.first > 1 or lower not in ONE | MANY | _THING:
            return None
        if lower in _GENDER and (answering := self._asked(head)) is not None:
            return answering
        spoke = self._agreeing(head)
        told = self._cast.covering(head)
        since = self._told_of_since(head, told, spoke[0].at if spoke else -1)
        if spoke and told is not None and told.pronoun and told.entity_id != spoke[0].source.entity_id:
            since = since or (told if _owned(spoke[0].source) else None)
        if since is not None and told is not None and (not spoke or spoke[0].source.entity_id != told.entity_id):
            return None  # the entity's own mention decides
        if not spoke:
            return None
        if lower in MANY and not spoke[0].plural and any(other.plural for other in spoke[1:]):
            return Identity("group")
        return _as_identity(spoke[0].source)

    def _agreeing(self, head: Token) -> list[_Speaker]:
        """The speakers that a pronoun may mean, the nearest first."""
        doc, lower = self._doc, head.lower_
        recent = head.sent.start
        for _ in range(_RECENT):
            recent = doc[recent - 1].sent.start if recent else 0
        gender = _GENDER.get(lower)
        agreeing = [
            speaker
            for speaker in self._heard
            if recent <= speaker.at < head.i
            and _agrees(lower, speaker)
            and (speaker.source.text or "").lower() not in SELF
            and not (gender and self._cast.gender(speaker.source.entity_id) not in {None, gender})
        ]
        return sorted(agreeing, key=lambda speaker: -speaker.at)

    def _told_of_since(self, head: Token, told: Entity | None, spoken: int) -> Entity | None:
        """The outlet's own mention of whom a pronoun was tied to, where it stands in a sentence after the speaker's."""
        if told is None or not told.pronoun:
            return None
        before = self._cast.before(told.entity_id, head.idx)
        if before is None or any(_holds(item.content, before.span) for item in self._found):
            return None
        return before if spoken < 0 or before.span.start >= self._doc[spoken].sent.end_char else None


def _owned(source: ClaimSource) -> bool:
    """Whether a speaker is told of as somebody's ("her mother"), so that "she" may be that somebody."""
    return (source.text or "").lower().startswith(("his ", "her "))


def _holds(content: Sequence[Span], span: Span) -> bool:
    return any(piece.covers(span) for piece in content)


def _place(item: Placed) -> tuple[int, int]:
    """Outer mouths first, then by where the source stands."""
    source = item.draft.source
    return len(item.around), source.head if source else 0


def _as_identity(source: ClaimSource) -> Identity:
    return Identity(source.kind, _name(source), source.entity_id)


def _agrees(pronoun: str, speaker: _Speaker) -> bool:
    kind = speaker.source.kind
    if kind == "unspecified":
        return False
    if pronoun in _THING:
        return not speaker.plural and (speaker.body or kind not in _SINGLE_KINDS | {"group"})
    if kind in _NEVER_THEY:
        return False
    if pronoun in MANY:
        return speaker.plural or speaker.body
    return not speaker.plural and not speaker.body and kind in _SINGLE_KINDS | {"government", "military"}


def _plural(head: Token) -> bool:
    return head.tag_ in {"NNS", "NNPS"} or head.lower_ in MANY | {"we", "people", "military", "police"}


def _phrase_text(head: Token) -> str:
    first = min((child.left_edge.i for child in head.lefts), default=head.i)
    return head.doc[first : head.i + 1].text


def _name(source: ClaimSource) -> str | None:
    """The name that a pronoun for this source stands for: never another pronoun."""
    bare = (source.text or "").lower()
    return source.name or (None if bare in ONE | MANY | SELF | _RELATIVE | _THING else source.text)


def _other(name: str | None, text: str) -> str | None:
    bare = text.split(" ", 1)[-1] if text.lower().startswith(("the ", "a ", "an ")) else text
    return name if name and name not in {text, bare} else None
