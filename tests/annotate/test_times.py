import re
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate import layers
from sayso.annotate.layers import QUOTES, TIMES
from sayso.annotate.sentences import SentenceSplitter
from sayso.annotate.times import TimeTagger
from sayso.annotate.times.atoms import Word
from sayso.annotate.times.context import Cue
from sayso.annotate.times.grammar import Rule
from sayso.annotate.times.interval import Part
from sayso.lexicon import entries
from sayso.schema.annotations import Quote, TimeMention
from sayso.schema.moment import first_day, last_day
from sayso.schema.report import Block, Report, Source
from sayso.schema.span import Span

FILES = (("rules.yaml", Rule), ("atoms.yaml", Word), ("parts.yaml", Part), ("cues.yaml", Cue))
LINES = [(name, entry) for name, kind in FILES for entry in entries("sayso.annotate.times", name, kind)]
PUBLISHED = "2023-03-09"  # a Thursday


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


def report(text, published=PUBLISHED, kind="paragraph"):
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    blocks = (Block(kind=kind, start=0, end=len(text)),)
    return Report(
        report_id="r", source=source, outlet=None, headline=None, published=published, text=text, blocks=blocks
    )


def times(nlp, text, published=PUBLISHED, kind="paragraph", quoted=()):
    doc = layers.attach(nlp.make_doc(text), report(text, published, kind))
    if quoted:
        begin = text.index(quoted)
        span = Span(begin, begin + len(quoted))
        QUOTES.write(doc, (Quote(span=span, content=(span,), closed=True, scare=False),))
    return TIMES.read(TimeTagger()(SentenceSplitter()(doc)))


def one(nlp, text, words, published=PUBLISHED):
    found = [
        mention for mention in times(nlp, text, published) if words in (mention.time.text, text[slice(*mention.span)])
    ]
    assert len(found) == 1, [mention.time.text for mention in times(nlp, text, published)]
    return found[0].time


@pytest.mark.parametrize(("name", "entry"), LINES, ids=[f"{name}:{n}" for n, (name, _) in enumerate(LINES)])
def test_every_line_of_data_reads_its_example(nlp, name, entry):
    words = re.search(r"\[(.*?)\]", entry.example)[1]
    text = entry.example.replace("[", "").replace("]", "")
    start = entry.example.index("[")
    span = (start, start + len(words))
    found = [m for m in times(nlp, text) if span in (tuple(m.span), tuple(m.time.span))]
    assert found, [m.time.text for m in times(nlp, text)]
    if isinstance(entry, Rule) and entry.value:
        assert found[0].value == entry.value
        assert entry.stage == 1 or found[0].method == f"rule:times.{entry.name}@1"


BEHAVIOUR = [
    ("Two barrel bombs fell on Aleppo on Monday.", "Monday", "2023-03-06", "2023-03-06"),
    ("The convoy reached Goma on Thursday.", "Thursday", "2023-03-09", "2023-03-09"),
    ("The council will meet in Sanaa on Tuesday.", "Tuesday", "2023-03-14", "2023-03-14"),
    ("The council meets in Sanaa next Tuesday.", "next Tuesday", "2023-03-14", "2023-03-14"),
    ("Rebels shelled Marib overnight.", "overnight", "2023-03-08T18:00", "2023-03-09T05:59"),
    ("Gunmen came on the night of 13–14 February.", "the night of 13–14 February",
     "2023-02-13T18:00", "2023-02-14T05:59"),
    ("Mortars hit Stepanakert in the early hours of Sunday.", "the early hours of Sunday",
     "2023-03-05T00:00", "2023-03-05T05:59"),
    ("A drone hit Port Sudan at 4 am.", "4 am", "T04:00", "T04:59"),
    ("A drone hit Port Sudan at 16:30 GMT.", "16:30 GMT", "T16:30Z", "T16:30Z"),
    ("A drone hit Port Sudan at 4am on Tuesday.", "4am on Tuesday", "2023-03-07T04:00", "2023-03-07T04:59"),
    ("The bridge at Juba was blown up last week.", "last week", "2023-02-27", "2023-03-05"),
    ("Eight villages burnt in the past 24 hours.", "the past 24 hours", "2023-03-08", "2023-03-09"),
    ("The siege of Taiz began in mid-February.", "mid-February", "2023-02-11", "2023-02-20"),
    ("The coup came a year ago.", "a year ago", "2022", "2022"),
    ("Police fired on marchers in Yangon on Thursday morning.", "Thursday morning",
     "2023-03-09T06:00", "2023-03-09T11:59"),
    ("Five journalists were held this year.", "this year", "2023", "2023"),
    ("The insurgency of the 1990s left scars in Kashmir.", "the 1990s", "1990", "1999"),
    ("Arms sales rose in the third quarter of 2021.", "the third quarter of 2021", "2021-07", "2021-09"),
    ("A truce was signed on 9 May 2014.", "9 May 2014", "2014-05-09", "2014-05-09"),
    ("A truce was signed on May 9th, 2014.", "May 9th, 2014", "2014-05-09", "2014-05-09"),
    ("A truce was signed on 2014-05-09.", "2014-05-09", "2014-05-09", "2014-05-09"),
    ("A truce was signed on 26-01-2014.", "26-01-2014", "2014-01-26", "2014-01-26"),
    ("A truce was signed on 09.05.2014.", "09.05.2014", "2014-05-09", "2014-05-09"),
    ("It was signed between 3 and 5 February.", "3 and 5 February", "2023-02-03", "2023-02-05"),
    ("It lasted from Monday to Wednesday.", "from Monday to Wednesday", "2023-03-06", "2023-03-08"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "start", "end"), BEHAVIOUR, ids=[row[1] for row in BEHAVIOUR])
