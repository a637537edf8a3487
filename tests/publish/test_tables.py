import csv
from io import StringIO

import pytest

from sayso.publish import tables
from sayso.publish.tables import Table


def rows(lines):
    return list(csv.DictReader(StringIO("".join(lines), newline="")))


def test_a_claim_is_a_row_with_its_words_and_its_mouths(report, claims):
    found = rows(tables.claims({report.report_id: report}).lines(claims))
    assert (found[1]["sources"], found[1]["content"], found[1]["standing"]) == (
        "The army",
        "it had fired on the town",
        "denied",
    )


def test_an_event_is_a_row_with_its_trigger_place_and_time(report, events):
    row = rows(tables.events({report.report_id: report}).lines(events))[0]
    assert (row["trigger"], row["place"], row["start"], row["precision"]) == (
        "struck",
        "Kutum",
        "2024-05-12",
        "settlement",
    )
    assert float(row["lat"]) == 14.2


def test_each_row_links_to_its_page(report, claims):
    row = rows(tables.claims({report.report_id: report}).lines(claims))[0]
    assert row["link"] == f"reports/{report.report_id}.html#clm_1"


def test_a_source_is_a_row(report):
    assert rows(tables.sources().lines([report.source]))[0]["sha256"] == report.source.sha256


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-x", "@cmd", "\t=1", " =1", "'=1", "＝1", '"=1'])
def test_the_spreadsheet_profile_disarms_formulas(cell):
    table = Table("t", {"c": lambda row: row})
    assert rows(table.lines([cell], "spreadsheet"))[0]["c"] == f"'{cell}"


@pytest.mark.parametrize("cell", ["=1+1", "@cmd"])
def test_the_raw_profile_changes_nothing(cell):
    assert rows(Table("t", {"c": lambda row: row}).lines([cell]))[0]["c"] == cell


def test_negative_numbers_stay_numbers():
    assert rows(Table("t", {"c": lambda row: row}).lines([-33.4], "spreadsheet"))[0]["c"] == "-33.4"
