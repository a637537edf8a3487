import re

import pytest
from spacy.language import Language

from sayso.annotate import layers
from sayso.annotate.factuality import FactualityTagger
from sayso.annotate.factuality.lexicon import Embedder, Footage, Marker, Phrase
from sayso.annotate.layers import ATTRIBUTIONS, EVENTS, NARRATIONS
from sayso.annotate.pipeline import build, definition
from sayso.lexicon import entries
from sayso.record.standing import standing
from sayso.schema.annotations import Assessment, Attribution, EventMention
from sayso.schema.claim import ClaimSource, Cue, Link
from sayso.schema.report import Block, Report, Source
from sayso.schema.span import Span

PACKAGE = "sayso.annotate.factuality"
BRACKETED = [
    entry
    for name, kind in (("markers.yaml", Marker), ("embedders.yaml", Embedder), ("footage.yaml", Footage))
    for entry in entries(PACKAGE, name, kind)
]
SHOWING_NOTHING = ("metaphor", "utterance")
PHRASES = entries(PACKAGE, "phrases.yaml", Phrase)
CERTAINTY = {"probable": ("probable", "possible"), "possible": ("possible",), "unstated": ("unstated",)}


@pytest.fixture(scope="module")
def nlp() -> Language:
    ours = frozenset(line.factory for line in definition().components if line.factory != "sayso_sentences")
    built = build(definition(), without=ours)
    built.remove_pipe("ner")
    return built


def parsed(nlp, text, kind="paragraph"):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    blocks = (Block(kind=kind, start=0, end=len(text)),)
    report = Report(report_id="r", source=source, outlet=None, headline=None, text=text, blocks=blocks)
    return nlp(layers.attach(nlp.make_doc(text), report))


def event(start, end):
    return EventMention(
        type="battle.assault",
        trigger=Span(start, end),
        sentence=0,
        stage="accomplished",
        assessment=Assessment(),
        participants=(),
        place=None,
        time=None,
        figures=(),
    )


def assessed(nlp, marked, kind="paragraph"):
    """The assessment of the happening whose trigger stands in brackets."""
    start = marked.index("[")
    end = marked.index("]") - 1
    doc = parsed(nlp, marked.replace("[", "").replace("]", ""), kind)
    EVENTS.write(doc, (event(start, end),))
    return EVENTS.read(FactualityTagger()(doc))[0].assessment


def attributed(nlp, marked, kind="person", form="indirect"):
    """The attribution whose source is marked by <>, cue by {} and content by [] pieces, and its document."""
    text, spans, begun = "", {"<": [], "{": [], "[": []}, []
    for sign in marked:
        if sign in spans:
            begun.append((sign, len(text)))
        elif sign in ">}]":
            opened, start = begun.pop()
            spans[opened].append(Span(start, len(text)))
        else:
            text += sign
    source = spans["<"][0] if spans["<"] else None
    cue = spans["{"][0]
    named = ClaimSource(text=source.of(text) if source else None, span=source, kind=kind if source else "unspecified")
    link = Link(source=named, cue=Cue(text=cue.of(text), span=cue, type="verb"))
    made = Attribution(tuple(spans["["]), form, (link,), Assessment(), "rule:test@1", 1.0)
    doc = parsed(nlp, text)
    ATTRIBUTIONS.write(doc, (made,))
    return FactualityTagger()(doc)


def claim(nlp, marked, kind="person", form="indirect"):
    return ATTRIBUTIONS.read(attributed(nlp, marked, kind, form))[0]


def effects_of(line):
    if isinstance(line, Footage):
        return () if line.role in SHOWING_NOTHING else ("shown",)
    return line.effects


@pytest.mark.parametrize("line", BRACKETED, ids=lambda line: line.example)
def test_every_line_does_what_it_says(nlp, line):
    how = assessed(nlp, line.example)
    for effect in effects_of(line):
        if effect in CERTAINTY:
            assert how.certainty in CERTAINTY[effect]
        elif effect == "future":
            assert how.time_frame == "future"
        elif effect == "negated":
            assert how.polarity == "negated"
        else:
            assert getattr(how, effect)
    assert how.evidence or effects_of(line) == ()


