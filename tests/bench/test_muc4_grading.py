import pytest

from sayso.bench.muc4.grading import grade
from sayso.bench.muc4.slots import BY_NAME
from sayso.bench.muc4.template import Fill


def graded(slot, response, key, tags=(), key_tags=()):
    return grade(BY_NAME[slot], Fill((response,), tags), Fill(tuple(key.split(" / ")), key_tags))


@pytest.mark.parametrize(
    ("slot", "response", "key", "points"),
    [
        ("hum_tgt_desc", "THE 3 FARMERS", "FARMERS", 2),
        ("hum_tgt_desc", "OLD FARMERS WHO WERE WITNESSES", "FARMERS", 2),
        ("hum_tgt_desc", "THE 3 FARMERS, WHICH THE MINISTRY CALLED AN ERROR", "FARMERS", 1),
        ("hum_tgt_name", "TOBAL", "RUFINO ALBERTO TOBAL", 1),
        ("hum_tgt_name", "MR. TOBAL", "TOBAL", 2),
        ("perp_org_id", "BRIGADE", "9TH INFANTRY BRIGADE", 1),
        ("perp_org_id", "ARMY OF THE NORTH (AN)", "ARMY OF THE NORTH / AN", 2),
        ("phys_tgt_id", "OIL", "OIL PIPELINE / PIPELINE", 1),
        ("phys_tgt_id", "OFFICE OF THE MAYOR", "MAYOR", 0),
        ("phys_tgt_id", "RED CAR", "BLUE CAR", 0),
        ("perp_ind_id", "URBAN GUERRILLAS", "GUERRILLAS", 2),
        ("perp_ind_id", "STUDENTS", "GUERRILLAS", 0),
    ],
)
def test_strings_by_the_guidelines(slot, response, key, points):
    assert graded(slot, response, key) == points


@pytest.mark.parametrize(
    ("response", "key", "points"),
    [
        ("26 AUG 89", "26 AUG 89", 2),
        ("26 AUG 89", "25 AUG 89 - 26 AUG 89", 1),
        ("25 AUG 89", "- 26 AUG 89", 1),
        ("27 AUG 89", "- 26 AUG 89", 0),
        ("- 26 AUG 89", "25 AUG 89 - 26 AUG 89", 1),
        ("- 26 AUG 89", "26 AUG 89", 1),
        ("- 26 AUG 89", "16 AUG 89", 0),
        ("- 26 AUG 89", "24 AUG 89 - 25 AUG 89", 0),
        ("06 SEP 89", "6 SEP 89", 2),
        ("30 JUN 89", "15 JUN 89 - 31 JUN 89", 1),
    ],
)
def test_dates_by_the_guidelines(response, key, points):
    assert graded("inc_date", response, key) == points


@pytest.mark.parametrize(
    ("response", "key", "points"),
    [
        ("COLOMBIA: MEDELLÍN (CITY)", "COLOMBIA: MEDELLIN (TOWN)", 2),
        ("COLOMBIA: MEDELLIN (CITY)", "COLOMBIA: ANTIOQUIA (DEPARTMENT): MEDELLIN (CITY)", 2),
        ("COLOMBIA: MEDELLIN (CITY)", "COLOMBIA: MEDELLIN (CITY) - CALI (CITY)", 1),
        ("BOLIVIA: MEDELLIN (CITY)", "COLOMBIA: MEDELLIN (CITY)", 1),
        ("COLOMBIA", "COLOMBIA: MEDELLIN (CITY)", 1),
        ("COLOMBIA: CALI (CITY)", "COLOMBIA", 1),
        ("BOLIVIA", "COLOMBIA", 0),
        ("BOLIVIA: CALI (CITY)", "COLOMBIA: MEDELLIN (CITY)", 0),
    ],
)
def test_places_by_the_guidelines(response, key, points):
    assert graded("inc_loc", response, key) == points


@pytest.mark.parametrize(
    ("slot", "response", "key", "points"),
    [
        ("inc_type", "ATTACK", "BOMBING", 1),
        ("inc_type", "BOMBING", "ATTACK", 0),
        ("inc_stage", "ATTEMPTED", "ACCOMPLISHED / ATTEMPTED", 2),
        ("inc_instr_type", "GUN", "MACHINE GUN", 1),
        ("inc_instr_type", "MACHINE GUN", "GUN", 0),
        ("inc_instr_type", "EXPLOSIVE", "VEHICLE BOMB", 1),
        ("perp_org_conf", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", 1),
        ("phys_tgt_effect", "DESTROYED", "SOME DAMAGE", 1),
        ("hum_tgt_effect", "NO INJURY", "NO INJURY OR DEATH", 1),
        ("hum_tgt_type", "POLITICAL FIGURE", "GOVERNMENT OFFICIAL", 1),
        ("hum_tgt_num", "7", "5 - 7", 1),
        ("hum_tgt_num", "7", "~7", 1),
        ("hum_tgt_num", "6", "5 - 7", 0),
        ("hum_tgt_num", "PLURAL", "1 / PLURAL", 2),
    ],
)
def test_sets_and_numbers_by_the_guidelines(slot, response, key, points):
    assert graded(slot, response, key) == points


@pytest.mark.parametrize(
    ("slot", "response", "tags", "points"),
    [
        ("hum_tgt_type", "CIVILIAN", ("TOBAL",), 2),
        ("hum_tgt_type", "CIVILIAN", ("QUISPE",), 1),
        ("hum_tgt_type", "CIVILIAN", (), 1),
        ("hum_tgt_type", "DIPLOMAT", ("RUFINO TOBAL",), 0),
    ],
)
def test_a_right_fill_about_the_wrong_one_is_worth_half(slot, response, tags, points):
    assert graded(slot, response, "CIVILIAN", tags, ("RUFINO TOBAL",)) == points
