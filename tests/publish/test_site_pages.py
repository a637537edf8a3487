import re
from collections import Counter
from itertools import pairwise

import pytest
from site_ledger import Draft, Handmade, incident, ledger
from site_reading import addresses, faults, pages, resolves, tree, visible

from sayso.publish.site import write

KINDS = ("index.html", "incidents/inc_kutum.html", "reports/rep_lantern.html", "reports.html", "method.html")
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> \u202eevil\u2066\x00 {{ 7*7 }}"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    view = Handmade()
    draft = Draft(
        view, "hostile", HOSTILE, "2025-01-01",
        ("headline", HOSTILE), ("paragraph", f"Shells hit the town, {HOSTILE} said."),
        ("furniture", HOSTILE), bylines=(HOSTILE,), folder=f"https://news.example/{HOSTILE}",
    )  # fmt: skip
    claim = draft.claim("Shells hit the town", (HOSTILE, "said", "person"))
    event = draft.event(claim, "remote.shelling", "hit", place=("the town", 1.0, 2.0, "KE", "settlement", 2.0))
    place = event.place.model_copy(update={"name": HOSTILE})
    incident(view, "hostile", HOSTILE, [event], [(HOSTILE, "person", ["hostile"], (HOSTILE,))], place=place)
    folder = tmp_path_factory.mktemp("hostile") / "site"
    write(view, folder)
    return folder


def test_every_report_and_incident_has_its_page(public_site):
    view = ledger()
    wanted = {f"reports/{r.report_id}.html" for r in view.reports()} | {
        f"incidents/{i.incident_id}.html" for i in view.incidents()
    }
    assert wanted | {"index.html", "reports.html", "method.html"} == {
        p.relative_to(public_site).as_posix() for p in pages(public_site)
    }


def test_tags_nest(public_site, whole_site, hostile_site):
    assert {
        p.name: f for site in (public_site, whole_site, hostile_site) for p in pages(site) if (f := faults(p))
    } == {}


def test_ids_are_unique_in_each_page(public_site, hostile_site):
    for page in [*pages(public_site), *pages(hostile_site)]:
        ids = Counter(e.get("id") for e in tree(page).iter() if e.get("id"))
        assert {i: n for i, n in ids.items() if n > 1} == {}, page.name


def test_every_link_leads_somewhere_within_the_site(public_site, whole_site, hostile_site):
    for site in (public_site, whole_site, hostile_site):
        lost = {(p.name, a) for p in pages(site) for _, a in addresses(p) if not resolves(site, p, a)}
        assert lost == set()