def test_expressions_become_intervals(nlp, text, words, start, end):
    found = [m.time for m in times(nlp, text) if words == m.time.text]
    assert found, [m.time.text for m in times(nlp, text)]
    assert (found[0].start, found[0].end) == (start, end)


OPEN = [
    ("Displaced families have slept there since Monday.", "since Monday", "2023-03-06", None, "end"),
    ("The curfew held until Monday.", "until Monday", None, "2023-03-06", "start"),
    ("Rebels will leave Hodeidah by Friday.", "by Friday", None, "2023-03-10", "start"),
    ("The ambush came before Monday.", "before Monday", None, "2023-03-05", "start"),
    ("The offensive has been under way for months.", "for months", None, "2023-03-09", "start"),
    ("Attacks have grown in recent weeks.", "recent weeks", None, "2023-03-09", "start"),
]


@pytest.mark.parametrize(("text", "words", "start", "end", "side"), OPEN, ids=[row[1] for row in OPEN])
def test_one_end_may_be_open(nlp, text, words, start, end, side):
    time = one(nlp, text, words)
    assert (time.start, time.end, time.open) == (start, end, side)


@pytest.mark.parametrize("words", ["Monday", "yesterday", "last week", "9 March", "two days ago", "this morning"])
def test_without_publication_what_is_relative_stays_null(nlp, words):
    time = one(nlp, f"The mosque was hit {words}.", words, published=None)
    assert (time.start, time.end, time.open) == (None, None, None)


def test_the_previous_day_counts_from_the_day_last_told_of(nlp):
    time = one(nlp, "Troops took Bama on 3 May 2021. The previous day they had left Gwoza.", "The previous day", None)
    assert (time.start, time.anchor) == ("2021-05-02", "event")


def test_two_days_earlier_counts_from_the_day_last_told_of(nlp):
    time = one(nlp, "Troops took Bama on Monday. Two days earlier they had left Gwoza.", "Two days earlier")
    assert (time.start, time.anchor) == ("2023-03-04", "event")


def test_the_previous_day_of_no_day_told_is_null(nlp):
    assert one(nlp, "The previous day they had left Gwoza.", "The previous day").start is None


def test_an_hour_in_a_quotation_gets_no_day_from_outside(nlp):
    quote = "“We heard the shot at 4am,”"
    found = times(nlp, f"On Tuesday one of them said: {quote} and wept.", quoted=quote)
    assert [m.time.start for m in found] == ["2023-03-07", "T04:00"]


def test_an_hour_shares_the_day_of_its_sentence(nlp):
    time = one(nlp, "A drone struck Erbil on Tuesday, and at 4 am another hit the airport.", "4 am")
    assert (time.start, time.granularity, time.anchor) == ("2023-03-07T04:00", "hour", "event")


def test_a_hedged_hour_keeps_its_hedge(nlp):
    assert one(nlp, "It struck at around 4 am.", "around 4 am").hedge == "around"


@pytest.mark.parametrize(
    "text", ["A 32-year-old man was shot.", "The boy, 7 months old, was hurt.", "He was aged 40 years."]
)
def test_ages_are_no_times(nlp, text):
    assert times(nlp, text) == ()


@pytest.mark.parametrize(
    "text",
    ["Troops may march on Goma.", "After the fall of Kabul they fled.", "A camp of 2000 people burnt.",
     "The 5th Brigade left.", "Jan Egeland spoke.", "The second battalion moved."],
)  # fmt: skip
def test_words_that_look_like_times_are_none(nlp, text):
    assert times(nlp, text) == ()


def test_sets_and_lengths_have_no_interval(nlp):
    found = times(nlp, "Convoys cross every day and wait for three hours.")
    assert [(m.type, m.value, m.time.start) for m in found] == [("SET", "P1D", None), ("DURATION", "PT3H", None)]


def test_only_coded_blocks_are_read(nlp):
    assert times(nlp, "Read more: what happened on Monday", kind="related") == ()


def test_a_month_of_publication_ties_months_but_no_days(nlp):
    found = times(nlp, "It was hit last month and again yesterday.", published="2023-03")
    assert [m.time.start for m in found] == ["2023-02", None]


WORDS = [
    "on", "Monday", "the", "May", "3", "2021", "4", "am", "two", "days",
    "later", "–", "night", "of", "last", "year", "since", "until", "31", "February",
    "'s", "10:30", ",", "quarter", "1990s", ".", "“", "a", "ago", "half",
    "99",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([None, "2023", "2023-03", "2024-02-29T23:59+02:00"])
)
def test_any_words_give_intervals_in_order_and_exact_spans(nlp, words, published):
    text = " ".join(words)
    if not text.strip():
        return
    found: tuple[TimeMention, ...] = times(nlp, text, published)
    for mention in found:
        time = mention.time
        assert text[time.span.start : time.span.end] == time.text
        assert time.span.covers(mention.span)
        begins = first_day(time.start) if time.start else None
        ends = last_day(time.end) if time.end else None
        assert not (begins and ends) or begins <= ends
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
