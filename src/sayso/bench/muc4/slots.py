"""The slots of a MUC-4 template, and what a fill of each is ("Task Description", template-doc-part1.v7, 1992).

The names are those of the rows of MUC-4's own score reports. `PARTIAL` holds which mismatches of set fills are worth
half (scoring-guidelines.v7, 3.2): the response is a superset of the key, or says less than it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["date", "location", "set", "string", "number"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot: its number and label in the key, the name of its figures, and the kind of its fills."""

    number: int
    name: str
    label: str
    kind: Kind


SLOTS: tuple[Slot, ...] = (
    Slot(2, "inc_date", "INCIDENT: DATE", "date"),
    Slot(3, "inc_loc", "INCIDENT: LOCATION", "location"),
    Slot(4, "inc_type", "INCIDENT: TYPE", "set"),
    Slot(5, "inc_stage", "INCIDENT: STAGE OF EXECUTION", "set"),
    Slot(6, "inc_instr_id", "INCIDENT: INSTRUMENT ID", "string"),
    Slot(7, "inc_instr_type", "INCIDENT: INSTRUMENT TYPE", "set"),
    Slot(8, "perp_inc_cat", "PERP: INCIDENT CATEGORY", "set"),
    Slot(9, "perp_ind_id", "PERP: INDIVIDUAL ID", "string"),
    Slot(10, "perp_org_id", "PERP: ORGANIZATION ID", "string"),
    Slot(11, "perp_org_conf", "PERP: ORGANIZATION CONFIDENCE", "set"),
    Slot(12, "phys_tgt_id", "PHYS TGT: ID", "string"),
    Slot(13, "phys_tgt_type", "PHYS TGT: TYPE", "set"),
    Slot(14, "phys_tgt_num", "PHYS TGT: NUMBER", "number"),
    Slot(15, "phys_tgt_nation", "PHYS TGT: FOREIGN NATION", "set"),
    Slot(16, "phys_tgt_effect", "PHYS TGT: EFFECT OF INCIDENT", "set"),
    Slot(17, "phys_tgt_total_num", "PHYS TGT: TOTAL NUMBER", "number"),
    Slot(18, "hum_tgt_name", "HUM TGT: NAME", "string"),
    Slot(19, "hum_tgt_desc", "HUM TGT: DESCRIPTION", "string"),
    Slot(20, "hum_tgt_type", "HUM TGT: TYPE", "set"),
    Slot(21, "hum_tgt_num", "HUM TGT: NUMBER", "number"),
    Slot(22, "hum_tgt_nation", "HUM TGT: FOREIGN NATION", "set"),
    Slot(23, "hum_tgt_effect", "HUM TGT: EFFECT OF INCIDENT", "set"),
    Slot(24, "hum_tgt_total_num", "HUM TGT: TOTAL NUMBER", "number"),
)
BY_NUMBER: Mapping[int, Slot] = {slot.number: slot for slot in SLOTS}
BY_NAME: Mapping[str, Slot] = {slot.name: slot for slot in SLOTS}
CONTENT = ("phys_tgt_id", "phys_tgt_type", "hum_tgt_name", "hum_tgt_desc", "hum_tgt_type", "perp_ind_id", "perp_org_id")
"""A response template may stand for a key template only where one of these agrees at least in part, and the type."""

_BOMBS = ("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB")
_EVERY_TYPE = ("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE")
_NOTHING_WRONG = "NO INJURY OR DEATH"
PARTIAL: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "inc_type": {"ATTACK": _EVERY_TYPE},
    "inc_instr_type": {
        "GUN": ("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"),
        "EXPLOSIVE": ("BOMB", *_BOMBS, "GRENADE", "MOLOTOV COCKTAIL"),
        "BOMB": _BOMBS,
        "PROJECTILE": ("MISSILE", "ROCKET"),
    },
    "perp_org_conf": {"SUSPECTED OR ACCUSED": ("SUSPECTED OR ACCUSED BY AUTHORITIES",)},
    "phys_tgt_type": {"POLITICAL FIGURE OFFICE OR RESIDENCE": ("GOVERNMENT OFFICE OR RESIDENCE",)},
    "phys_tgt_effect": {"DESTROYED": ("SOME DAMAGE",)},
    "hum_tgt_type": {
        "GOVERNMENT OFFICIAL": ("FORMER GOVERNMENT OFFICIAL",),
        "ACTIVE MILITARY": ("FORMER ACTIVE MILITARY",),
        "POLITICAL FIGURE": ("GOVERNMENT OFFICIAL",),
    },
    "hum_tgt_effect": {"NO INJURY": (_NOTHING_WRONG,), "NO DEATH": (_NOTHING_WRONG,)},
}
"""By slot: a response, and the keys against which it is partially correct."""