def test_every_page_carries_the_policy(public_site):
    for page in pages(public_site):
        found = tree(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert found == [POLICY]
        assert page.read_text(encoding="utf-8").index("Content-Security-Policy") < page.read_text(
            encoding="utf-8"
        ).index("<link")


def test_nothing_of_a_page_needs_more_than_the_policy_allows(public_site, hostile_site):
    for page in [*pages(public_site), *pages(hostile_site)]:
        root = tree(page)
        assert not root.xpath("//script|//style|//iframe|//object|//embed|//base|//form|//img|//*[@style]")
        assert not [name for e in root.iter() for name in e.attrib if name.lower().startswith("on")]


def test_the_style_sheets_load_nothing(public_site):
    for sheet in (public_site / "static").glob("*.css"):
        assert not re.search(r"@import|url\(|https?:", sheet.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_its_language_and_can_be_skipped_into(public_site, kind):
    root = tree(public_site / kind)
    assert root.get("lang") == "en"
    assert root.xpath("//body/*[1]")[0].get("href") == "#main"
    assert len(root.xpath("//main[@id='main']")) == 1


def test_headings_go_down_one_step_at_a_time(public_site):
    for page in pages(public_site):
        levels = [int(e.tag[1]) for e in tree(page).iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1, page.name
        assert levels.count(1) == 1, page.name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page.name, levels)


def test_an_advisory_comes_before_what_it_warns_of(public_site):
    for kind, warned in (("incidents/inc_kutum.html", "Kutum"), ("reports/rep_lantern.html", "Twelve people died")):
        text = visible(public_site / kind).partition("Skip to the content")[2]
        assert 0 < text.index("Advisory graphic injury") < text.index(warned)


def test_a_row_warns_before_it_tells(public_site):
    row = tree(public_site / "index.html").get_element_by_id("inc_kutum").text_content()
    assert row.index("Advisory") < row.index("Air strike")


@pytest.mark.parametrize(
    "words", ["in a flour sack", "one shot behind the water tank", "A conscript ended his own life"]
)
def test_what_is_severe_is_folded_everywhere(public_site, words):
    for page in pages(public_site):
        assert words not in visible(page), page.name
        assert words not in " ".join(tree(page).xpath("//@title|//@aria-label|//title/text()")), page.name


def test_what_is_folded_can_be_opened(public_site):
    opened = tree(public_site / "reports/rep_lantern.html").xpath("//details[@class='fold']")
    assert ["in a flour sack" in fold.text_content() for fold in opened] == [True]
    assert opened[0].get("open") is None


def test_a_fold_names_the_category_and_not_the_content(public_site):
    summary = tree(public_site / "reports/rep_courier.html").xpath("//summary")[0].text_content()
    assert "suicide or self-harm" in summary
    assert "life" not in summary


def test_a_strong_word_is_cut_in_statements_and_whole_in_the_reader(public_site):
    assert "frack all" in " ".join(tree(public_site / "reports/rep_courier.html").text_content().split())
    assert [p.name for p in pages(public_site) if "frack" in p.read_text("utf-8")] == ["rep_courier.html"]


def test_hostile_words_stay_words(hostile_site):
    for page in pages(hostile_site):
        source = page.read_text(encoding="utf-8")
        assert "<script" not in source
        assert "<img" not in source
        assert "\u202e" not in source
        assert "\u2066" not in source
        assert "\x00" not in source
    text = (hostile_site / "reports/rep_hostile.html").read_text(encoding="utf-8")
    assert "⟨U+202E⟩" in text
    assert "{{ 7*7 }}" in text


def test_the_reader_keeps_every_word_of_every_block(whole_site):
    for report in ledger().reports():
        shown = " ".join(tree(whole_site / f"reports/{report.report_id}.html").text_content().split())
        assert all(report.words(block.span) in shown for block in report.blocks)


def test_a_record_can_be_linked_to_and_lights_its_words(whole_site):
    root = tree(whole_site / "reports/rep_lantern.html")
    anchor = root.get_element_by_id("clm_lantern_1")
    slot = anchor.get("class").split()[1].removeprefix("t")
    words = "".join(e.text_content() for e in root.find_class(f"r{slot}") if "l-content" in e.get("class"))
    assert words == "Twelve people died when aircraft bombed the market in Kutum"
    assert f".r{slot}{{" in (whole_site / "static/records.css").read_text(encoding="utf-8")


def test_furniture_is_shown_as_what_it_is(public_site):
    quiet = tree(public_site / "reports/rep_lantern.html").find_class("quiet-block")
    assert any("furniture" in e.text_content() and "SUPPORT THE LANTERN" in e.text_content() for e in quiet)


def test_a_day_without_an_hour_shows_none(public_site):
    assert not any(re.search(r"\b00:00\b", visible(page)) for page in pages(public_site))


def test_figures_are_ranges_with_who_said_each(public_site):
    text = visible(public_site / "incidents/inc_kutum.html")
    assert "9 to 12 killed" in text
    assert "at least 9 a local official in Northlight, Harbour Tribune" in text


def test_disputes_show_both_sides(public_site):
    sides = tree(public_site / "incidents/inc_kutum.html").find_class("side-value")
    assert [" ".join(s.text_content().split()) for s in sides] == [
        "at least 9",
        "12",
        "a weekly market",
        "an ammunition convoy",
    ]


def test_the_page_says_why_reports_were_folded(public_site):
    assert "Counted once because the Harbour Tribune prints Northlight’s text" in visible(
        public_site / "incidents/inc_kutum.html"
    )


def test_what_nobody_says_is_said(public_site):
    assert "What nobody says where it happened when it happened" in visible(public_site / "incidents/inc_refusal.html")


def test_a_report_with_nothing_to_code_is_marked(public_site):
    rows = tree(public_site / "reports.html").find_class("passed-over")
    assert ["Rovers" in row.text_content() for row in rows] == [True]


def test_the_method_page_names_the_run_the_head_and_the_types(public_site):
    text = visible(public_site / "method.html")
    assert all(words in text for words in ("run_1", "5e" * 32, "remote.air_strike", "GeoNames"))


def test_the_same_ledger_gives_the_same_bytes(public_site, tmp_path):
    write(ledger(), tmp_path / "again")
    held = {p.relative_to(public_site): p.read_bytes() for p in public_site.rglob("*") if p.is_file()}
    assert held == {
        p.relative_to(tmp_path / "again"): p.read_bytes() for p in (tmp_path / "again").rglob("*") if p.is_file()
    }


def test_an_empty_ledger_has_a_site(tmp_path):
    summary = write(Handmade(), tmp_path / "empty")
    assert (summary.incidents, summary.reports) == (0, 0)
    assert "There are no incidents yet." in visible(tmp_path / "empty/index.html")
