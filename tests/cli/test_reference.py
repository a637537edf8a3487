import pytest
from entry_point import sayso

from sayso.bench.registry import BENCHES


def test_the_codebook_lists_every_type():
    called = sayso("codebook")
    assert (called.code, "battle.armed_clash" in called.out, "other.crime" in called.out) == (0, True, True)


def test_a_family_of_the_codebook_is_listed():
    called = sayso("codebook", "battle")
    assert (called.code, "battle.assault" in called.out, "other.crime" in called.out) == (0, True, False)


def test_a_type_of_the_codebook_is_told_in_full():
    called = sayso("codebook", "battle.armed_clash")
    assert called.code == 0
    assert all(word in called.out for word in ("examples", "near misses", "triggers", "ACLED"))


def test_a_codebook_of_ones_own_is_read_as_well(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text(
        """
- type:
    key: remote.laser
    definition: A laser blinds or burns.
    examples: ["A laser blinded the pilot."]
    near_misses: ["A laser printer hummed."]
    maps: {acled: [Air/drone strike]}
    roles: [actor, victim]
    triggers:
      - {words: [blind], pos: verb, frame: harm, example: "A soldier blinded the pilot."}
"""
    )
    called = sayso("codebook", "remote.laser", "--extra", own)
    assert (called.code, "A laser blinds or burns." in called.out) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["codebook", "war"], "war: is no type of the codebook"),
        (["codebook", "--extra", "missing.yaml"], "missing.yaml: cannot be read"),
        (["codebook", "--extra", "note.yaml"], "note.yaml: is not a list of entries"),
        (["bench", "chess"], "chess: is no bench"),
        (["bench", "geo"], "geo measures on a folder of data"),
        (["bench", "geo", "--data", "missing"], "missing: is not a folder"),
        (["bench", "geo", "--data", "."], "Corpora/lgl.xml: is missing"),
        (["bench", "geo", "--data", ".", "--split", "half"], "half: is no split of geo"),
    ],
)
def test_a_wrong_call_says_what_and_how_to_mend_it(tmp_path, words, said):
    (tmp_path / "note.yaml").write_text("a note")
    called = sayso(*words)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"sayso: {said}")
    assert called.err.count(". ") >= 1


def test_benches_are_listed():
    called = sayso("bench")
    assert (called.code, [line.split()[0] for line in called.out.splitlines()[1:]]) == (0, [b.name for b in BENCHES])


def test_a_bench_with_halves_shows_them_side_by_side(tmp_path):
    (tmp_path / "plain_speech.yaml").write_text(
        """
phenomenon: plain speech
about: Somebody said something.
items:
  - {id: speech-01, half: dev, text: Nurses in Quito said shots were fired., absent: [{cue: said}]}
  - {id: speech-02, half: test, text: Nurses in Lima said shots were fired., claims: [{content: shots were fired}]}
"""
    )
    called = sayso("bench", "behaviour", "--data", tmp_path)
    rows = [line.split() for line in called.out.splitlines()]
    assert (called.code, rows[1], rows[2]) == (0, ["figure", "value", "dev"], ["plain_speech", "1", "0"])
    assert "not right: speech-01" in called.out


def test_the_suite_of_behaviour_is_the_projects_own():
    called = sayso("bench", "behaviour", "--split", "third")
    assert (called.code, "third: is no split of behaviour" in called.err) == (2, True)
