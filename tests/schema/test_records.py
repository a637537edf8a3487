import pytest
from pydantic import ValidationError

from sayso.schema.claim import Claim, ClaimSource, Cue, Link, claim_id
from sayso.schema.event import EventTime, Place, Toll, event_id
from sayso.schema.incident import Incident, Origin
from sayso.schema.report import Block, Report, Source, report_id
from sayso.schema.span import Span

TEXT = "Clash near Goma\n\nThe army said it had retaken two hills."
SOURCE = Source(sha256="ab" * 32, bytes=10, media_type="text/plain", uri="a.txt")
BLOCKS = (Block(kind="headline", start=0, end=15), Block(kind="paragraph", start=17, end=len(TEXT)))


def report(**changes):
    fields = {
        "report_id": report_id(SOURCE),
        "source": SOURCE,
        "outlet": None,
        "headline": "Clash near Goma",
        "text": TEXT,
        "blocks": BLOCKS,
    }
    return Report(**{**fields, **changes})


def link(source="The army", cue="said"):
    at, cue_at = TEXT.index(source), TEXT.index(cue)
    return Link(
        source=ClaimSource(text=source, span=(at, at + len(source)), kind="military"),
        cue=Cue(text=cue, span=(cue_at, cue_at + len(cue)), type="verb"),
    )


def claim(**changes):
    fields = {
        "claim_id": "clm_1",
        "report_id": "rep_1",
        "content": [[31, 55]],
        "form": "indirect",
        "attribution": [link()],
        "polarity": "affirmed",
        "certainty": "certain",
        "time_frame": "past",
        "standing": "claimed",
        "method": "rule:test@1",
        "score": 0.9,
    }
    return Claim(**{**fields, **changes})


def place(**changes):
    fields = {
        "text": "Goma",
        "span": (11, 15),
        "name": "Goma",
        "lat": -1.67,
        "lon": 29.22,
        "gazetteer": "geonames",
        "gazetteer_id": "216281",
        "country": "CD",
        "precision": "settlement",
        "radius_km": 5.0,
    }
    return Place(**{**fields, **changes})


def time(**changes):
    fields = {
        "start": "2024-05-12",
        "end": "2024-05-12",
        "granularity": "day",
        "text": "Sunday",
        "span": (0, 6),
        "anchor": "publication",
    }
    return EventTime(**{**fields, **changes})


def toll(**changes):
    return Toll(**{"kind": "killed", "low": 3, "high": 3, "text": "three", "span": (0, 5), **changes})


def incident(**changes):
    origin = Origin(name="the army", kind="military", reports=("rep_1",), event_ids=("evt_1",))
    fields = {
        "incident_id": "inc_1",
        "type": "battle.armed_clash",
        "title": "Clash near Goma",
        "place": None,
        "time": None,
        "standings": ["claimed"],
        "reports_n": 1,
        "outlets_n": 1,
        "origins_n": 1,
        "origins": [origin],
        "event_ids": ["evt_1"],
        "method": "rule:link@1",
        "score": 1.0,
    }
    return Incident(**{**fields, **changes})


def test_blocks_lie_in_order_inside_the_text():
    with pytest.raises(ValidationError, match="out of order, or outside"):
        report(blocks=BLOCKS[::-1])
    with pytest.raises(ValidationError, match="outside the text"):
        report(blocks=(Block(kind="paragraph", start=0, end=len(TEXT) + 1),))


def test_a_report_is_frozen():
    with pytest.raises(ValidationError):
        report().text = "other"


def test_furniture_is_kept_and_never_coded():
    kept = report(blocks=(BLOCKS[0], Block(kind="furniture", start=17, end=len(TEXT))))
    assert [block.kind for block in kept.coded_blocks()] == ["headline"]


def test_a_report_survives_json():
    assert Report.model_validate_json(report().model_dump_json()) == report()


def test_spans_are_pairs_in_the_json():
    assert '"content":[[31,55]]' in claim().model_dump_json()


def test_a_claim_survives_json():
    assert Claim.model_validate_json(claim().model_dump_json()) == claim()


def test_an_unknown_field_is_refused():
    with pytest.raises(ValidationError):
        claim(truth=True)


def test_a_narrated_claim_has_no_mouth():
    with pytest.raises(ValidationError, match="narrated"):
        claim(form="narrated")
    with pytest.raises(ValidationError, match="narrated"):
        claim(attribution=())


def test_the_pieces_of_a_content_are_in_order():
    with pytest.raises(ValidationError, match="in order"):
        claim(content=[[40, 55], [31, 38]])


def test_a_source_shows_its_words_or_is_unspecified():
    assert ClaimSource(text=None, span=None, kind="unspecified").span is None
    with pytest.raises(ValidationError, match="must show its words"):
        ClaimSource(text=None, span=None, kind="person")
    with pytest.raises(ValidationError, match="or neither"):
        ClaimSource(text="she", span=None, kind="person")


def test_a_claims_id_tells_two_cues_of_one_content_apart():
    content = (Span(31, 55),)
    assert claim_id("rep_1", content, (link(),)) != claim_id("rep_1", content, ())


def test_one_deed_at_two_places_is_two_events():
    assert event_id("rep_1", "remote.shelling", Span(0, 5), Span(9, 12)) != event_id(
        "rep_1", "remote.shelling", Span(0, 5), None
    )


def test_a_place_without_coordinates_keeps_its_name():
    unresolved = place(lat=None, lon=None, gazetteer=None, gazetteer_id=None, precision=None, radius_km=None)
    assert unresolved.name == "Goma"


@pytest.mark.parametrize(
    "changes", [{"lat": None}, {"radius_km": None}, {"precision": None}, {"lat": 95.0}, {"radius_km": -1.0}]
)
def test_a_point_is_whole(changes):
    with pytest.raises(ValidationError):
        place(**changes)


def test_an_interval_does_not_run_backwards():
    with pytest.raises(ValidationError, match="backwards"):
        time(start="2024-05-13")


def test_an_open_end_has_no_moment():
    assert time(end=None, open="end").end is None
    with pytest.raises(ValidationError, match="open at its end"):
        time(open="end")


def test_a_toll_has_a_bound_and_its_bounds_are_in_order():
    assert toll(high=None).low == 3
    with pytest.raises(ValidationError, match="at least one bound"):
        toll(low=None, high=None)
    with pytest.raises(ValidationError, match="above its high"):
        toll(low=5)


def test_an_incident_counts_its_origins():
    assert incident().origins_n == 1
    with pytest.raises(ValidationError, match="number of origins"):
        incident(origins_n=2)