@pytest.mark.parametrize("line", [p for p in PHRASES if p.effect == "unverified"], ids=lambda line: line.words)
def test_what_could_not_be_verified_is_hedged(nlp, line):
    marked = re.sub(r"^Rebels said they took the mine", "<Rebels> {said} [they took the mine]", line.example)
    how = claim(nlp, marked).assessment
    assert how.certainty == "possible"
    assert how.evidence


@pytest.mark.parametrize("line", [p for p in PHRASES if p.effect == "questioned"], ids=lambda line: line.words)
def test_what_is_not_known_is_questioned(nlp, line):
    assert assessed(nlp, re.sub(r"\b(fired|holds)\b", r"[\1]", line.example)).questioned


EVENTS_TOLD = [
    ("Rebels [seized] the airport at Kismayo.", "reported"),
    ("Rebels have not [seized] the airport at Kismayo.", "reported"),
    ("Rebels may have [seized] the airport at Kismayo.", "hedged"),
    ("Rebels reportedly [seized] the airport at Kismayo.", "hedged"),
    ("Rebels appear to have [seized] the airport at Kismayo.", "hedged"),
    ("It was possible to [see] the fire.", "reported"),
    ("Rebels will [seize] the airport at Kismayo.", "forecast"),
    ("Rebels are expected to [seize] the airport at Kismayo.", "forecast"),
    ("Rebels plan to [seize] the airport at Kismayo.", "forecast"),
    ("If rebels [seize] the airport, the port is lost.", "hypothetical"),
    ("Rebels will [seize] the airport unless the army comes.", "hypothetical"),
    ("Rebels could have [seized] the airport years ago.", "hypothetical"),
    ("The general denied that rebels had [seized] the airport.", "denied"),
    ("Observers questioned whether rebels had [seized] the airport.", "questioned"),
    ("Have rebels [seized] the airport?", "questioned"),
    ("It is not known whether rebels [seized] the airport.", "questioned"),
    ("Footage shows rebels [seizing] the airport.", "shown"),
    ("Satellite images show that the airport was [shelled].", "shown"),
    ("The alleged [massacre] shook Darfur.", "hedged"),
    ("The planned [offensive] worried Tripoli.", "forecast"),
    ("The [attack], which may have been planned for months, killed two.", "reported"),
]


@pytest.mark.parametrize(("marked", "word"), EVENTS_TOLD, ids=[row[0] for row in EVENTS_TOLD])
def test_happenings_stand_as_they_are_told(nlp, marked, word):
    assert standing(assessed(nlp, marked), ()) == word


NEGATED = [
    "No [arrests] were made in Khartoum.",
    "The town has not [fallen].",
    "Nobody was [killed].",
    "Conscripts refused to [storm] the trench.",
    "They left without [firing] a shot.",
    "Guards averted an [attack] on the shrine.",
    "The army said it had not [shelled] Sirte.",
]


@pytest.mark.parametrize("marked", NEGATED)
def test_what_is_said_not_to_have_happened_is_negated(nlp, marked):
    assert assessed(nlp, marked).polarity == "negated"


AFFIRMED = [
    "They did not leave until guards [fired] at them.",
    "The town, which was not defended, was [shelled].",
    "A spokesman did not deny that police had [fired] on the crowd.",
    "The army said it could not hold the pass and that it had [withdrawn].",
    "The mayor did not condemn the [attack].",
    "It was not only about [looting] the mill.",
]


@pytest.mark.parametrize("marked", AFFIRMED)
def test_negation_elsewhere_leaves_it_alone(nlp, marked):
    assert assessed(nlp, marked).polarity == "affirmed"


CLAIMS = [
    ("<The colonel> {said} [two bridges were destroyed].", "person", "claimed"),
    ("<The colonel> {said} [no bridge was destroyed].", "person", "claimed"),
    ("<The colonel> {denied} [that his men burnt the school].", "person", "denied"),
    ("<The colonel> {rejected} [claims of torture].", "person", "denied"),
    ("<Some monitors> {believe} [this has gone on for weeks].", "group", "hedged"),
    ("<Monitors> {questioned} [whether the truce would hold].", "group", "questioned"),
    ("[Ethiopia] {was expected} [to open a second front].", "person", "forecast"),
    ("{It is thought} [the junta will reopen the border].", "person", "forecast"),
    ("<The envoy> {said} [the rebels would return].", "person", "forecast"),
    ("<The envoy> {said} [the rebels might return].", "person", "hedged"),
    ("<The envoy> {warned} [thousands would starve if the road was cut].", "person", "hypothetical"),
    ("<The video> {shows} [guards beating a prisoner].", "footage", "shown"),
    ("<The report> {said} [forty villages were burnt].", "document", "shown"),
    ("<The statement> {said} [forty villages were burnt].", "document", "claimed"),
    ("<Residents> {said} [the clinic appears to be empty].", "group", "hedged"),
]


