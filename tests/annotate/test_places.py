"""Places, on own sentences about many conflicts; one parse for all of them."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.annotate import layers
from sayso.annotate.pipeline import build, definition
from sayso.annotate.places import PlaceFinder
from sayso.annotate.places.cues import cue_entries
from sayso.schema.report import Block, Report, Source
from sayso.schema.span import Span


@cache
def _nlp():
    others = {part.factory for part in definition().components} - {"sayso_sentences", "sayso_places"}
    return build(definition(), without=frozenset(others))


def _doc(text, kinds=None, outlet=None):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="own.txt")
    blocks, at = [], 0
    for number, part in enumerate(text.split("\n\n")):
        kind = kinds[number] if kinds else "paragraph"
        blocks.append(Block(kind=kind, start=at, end=at + len(part)))
        at += len(part) + 2
    report = Report(report_id="rep_own", source=source, outlet=outlet, headline=None, text=text, blocks=tuple(blocks))
    return layers.attach(_nlp().make_doc(text), report)


@cache
def _places(text, kinds=None, outlet=None):
    return layers.PLACES.read(_nlp()(_doc(text, kinds, outlet)))


def _one(text, words, **more):
    found = [mention for mention in _places(text, **more) if mention.place.text == words]
    assert found, f"{words} not among {[mention.place.text for mention in _places(text, **more)]}"
    return found[0]


@pytest.mark.parametrize("entry", cue_entries(), ids=lambda entry: entry.role)
def test_every_cue_stands_in_its_example(entry):
    words = set(entry.example.replace(".", " ").split()) | {entry.example}
    said = {token.lemma_ for token in _nlp()(_doc(entry.example))} | words
    lowered = {word.lower() for word in said}
    assert any(word.lower() in lowered or word.lower() in entry.example.lower() for word in entry.words)


RIGHT = [
    ("Shells fell on Avdiivka at dawn.", "Avdiivka", "UA", "settlement"),
    ("Rebels seized the airport at Goma on Tuesday.", "Goma", "CD", "settlement"),
    ("Villagers fled Tigray after the raids.", "Tigray", "ET", "region"),
    ("A depot burned in Belgorod region.", "Belgorod", "RU", "region"),
    ("Troops from Chad crossed into Niger.", "Chad", "TD", "country"),
    ("Clashes broke out in Derna, Libya, overnight.", "Derna", "LY", "settlement"),
    ("The storm tore roofs off houses in Paris, Texas.", "Paris", "US", "settlement"),
    ("Gunmen attacked a mosque in Maiduguri, Nigeria.", "Maiduguri", "NG", "settlement"),
    ("Protesters filled the squares of Tbilisi. Georgia declared an emergency.", "Georgia", "GE", "country"),
    ("Voters queued in Atlanta. Georgia and Alabama counted late.", "Georgia", "US", "region"),
    ("A bus was ambushed in the Cabo Delgado province of Mozambique.", "Cabo Delgado", "MZ", "region"),
    ("Soldiers shot at crowds in Mandalay, Myanmar.", "Mandalay", "MM", "settlement"),
]


@pytest.mark.parametrize(("text", "words", "country", "precision"), RIGHT, ids=[row[0] for row in RIGHT])
def test_a_place_is_resolved_by_its_report(text, words, country, precision):
    place = _one(text, words).place
    assert (place.country, place.precision) == (country, precision)


USES = [
    ("The Makhachkala reservists refused to leave.", "Makhachkala", "affiliation"),
    ("Ukrainian gunners fired back.", "Ukrainian", "affiliation"),
    ("The Odesa-born colonel was killed.", "Odesa", "affiliation"),
    ("Soldiers from Chechnya looted the shops.", "Chechnya", "affiliation"),
    ("Moscow said it knew nothing of the raid.", "Moscow", "metonym"),
    ("The Kremlin denied the report.", "Kremlin", "metonym"),
    ("Talks with Tehran went on for days.", "Tehran", "metonym"),
    ("Rockets hit Sderot on Friday.", "Sderot", "event"),
    ("Dozens were killed in Omdurman.", "Omdurman", "event"),
    ("Cities including Lviv and Odesa were also hit.", "Lviv", "event"),
    ("The Mogadishu bombing shocked many.", "Mogadishu", "event"),
    ("The New York Times reported the strike.", "New York", "publication"),
    ("KHARTOUM (AFP) — Shells fell on a market.", "KHARTOUM", "dateline"),
]


@pytest.mark.parametrize(("text", "words", "use"), USES, ids=[row[0] for row in USES])
def test_the_use_of_a_place_is_what_its_words_say(text, words, use):
    assert _one(text, words).use == use


NO_PLACES = [
    "Yesterday Jordan Henderson met Charlotte Bennett.",
    "Most soldiers left in May.",
    "Capt. Houston refused to speak.",
    "The Supreme Court met on Monday.",
    "Nice words were spoken, and the police left.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_what_is_no_place_is_not_one(text):
    assert _places(text) == ()


def test_a_misspelt_name_is_corrected_to_the_one_the_report_gives():
    text = "Reservists from Kaliningrad refused to fight.\n\nSoldiers from Khalingrad mutinied, it said."
    place = _one(text, "Khalingrad").place
    assert (place.name, place.corrected) == ("Kaliningrad", True)
    assert place.candidates


def test_another_misspelt_name_is_corrected_alike():
    text = "Shells fell on Kramatorsk all night.\n\nResidents of the town near Kramatrosk hid in cellars in Kramatosk."
    assert all(mention.place.name == "Kramatorsk" for mention in _places(text) if mention.place.corrected)
    assert any(mention.place.corrected for mention in _places(text))


def test_a_misspelling_without_a_country_around_it_is_left_alone():
    place = [mention.place for mention in _places("A man walked from Brelgimodo yesterday.")]
    assert all(found.lat is None and not found.corrected for found in place)


def test_a_distance_moves_the_point_and_widens_the_radius():
    at, moved = (
        _one("Fighting went on in Bahir Dar.", "Bahir Dar").place,
        _one("Fighting went on 30 km north of Bahir Dar.", "Bahir Dar").place,
    )
    assert moved.relation == "near"
    assert moved.lat - at.lat == pytest.approx(30 / 111.2, abs=0.01)
    assert moved.radius_km > at.radius_km


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("A column moved towards Raqqa.", "Raqqa", "toward"),
        ("Families fled from Shusha.", "Shusha", "from"),
        ("A train derailed close to Kassala.", "Kassala", "near"),
        ("A bus burned between Palmyra and Homs.", "Homs", "between"),
        ("A bus burned in Homs.", "Homs", "at"),
    ],
)
def test_the_relation_is_read_off_the_words_before(text, words, relation):
    assert _one(text, words).place.relation == relation


def test_a_street_is_kept_by_name_without_a_point():
    place = _one("A car exploded on Saladin Street in Erbil.", "Saladin Street").place
    assert (place.lat, place.precision) == (None, None)


def test_what_is_not_coded_holds_no_place():
    text = "Picture: Aleppo Media Centre, Aleppo\n\nShells hit Homs."
    assert {m.place.text for m in _places(text, ("credit", "paragraph"))} == {"Homs"}


def test_a_dateline_block_gives_its_place_as_a_dateline():
    text = "Juba, South Sudan\n\nTwo men were shot."
    mention = _one(text, "Juba", kinds=("dateline", "paragraph"))
    assert (mention.use, mention.place.basis) == ("dateline", "dateline")


def test_capitals_of_a_headline_are_read():
    assert _one("SHELLS FALL ON KHERSON", "KHERSON", kinds=("headline",)).place.country == "UA"


def test_the_outlets_home_breaks_a_tie():
    text = "Police in Hamilton charged two men."
    assert _one(text, "Hamilton", outlet="stuff.co.nz").place.country == "NZ"


def test_given_spans_are_resolved_in_their_order():
    text = "Rebels took Goma, then Bukavu."
    doc = _nlp()(_doc(text))
    spans = [Span(text.index("Bukavu"), text.index("Bukavu") + 6), Span(12, 16)]
    found = PlaceFinder().resolve(doc, spans)
    assert [mention.place.name for mention in found] == ["Bukavu", "Goma"]


def test_predicting_changes_nothing():
    doc = _nlp()(_doc("Shells fell on Homs."))
    before = dict(doc.user_data)
    PlaceFinder().predict(doc)
    assert doc.user_data == before


WORDS = st.lists(
    st.sampled_from(
        [
            *("Kyiv", "in", "near", "the", "Gaza", "Strip", ",", ".", "Russian", "army", "Paris", "Texas", "U.S."),
            *("’s", "-", "Deir", "ez-Zor", "30", "km", "south", "of", "KHERSON", "(", "Khalingrad", "said"),
        ]
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_every_mention_quotes_its_words_and_none_overlap(words):
    text = " ".join(words) or "."
    end = 0
    for mention in layers.PLACES.read(_nlp()(_doc(text))):
        assert text[mention.span.start : mention.span.end] == mention.place.text
        assert mention.span.start >= end
        assert 0 <= mention.score <= 1
        assert len(mention.place.candidates) <= 5
        end = mention.span.end
