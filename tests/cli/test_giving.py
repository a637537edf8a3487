import csv
import io
import json

import pytest
from entry_point import sayso

KINDS = {"source", "report", "claim", "event", "incident"}


def test_json_lines_hold_every_kind_of_record(records):
    assert {record["kind"] for record in records} == KINDS


def test_a_file_gets_what_standard_output_would(ledger, tmp_path):
    called = sayso("export", "--ledger", ledger, "--output", tmp_path / "deep" / "all.jsonl")
    assert (called.code, called.out, called.err) == (0, "", f"wrote {tmp_path / 'deep' / 'all.jsonl'}\n")
    assert (tmp_path / "deep" / "all.jsonl").read_text() == sayso("export", "--ledger", ledger, "--output", "-").out


@pytest.mark.parametrize("table", ["incidents", "events", "claims", "sources"])
@pytest.mark.parametrize("profile", [[], ["--spreadsheet"]])
def test_csv_has_a_row_for_each_record(ledger, records, table, profile):
    called = sayso("export", "--format", "csv", "--table", table, *profile, "--ledger", ledger)
    rows = list(csv.DictReader(io.StringIO(called.out.removeprefix("\ufeff"))))
    assert (called.code, len(rows)) == (0, sum(record["kind"] == table.removesuffix("s") for record in records))


def test_csv_of_no_named_table_is_of_incidents(ledger):
    named = sayso("export", "-f", "csv", "--table", "incidents", "--ledger", ledger)
    assert sayso("export", "-f", "csv", "--ledger", ledger).out == named.out


def test_geojson_has_a_feature_for_each_incident(ledger, ids):
    features = sayso("export", "--format", "geojson", "--ledger", ledger).json()["features"]
    assert sorted(feature["id"] for feature in features) == sorted(ids("incident"))


@pytest.mark.parametrize("option", [["--table", "events"], ["--spreadsheet"]])
@pytest.mark.parametrize("form", [[], ["--format", "geojson"]])
def test_options_of_csv_are_not_silently_dropped(ledger, option, form):
    called = sayso("export", *option, *form, "--ledger", ledger)
    assert (called.code, called.out) == (2, "")
    assert called.err.endswith("Add: --format csv\n")


@pytest.mark.parametrize("output", ["in", ""])
def test_an_output_that_is_no_file_is_a_wrong_call(ledger, tmp_path, output):
    (tmp_path / "in").mkdir()
    called = sayso("export", "--output", output, "--ledger", ledger)
    assert (called.code, "Name a file with --output" in called.err) == (2, True)


def test_an_output_inside_a_file_is_a_wrong_call(ledger, tmp_path):
    (tmp_path / "note.txt").write_text("mine")
    called = sayso("export", "--output", "note.txt/all.jsonl", "--ledger", ledger)
    assert (called.code, "note.txt/all.jsonl: cannot be written" in called.err) == (2, True)


def test_an_export_that_fails_leaves_the_old_file(ledger, tmp_path, monkeypatch):
    target = tmp_path / "all.jsonl"
    target.write_text("the last one")

    def broken(_):
        yield "{"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sayso.publish.jsonl.lines", broken)
    called = sayso("export", "--output", target, "--ledger", ledger)
    assert (called.code, "No space left on device" in called.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["all.jsonl"]
    assert target.read_text() == "the last one"


def test_a_site_says_where_to_open_it(ledger, tmp_path):
    called = sayso("site", tmp_path / "site", "--ledger", ledger)
    assert (called.code, called.out.splitlines()[-1]) == (0, f"open {tmp_path / 'site' / 'index.html'}")
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_public_site_says_how_many_names_it_withholds(ledger, tmp_path):
    public = sayso("site", tmp_path / "public", "--ledger", ledger)
    whole = sayso("site", tmp_path / "whole", "--profile", "evidentiary", "--ledger", ledger)
    assert (public.code, whole.code, "withheld" in whole.out) == (0, 0, False)


def test_a_folder_of_somebodys_is_not_made_a_site(ledger, tmp_path):
    (tmp_path / "thesis.doc").write_text("years of work")
    called = sayso("site", tmp_path, "--ledger", ledger)
    assert (called.code, "Name a new or empty folder" in called.err) == (2, True)
    assert (tmp_path / "thesis.doc").read_text() == "years of work"


def test_a_file_is_not_made_a_site(ledger, tmp_path):
    (tmp_path / "thesis.doc").write_text("years of work")
    called = sayso("site", tmp_path / "thesis.doc", "--ledger", ledger)
    assert (called.code, "is a file, not a folder" in called.err) == (2, True)


def test_the_schema_is_json_and_can_go_to_a_file(tmp_path):
    printed = sayso("schema")
    assert json.loads(printed.out)
    assert sayso("schema", "--output", tmp_path / "schema.json").code == 0
    assert (tmp_path / "schema.json").read_text() == printed.out
