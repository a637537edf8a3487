"""How far what is said reaches: around a tag in its middle, behind a noun, and no further."""

import pytest
from own_report import report

from sayso.annotate.pipeline import Annotator
from sayso.record import record

CASES = {
    "Had the rain come sooner, the miller said, most of the mill would have been saved.": (
        ("Had the rain come sooner … most of the mill would have been saved", "the miller"),
    ),
    "The docks, the governor said on state radio on Monday morning, will not be closed.": (
        ("The docks … will not be closed", "the governor"),
    ),
    "By the time the train stopped, porters told the court, the guards had fled.": (
        ("By the time the train stopped … the guards had fled", "porters"),
    ),
    "Neither the bishop nor, his driver insisted, anyone in the convoy had seen the mine.": (
        ("Neither the bishop … anyone in the convoy had seen the mine", "his driver"),
    ),
    "The two brothers who, prosecutors allege, hid the rifles in Varna had never met the buyer.": (
        ("who … hid the rifles in Varna", "prosecutors"),
    ),
    "Nobody, said the warden, had touched the lock; even the key was in its place.": (
        ("Nobody … had touched the lock", "the warden"),
    ),
    "The siege, dockers believe, has cost the port a year, though the harbour board puts it at a month.": (
        ("The siege … has cost the port a year", "dockers"),
    ),
    "The hostages – all of them nurses, the clinic confirmed – were freed on Sunday.": (
        ("all of them nurses", "the clinic"),
    ),
    "The rocket that hit the mill was, according to a miller who saw it, fired from the ridge.": (
        ("The rocket that hit the mill was … fired from the ridge", "a miller who saw it"),
    ),
    "Whoever lit the fuse, the abbot insisted, it was the village that burned.": (
        ("Whoever lit the fuse … it was the village that burned", "the abbot"),
    ),
    "The rifles had been made, the court found, in a state works in 1988.": (
        ("The rifles had been made … in a state works in 1988", "the court"),
    ),
    "The garrison – or so its cook reckoned – had bread for nine days.": (
        ("The garrison … had bread for nine days", "its cook"),
    ),
    "The truce (this much both sides concede) has emptied the wards.": (
        ("The truce … has emptied the wards", "both sides"),
    ),
    "Rice, salt and, nuns say, even the candles are taxed at the gate.": (
        ("even the candles are taxed at the gate", "nuns"),
    ),
    "The assertion that nobody had died at the pier, repeated by the envoy for a week, was dropped on Friday.": (
        ("nobody had died at the pier", "the envoy"),
    ),
    "Reports reaching the port that a mutiny had broken out could not be checked.": (
        ("a mutiny had broken out", None),
    ),
    "The threat made by the militia to bomb polling stations kept voters at home.": (
        ("to bomb polling stations", "the militia"),
    ),
    "The convoy, the governor has since conceded, was never escorted.": (
        ("The convoy … was never escorted", "the governor"),
    ),
    "The road, drivers have been saying for weeks, is mined on both sides.": (
        ("The road … is mined on both sides", "drivers"),
    ),
    "Evidence from two cooks that the men were fed once a day was struck from the record.": (
        ("the men were fed once a day", "two cooks"),
    ),
    'The army insists that its men fired "only in the air", though every one of the dead had been hit in the chest.': (
        ('its men fired "only in the air"', "The army"),
    ),
    "A vow by the junta to vote before the rains has been made twice.": (("to vote before the rains", "the junta"),),
    "The ministry rejected accusations by a miners' union that its guards had opened fire.": (
        ("its guards had opened fire", "a miners' union"),
    ),
    "The finding, by a board of three doctors, that guards had fired first was read out.": (
        ("guards had fired first", "a board of three doctors"),
    ),
    "There was no truth, the abbot said, in the rumour that the well had been poisoned.": (
        ("the well had been poisoned", None),
    ),
    "Rumours that the regent had left for the coast spread through the market.": (
        ("the regent had left for the coast", None),
    ),
    "The opposition repeated its claim that votes had been bought, which the premier calls slander.": (
        ("votes had been bought", "its"),
    ),
}


@pytest.fixture(scope="module")
def found():
    reports = [report(text) for text in CASES]
    made = zip(CASES, reports, Annotator().pipe(reports), strict=True)
    return {text: record(report, annotations).claims for text, report, annotations in made}


@pytest.mark.parametrize(("text", "content", "source"), [(t, c, s) for t, made in CASES.items() for c, s in made])
def test_what_is_said_reaches_to_its_end(found, text, content, source):
    told = [
        (" … ".join(span.of(text) for span in claim.content), claim.attribution[-1].source.text)
        for claim in found[text]
        if claim.attribution
    ]
    assert (content, source) in told


def test_a_condition_before_its_tag_holds_for_what_stands_behind_it(found):
    (claim,) = found["Had the rain come sooner, the miller said, most of the mill would have been saved."]
    assert claim.standing == "hypothetical"
