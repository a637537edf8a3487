import json

import pytest
from reports import blocks, of_kind, report

from sayso.errors import DamagedInput, UnsupportedInput

PARA = "Two bombs fell among the grain stalls shortly after noon on Monday, when farmers were unloading sacks."
MORE = "The mayor said that nine bodies had been counted, and that the rescue teams were still looking for others."


def article(**fields):
    return report(json.dumps(fields), "article.json", "application/json")


def test_a_news_article_of_schema_org_is_read():
    found = article(
        **{"@context": "https://schema.org", "@type": "NewsArticle"},
        headline="Bombs fall on market",
        articleBody=f"{PARA}\n\n{MORE}",
        datePublished="2025-02-03T17:05:00Z",
        author=[{"@type": "Person", "name": "Sara Lind"}, {"@type": "Organization", "name": "Northlight agency"}],
        publisher={"@type": "Organization", "name": "Harbour Tribune"},
        inLanguage="en-GB",
    )
    assert (found.headline, found.published, found.bylines, found.outlet, found.language) == (
        "Bombs fall on market", "2025-02-03T17:05Z", ("Sara Lind",), "Harbour Tribune", "en",
    )  # fmt: skip
    assert of_kind(found, "credit") == ["Northlight agency"]


def test_ninjs_is_read():
    found = article(
        uri="https://northlight.example/items/1",
        type="text",
        versioncreated="2025-02-03T15:42:00Z",
        headline="Bombs fall on market",
        byline="By Amal Sidding",
        copyrightholder="Northlight",
        ednote="Warning: graphic content",
        body_html=f"<p>KUTUM, Feb 3 (Northlight) - {PARA}</p><h2>Army</h2><p>{MORE}</p>",
        associations={"main": {"type": "picture", "description_text": "Smoke over Kutum", "creditline": "Handout"}},
    )
    assert [kind for kind, _ in blocks(found)] == [
        "advisory", "headline", "byline", "caption", "credit", "dateline", "paragraph", "subheading", "paragraph",
    ]  # fmt: skip
    assert (found.published, found.outlet, found.bylines) == ("2025-02-03T15:42Z", "Northlight", ("Amal Sidding",))


def test_ninjs_3_is_read():
    found = article(
        headlines=[{"role": "main", "value": "Bombs fall on market"}],
        bodies=[
            {"contenttype": "text/plain", "value": f"{PARA}\n\n{MORE}"},
            {"contenttype": "text/html", "value": "x"},
        ],
    )
    assert (found.headline, of_kind(found, "paragraph")) == ("Bombs fall on market", [PARA, MORE])


def test_what_crawlers_write_is_read():
    found = article(
        title="Bombs fall on market",
        text=f"{PARA}\n{MORE}",
        description="The army denies it.",
        date_publish="2025-02-03T00:00:00",
        authors=["Sara Lind"],
        source_domain="www.harbour.example",
        url="https://www.harbour.example/world/1",
        language=None,
    )
    assert [kind for kind, _ in blocks(found)] == ["headline", "standfirst", "byline", "paragraph", "paragraph"]
    assert (found.published, found.outlet, found.language) == ("2025-02-03", "harbour.example", "en")


def test_a_description_that_opens_the_text_is_not_repeated():
    assert of_kind(article(title="Bombs fall", text=f"{PARA}\n{MORE}", description=PARA), "standfirst") == []


def test_time_and_headline_run_into_the_text_are_cut_off():
    found = article(
        article_title="Bombs fall on market", article_content=f"Mon 03 Feb 2025 Bombs fall on market. {PARA}"
    )
    assert blocks(found) == [
        ("furniture", "Mon 03 Feb 2025"),
        ("headline", "Bombs fall on market"),
        ("paragraph", PARA),
    ]


def test_a_date_with_two_readings_is_settled_by_the_text():
    found = article(article_title="Bombs fall", article_content=f"Wed 05 Feb 2025 {PARA} {MORE}", date="2/5/2025")
    assert found.published == "2025-02-05"


def test_a_date_with_two_readings_is_left_open_with_a_note():
    found = article(title="Bombs fall", text=PARA, date="2/5/2025")
    assert (found.published, "date_ambiguous" in [note.kind for note in found.notes]) == (None, True)


def test_a_day_in_the_address_serves_where_nothing_else_says_it():
    found = article(title="Bombs fall", text=PARA, url="https://harbour.example/2025/02/05/bombs")
    assert (found.published, [note.kind for note in found.notes]) == ("2025-02-05", ["date_from_address", "address"])


@pytest.mark.parametrize("wrapper", ["article", "data", "@graph"])
def test_an_article_inside_an_object_is_found(wrapper):
    inner = {"title": "Bombs fall", "text": PARA}
    assert article(**{wrapper: [inner] if wrapper == "@graph" else inner}).headline == "Bombs fall"


@pytest.mark.parametrize("text", ["{", '{"title": "x", ', "nothing", '{"a": NaN', "[1, 2"])
def test_what_is_no_json_is_damaged(text):
    with pytest.raises(DamagedInput, match=r"article\.json"):
        report(text, "article.json", "application/json")


@pytest.mark.parametrize("text", ["{}", "3", '{"title": "no text"}', "[]", '{"text": 3}'])
def test_json_without_an_article_is_unsupported(text):
    with pytest.raises(UnsupportedInput, match="no article"):
        report(text, "article.json", "application/json")
