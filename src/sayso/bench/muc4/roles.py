"""The five roles of entities: who did it, to whom and what, with what, as sets of mentions.

CEAF-REE: Du, Rush and Cardie, "GRIT" (EACL 2021); the score by template: Du, Rush and Cardie, "Template Filling with
Generative Transformers" (NAACL 2021), called GTT. A found entity counts where every mention that it is given is a
mention of one gold entity (φ is 1 or 0); both are paired one to one for the most. Mentions are held against each other
in lower case, without punctuation and articles. Gold are the key's strings that stand in the text, optional ones as
well; a victim is a fill of HUM TGT: NAME alone, as there.
"""

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.bench.frame import prf
from sayso.bench.muc4.assignment import best_pairs
from sayso.bench.muc4.slots import BY_NAME
from sayso.bench.muc4.template import Template

ROLES: Mapping[str, int] = {
    "perp_ind": BY_NAME["perp_ind_id"].number,
    "perp_org": BY_NAME["perp_org_id"].number,
    "target": BY_NAME["phys_tgt_id"].number,
    "victim": BY_NAME["hum_tgt_name"].number,
    "weapon": BY_NAME["inc_instr_id"].number,
}
_TYPE = BY_NAME["inc_type"].number
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)

Entity = tuple[str, ...]
"""The mentions of one entity."""
ByRole = Mapping[str, tuple[Entity, ...]]


@dataclass(frozen=True, slots=True)
class Incident:
    """A template's types (the key may allow several) and its entities by role."""

    types: tuple[str, ...]
    roles: ByRole = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """Hits, found and gold of each role; a hit is one for both sides."""

    hits: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    gold: dict[str, int] = field(default_factory=dict)

    def add(self, role: str, hits: int, found: int, gold: int) -> None:
        """Count more of a role."""
        for held, more in ((self.hits, hits), (self.found, found), (self.gold, gold)):
            held[role] = held.get(role, 0) + more

    def prf(self, *roles: str) -> tuple[float, float, float]:
        """Precision, recall and F1 over these roles together (micro)."""
        hits = sum(self.hits.get(role, 0) for role in roles)
        found, gold = (sum(held.get(role, 0) for role in roles) for held in (self.found, self.gold))
        return prf(hits, found, hits, gold)


def incidents(templates: Iterable[Template], text: str | None = None) -> tuple[Incident, ...]:
    """The incidents of templates; with the message's `text`, only mentions that stand in it."""
    lowered = None if text is None else " ".join(text.lower().split())
    found = []
    for template in templates:
        types = tuple(value for fill in template.of(_TYPE) for value in fill.values)
        roles = {}
        for role, slot in ROLES.items():
            entities = (
                tuple(value for value in fill.values if lowered is None or value.lower() in lowered)
                for fill in template.of(slot)
            )
            roles[role] = tuple(normalised for entity in entities if (normalised := _normalised(entity)))
        found.append(Incident(types, roles))
    return tuple(found)


def add_document(tally: Tally, gold: Sequence[Incident], found: Sequence[Incident]) -> None:
    """CEAF-REE of one message: its entities of each role, whatever template they are in, each once."""
    for role in ROLES:
        wanted, given = _once(role, gold), _once(role, found)
        tally.add(role, _hits(wanted, given), len(given), len(wanted))


def add_templates(tally: Tally, gold: Sequence[Incident], found: Sequence[Incident]) -> None:
    """GTT's score of one message: entities count in incidents that are paired and of one type; the type counts as well.

    Of the pairings of incidents that with the most hits is taken.
    """

    def hits(wanted: Incident, given: Incident) -> dict[str, int]:
        if not set(given.types) & set(wanted.types):
            return {}
        entities = {role: _hits(wanted.roles.get(role, ()), given.roles.get(role, ())) for role in ROLES}
        return {"type": 1} | entities

    worth = [[sum(hits(wanted, given).values()) for given in found] for wanted in gold]
    for at, to in best_pairs(worth):
        for role, count in hits(gold[at], found[to]).items():
            tally.add(role, count, 0, 0)
    for role in ROLES:
        given = sum(len(one.roles.get(role, ())) for one in found)
        tally.add(role, 0, given, sum(len(one.roles.get(role, ())) for one in gold))
    tally.add("type", 0, len(found), len(gold))


def figures(documents: Tally, templates: Tally) -> dict[str, float]:
    """CEAF-REE over the five roles together and one by one, and GTT's micro F1 over types and roles by template."""
    p, r, f1 = documents.prf(*ROLES)
    found = {"ceaf_ree_f1": f1, "ceaf_ree_p": p, "ceaf_ree_r": r}
    found |= {f"ceaf_ree_{role}_f1": documents.prf(role)[2] for role in ROLES}
    return found | {"gtt_templates_f1": templates.prf("type", *ROLES)[2]}


def _hits(wanted: Sequence[Entity], given: Sequence[Entity]) -> int:
    return len(best_pairs([[float(set(one) <= set(entity)) for one in given] for entity in wanted]))


def _once(role: str, told: Sequence[Incident]) -> tuple[Entity, ...]:
    """The entities of a role over all incidents; one whose mentions are all another's is not a second."""
    kept: list[Entity] = []
    for incident in told:
        for entity in incident.roles.get(role, ()):
            if not any(set(entity) <= set(other) or set(other) <= set(entity) for other in kept):
                kept.append(entity)
    return tuple(kept)


def _normalised(entity: Iterable[str]) -> Entity:
    plain = (_ARTICLES.sub(" ", mention.lower().translate(_PUNCTUATION)) for mention in entity)
    return tuple(dict.fromkeys(" ".join(mention.split()) for mention in plain if mention.split()))
