"""The bundled samples through the whole pipeline, into incidents: what `samples/expected.yaml` asks of linking."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from sayso.ledger import Ledger
from sayso.run.local import code
from sayso.run.relink import relink
from sayso.schema.ids import sha256

SAMPLES = Path(__file__).parent.parent.parent / "samples"
EXPECTED = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))
HAPPENINGS = {happening["id"]: happening for happening in EXPECTED["happenings"]}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with Ledger.open(tmp_path_factory.mktemp("linked") / "samples.sayso") as opened:
        code(opened, [SAMPLES])
        relink(opened)
        yield opened


@pytest.fixture(scope="module")
def incidents(ledger):
    """Each incident with the samples that tell of it, as `expected.yaml` names them."""
    events = {event.event_id: event.report_id for event in ledger.events()}
    names = {report.report_id: name(report.source) for report in ledger.reports()}
    return [(i, {names[events[id_]] for id_ in i.event_ids}) for i in ledger.incidents()]


FILES = {sha256(path.read_bytes()): path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*.*")}


def name(source):
    """The sample that was read: a file by its bytes, a line of JSON Lines by its number."""
    if source.sha256 in FILES:
        return FILES[source.sha256]
    file, _, member = source.container.partition("!")
    return f"{Path(file).relative_to(SAMPLES).as_posix()}#L{member.partition('@')[0]}"


def of(incidents, happening):
    """The incidents of the happening's own type and place."""
    place = HAPPENINGS[happening]["place"]
    return [
        (incident, files)
        for incident, files in incidents
        if incident.place
        and incident.place.gazetteer_id == str(place["geonameid"])
        and files & set(HAPPENINGS[happening]["files"])
    ]


def test_no_incident_mixes_happenings(incidents):
    whose = defaultdict(set)
    for happening in EXPECTED["happenings"]:
        for file in happening["files"]:
            whose[file].add(happening["id"])
    for incident, files in incidents:
        assert set.intersection(*(whose[file] or {None} for file in files)), (incident.title, files)


@pytest.mark.parametrize("happening", ["darfur-market", "lubero-clash", "siversk-shelling", "kakamega-protest"])
def test_copies_of_one_text_tell_of_one_incident(incidents, happening):
    (copies,) = [set(group["files"]) for group in HAPPENINGS[happening]["copies"]]
    assert any(copies <= files for _, files in of(incidents, happening))


@pytest.mark.parametrize("happening", ["siversk-shelling", "kakamega-protest"])
def test_all_reports_of_a_happening_tell_of_one_incident(incidents, happening):
    assert any(set(HAPPENINGS[happening]["files"]) <= files for _, files in of(incidents, happening))


def test_strikes_on_neighbouring_towns_stay_two(incidents):
    one, other = of(incidents, "neighbour-strike-yeu"), of(incidents, "neighbour-strike-kanbalu")
    assert one
    assert other
    assert not {i.incident_id for i, _ in one} & {i.incident_id for i, _ in other}


def test_a_report_that_is_told_in_passing_joins(incidents):
    assert any(
        files == set(HAPPENINGS["neighbour-strike-yeu"]["files"]) for _, files in of(incidents, "neighbour-strike-yeu")
    )


@pytest.mark.parametrize("happening", ["siversk-shelling", "kakamega-protest", "neighbour-strike-kanbalu"])
def test_origins_are_counted_as_a_reader_counts_them(incidents, happening):
    told = max(of(incidents, happening), key=lambda found: len(found[1]))[0]
    assert told.origins_n == HAPPENINGS[happening]["independent_origins"]


def test_what_reads_like_one_incident_is_not_many(incidents):
    """There are 10 happenings and a dozen lesser ones; without a rule on place and day 48 incidents were found."""
    assert len(incidents) <= 32


def test_no_title_tells_a_pronoun_or_an_hour_of_no_day(incidents):
    assert not [i.title for i, _ in incidents if i.title.endswith((" by We", " by it", " by they")) or "T0" in i.title]


def test_figures_that_exclude_each_other_are_disputed(incidents):
    (incident,) = [i for i, files in of(incidents, "siversk-shelling") if len(files) == 5]
    assert "tolls: killed" in {dispute.field for dispute in incident.disputes}


def test_the_ledger_of_the_samples_is_sound(ledger):
    assert ledger.verify() == ()
