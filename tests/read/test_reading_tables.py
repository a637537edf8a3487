import json
import re

import pytest

from sayso.lexicon import entries
from sayso.read.advisory import Row, warnings
from sayso.read.captions import Mark, opens_as_caption, without_credit
from sayso.read.fields import Key, fields_of
from sayso.read.known_lines import Form, known
from sayso.read.page_regions import Region, role_of_name
from sayso.read.people import Agency, is_collective


@pytest.mark.parametrize("form", entries("sayso.read", "lines.yaml", Form), ids=lambda form: form.example)
def test_a_known_line_is_of_its_kind(form):
    found = known(form.example)
    assert (found.kind, found.follow) == (form.kind, form.follow)


@pytest.mark.parametrize(
    "row", entries("sayso.read", "advisories.yaml", Row), ids=lambda row: f"{row.part}: {row.example}"
)
def test_an_outlets_warning_is_read(row):
    found = warnings(row.example)
    assert found
    if row.category:
        assert (row.category, row.severity) in [(told.category, told.severity) for told in found]


@pytest.mark.parametrize("mark", entries("sayso.read", "captions.yaml", Mark), ids=lambda mark: mark.example)
def test_a_caption_or_credit_is_known_by_its_words(mark):
    assert re.search(mark.match, mark.example)
    if mark.part == "opener":
        assert opens_as_caption(mark.example)
    if mark.part == "credit":
        assert without_credit(mark.example)


@pytest.mark.parametrize("entry", entries("sayso.read", "agencies.yaml", Agency), ids=lambda entry: entry.example)
def test_an_agency_is_no_person(entry):
    assert re.search(entry.match, entry.example)
    assert is_collective(entry.example)


@pytest.mark.parametrize("region", entries("sayso.read", "regions.yaml", Region), ids=lambda region: region.example)
def test_a_class_name_tells_the_region(region):
    assert role_of_name(region.example) == region.kind


@pytest.mark.parametrize(
    "entry", entries("sayso.read", "keys.yaml", Key), ids=lambda entry: f"{entry.field}: {entry.key}"
)
def test_a_key_of_an_article_is_read(entry):
    found = fields_of(json.loads(entry.example))
    value = {"caption": found.captions, "warning": found.warnings}.get(entry.field)
    assert value or getattr(found, entry.field, None)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices in Cairo fell on Monday as the talks broke up.",
        "Follow the river and you come to the second checkpoint, the driver said.",
        "Video shows soldiers beating a man outside the court.",
        "Comments by the minister angered the families.",
        "More than 40 people were killed in the village.",
        "Print workers joined the march in Lyon, their union said.",
        "The army said: we have nothing to add.",
        "Source of the fire was a generator, the mayor said.",
        "Home was a tent outside Idlib for the family of six.",
        "He was killed in the second raid.",
        "Contact with the patrol was lost at noon.",
    ],
)
def test_a_sentence_of_the_story_is_no_furniture(line):
    assert known(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Warning: the bridge is closed to lorries.",
        "The army gave a warning before the strike.",
        "This report was sent to the council in Geneva.",
        "A court in Goma issued a warning about graphic leaflets that soldiers had been handing out for weeks.",
    ],
)
def test_a_sentence_that_warns_of_other_things_is_no_advisory(line):
    assert warnings(line) == ()


def test_a_warning_may_name_several_things():
    found = warnings("This article contains descriptions of torture and sexual violence.")
    assert {told.category for told in found} == {"torture", "sexual_violence"}
