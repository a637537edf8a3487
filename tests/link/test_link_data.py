import pytest

from sayso.lexicon import entries
from sayso.link.bodies import Body, one_body
from sayso.link.kinship import kinship, lines
from sayso.link.mouths import Idle, Mouth, same
from sayso.link.parts import Victims, group_of
from sayso.link.titles import Wording, day, title
from sayso.schema.event import EventTime, Participant, Place
from sayso.schema.span import Span

TITLES = entries("sayso.link", "titles.yaml", Wording)
IDLE = entries("sayso.link", "idle.yaml", Idle)
BODIES = entries("sayso.link", "bodies.yaml", Body)
VICTIMS = entries("sayso.link", "victims.yaml", Victims)
KADUGLI = Place(
    text="Kadugli", span=Span(0, 7), name="Kadugli", lat=11.01, lon=29.72, gazetteer="test", gazetteer_id="1",
    country="SD", precision="settlement", radius_km=5.0,
)  # fmt: skip
DAY = EventTime(
    start="2024-05-12", end="2024-05-12", granularity="day", text="Sunday", span=Span(8, 14), anchor="publication"
)


@pytest.mark.parametrize("line", lines(), ids=lambda line: " ".join(line.example))
def test_each_line_of_kinship_decides_its_example(line):
    left, right = line.example
    assert next(found for found in lines() if found.ties(left, right)) == line
    assert kinship(left, right) == kinship(right, left) == line.score


@pytest.mark.parametrize("line", TITLES, ids=lambda line: line.type)
def test_each_line_of_titles_makes_its_example(line):
    assert title(line.type, KADUGLI, DAY, ()) == line.example


@pytest.mark.parametrize("line", IDLE, ids=lambda line: line.words[0])
def test_each_line_of_idle_words_tells_no_two_names_apart(line):
    one, other = (Mouth(name, "person", own=False, named=True) for name in line.example)
    assert same(one, other)
    assert any(word in line.example[0].casefold().split() for word in line.words)


@pytest.mark.parametrize("line", BODIES, ids=lambda line: line.body)
def test_each_line_of_bodies_makes_its_example_one_voice(line):
    one, other = (Mouth(name, "organisation", own=False, named=True, beside=name) for name in line.example)
    assert one_body(one, other) == line


def test_two_bodies_with_names_of_their_own_stay_two():
    one, other = (
        Mouth(name, "organisation", own=False, named=True, beside=name)
        for name in ("Shifa Hospital", "Nasser Hospital")
    )
    assert one_body(one, other) is None


@pytest.mark.parametrize("line", VICTIMS, ids=lambda line: line.group)
def test_each_line_of_victims_names_the_group_of_its_example(line):
    assert group_of(line.example) == line.group


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-05-12", "2024-05-12", "12 May 2024"),
        ("2024-05-12", "2024-05-14", "12–14 May 2024"),
        ("2024-05", "2024-05", "May 2024"),
        ("2012", None, "since 2012"),
        (None, "2024-05-12", ""),
        ("T04:00", "T04:59", ""),
        (None, None, ""),
    ],
)
def test_a_title_tells_the_day_as_far_as_it_is_told(start, end, words):
    assert day(DAY.model_copy(update={"start": start, "end": end})) == words


def test_a_title_does_not_name_a_pronoun():
    they = Participant(role="actor", text="they", span=Span(0, 4), kind="group")
    assert title("force.refusal", None, None, (they,)) == "Refusal of orders"


def test_a_title_spells_a_place_as_reports_do():
    place = KADUGLI.model_copy(update={"text": "Kadugly", "name": "Kāduqlī"})
    assert title("remote.shelling", place, None, ()) == "Shelling of Kadugly, Sudan"
