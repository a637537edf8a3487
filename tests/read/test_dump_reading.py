import pytest
from reports import blocks, law_holds, of_kind, report

PARA = "Two bombs fell among the grain stalls shortly after noon on Monday, when farmers were unloading sacks."
MORE = "The mayor said that nine bodies had been counted, and that the rescue teams were still looking for others."
DUMP = f"""Bombs fall on market in Kutum as farmers unload grain

3 February 2025, 18:31 | Updated: 3 February 2025, 19:02

Smoke over the grain stalls in Kutum
Smoke over the grain stalls in Kutum. Picture: Northlight

By Sara Lind

{PARA}

Listen to this article

Loading audio...

{MORE}

Read more: Ferry crews return to work in Tripoli

Caution: Strong language

Farmers shout at a soldier beside the stalls

"Nobody told us anything," one of the farmers says.

What the army says

{MORE.replace("mayor", "army")}
"""


def test_every_line_of_a_dump_is_a_block_of_its_kind():
    assert [kind for kind, _ in blocks(report(DUMP))] == [
        "headline", "furniture", "caption", "credit", "byline", "paragraph", "embed", "embed", "paragraph", "related",
        "advisory", "caption", "paragraph", "subheading", "paragraph",
    ]  # fmt: skip


def test_times_keep_the_precision_they_are_given_in():
    found = report(DUMP)
    assert (found.published, found.updated) == ("2025-02-03T18:31", "2025-02-03T19:02")


def test_headline_byline_and_language_are_read():
    found = report(DUMP)
    assert (found.headline, found.bylines, found.language) == (
        "Bombs fall on market in Kutum as farmers unload grain",
        ("Sara Lind",),
        "en",
    )


def test_a_caption_that_repeats_is_one():
    assert of_kind(report(DUMP), "caption").count("Smoke over the grain stalls in Kutum") == 1


def test_a_caption_that_repeats_later_is_one_and_keeps_its_place():
    again = DUMP.replace('"Nobody', 'Smoke over the grain stalls in Kutum. Picture: Northlight\n\n"Nobody')
    assert blocks(report(again)) == blocks(report(DUMP))


def test_the_outlets_warning_is_an_advisory_with_its_words():
    found = report(DUMP)
    (advisory,) = found.advisories
    words = found.text[advisory.start : advisory.end]
    assert (advisory.category, advisory.severity, advisory.basis, words) == (
        "strong_language", 1, "outlet", "Caution: Strong language",
    )  # fmt: skip


def test_a_warning_that_opens_a_paragraph_is_cut_from_it():
    found = report(f"Bombs fall on market in Kutum\n\nWarning: this report contains graphic details. {PARA}\n\n{MORE}")
    assert blocks(found)[1:3] == [
        ("advisory", "Warning: this report contains graphic details."),
        ("paragraph", PARA),
    ]


def test_a_related_story_is_named():
    assert [story.text for story in report(DUMP).related] == ["Ferry crews return to work in Tripoli"]


def test_lines_under_most_viewed_are_related():
    found = report(f"{DUMP}\nMost viewed\n1. The tide mill that refuses to stop\n2. Rail fares from Sunday\n")
    assert [story.text for story in found.related][1:] == [
        "The tide mill that refuses to stop",
        "Rail fares from Sunday",
    ]


def test_what_follows_the_comments_heading_is_furniture():
    found = report(
        f"{DUMP}\nComments (2)\n\nI was there and it was all quite different from what you say here, friends.\n"
    )
    assert of_kind(found, "furniture")[-1].startswith("I was there")


def test_a_masthead_is_the_outlet_and_not_the_headline():
    found = report(f"HARBOUR TRIBUNE\nThe voice of the coast\n\n{DUMP}\n© Harbour Tribune 2025")
    assert (found.outlet, found.headline) == (
        "Harbour Tribune",
        "Bombs fall on market in Kutum as farmers unload grain",
    )


def test_a_section_name_above_the_headline_is_furniture():
    found = report(f"WORLD\n\n{DUMP}")
    assert (found.outlet, blocks(found)[0]) == (None, ("furniture", "WORLD"))


def test_running_text_alone_has_no_headline():
    found = report(f"{PARA}\n\n{MORE}")
    assert (found.headline, of_kind(found, "paragraph")) == (None, [PARA, MORE])


def test_lines_without_blank_lines_between_are_paragraphs():
    found = report(f"Bombs fall on market in Kutum\n{PARA}\n{MORE}")
    assert of_kind(found, "paragraph") == [PARA, MORE]


def test_hard_wrapped_lines_are_joined():
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(f"{text} {text}", 72) for text in (PARA, MORE))
    found = report(f"Bombs fall on market in Kutum\n\n{wrapped}")
    assert of_kind(found, "paragraph") == [f"{PARA} {PARA}", f"{MORE} {MORE}"]


def test_a_dateline_is_a_block_of_its_own():
    found = report(f"Bombs fall on market in Kutum\n\nKUTUM, Feb 3 (Northlight) - {PARA}\n\n{MORE}")
    assert blocks(found)[1:3] == [("dateline", "KUTUM, Feb 3 (Northlight) -"), ("paragraph", PARA)]


def test_an_agency_in_the_bylines_place_is_a_credit():
    found = report(DUMP.replace("By Sara Lind", "By Northlight"))
    assert (found.bylines, "By Northlight" in of_kind(found, "credit")) == ((), True)


def test_a_standfirst_stands_between_headline_and_byline():
    standfirst = "The army denies that it has bombed the market, but a hospital speaks of nine dead and thirty wounded."
    found = report(f"Bombs fall on market in Kutum\n\n{standfirst}\n\nBy Sara Lind\n\n{PARA}\n\n{MORE}")
    assert of_kind(found, "standfirst") == [standfirst]


def test_bullets_are_list_items():
    found = report(f"{DUMP}\nIn short:\n- Where: Kutum\n- When: Monday\n")
    assert of_kind(found, "list_item") == ["- Where: Kutum", "- When: Monday"]


def test_an_agencys_signature_is_cut_from_the_last_paragraph():
    found = report(f"Bombs fall on market in Kutum\n\n{PARA}\n\n{MORE} (Reporting by Sara Lind; Editing by Tom Hale)")
    assert of_kind(found, "credit") == ["(Reporting by Sara Lind; Editing by Tom Hale)"]


def test_masked_words_and_brackets_stay():
    line = '"We better go to f***ing jail [the prison] than up that hill," one of the men says in the clip.'
    assert line in of_kind(report(f"{DUMP}\n{line}\n"), "paragraph")


@pytest.mark.parametrize("line", DUMP.split("\n"))
def test_no_line_is_lost(line):
    found = report(DUMP)
    law_holds(found)
    assert line.split(". Picture")[0] in found.text
