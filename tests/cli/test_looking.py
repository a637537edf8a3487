import pytest
from entry_point import sayso

SHOWN = "globalbrief24-kutum-strike.txt"


def test_a_report_is_shown_with_its_records(ledger, ids):
    called = sayso("show", ids("report")[0], "--ledger", ledger)
    assert called.code == 0
    assert ids("report")[0] in called.out


def test_nothing_but_words_goes_into_a_pipe(ledger, ids):
    assert "\x1b" not in sayso("show", ids("report")[0], "--ledger", ledger).out


@pytest.mark.parametrize("kind", ["report", "claim", "event", "incident"])
def test_the_beginning_of_an_id_is_enough(ledger, ids, kind):
    full = ids(kind)[0]
    called = sayso("show", full[:-4], "--ledger", ledger, "--json")
    assert (called.code, called.json()[f"{kind}_id"]) == (0, full)


@pytest.mark.parametrize("kind", ["claim", "event"])
def test_a_record_is_shown_in_its_report(ledger, records, kind):
    record = next(r for r in records if r["kind"] == kind)
    called = sayso("show", record[f"{kind}_id"], "--ledger", ledger)
    assert (called.code, record["report_id"] in called.out) == (0, True)


def test_an_incident_is_shown_with_who_says_what(ledger, records):
    incident = max((r for r in records if r["kind"] == "incident"), key=lambda r: r["reports_n"])
    called = sayso("show", incident["incident_id"], "--ledger", ledger)
    assert called.code == 0
    assert all(origin["name"] in called.out for origin in incident["origins"])


def test_a_source_is_shown_by_its_hash(ledger, records):
    source = next(r for r in records if r["kind"] == "source")
    called = sayso("show", source["sha256"][:16], "--ledger", ledger)
    assert called.json() == source


@pytest.mark.parametrize("name", [SHOWN, f"./{SHOWN}"])
def test_a_report_is_found_by_its_files_name(ledger, name):
    called = sayso("show", name, "--ledger", ledger, "--json")
    assert (called.code, called.json()["source"]["uri"].endswith(f"/{SHOWN}")) == (0, True)


def test_a_report_is_found_by_its_files_whole_path(ledger, folder):
    assert sayso("show", folder / SHOWN, "--ledger", ledger).code == 0


def test_part_of_a_files_name_is_not_its_name(ledger):
    called = sayso("show", SHOWN[3:], "--ledger", ledger)
    assert (called.code, called.out) == (2, "")
    assert "no report was read from such a file" in called.err


def test_a_file_of_several_reports_lists_them(ledger):
    called = sayso("show", "crawl-2025-01-19.jsonl", "--ledger", ledger)
    assert (called.code, "holds 4 reports: rep_" in called.err) == (2, True)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("rep_zzz", "the ledger has no report of the id rep_zzz"),
        ("evt_0zz", "the ledger has no event of the id evt_0zz"),
        ("0f0f0f0f0f0f0f0f", "the ledger has no source of the id 0f0f0f0f0f0f0f0f"),
        ("kutum", "'kutum' is no id"),
        ("", "'' is no id"),
        ("rep_", "more than one report begins with rep_"),
    ],
)
def test_what_cannot_be_found_is_told_with_the_mend(ledger, asked, said):
    called = sayso("show", asked, "--ledger", ledger)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"sayso: {said}")
    assert called.err.count(". ") >= 1


def test_a_search_shows_the_words_around(ledger):
    called = sayso("search", "grain", "stalls", "--ledger", ledger)
    assert (called.code, "grain stalls" in called.out) == (0, True)


def test_a_phrase_is_searched_as_one(ledger):
    assert sayso("search", '"stalls grain"', "--ledger", ledger).out == ""


def test_a_search_for_machines_gives_ids(ledger, ids):
    hits = sayso("search", "market", "--ledger", ledger, "--json").json_lines()
    assert {hit["report_id"] for hit in hits} <= set(ids("report"))
    assert all(hit["matches"] for hit in hits)


def test_a_search_is_limited(ledger):
    assert len(sayso("search", "market", "--limit", 1, "--ledger", ledger, "--json").json_lines()) == 1


def test_nothing_found_is_said_beside_the_output(ledger):
    called = sayso("search", "xylophone", "--ledger", ledger)
    assert (called.code, called.out, called.err) == (0, "", "nothing found\n")


@pytest.mark.parametrize("words", ['"', "***", "(((", " "])
def test_a_search_without_a_word_is_a_wrong_call(ledger, words):
    called = sayso("search", words, "--ledger", ledger)
    assert (called.code, "there is no word to search for" in called.err) == (2, True)


@pytest.mark.parametrize("words", ["NEAR(", "market AND", "a:b", "x' OR 1=1 --", "market*"])
def test_any_words_are_safe_to_search(ledger, words):
    assert sayso("search", words, "--ledger", ledger).code == 0
