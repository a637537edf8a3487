"""The component: finders, then coreference, then the ENTITIES layer."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.entities.bodies import bodies, outlets
from sayso.annotate.entities.callings import called
from sayso.annotate.entities.coreference import Clusters, clusters
from sayso.annotate.entities.general import minted, take_up
from sayso.annotate.entities.lexicon import KnownName
from sayso.annotate.entities.mention import Mention
from sayso.annotate.entities.names import KnownNames, again, organisations, persons
from sayso.annotate.entities.people import gendered, overlooked
from sayso.annotate.entities.phrases import Range, partitive_start
from sayso.annotate.entities.pronouns import Resolver, pronouns_of
from sayso.annotate.entities.roles import Surroundings, descriptions, nationalities
from sayso.annotate.layers import ENTITIES, PLACES, QUOTES, SENTENCES, report_of, tokens_of
from sayso.schema.annotations import Entity
from sayso.schema.ids import content_id
from sayso.schema.span import Span

_KNOWN = "rule:known-name@1"
_PRONOUN = "rule:pronoun@1"
_BASE_PLACES = frozenset(("GPE", "LOC", "NORP"))


class EntityRecogniser:
    """Finds persons, bodies, groups of people, weapons and buildings, and which mentions are one."""

    def __init__(self, nlp: Language) -> None:
        self._known = KnownNames(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Write the entities of the report."""
        ENTITIES.write(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> tuple[Entity, ...]:
        """The mentions in coded blocks, in text order; where two would overlap, the longer stands."""
        coded, sentence_of = _coded(doc)
        mentions = self._mentions(doc, coded)
        joined = _joined(doc, mentions, sentence_of)
        idle = {at for at, mention in enumerate(mentions) if mention.borrowed and joined.first(at) == at}
        if idle:
            mentions = [mention for at, mention in enumerate(mentions) if at not in idle]
            joined = _joined(doc, mentions, sentence_of)
        naming = _Naming(doc, mentions, joined)
        found = [naming.entity(at) for at in range(len(mentions))]
        pronouns = pronouns_of(doc, coded)
        if pronouns and mentions:
            quotes = [piece for quote in QUOTES.read(doc) if not quote.scare for piece in quote.content]
            resolver = Resolver(doc, mentions, [joined.first(at) for at in range(len(mentions))], quotes)
            for tied in resolver.resolve(pronouns, _narrated(doc, sentence_of, quotes)):
                found.append(naming.pronoun(tied.token, found[tied.mention]))
        return tuple(sorted(found, key=lambda entity: entity.span))

    def _mentions(self, doc: Doc, coded: Sequence[bool]) -> list[Mention]:
        known = self._known(doc)
        named = frozenset(at for (first, last), _ in known.values() for at in range(first, last))
        papers = [m for m in (*outlets(doc, named), *bodies(doc, named)) if coded[m.head]]
        named |= {at for m in papers for at in range(*m.tokens)}
        places = tuple(_places(doc))
        placed = {at for (first, last), _ in places for at in range(first, last)}
        resolved = {at for place in PLACES.read(doc) for at in _range(doc, place.span)}
        people = [m for m in persons(doc, set(named), resolved) if coded[m.head]]
        held_already = {at for m in people for at in range(*m.tokens)} | named
        people += [m for m in overlooked(doc, people, held_already, resolved) if coded[m.head]]
        held_already |= {at for m in people for at in range(*m.tokens)}
        people += [m for m in called(doc, held_already, resolved) if coded[m.head]]
        held_already |= {at for m in people for at in range(*m.tokens)}
        people += [m for m in again(doc, people, held_already, resolved) if coded[m.head]]
        people = gendered(people)
        around = Surroundings(known, places, frozenset(at for m in people for at in range(*m.tokens)), named)
        described = list(descriptions(doc, list(coded), around))
        taken = {at for m in (*people, *described) for at in range(*m.tokens)}
        held = [*people, *papers, *described]
        taken.update(at for m in papers for at in range(*m.tokens))
        for (first, last), entry in known.values():
            if coded[first] and not any(at in taken for at in range(first, last)):
                held.append(_known_mention(doc, (first, last), entry))
                taken.update(range(first, last))
        held.extend(_metonyms(doc, coded, taken))
        held.extend(m for m in organisations(doc, taken, resolved or placed) if coded[m.head])
        held.extend(nationalities(doc, list(coded), taken))
        held.extend(minted(doc, coded, {at for m in held for at in range(*m.tokens)}))
        return _apart(held)


def _joined(doc: Doc, mentions: Sequence[Mention], sentence_of: Sequence[int]) -> Clusters:
    """Which mentions are one, general words last."""
    sentences = [sentence_of[mention.head] for mention in mentions]
    joined = clusters(doc, mentions, sentences)
    take_up(doc, mentions, sentences, joined)
    return joined


def _coded(doc: Doc) -> tuple[list[bool], list[int]]:
    """For each token: whether it stands in a coded block, and the number of its sentence."""
    coded = [False] * len(doc)
    number = [0] * len(doc)
    at, count = 0, len(doc)
    for index, sentence in enumerate(SENTENCES.read(doc)):
        start, end = sentence.span
        while at < count and doc[at].idx < start:
            number[at] = index
            at += 1
        while at < count and doc[at].idx < end:
            coded[at] = True
            number[at] = index
            at += 1
    return coded, number


def _narrated(doc: Doc, sentence_of: Sequence[int], quotes: Sequence[Span]) -> list[int]:
    """The numbers of sentences, where one that is wholly quoted has the number of the one before.

    A pronoun after a long quotation points to whom the outlet spoke of before it.
    """
    quoted = {
        index
        for index, sentence in enumerate(SENTENCES.read(doc))
        if any(quote.start - 1 <= sentence.span.start and sentence.span.end <= quote.end + 1 for quote in quotes)
    }
    numbers: list[int] = []
    skipped = 0
    seen = -1
    for index in sentence_of:
        if index != seen:
            skipped += sum(1 for number in range(seen + 1, index + 1) if number in quoted)
            seen = index
        numbers.append(index - skipped)
    return numbers


def _range(doc: Doc, span: Span) -> range:
    tokens = tokens_of(doc, span)
    return range(tokens.start, tokens.end)


def _places(doc: Doc) -> Iterator[tuple[Range, Span]]:
    """Place names and demonyms: those of the places layer, or where it is empty those of the base model."""
    layer = PLACES.read(doc)
    for place in layer:
        tokens = _range(doc, place.span)
        yield (tokens.start, tokens.stop), place.span
    for ent in doc.ents:
        if ent.label_ in _BASE_PLACES and (not layer or ent.label_ == "NORP"):
            yield (ent.start, ent.end), Span(ent.start_char, ent.end_char)


def _known_mention(doc: Doc, tokens: Range, entry: KnownName) -> Mention:
    first, last = tokens
    head = max(range(first, last), key=lambda at: (not first <= doc[at].head.i < last, at))
    if first and doc[first - 1].lower_ == "the":
        first -= 1
    return Mention(
        tokens=(partitive_start(doc, first), last),
        head=head,
        label=entry.label,
        method=_KNOWN,
        score=0.95,
        canonical=entry.name,
        plural=doc[last - 1].tag_ in {"NNS", "NNPS"} and doc[last - 1].text[-1] == "s" and last - first == 1,
    )


def _metonyms(doc: Doc, coded: Sequence[bool], taken: set[int]) -> Iterator[Mention]:
    """Places that stand for their government ("Moscow denied")."""
    for place in PLACES.read(doc):
        if place.use != "metonym":
            continue
        tokens = _range(doc, place.span)
        if any(at in taken or not coded[at] for at in tokens):
            continue
        taken.update(tokens)
        yield Mention(
            tokens=(tokens.start, tokens.stop),
            head=tokens.stop - 1,
            label="government",
            method="rule:metonym@1",
            score=round(0.8 * place.score, 3),
            given=place.place.name,
        )


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in text order, none overlapping another: the longer, then the surer, stands."""
    order = sorted(mentions, key=lambda m: (m.tokens[0] - m.tokens[1], -m.score, m.tokens))
    taken: set[int] = set()
    kept = []
    for mention in order:
        tokens = range(*mention.tokens)
        if not any(at in taken for at in tokens):
            taken.update(tokens)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.tokens)


class _Naming:
    """Gives the mentions of one report their names and ids."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], joined: Clusters) -> None:
        self._doc = doc
        self._mentions = mentions
        report = report_of(doc)
        self._report, self._text = report.report_id, report.text
        self._first = [joined.first(at) for at in range(len(mentions))]
        members: dict[int, list[Mention]] = {}
        for at, first in enumerate(self._first):
            members.setdefault(first, []).append(mentions[at])
        self._named = {first: self._name(held) for first, held in members.items()}

    def _name(self, held: Sequence[Mention]) -> tuple[str, str, Mention]:
        """The name of a cluster, its id, and the mention that decides its label."""
        for mention in held:
            if mention.canonical:
                return mention.canonical, content_id("ent", mention.canonical), mention
        given = [mention for mention in held if mention.given]
        if given:
            fullest = max(given, key=lambda mention: len(mention.given or ""))
            name = fullest.given or ""
            return name, content_id("ent", self._report, name), fullest
        first = max(held, key=lambda mention: (len(mention.words), -mention.tokens[0]))
        name = self._words(first)
        return name, content_id("ent", self._report, name, self._span(held[0]).start), first

    def _words(self, mention: Mention) -> str:
        first, last = mention.tokens
        if mention.determiner and mention.determiner == self._doc[first].lower_ and last - first > 1:
            first += 1
        return self._doc[first:last].text

    def _span(self, mention: Mention) -> Span:
        tokens = self._doc[mention.tokens[0] : mention.tokens[1]]
        return Span(tokens.start_char, tokens.end_char)

    def entity(self, at: int) -> Entity:
        """The entity of mention `at`."""
        mention = self._mentions[at]
        name, entity_id, decides = self._named[self._first[at]]
        span = self._span(mention)
        return Entity(
            span=span,
            text=span.of(self._text),
            label=decides.label if mention.generic or decides.label == "person" else mention.label,
            entity_id=entity_id,
            name=name,
            affiliation=mention.affiliation,
            method=mention.method,
            score=mention.score,
        )

    def pronoun(self, token: int, antecedent: Entity) -> Entity:
        """The pronoun at `token`, standing for `antecedent`."""
        word = self._doc[token]
        return Entity(
            span=Span(word.idx, word.idx + len(word)),
            text=word.text,
            label=antecedent.label,
            entity_id=antecedent.entity_id,
            name=antecedent.name,
            pronoun=True,
            method=_PRONOUN,
            score=0.7,
        )


@Language.factory("sayso_entities")
def make_entity_recogniser(nlp: Language, name: str) -> EntityRecogniser:  # noqa: ARG001 - spaCy's signature
    """The entity recogniser, as a spaCy component."""
    return EntityRecogniser(nlp)
