import json

import pytest
from site_ledger import Draft, Handmade, ledger
from site_reading import pages, tree

from sayso.publish import jsonl
from sayso.publish.site.privacy import PublicView

NAME = ("Salih", "Bushara")


def text_of(site):
    return {
        p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in sorted(site.rglob("*")) if p.is_file()
    }


def test_a_private_victim_is_named_in_no_file(public_site):
    named = {
        path for path, text in text_of(public_site).items() if any(part.casefold() in text.casefold() for part in NAME)
    }
    assert named == set()


def test_an_evidentiary_site_names_everyone(whole_site):
    named = [path for path, text in text_of(whole_site).items() if "Salih Idris Bushara" in text]
    assert {"data/export.jsonl", "incidents/inc_kutum.html", "reports/rep_lantern.html"} <= set(named)


def test_the_reader_says_that_a_name_is_withheld(public_site):
    text = " ".join(tree(public_site / "reports/rep_lantern.html").text_content().split())
    assert "Among the dead was [name withheld], an onion seller." in text
    assert "[name withheld] was 31." in text


def test_spans_still_point_at_the_words_they_pointed_at():
    bare, public = ledger(), PublicView(ledger())
    for before, after in zip(bare.reports(), public.reports(), strict=True):
        assert len(before.text) == len(after.text)
        assert before.blocks == after.blocks


def test_every_public_record_is_still_one(public_site):
    lines = (public_site / "data/export.jsonl").read_text(encoding="utf-8").splitlines()
    assert len([jsonl.parsed(line) for line in lines]) > 40


@pytest.mark.parametrize(
    ("name", "digits"), [("inc_kutum", 2), ("inc_kebkabiya", 1), ("inc_sukhnah", 1), ("inc_offensive", 0)]
)
def test_coordinates_are_no_finer_than_what_is_known(public_site, name, digits):
    features = json.loads((public_site / "data/incidents.geojson").read_text(encoding="utf-8"))["features"]
    point = next(f["geometry"]["coordinates"] for f in features if f["id"] == name)
    assert point == [round(value, digits) for value in point]


def test_an_evidentiary_place_is_as_it_was(whole_site):
    assert "14.203612" in (whole_site / "data/incidents.geojson").read_text(encoding="utf-8")


def test_no_folder_of_the_machine_is_published(public_site):
    assert {path for path, text in text_of(public_site).items() if "/home/ada" in text} == set()
    assert "empty.txt" in text_of(public_site)["method.html"]


def test_a_report_that_is_named_by_its_path_is_named_by_its_file():
    view = ledger()
    first = view.held_incidents[0]
    path = view.report("rep_harbour").source.uri
    told = first.origins[0].model_copy(update={"reasons": (f"{path} has it from Northlight",)})
    view.held_incidents = [first.model_copy(update={"origins": (told, *first.origins[1:])})]
    (shown,) = PublicView(view).incidents()
    assert shown.origins[0].reasons == ("harbour.txt has it from Northlight",)


def test_a_victims_name_in_an_address_is_covered():
    view = Handmade()
    draft = Draft(
        view, "slug", "Northlight", "2025-02-03", ("paragraph", "Shells killed Salih Bushara, a nurse said."),
        folder="https://news.example/salih-bushara-killed/",
    )  # fmt: skip
    claim = draft.claim("Shells killed Salih Bushara", ("a nurse", "said", "unnamed"))
    draft.event(claim, "remote.shelling", "killed", who=[("victim", "Salih Bushara", "person")])
    (report,) = PublicView(view).reports()
    assert report.source.uri == "https://news.example/█████-███████-killed/slug.txt"


@pytest.mark.parametrize("deed", ["word.accusation", "unrest.protest", "battle.assault"])
def test_a_party_to_a_dispute_is_no_victim(deed):
    view = Handmade()
    draft = Draft(
        view, "accused", "Northlight", "2025-02-03", ("paragraph", "The mayor accused General Idris Nour of theft.")
    )
    claim = draft.claim("General Idris Nour of theft", ("The mayor", "accused", "person"))
    draft.event(claim, deed, "accused", who=[("target", "General Idris Nour", "person")])
    (report,) = PublicView(view).reports()
    assert "Idris Nour" in report.text


def test_the_page_counts_the_names_withheld(public_site):
    assert "1 name here" in " ".join(tree(public_site / "method.html").text_content().split())


def test_no_page_of_the_public_site_calls_itself_whole(public_site, whole_site):
    assert all("public profile" in p.read_text(encoding="utf-8") for p in pages(public_site))
    assert all("evidentiary profile" in p.read_text(encoding="utf-8") for p in pages(whole_site))
