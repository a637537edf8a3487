"""Every line of the attribution lexicons finds what its example shows."""

import pytest
from own_report import report

from sayso.annotate.attribution import lexicon
from sayso.annotate.attribution.adjectives import AdjectiveCue
from sayso.annotate.attribution.component import Rule
from sayso.annotate.attribution.sources import HeadKind
from sayso.lexicon import entries

VERBS = entries(lexicon.PACKAGE, "verbs.yaml", lexicon.VerbCue)
SILENT = entries(lexicon.PACKAGE, "silent.yaml", lexicon.SilentVerb)
NOUNS = entries(lexicon.PACKAGE, "nouns.yaml", lexicon.NounCue)
PHRASES = entries(lexicon.PACKAGE, "phrases.yaml", lexicon.PhraseCue)
ADVERBS = entries(lexicon.PACKAGE, "adverbs.yaml", lexicon.AdverbCue)
ADJECTIVES = entries(lexicon.PACKAGE, "adjectives.yaml", AdjectiveCue)
HEADS = entries(lexicon.PACKAGE, "heads.yaml", HeadKind)
RUBRICS = entries(lexicon.PACKAGE, "rubrics.yaml", lexicon.Rubric)
RULES = entries(lexicon.PACKAGE, "rules.yaml", Rule)
IRREGULAR = {
    "say": "said",
    "tell": "told",
    "think": "thought",
    "feel": "felt",
    "find": "found",
    "write": "wrote",
    "swear": "swore",
    "speak": "spoke",
    "understand": "understood",
    "lay": "laid",
    "make": "made",
    "shoot": "shot",
    "go": "went",
    "give": "gave",
    "break": "broke",
    "stand": "stood",
    "spit": "spat",
    "foresee": "foresees",
    "carry": "carried",
    "cry": "cried",
    "rejoin": "rejoined",
}


@pytest.fixture(scope="module")
def found(rules_alone):
    """The attributions of every example, found in one go."""
    lines = [*VERBS, *SILENT, *NOUNS, *PHRASES, *ADVERBS, *ADJECTIVES, *HEADS]
    asked = [(line.example, "paragraph") for line in lines]
    asked += [(line.example, "headline") for line in RUBRICS]
    asked += [(rule.example, "headline" if rule.heading else "paragraph") for rule in RULES]
    answers = rules_alone.pipe(report(text, kind) for text, kind in asked)
    return {text: answer.attributions for (text, _), answer in zip(asked, answers, strict=True)}


def cues(attributions):
    return [a.chain[-1].cue.text.lower() for a in attributions if a.chain[-1].cue]


@pytest.mark.parametrize("line", VERBS, ids=lambda line: line.lemma)
def test_a_verb_ties_its_example(found, line):
    verb, *particles = line.lemma.split()
    wanted = [IRREGULAR.get(verb, verb.rstrip("ey")), *particles]
    assert any(all(word in cue for word in wanted) for cue in cues(found[line.example])), cues(found[line.example])


@pytest.mark.parametrize("line", SILENT, ids=lambda line: line.lemma)
def test_a_silent_verb_ties_nothing(found, line):
    assert not found[line.example]


@pytest.mark.parametrize("line", NOUNS, ids=lambda line: line.lemma)
def test_a_noun_ties_its_example(found, line):
    assert any(line.lemma in cue for cue in cues(found[line.example])), cues(found[line.example])


@pytest.mark.parametrize("line", PHRASES, ids=lambda line: line.words)
def test_a_phrase_ties_its_example(found, line):
    wanted = line.nouns or {line.until or line.words}
    assert wanted & set(cues(found[line.example])), cues(found[line.example])


@pytest.mark.parametrize("line", ADVERBS, ids=lambda line: line.word)
def test_an_adverb_ties_its_example(found, line):
    assert line.word in cues(found[line.example])


@pytest.mark.parametrize("line", ADJECTIVES, ids=lambda line: line.word)
def test_an_adjective_ties_its_example(found, line):
    assert any(line.word in cue for cue in cues(found[line.example]))


@pytest.mark.parametrize("line", RUBRICS, ids=lambda line: line.words)
def test_a_rubric_is_no_source(found, line):
    assert not found[line.example]


@pytest.mark.parametrize("line", HEADS, ids=lambda line: line.kind)
def test_a_head_noun_gives_its_kind(found, line):
    assert line.kind in [a.chain[0].source.kind for a in found[line.example]]


@pytest.mark.parametrize("line", RULES, ids=lambda line: line.rule)
def test_a_rule_finds_its_example(found, line):
    assert f"rule:attribution.{line.rule}@1" in [a.method for a in found[line.example]]


def test_no_lemma_stands_twice():
    lemmas = [line.lemma for line in VERBS]
    assert sorted(set(lemmas)) == sorted(lemmas)
