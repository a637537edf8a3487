import multiprocessing
import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.gazetteer import Gazetteer, build, location, normalised, open_gazetteer, precision_of, sources
from sayso.annotate.gazetteer.own import demonyms, regions, rows, seats
from sayso.errors import DataError


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def test_a_settlement_is_found_with_its_country_and_division(gazetteer):
    first = next(p for p in gazetteer.candidates("Bakhmut") if p.kind == "settlement")
    assert (first.country, first.gazetteer, first.gazetteer_id) == ("UA", "geonames", "713174")


@pytest.mark.parametrize(
    ("written", "country"),
    [("Sana’a", "YE"), ("Deir al-Zor", "SY"), ("KHERSON", "UA"), ("Łódź", "PL"), ("N'Djamena", "TD"), ("Raqqa", "SY")],
)
def test_names_are_found_without_case_accents_or_apostrophes(gazetteer, written, country):
    assert country in {place.country for place in gazetteer.candidates(written)}


@pytest.mark.parametrize(
    ("short", "country"), [("U.S.", "US"), ("UK", "GB"), ("UAE", "AE"), ("DRC", "CD"), ("Ivory Coast", "CI")]
)
def test_short_names_of_countries_are_known(gazetteer, short, country):
    assert any(place.kind == "country" and place.country == country for place in gazetteer.candidates(short))


@pytest.mark.parametrize(("short", "state"), [("Tex.", "TX"), ("Calif.", "CA"), ("W.Va.", "WV")])
def test_abbreviations_of_states_are_known(gazetteer, short, state):
    assert any(place.kind == "admin1" and place.admin1 == state for place in gazetteer.candidates(short))


@pytest.mark.parametrize("entry", regions(), ids=lambda entry: entry.name)
def test_every_region_is_found_by_its_names_and_in_its_example(gazetteer, entry):
    assert any(name in entry.example for name in (entry.name, *entry.aliases)) or entry.kind == "region"
    for name in (entry.name, *entry.aliases):
        assert any(place.kind in {entry.kind, "admin1"} for place in gazetteer.candidates(name)), name


@pytest.mark.parametrize("entry", demonyms(), ids=lambda entry: entry.words[0])
def test_every_demonym_ties_to_its_place(gazetteer, entry):
    assert entry.words[0] in entry.example
    assert all(gazetteer.demonym(word) is not None for word in entry.words)
    if len(entry.place) == 2:
        assert gazetteer.demonym(entry.words[0]).country == entry.place


@pytest.mark.parametrize("entry", seats(), ids=lambda entry: entry.name)
def test_every_seat_lies_in_its_country(gazetteer, entry):
    assert entry.name in entry.example
    assert any(place.kind == "seat" and place.country == entry.country for place in gazetteer.candidates(entry.name))


def test_every_label_point_is_one_of_a_country_that_is_there(gazetteer):
    held = set(gazetteer.country_codes().values())
    assert {row["country"] for row in rows("countries.csv")} <= held


def test_a_name_that_nobody_has_gives_nothing(gazetteer):
    assert gazetteer.candidates("Qwxzzyville") == ()
    assert gazetteer.candidates("") == ()


def test_the_longest_name_that_begins_with_a_word_is_known(gazetteer):
    assert gazetteer.longest("Gulf") >= 3
    assert gazetteer.longest("Qwxzzy") == 0


def test_the_radius_grows_with_the_kind(gazetteer):
    def radius(name, kind):
        return next(place.radius_km for place in gazetteer.candidates(name) if place.kind == kind)

    assert radius("Sumy", "settlement") < radius("Kharkiv", "settlement") < radius("Donbas", "region")
    assert radius("Ukraine", "country") < radius("Russia", "country")


def test_precision_follows_the_kind():
    assert [precision_of(kind) for kind in ("settlement", "district", "admin1", "country")] == [
        "settlement", "district", "region", "country",
    ]  # fmt: skip


def test_a_gazetteer_travels_to_a_worker_by_its_path(gazetteer):
    assert pickle.loads(pickle.dumps(gazetteer)).candidates("Goma") == gazetteer.candidates("Goma")


def _ask(name: str) -> int:
    return len(open_gazetteer().candidates(name))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_forked_worker_reads_the_same(gazetteer):
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.map(_ask, ["Aleppo"]) == [len(gazetteer.candidates("Aleppo"))]


def test_the_location_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("SAYSO_GAZETTEER", str(tmp_path / "own.sqlite"))
    assert location() == tmp_path / "own.sqlite"


def test_the_file_is_named_by_its_content(monkeypatch):
    monkeypatch.delenv("SAYSO_GAZETTEER", raising=False)
    assert location().parent.name == "sayso"
    assert location().name.startswith("gazetteer-")


def test_building_tells_and_leaves_no_part_behind(tmp_path):
    told = []
    build(tmp_path / "new" / "gazetteer.sqlite", told.append)
    assert len(told) == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["gazetteer.sqlite"]
    assert Gazetteer(tmp_path / "new" / "gazetteer.sqlite").candidates("Kyiv")


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError, match="cannot be written"):
        build(tmp_path / "file" / "gazetteer.sqlite")


def test_another_file_is_no_gazetteer(tmp_path):
    other = tmp_path / "other.sqlite"
    other.write_text("not a database at all, but long enough to be read as one")
    with pytest.raises(DataError, match="no compiled gazetteer"):
        Gazetteer(Path(other))


def test_geonames_is_credited():
    assert any(source.name == "GeoNames" and source.terms == "CC BY 4.0" for source in sources())


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing(name):
    assert normalised(normalised(name)) == normalised(name)
