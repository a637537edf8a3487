"""The assessment of an event: its trigger's clause, what governs it, and the mouths that it comes through."""

from dataclasses import replace

from spacy.tokens import Doc

from sayso.annotate.factuality.content import asks, mark_cue, shows
from sayso.annotate.factuality.findings import Findings
from sayso.annotate.factuality.lexicon import phrase
from sayso.annotate.factuality.phrasal import mark_phrases
from sayso.annotate.factuality.scope import findings
from sayso.annotate.layers import SENTENCES, report_of, tokens_of
from sayso.schema.annotations import Assessment, Attribution, EventMention
from sayso.schema.span import Span

_TENSELESS = frozenset(("headline", "subheading", "caption"))
"""Blocks whose simple present tells what has happened ("Rebels seize port")."""


def assess_event(doc: Doc, event: EventMention, attributions: tuple[Attribution, ...]) -> Assessment:
    """How the happening stands, as the report tells it at its first mention."""
    over = [a for a in attributions if any(span.covers(event.trigger) for span in a.content)]
    found = _own(doc, event, over)
    for attribution in over:
        _mark_mouths(doc, attribution, found)
    assessment = found.assessment()
    lesser = any(a.assessment.certainty == "possible" for a in over)
    if lesser and assessment.certainty in {"certain", "probable"}:
        inherited = (span for a in over if a.assessment.certainty == "possible" for span in a.assessment.evidence)
        evidence = tuple(sorted({*assessment.evidence, *inherited}))
        assessment = replace(assessment, certainty="possible", evidence=evidence)
    return assessment


def _own(doc: Doc, event: EventMention, over: list[Attribution]) -> Findings:
    tokens = tokens_of(doc, event.trigger)
    found = findings(tokens.root, reported=any(a.form != "direct" for a in over))
    sentences = SENTENCES.read(doc)
    if event.sentence < len(sentences):
        sentence = sentences[event.sentence]
        mark_phrases(doc, sentence.span, tokens.root, found, reported=bool(over))
        if report_of(doc).blocks[sentence.block].kind in _TENSELESS and tokens.root.tag_ in {"VBZ", "VBP", "NN", "NNS"}:
            found.tense = "past"
        _mark_question(doc, sentence.span, event.trigger, found)
    return found


def _mark_question(doc: Doc, sentence: Span, trigger: Span, found: Findings) -> None:
    """A question mark at the sentence's end, or "it is not known" before the trigger."""
    if asks(report_of(doc).text, (sentence,)):
        at = report_of(doc).text.rindex("?", 0, sentence.end)
        found.add(("questioned",), Span(at, at + 1))
    unknown = phrase("questioned").search(report_of(doc).text, sentence.start, trigger.start)
    if unknown:
        found.add(("questioned",), Span(*unknown.span()))


def _mark_mouths(doc: Doc, attribution: Attribution, found: Findings) -> None:
    """The effects of an attribution's cues and sources; a forecast's cue does not move what is told in a tense."""
    cues = Findings()
    for link in attribution.chain:
        if link.cue is not None:
            mark_cue(doc, link.cue, cues, attribution.content[0] if link is attribution.chain[-1] else None)
        if link.source.span is not None and shows(doc, link.source):
            cues.add(("shown",), link.source.span)
    if asks(report_of(doc).text, attribution.content):
        at = report_of(doc).text.rindex("?", 0, attribution.content[-1].end + 2)
        cues.add(("questioned",), Span(at, at + 1))
    for effect, span in cues.effects:
        if effect != "future" or not found.tense:
            found.add((effect,), span)
