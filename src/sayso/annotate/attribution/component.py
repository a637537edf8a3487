"""The component: every rule of attribution over one document, and the layer they make."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict, Field
from spacy.tokens import Doc

from sayso.annotate.attribution import transcripts
from sayso.annotate.attribution.adjectives import adjective_draft
from sayso.annotate.attribution.asides import without_aside
from sayso.annotate.attribution.chains import Placed, placed
from sayso.annotate.attribution.colons import colon_drafts
from sayso.annotate.attribution.confidence import Evidence, confidence
from sayso.annotate.attribution.content import complete, form, says_something, settled, spans
from sayso.annotate.attribution.denials import resolved
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.exhibits import exhibit_draft
from sayso.annotate.attribution.floating import floating
from sayso.annotate.attribution.headings import to_its_end
from sayso.annotate.attribution.introduced import introduced
from sayso.annotate.attribution.joined import joined, sharpened
from sayso.annotate.attribution.learned import LEARNED, findings
from sayso.annotate.attribution.names import gives_a_name
from sayso.annotate.attribution.nouns import noun_draft
from sayso.annotate.attribution.participles import with_participle
from sayso.annotate.attribution.phrases import phrase_draft
from sayso.annotate.attribution.quoted import linked
from sayso.annotate.attribution.relays import relayed
from sayso.annotate.attribution.scene import Scene, scene_of
from sayso.annotate.attribution.shares import shared
from sayso.annotate.attribution.speakers import sources
from sayso.annotate.attribution.stretches import whole_source
from sayso.annotate.attribution.tags import tagged
from sayso.annotate.attribution.unknown import unknown_draft
from sayso.annotate.attribution.verbs import verb_draft
from sayso.annotate.attribution.verdicts import verdict_draft
from sayso.annotate.layers import ATTRIBUTIONS, QUOTES, report_of
from sayso.lexicon import entries
from sayso.schema.annotations import Assessment, Attribution
from sayso.schema.claim import ClaimSource, Cue, Link
from sayso.schema.vocabulary import CueType

_RULES = (verdict_draft, verb_draft, unknown_draft, noun_draft, phrase_draft, adjective_draft, exhibit_draft)
METHOD = "rule:attribution.{rule}@1"
MODEL = "model:attribution@1"
Judge = Callable[[Evidence], float]


class Rule(BaseModel):
    """A line of `rules.yaml`; `heading` says that the example is a headline."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    rule: str
    score: float = Field(ge=0, le=1)
    heading: bool = False
    example: str


@cache
def rules() -> dict[str, Rule]:
    """The rules, by name."""
    return {rule.rule: rule for rule in entries("sayso.annotate.attribution", "rules.yaml", Rule)}


class AttributionFinder:
    """Writes the ATTRIBUTIONS layer: who says what, through how many mouths, by which words, how surely."""

    def __init__(self, judge: Judge = confidence, encoder: bool = True) -> None:
        """`judge` gives the scores; without the `encoder` the rules stand by themselves."""
        self._judge = judge
        self.encoder = encoder

    def __call__(self, doc: Doc) -> Doc:
        """Write the attributions."""
        ATTRIBUTIONS.write(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> tuple[Attribution, ...]:
        """The attributions of the report's coded blocks, by where their content begins."""
        scene = scene_of(doc)
        seen = findings(scene) if self.encoder else None
        drafts = tuple(_drafts(scene))
        drafts = drafts if seen is None else joined(scene, drafts, seen)
        drafts = tuple(draft for draft in drafts if not gives_a_name(scene, draft))
        drafts = shared(doc, tagged(scene, linked(scene, drafts)))
        drafts = (*drafts, *introduced(scene, drafts))
        drafts = (*drafts, *floating(scene, drafts))
        drafts = drafts if seen is None else sharpened(scene, drafts, seen)
        drafts = tuple(with_participle(doc, without_aside(doc, whole_source(doc, draft))) for draft in drafts)
        whole = resolved(doc, settled([complete(scene, to_its_end(scene, draft)) for draft in drafts]))
        told = [
            (draft, content)
            for draft in relayed(doc, whole)
            if says_something(doc, draft) and (content := draft.about or spans(doc, draft.content))
        ]
        found = placed(told)
        made = _attributions(doc, found, sources(doc, found), self._judge)
        return tuple(sorted(made, key=lambda a: (a.content[0].start, len(a.chain), a.content)))


def _drafts(scene: Scene) -> Iterator[Draft]:
    """What each cue ties by itself, in text order but for the colons."""
    headed = tuple(colon_drafts(scene))
    tails = {draft.cue.head for draft in headed if draft.cue and draft.rule == "heading.tail"}
    for token in scene.doc:
        if token.is_punct or token.is_space or scene.block_at[token.i] < 0 or token.i in tails:
            continue
        draft = next((made for rule in _RULES if (made := rule(scene.doc, token)) is not None), None)
        if draft is not None:
            yield draft
    yield from headed


def _attributions(
    doc: Doc, found: tuple[Placed, ...], mouths: tuple[tuple[ClaimSource, ...], ...], judge: Judge
) -> Iterator[Attribution]:
    quotes = [quote for quote in QUOTES.read(doc) if not quote.scare]
    links = [tuple(_links(doc, item.draft, of)) for item, of in zip(found, mouths, strict=True)]
    for number, item in enumerate(found):
        chain = tuple(link for n in (*item.around, number) for link in links[n])
        draft = item.draft
        how = "direct" if draft.rule == transcripts.RULE else form(item.content, quotes)
        alone = draft.rule == LEARNED
        yield Attribution(
            content=item.content,
            form=how,
            chain=chain,
            assessment=Assessment(),
            method=MODEL if alone else METHOD.format(rule=draft.rule),
            score=judge(Evidence(0.0 if alone else rules()[draft.rule].score, draft.seen, alone, how == "direct")),
        )


def _links(doc: Doc, draft: Draft, mouths: Sequence[ClaimSource]) -> Iterator[Link]:
    """The mouths that pass a draft's words on, then its own."""
    for passing, source in zip(draft.via, mouths[:-1], strict=True):
        yield _link(doc, passing.cue, "verb" if doc[passing.cue.head].pos_ == "VERB" else "preposition", source)
    if draft.cue is None or draft.type is None:
        yield Link(source=mouths[-1], cue=None)
    else:
        yield _link(doc, draft.cue, draft.type, mouths[-1])


def _link(doc: Doc, words: Words, type_: CueType, source: ClaimSource) -> Link:
    span = words.span(doc)
    return Link(source=source, cue=Cue(text=report_of(doc).words(span), span=span, type=type_))
