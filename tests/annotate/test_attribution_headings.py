"""Headlines: sources at their end, misread verbs, quotations that open them, labels that say nothing."""

import pytest

from sayso.annotate.pipeline import Annotator
from sayso.bench.behaviour.suite import Item


@pytest.fixture(scope="module")
def told():
    """(source, cue, content, form) of every attribution of a headline, by its innermost mouth."""
    annotator = Annotator()

    def ask(headline):
        item = Item.model_validate(
            {
                "id": "own-01",
                "half": "dev",
                "headline": headline,
                "text": "Rain fell.",
                "absent": [{"cue": None, "source": None, "form": "narrated"}],
            }
        )
        return [
            (
                a.chain[-1].source.text,
                a.chain[-1].cue.text if a.chain[-1].cue else None,
                " … ".join(item.report.words(piece) for piece in a.content),
                a.form,
            )
            for a in annotator.annotate(item.report).attributions
        ]

    return ask


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Truce could fail within days, warns envoy", ("envoy", "warns", "Truce could fail within days", "indirect")),
        ("Sanctions will fail, admits envoy", ("envoy", "admits", "Sanctions will fail", "indirect")),
        ("France: We will not send troops", ("France", ":", "We will not send troops", "indirect")),
        ("'My sons ate grass': life under siege in Korla", (None, None, "My sons ate grass", "direct")),
        ("Soldiers 'ordered' raid, ex-guard testifies", ("ex-guard", "testifies", "Soldiers 'ordered' raid", "mixed")),
        ("Islanders urge court to halt eviction", ("Islanders", "urge", "court to halt eviction", "indirect")),
        ("Hundreds said to be trapped in mine", (None, "said", "Hundreds … to be trapped in mine", "indirect")),
        ("'I saw them burn it': a night in Halba", (None, None, "I saw them burn it", "direct")),
        (
            "Aid group warns of famine in besieged valley",
            ("Aid group", "warns of", "famine in besieged valley", "indirect"),
        ),
        ("'We hid among the dead of both camps'", (None, None, "We hid among the dead of both camps", "direct")),
        ("'They shot my brothers': mother waits at gate", ("mother", ":", "They shot my brothers", "direct")),
        ("Shell hits depot, governor says fire is out", ("governor", "says", "fire is out", "indirect")),
        ("Six held after arms raid (police)", ("police", "(", "Six held after arms raid", "indirect")),
        ("Court told of beatings at Camp Ledra", ("Court", "told of", "beatings at Camp Ledra", "indirect")),
        ('"A massacre, not a battle": what the fishermen saw', (None, None, "A massacre, not a battle", "direct")),
        (
            "Ex-soldier admits killing nine in barracks",
            ("Ex-soldier", "admits", "killing nine in barracks", "indirect"),
        ),
        ("Men behind raid dead, minister tells MPs", ("minister", "tells", "Men behind raid dead", "indirect")),
        ("Onlooker: 'They fired after she fell'", ("Onlooker", ":", "They fired after she fell", "direct")),
        ("'Nobody came to help us': islanders after the raid", ("islanders", ":", "Nobody came to help us", "direct")),
        ("Mayor tells of beatings in interview", ("Mayor", "tells of", "beatings", "indirect")),
    ],
)
def test_a_headline_tells_who_says_it(told, headline, found):
    assert found in told(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "Explained: why the ferry workers are on strike",
        "Rebel claims questioned by monitors",
        "UN report on famine delayed",
        "'Dead' hostage found alive",
    ],
)
def test_a_headline_without_a_mouth_tells_itself(told, headline):
    assert told(headline) == []


@pytest.mark.parametrize(
    "headline",
    [
        "Ceasefire talks to open in Doha, mediators say",
        "Talks on lake water to resume, says aide",
        "Junta to free 2,000 prisoners, state TV announces",
    ],
)
def test_a_bare_infinitive_before_a_tag_is_still_to_come(headline):
    item = Item.model_validate(
        {"id": "own-01", "half": "dev", "headline": headline, "text": "Rain fell.", "absent": [{"form": "direct"}]}
    )
    found = Annotator().annotate(item.report).attributions
    assert [a.assessment.time_frame for a in found] == ["future"]
