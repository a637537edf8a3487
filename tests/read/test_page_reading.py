import pytest
from reports import blocks, law_holds, of_kind, page

PARA = "A ferry caught fire off the port of Mocha on Thursday after a drone hit its bridge, and twelve people died."
MORE = "A spokesman for the group denied that it had fired on the ferry, and spoke of an accident in the engine room."
LAST = "The ferry had been on its way to Djibouti with 140 people on board, most of them families who had fled."
JSON_LD = """<script type="application/ld+json">{"@graph": [
{"@type": "WebSite", "@id": "#s", "name": "Harbour Tribune"},
{"@type": "NewsArticle", "headline": "Ferry burns off Mocha", "datePublished": "2023-03-09T11:21:00+03:00",
"dateModified": "2023-03-09T12:18:00+03:00", "author": {"@type": "Person", "name": "Sara Lind"},
"publisher": {"@id": "#s"}}]}</script>"""
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Ferry burns off Mocha - Harbour Tribune</title>
<link rel="canonical" href="https://harbour.example/w/42">{JSON_LD}</head><body>
<header><nav><a href="/">Home</a> <a href="/w">World</a></nav></header>
<main><article><h1>Ferry burns off Mocha</h1>
<p class="standfirst">The coast guard says that a drone hit it; others deny it.</p>
<div class="byline">By <a href="/sl">Sara Lind</a> in Aden</div><time>9 March 2023, 11:21</time>
<div class="content-warning">Warning: this report contains images of dead bodies</div>
<figure><img src="x.jpg" alt="A burning ferry off the coast"><figcaption>A ferry burns off Mocha on Thursday.
<span class="credit">Picture: Northlight</span></figcaption></figure>
<p>ADEN, March 9 (Northlight) – {PARA}</p><p>"We saw it come," said <b>Ali Salem</b>, a fisherman.<br>He wept.</p>
<h2>What the others say</h2><p>{MORE}</p>
<aside class="related-stories"><h3>Read more</h3><ul><li><a href="/w/41">Grain ship turns back</a></li></ul></aside>
<blockquote><p>It was no accident, and every child on this coast knows what a drone sounds like by now.</p></blockquote>
<ul><li>At least 12 people are dead, and 30 more are missing.</li><li>The ferry had 140 people on board.</li></ul>
<p>{LAST}</p><div class="newsletter-signup">Sign up for our newsletter</div></article></main>
<div id="comments"><p>This is a long comment by somebody who has read nothing at all of what stands above it.</p></div>
<footer>About this site</footer></body></html>"""


def test_every_element_of_the_article_is_a_block_of_its_kind():
    assert [kind for kind, _ in blocks(page(PAGE))] == [
        "headline", "standfirst", "byline", "furniture", "advisory", "caption", "credit", "dateline", "paragraph",
        "paragraph", "subheading", "paragraph", "related", "related", "block_quote", "list_item", "list_item",
        "paragraph", "furniture",
    ]  # fmt: skip


def test_the_page_says_when_where_and_by_whom_it_was_published():
    found = page(PAGE)
    assert (found.published, found.updated, found.outlet, found.bylines, found.language) == (
        "2023-03-09T11:21+03:00", "2023-03-09T12:18+03:00", "Harbour Tribune", ("Sara Lind",), "en",
    )  # fmt: skip


def test_inline_elements_do_not_part_words():
    assert '"We saw it come," said Ali Salem, a fisherman. He wept.' in of_kind(page(PAGE), "paragraph")


def test_a_related_link_is_made_absolute():
    assert [(story.text, story.uri) for story in page(PAGE).related] == [
        ("Grain ship turns back", "https://harbour.example/w/41")
    ]


def test_a_link_that_is_no_web_address_is_dropped():
    found = page(PAGE.replace('href="/w/41"', 'href="javascript:alert(1)"'))
    assert [story.uri for story in found.related] == [None]


def test_what_is_left_out_around_the_article_is_counted():
    assert "chrome_left_out" in [note.kind for note in page(PAGE).notes]
    assert "long comment" not in page(PAGE).text


def test_the_pages_warning_is_an_advisory():
    assert [(told.category, told.basis) for told in page(PAGE).advisories] == [("death", "outlet")]


def test_text_that_a_reader_does_not_see_is_not_read():
    hidden = PAGE.replace(f"<p>{LAST}", f'<p style="display: none">Secret words</p><p hidden>More</p><p>{LAST}')
    assert "Secret" not in page(hidden).text


def test_a_script_is_not_text():
    assert "alert" not in page(PAGE.replace("<h2>", "<script>alert('x')</script><h2>")).text


def test_visible_times_serve_where_meta_data_are_missing():
    found = page(PAGE.replace(JSON_LD, ""))
    assert found.published == "2023-03-09T11:21"


def test_meta_elements_serve_where_json_ld_is_broken():
    meta = (
        '<meta property="article:published_time" content="2023-03-09"><script type="application/ld+json">{"@</script>'
    )
    assert page(PAGE.replace(JSON_LD, meta)).published == "2023-03-09"


def test_the_outlets_name_at_the_end_of_the_title_is_the_outlet():
    assert page(PAGE.replace(JSON_LD, "")).outlet == "Harbour Tribune"


def test_paragraphs_parted_by_line_breaks_are_paragraphs():
    found = page(
        f"<html><body><h1>Ferry burns off Mocha</h1><div>{PARA}<br><br>{MORE}<br><br>{LAST}</div></body></html>"
    )
    assert of_kind(found, "paragraph") == [PARA, MORE, LAST]


def test_a_figure_without_caption_is_told_by_its_alternative_text():
    bare = PAGE.replace("<figcaption>", "<!--").replace("</figcaption>", "-->")
    assert of_kind(page(bare), "caption") == ["A burning ferry off the coast"]


def test_an_embedded_post_is_an_embed():
    post = '<blockquote class="twitter-tweet"><p>The port is closed, and ships must wait outside.</p></blockquote>'
    assert len(of_kind(page(PAGE.replace("<h2>", post + "<h2>")), "embed")) == 1


def test_a_table_layout_of_old_pages_is_read():
    old = f"<table><tr><td>Menu</td><td><h1>Ferry burns off Mocha</h1><p>{PARA}<p>{MORE}<p>{LAST}</td></tr></table>"
    assert of_kind(page(f"<html><body>{old}</body></html>"), "paragraph") == [PARA, MORE, LAST]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso-8859-1"])
def test_an_encoding_that_is_declared_or_marked_is_read(encoding):
    name = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    marked = PAGE.replace("<head>", f'<head><meta charset="{name}">').replace("–", "-").replace("A ferry", "Le café")
    found = page(marked.encode(encoding))
    assert "Le café caught fire" in found.text
    law_holds(found)
