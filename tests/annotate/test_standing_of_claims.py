"""Hedges, evidentials, footage and passives without a source, through the whole pipeline and into claims."""

import pytest

from sayso.annotate.pipeline import Annotator
from sayso.record import record
from sayso.schema.report import Block, Report, Source


@pytest.fixture(scope="module")
def annotator():
    return Annotator()


def told(annotator, text):
    """Each claim of a paragraph: its standing, its words, its source and cue."""
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/plain", uri="x")
    blocks = (Block(kind="paragraph", start=0, end=len(text)),)
    report = Report(report_id="r", source=source, outlet=None, headline=None, text=text, blocks=blocks)
    found = []
    for claim in record(report, annotator.annotate(report)).claims:
        link = claim.attribution[-1] if claim.attribution else None
        words = " … ".join(span.of(text).rstrip(".") for span in claim.content)
        found.append((claim.standing, words, link.source.text if link else None, link.cue.text if link else None))
    return found


NARRATED = [
    (
        "Shells hit Ambo at noon, and two boys may have died.",
        [("reported", "Shells hit Ambo at noon"), ("hedged", "two boys may have died")],
    ),
    ("He was probably killed at once.", [("hedged", "He was probably killed at once")]),
    ("Perhaps the crew fled and the boat was looted.", [("hedged", "Perhaps the crew fled and the boat was looted")]),
    ("If the dam breaks, the valley is lost.", [("hypothetical", "If the dam breaks, the valley is lost")]),
    ("The raid was caught on camera.", [("shown", "The raid was caught on camera")]),
    ("The boy could have been hit by a stray round.", [("hedged", "The boy could have been hit by a stray round")]),
    ("The raid could have killed dozens.", [("hypothetical", "The raid could have killed dozens")]),
    ("The fire may have been set to hide a theft.", [("hedged", "The fire may have been set to hide a theft")]),
    ("Parliament is to vote on Friday.", [("forecast", "Parliament is to vote on Friday")]),
    ("The two nuns will be flown to Lomé.", [("forecast", "The two nuns will be flown to Lomé")]),
    ("The two nuns were flown to Lomé.", []),
    ("Shelling could be heard there on Monday.", [("reported", "Shelling could be heard there on Monday")]),
    ("The general was dismissed for cowardice.", []),
    ("The doctor, to say the least, had his hands full.", []),
]


@pytest.mark.parametrize(("text", "claims"), NARRATED, ids=[row[0] for row in NARRATED])
def test_what_the_outlet_itself_tells(annotator, text, claims):
    assert [(standing, words) for standing, words, _, _ in told(annotator, text)] == claims


ATTRIBUTED = [
    ("Unverified posts said the mill was burning.", ("hedged", "the mill was burning", "Unverified posts", "said")),
    ("There is a risk that guards fled, nuns said.", ("hedged", "There is a risk that guards fled", "nuns", "said")),
    ("Aid workers doubt that the well is clean.", ("hedged", "the well is clean", "Aid workers", "doubt")),
    ("Police suspect a rival gang.", ("hedged", "a rival gang", "Police", "suspect")),
    ("Nuns said they could only watch.", ("claimed", "they could only watch", "Nuns", "said")),
    (
        "Ships may sail only at night, the admiral said.",
        ("claimed", "Ships may sail only at night", "the admiral", "said"),
    ),
    (
        "The ferry should arrive by noon, the mayor said.",
        ("forecast", "The ferry should arrive by noon", "the mayor", "said"),
    ),
    ("Nine divers are feared dead in the wreck.", ("hedged", "Nine divers … dead in the wreck", None, "are feared")),
    ("Two nuns were reported missing in Ambo.", ("claimed", "Two nuns … missing in Ambo", None, "were reported")),
    ("Heavy fire was reported near the port.", ("claimed", "Heavy fire … near the port", None, "was reported")),
    ("Families were told to leave by noon.", ("forecast", "to leave by noon", None, "were told")),
    ("The guard, reportedly in exile, was killed by gunmen.", ("hedged", "in exile", None, "reportedly")),
    (
        "The guard, reportedly in exile, was killed by gunmen.",
        ("reported", "The guard … was killed by gunmen", None, None),
    ),
    (
        "The guard, who allegedly lied, was killed by gunmen.",
        ("reported", "The guard … was killed by gunmen", None, None),
    ),
    ("A raider, believed to be in exile, was shot dead by a guard.", ("hedged", "to be in exile", None, "believed")),
    (
        "A raider, believed to be in exile, was shot dead.",
        ("reported", "A raider … was shot dead", None, None),
    ),
    ("Thieves reportedly hit a bank and were caught.", ("hedged", "Thieves … hit a bank", None, "reportedly")),
    (
        "A clip that appears to show a guard kicking a boy has caused anger.",
        ("hedged", "a guard kicking a boy", "A clip", "to show"),
    ),
    ("Police aired a clip that they said showed two rebels.", ("shown", "two rebels", "a clip", "showed")),
    (
        "Video posted online showed flames at the mill.",
        ("shown", "flames at the mill", "Video posted online", "showed"),
    ),
    ("A clip from Ambo spread. It shows nuns fleeing the fire.", ("shown", "nuns fleeing the fire", "It", "shows")),
    ("Footage posted online shows a guard firing.", ("shown", "a guard firing", "Footage posted online", "shows")),
    ("Radar data showed that the jet broke up.", ("shown", "the jet broke up", "Radar data", "showed")),
    ("A camera captured two men running away.", ("shown", "two men running away", "A camera", "captured")),
]


@pytest.mark.parametrize(("text", "claim"), ATTRIBUTED, ids=[f"{row[0]} {row[1][0]}" for row in ATTRIBUTED])
def test_what_others_tell(annotator, text, claim):
    assert claim in told(annotator, text)


SILENT = [
    "The army has neither confirmed nor denied the report.",
    "The army has yet to confirm the loss.",
    "The report was not confirmed by doctors.",
    "No group has said that it fired on the ferry.",
]


@pytest.mark.parametrize("text", SILENT)
def test_who_confirms_nothing_says_nothing(annotator, text):
    assert all(source is None for _, _, source, _ in told(annotator, text))
