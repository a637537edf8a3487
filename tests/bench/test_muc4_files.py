from datetime import date

import pytest

from sayso.bench.muc4.key_file import fill, read_key
from sayso.bench.muc4.messages import cases, read_messages
from sayso.bench.muc4.slots import BY_NAME, SLOTS
from sayso.bench.muc4.template import Fill
from sayso.errors import BenchError

EMPTY = "\n".join(f"{slot.number}.  {slot.label}   *" for slot in SLOTS)
KEY = f"""
;;; a comment
0.  MESSAGE: ID                     DEV-MUC3-0001 (TOBAL)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  - 03 JAN 90
3.  INCIDENT: LOCATION              PERU: LIMA (CITY): TOBAL (NEIGHBORHOOD)
4.  INCIDENT: TYPE                  ATTACK / BOMBING
6.  INCIDENT: INSTRUMENT ID         -
9.  PERP: INDIVIDUAL ID             ? "THE \\"RED\\" BAND" /
                                    "BAND"
12. PHYS TGT: ID                    *
18. HUM TGT: NAME                   "RUFINO TOBAL"
                                    "ANA QUISPE"
20. HUM TGT: TYPE                   CIVILIAN: "RUFINO TOBAL"
                                    LEGAL OR JUDICIAL / CIVILIAN: "ANA QUISPE" / "QUISPE"
23. HUM TGT: EFFECT OF INCIDENT     NO INJURY: "-"

0.  MESSAGE: ID                     DEV-MUC3-0002 (TOBAL)
1.  MESSAGE: TEMPLATE               *
{EMPTY}
"""
TEXT = """DEV-MUC3-0001  (TOBAL)

   LIMA, 3 JAN 90 (EFE) -- [TEXT] THE RED
BAND STRUCK NEAR M-
19 STREET.

   NOBODY WAS HURT.

DEV-MUC3-0002 (TOBAL)

   NO CITY, NO DATE -- [TEXT] ALL WAS QUIET.
"""


def folder(tmp_path, key=KEY, text=TEXT):
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "key-dev-0001.muc4").write_text(key, encoding="latin-1")
    (tmp_path / "dev" / "dev-muc3-0001-0100").write_text(text, encoding="latin-1")
    return tmp_path


def of(template, name):
    return template.of(BY_NAME[name].number)


def test_a_message_without_an_incident_has_no_template(tmp_path):
    key = read_key(folder(tmp_path) / "dev" / "key-dev-0001.muc4")
    assert {name: len(templates) for name, templates in key.items()} == {"DEV-MUC3-0001": 1, "DEV-MUC3-0002": 0}


def test_a_key_says_what_is_optional_what_is_null_and_what_does_not_apply(tmp_path):
    (template,) = read_key(folder(tmp_path) / "dev" / "key-dev-0001.muc4")["DEV-MUC3-0001"]
    assert (template.optional, of(template, "inc_instr_id"), template.inapplicable) == (True, (), frozenset((12,)))


def test_alternatives_quotes_and_lines_that_run_on(tmp_path):
    (template,) = read_key(folder(tmp_path) / "dev" / "key-dev-0001.muc4")["DEV-MUC3-0001"]
    assert of(template, "perp_ind_id") == (Fill(('THE "RED" BAND', "BAND"), optional=True),)
    assert of(template, "inc_type") == (Fill(("ATTACK", "BOMBING")),)


def test_cross_references_and_the_dummy_one(tmp_path):
    (template,) = read_key(folder(tmp_path) / "dev" / "key-dev-0001.muc4")["DEV-MUC3-0001"]
    assert of(template, "hum_tgt_type")[1] == Fill(("LEGAL OR JUDICIAL", "CIVILIAN"), ("ANA QUISPE", "QUISPE"))
    assert of(template, "hum_tgt_effect") == (Fill(("NO INJURY",)),)


@pytest.mark.parametrize(
    ("slot", "text", "values"),
    [
        ("inc_date", "(- 29 MAR 89) / (28 MAR 89 - 29 MAR 89)", ("- 29 MAR 89", "28 MAR 89 - 29 MAR 89")),
        ("inc_loc", "PERU: LIMA (CITY) / PERU", ("PERU: LIMA (CITY)", "PERU")),
        ("perp_org_conf", '(POSSIBLE / ACQUITTED): "FRONT"', ("POSSIBLE", "ACQUITTED")),
        ("hum_tgt_num", '10 / PLURAL: "MEN"', ("10", "PLURAL")),
        ("phys_tgt_id", '"A HOUSE (SMALL)" / "HOUSE: LEFT WING"', ("A HOUSE (SMALL)", "HOUSE: LEFT WING")),
    ],
)
def test_a_fill_has_its_alternatives(slot, text, values):
    assert fill(BY_NAME[slot], text).values == values


def test_a_message_has_its_paragraphs_and_the_day_of_its_dateline(tmp_path):
    first, second = read_messages(folder(tmp_path) / "dev" / "dev-muc3-0001-0100")
    assert first.paragraphs[0].endswith("THE RED BAND STRUCK NEAR M-19 STREET.")
    assert (first.day, second.day, len(first.paragraphs)) == (date(1990, 1, 3), None, 2)


def test_a_case_is_a_message_with_its_key(tmp_path):
    found = cases(folder(tmp_path), "dev")
    assert [(case.message.name, len(case.key)) for case in found] == [("DEV-MUC3-0001", 1), ("DEV-MUC3-0002", 0)]


def test_a_line_that_is_none_of_a_key_is_named(tmp_path):
    with pytest.raises(BenchError, match="line 3 is no line of a key"):
        cases(folder(tmp_path, key=KEY.replace(";;; a comment", "0.  MESSAGE: ID   DEV-MUC3-0001\nWHAT?")), "dev")


def test_a_key_without_its_text_is_named(tmp_path):
    with pytest.raises(BenchError, match="DEV-MUC3-0002"):
        cases(folder(tmp_path, text=TEXT.partition("DEV-MUC3-0002")[0]), "dev")


def test_a_file_without_messages_is_named(tmp_path):
    with pytest.raises(BenchError, match="holds no message"):
        cases(folder(tmp_path, text="NOTHING"), "dev")


def test_a_split_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BenchError, match="dev, tst1, tst2"):
        cases(folder(tmp_path), "tst9")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BenchError, match="tst1"):
        cases(folder(tmp_path), "tst1")
