"""The same words name the same one: who speaks and who acts in one span are given one name."""

from collections.abc import Mapping, Sequence
from typing import cast, get_args

from sayso.record.told import Told
from sayso.schema.claim import ClaimSource
from sayso.schema.event import Participant
from sayso.schema.span import Span
from sayso.schema.vocabulary import ParticipantKind

_KINDS = frozenset(get_args(ParticipantKind))


def mouths(told: Sequence[Told]) -> dict[Span, ClaimSource]:
    """The sources that a claim's chain resolved to a name, by their words."""
    links = (link.source for item in told for link in item.claim.attribution)
    return {source.span: source for source in links if source.span and source.name}


def reconciled(participants: Sequence[Participant], known: Mapping[Span, ClaimSource]) -> tuple[Participant, ...]:
    """The participants, those whose words are also a source's under the name that the chain gave it.

    The chain knows more of a pronoun than the deed does: "The ministry … It denied firing" has one speaker.
    """
    return tuple(_reconciled(each, known[each.span]) if each.span in known else each for each in participants)


def _reconciled(participant: Participant, source: ClaimSource) -> Participant:
    if participant.name == source.name or participant.affiliation:
        return participant
    kind = cast("ParticipantKind", source.kind) if source.kind in _KINDS else participant.kind
    return participant.model_copy(update={"name": source.name, "entity_id": source.entity_id, "kind": kind})
