from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.bench.muc4.assignment import best_pairs
from sayso.bench.muc4.roles import Tally, add_document, add_templates, incidents
from sayso.bench.muc4.roles import figures as role_figures
from sayso.bench.muc4.scoring import Counts, figures, judged, mapped, score
from sayso.bench.muc4.slots import BY_NAME
from sayso.bench.muc4.template import Fill, Template

NAMES = st.sampled_from(["TOBAL", "ANA QUISPE", "FARMERS", "BRIDGE", "RED BAND", "LORRY"])
CHOICES = {
    "inc_date": st.sampled_from(["03 JAN 90", "- 04 JAN 90"]),
    "inc_loc": st.sampled_from(["PERU", "PERU: LIMA (CITY)"]),
    "inc_stage": st.sampled_from(["ACCOMPLISHED", "ATTEMPTED"]),
    "perp_ind_id": NAMES,
    "phys_tgt_id": NAMES,
    "hum_tgt_desc": NAMES,
}


def template(optional=False, inapplicable=(), **fills):
    held = {
        BY_NAME[name].number: tuple(one if isinstance(one, Fill) else Fill((one,)) for one in several)
        for name, several in fills.items()
    }
    return Template("M", held, frozenset(BY_NAME[name].number for name in inapplicable), optional)


@st.composite
def templates(draw):
    kind = draw(st.sampled_from(["ATTACK", "BOMBING"]))
    fills = {name: draw(st.lists(choice, unique=True, max_size=2)) for name, choice in CHOICES.items()}
    return template(inc_type=[kind], hum_tgt_name=[draw(NAMES)], **fills)


@settings(deadline=None)  # templates are many parts, and the machine may be busy
@given(st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_best_pairs_are_worth_the_most(worth):
    found = sum(worth[row][column] for row, column in best_pairs(worth))
    rows = range(len(worth))
    assert found == max(sum(worth[row][order[row]] for row in rows) for order in permutations(range(4)))


@settings(deadline=None)  # templates are many parts, and the machine may be busy
@given(st.lists(templates(), min_size=1, max_size=3))
def test_the_key_against_itself_is_all_right(keys):
    found = figures(score({"M": keys}, {"M": keys}))
    assert (found["all_templates_f1"], found["matched_only_f1"], found["templates_f1"]) == (1, 1, 1)
    documents, by_template = Tally(), Tally()
    add_document(documents, incidents(keys), incidents(keys))
    add_templates(by_template, incidents(keys), incidents(keys))
    roles = role_figures(documents, by_template)
    assert (roles["ceaf_ree_f1"], roles["gtt_templates_f1"]) == (1, 1)


@settings(deadline=None)  # templates are many parts, and the machine may be busy
@given(st.lists(templates(), max_size=3), st.lists(templates(), max_size=3))
def test_every_fill_is_judged_once_and_no_response_hurts_matched_only(keys, responses):
    scores = score({"M": keys}, {"M": responses})
    every = scores.all_templates
    asked = sum(len(fills) for key in keys for fills in key.fills.values())
    given_ = sum(len(fills) for one in responses for fills in one.fills.values())
    assert every.correct + every.partial + every.incorrect + every.missing == asked
    assert every.correct + every.partial + every.incorrect + every.spurious == given_
    assert scores.matched_only.f1 >= scores.matched_missing.f1 >= every.f1


def test_a_slot_by_hand():
    slot = BY_NAME["hum_tgt_desc"]
    wanted = [Fill(("FARMERS",)), Fill(("CLERKS",)), Fill(("GUARDS",), optional=True)]
    # FARMERS correct; NURSES against CLERKS incorrect; DRIVERS spurious; GUARDS may be left out.
    given_ = [Fill(("THE FARMERS",)), Fill(("NURSES",)), Fill(("DRIVERS",))]
    assert judged(slot, wanted, given_) == Counts(correct=1, incorrect=1, spurious=1)


def test_all_templates_by_hand():
    keys = [
        template(inc_type=["BOMBING"], inc_stage=["ACCOMPLISHED"], phys_tgt_id=["BRIDGE"]),
        template(inc_type=["KIDNAPPING"], hum_tgt_name=["TOBAL"]),
        template(inc_type=["ARSON"], phys_tgt_id=["LORRY"], optional=True),
    ]
    # Type half right, stage and target right; the second key template missing; one response spurious.
    responses = [
        template(inc_type=["ATTACK"], inc_stage=["ACCOMPLISHED"], phys_tgt_id=["BRIDGE"]),
        template(inc_type=["ROBBERY"], phys_tgt_id=["BANK"]),
    ]
    scores = score({"M": keys}, {"M": responses})
    assert scores.matched_only == Counts(correct=2, partial=1)
    assert scores.matched_missing == Counts(correct=2, partial=1, missing=2)
    assert scores.all_templates == Counts(correct=2, partial=1, missing=2, spurious=2)
    assert scores.templates == Counts(correct=1, missing=1, spurious=1)
    assert scores.all_templates.recall == pytest.approx(0.5)
    assert scores.all_templates.precision == pytest.approx(0.5)


def test_templates_that_share_no_perpetrator_or_target_are_not_mapped():
    key = template(inc_type=["ATTACK"], inc_stage=["ACCOMPLISHED"], hum_tgt_name=["TOBAL"])
    response = template(inc_type=["ATTACK"], inc_stage=["ACCOMPLISHED"], hum_tgt_name=["QUISPE"])
    assert mapped([key], [response]) == ()


def test_templates_of_another_type_are_not_mapped():
    key, response = template(inc_type=["ATTACK"], hum_tgt_name=["T"]), template(inc_type=["ARSON"], hum_tgt_name=["T"])
    assert mapped([key], [response]) == ()


def test_a_slot_that_does_not_apply_does_not_figure():
    key = template(inc_type=["KIDNAPPING"], hum_tgt_name=["TOBAL"], inapplicable=["phys_tgt_id"])
    response = template(inc_type=["KIDNAPPING"], hum_tgt_name=["TOBAL"], phys_tgt_id=["BRIDGE"])
    assert score({"M": [key]}, {"M": [response]}).all_templates == Counts(correct=2)


def test_entities_by_hand():
    gold = [
        template(inc_type=["BOMBING"], phys_tgt_id=[Fill(("THE STONE BRIDGE", "BRIDGE"))], perp_org_id=["RED BAND"]),
        template(inc_type=["ATTACK"], phys_tgt_id=["BRIDGE"], hum_tgt_name=["TOBAL"]),
    ]
    found = [template(inc_type=["BOMBING"], phys_tgt_id=["A BRIDGE", "LORRY"], hum_tgt_name=["QUISPE"])]
    documents, by_template = Tally(), Tally()
    add_document(documents, incidents(gold), incidents(found))
    add_templates(by_template, incidents(gold), incidents(found))
    # The bridge of both templates is one entity and found; three found, three gold.
    assert documents.prf("target", "victim", "perp_org") == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    # By template: one target and the type are hits; found 1 type and 3 entities, gold 2 types and 4 entities.
    assert by_template.prf("type", "target", "victim", "perp_org")[:2] == pytest.approx((2 / 4, 2 / 6))


def test_gold_entities_are_those_whose_words_stand_in_the_text():
    (found,) = incidents([template(inc_type=["ATTACK"], hum_tgt_name=["TOBAL", "QUISPE"])], "Only TOBAL is here.")
    assert found.roles["victim"] == (("tobal",),)
