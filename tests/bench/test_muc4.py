from pathlib import Path

import pytest

from sayso.bench import muc4, registry
from sayso.bench.muc4.messages import SPLITS, cases

DATA = Path(__file__).parents[3] / "shared" / "data" / "muc4"
KEY = """
0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  02 JAN 90
3.  INCIDENT: LOCATION              PERU: LIMA (CITY)
4.  INCIDENT: TYPE                  KIDNAPPING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
18. HUM TGT: NAME                   "RUFINO QUISPE"
20. HUM TGT: TYPE                   CIVILIAN: "RUFINO QUISPE"

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
"""
TEXT = """TST1-MUC3-0001

   LIMA, 3 JAN 90 (EFE) -- [TEXT] GUERRILLAS KIDNAPPED RUFINO QUISPE IN LIMA
YESTERDAY, POLICE SAID.

TST1-MUC3-0002

   LIMA, 3 JAN 90 (EFE) -- [TEXT] THE PRICE OF MAIZE FELL AGAIN.
"""


def test_it_measures_a_folder_of_that_layout(tmp_path):
    (tmp_path / "tst1").mkdir()
    (tmp_path / "tst1" / "key-tst1.v7").write_text(KEY, encoding="latin-1")
    (tmp_path / "tst1" / "tst1-muc3").write_text(TEXT, encoding="latin-1")
    result = muc4.measure(tmp_path, "tst1")
    assert result.figures["inc_type_f1"] == pytest.approx(1)
    assert result.figures["filtering_f1"] == pytest.approx(1)
    assert result.notes[0].startswith("2 messages, 1 key templates, 1 found")


def test_its_splits_are_those_of_the_layout():
    assert registry.entry("muc4").splits == SPLITS
    assert registry.entry("muc4").default == "dev"


@pytest.mark.skipif(not DATA.is_dir(), reason="the public data sets are not beside the repository")
def test_the_keys_of_the_first_test_part_are_read_whole_and_are_right_against_themselves():
    found = cases(DATA, "tst1")
    result = muc4.judged(found, [case.key for case in found])
    assert len(found) == 100
    assert result.figures["all_templates_f1"] == pytest.approx(1)
