"""What could not be verified, through the whole pipeline and into claims."""

import pytest

from sayso.annotate.factuality.lexicon import Referent
from sayso.annotate.pipeline import Annotator
from sayso.lexicon import entries
from sayso.record import record
from sayso.schema.report import Block, Report, Source

REFERENTS = entries("sayso.annotate.factuality", "referents.yaml", Referent)


@pytest.fixture(scope="module")
def annotator():
    return Annotator()


def standings(annotator, *paragraphs):
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block(kind="paragraph", start=at, end=at + len(words)))
        at += len(words) + 2
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    report = Report(report_id="r", source=source, outlet=None, headline=None, text=text, blocks=tuple(blocks))
    claims = record(report, annotator.annotate(report)).claims
    return [(claim.attribution[-1].source.text if claim.attribution else None, claim.standing) for claim in claims]


HEDGED = [
    "Loggers said they had found the camp. Officials there would neither confirm nor deny the report.",
    "Loggers said they had found the camp. That report could not be confirmed by independent observers.",
    "Loggers said they had found the camp, but this has not been verified.",
    "Loggers said they had found the camp. There was no way to check the account.",
    "Loggers said they had found the camp. No independent verification of the claim was possible.",
]


@pytest.mark.parametrize("text", HEDGED)
def test_what_nobody_confirmed_is_hedged(annotator, text):
    assert ("Loggers", "hedged") in standings(annotator, text)


CLAIMED = [
    "Loggers said they had found the camp. The army has yet to comment.",
    "Loggers said they had found the camp. A spokesman declined to answer questions.",
    "Loggers said they had found the camp. Police later confirmed the find.",
    "Loggers said they had found the camp. The names of the dead could not be confirmed.",
]


@pytest.mark.parametrize("text", CLAIMED)
def test_a_silence_takes_nothing_from_a_claim(annotator, text):
    assert ("Loggers", "claimed") in standings(annotator, text)


def test_a_phrase_reaches_back_over_a_paragraph(annotator):
    found = standings(annotator, "Loggers said they had found the camp.", "The report could not be verified.")
    assert ("Loggers", "hedged") in found


def test_what_is_told_with_the_phrase_is_meant_alone(annotator):
    text = "Loggers said the mill had closed. Reports that guards killed nine men could not be confirmed."
    assert ("Loggers", "claimed") in standings(annotator, text)


def test_two_accounts_are_hedged_together(annotator):
    text = "Loggers said nine men had died. The mayor said two had died. Neither account could be verified."
    assert [standing for _, standing in standings(annotator, text)] == ["hedged", "hedged"]


def test_a_phrase_about_one_account_leaves_the_other(annotator):
    text = "Loggers said nine men had died. The mayor said two had died, which could not be verified."
    assert standings(annotator, text) == [("Loggers", "claimed"), ("The mayor", "hedged")]


def test_the_outlets_own_statement_is_hedged(annotator):
    found = standings(annotator, "Ten soldiers were killed at Mokra, but the number could not be verified.")
    assert found == [(None, "hedged")]


def test_who_was_not_able_to_confirm_says_nothing(annotator):
    found = standings(annotator, "Loggers said nine men had died. This could not be confirmed by doctors.")
    assert found == [("Loggers", "hedged")]


@pytest.mark.parametrize("line", REFERENTS, ids=lambda line: line.role)
def test_each_line_of_referents(annotator, line):
    hedged = [standing for _, standing in standings(annotator, line.example) if standing == "hedged"]
    assert len(hedged) == (2 if line.role == "several" else 0)
