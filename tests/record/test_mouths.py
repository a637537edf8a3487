from sayso.record.mouths import mouths, reconciled
from sayso.record.told import Told
from sayso.schema.annotations import Assessment
from sayso.schema.claim import Claim, ClaimSource, Cue, Link
from sayso.schema.event import Affiliation, Participant
from sayso.schema.span import Span

IT = Span(40, 42)


def told(name):
    source = ClaimSource(text="It", span=IT, kind="government", entity_id="ent_1", name=name)
    chain = (Link(source=source, cue=Cue(text="denied", span=(43, 49), type="verb")),)
    claim = Claim(
        claim_id="clm_1",
        report_id="rep_1",
        content=((50, 60),),
        form="indirect",
        attribution=chain,
        polarity="negated",
        certainty="certain",
        time_frame="past",
        standing="denied",
        method="rule:test@1",
        score=0.9,
    )
    return Told(claim, Assessment())


def actor(**changes):
    return Participant(**{"role": "actor", "text": "It", "span": IT, "kind": "weapon", "name": "artillery", **changes})


def test_one_span_names_the_same_one_in_claim_and_event():
    (found,) = reconciled([actor()], mouths([told("the defence ministry")]))
    assert (found.name, found.entity_id, found.kind) == ("the defence ministry", "ent_1", "government")


def test_other_words_keep_their_name():
    (found,) = reconciled([actor(span=(0, 2))], mouths([told("the defence ministry")]))
    assert found.name == "artillery"


def test_a_source_without_a_name_teaches_nothing():
    assert mouths([told(None)]) == {}


def test_an_affiliation_is_not_lost():
    home = Affiliation(text="Goma", span=(30, 34))
    (found,) = reconciled([actor(affiliation=home)], mouths([told("the ministry")]))
    assert found.affiliation == home