@pytest.mark.parametrize(("marked", "kind", "word"), CLAIMS, ids=[row[0] for row in CLAIMS])
def test_claims_stand_as_their_words_and_cues_say(nlp, marked, kind, word):
    found = claim(nlp, marked, kind)
    assert standing(found.assessment, found.chain) == word


def test_what_shows_nothing_is_not_shown(nlp):
    for line in entries(PACKAGE, "footage.yaml", Footage):
        assert line.role not in SHOWING_NOTHING or not assessed(nlp, line.example).shown


def test_a_negated_denial_denies_nothing(nlp):
    how = claim(nlp, "<The colonel> {did not deny} [that his men burnt the school].").assessment
    assert (how.denied, how.polarity) == (False, "affirmed")


def test_a_denial_is_negated(nlp):
    assert claim(nlp, "<The colonel> {denied} [that his men burnt the school].").assessment.polarity == "negated"


def test_a_rhetorical_question_inside_a_quotation_is_no_question(nlp):
    found = claim(nlp, "“[Who bombed us? Nobody knows. We buried ten,]” <she> {said}.", form="direct")
    assert not found.assessment.questioned


def test_a_quotation_that_only_asks_is_questioned(nlp):
    assert claim(nlp, "“[Who bombed us?]” <she> {asked}.", form="direct").assessment.questioned


def test_the_simple_present_of_a_headline_is_past(nlp):
    assert assessed(nlp, "Rebels [seize] airport in Kismayo", kind="headline").time_frame == "past"


def test_a_sentence_of_the_outlet_is_one_narration(nlp):
    doc = FactualityTagger()(parsed(nlp, "Shells fell on the port. Two ships burnt."))
    assert [n.content[0].of(doc.text) for n in NARRATIONS.read(doc)] == ["Shells fell on the port.", "Two ships burnt."]


def test_a_sentence_that_others_say_leaves_no_narration(nlp):
    assert NARRATIONS.read(attributed(nlp, "<The colonel> {said} [two bridges were destroyed].")) == ()


def test_what_an_attribution_leaves_over_is_told_by_the_outlet(nlp):
    doc = attributed(nlp, "Shells hit the port at dawn, and <the mayor> {said} [two ships burnt].")
    assert [n.content[0].of(doc.text) for n in NARRATIONS.read(doc)] == ["Shells hit the port at dawn"]


def test_when_something_was_said_is_no_narration(nlp):
    doc = attributed(nlp, "[Two ships burnt], <the mayor> {said} on Monday, as crews searched the quay.")
    assert [n.content[0].of(doc.text) for n in NARRATIONS.read(doc)] == ["crews searched the quay"]


def test_what_a_source_does_besides_is_told_with_the_source(nlp):
    doc = attributed(nlp, "<The union> condemned the arrests, and {demanded} [the release of all drivers].")
    told = [span.of(doc.text) for n in NARRATIONS.read(doc) for span in n.content]
    assert told == ["The union", "condemned the arrests"]


def test_a_narration_may_be_a_forecast(nlp):
    doc = FactualityTagger()(parsed(nlp, "The militia plans to attack the dam."))
    assert NARRATIONS.read(doc)[0].assessment.time_frame == "future"


def test_an_empty_report_has_nothing_to_assess(nlp):
    doc = parsed(nlp, ".")
    assert FactualityTagger().predict(doc).narrations == ()


def test_evidence_is_exact_words(nlp):
    how = assessed(nlp, "Rebels may have [seized] the airport.")
    assert [span.of("Rebels may have seized the airport.") for span in how.evidence] == ["may"]
