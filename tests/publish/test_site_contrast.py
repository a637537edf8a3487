"""WCAG 2.2: text 4.5 to 1 (1.4.3), what carries meaning without being text 3 to 1 (1.4.11), in light and dark."""

import re

import pytest

from sayso.publish.site.rendering import style_sheets

SHEET = style_sheets()["sayso.css"]
DARK = dict(
    re.findall(
        r"--([a-z-]+): (#[0-9a-f]{6});", SHEET.split("@media (prefers-color-scheme: dark)", 1)[1].partition("body {")[0]
    )
)
LIGHT = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", SHEET.partition("@media (prefers-color-scheme: dark)")[0]))
TEXT = ("ink", "soft", "accent", "link", "source", "participant", "place", "time", "toll")


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "content"])
@pytest.mark.parametrize("text", TEXT)
def test_text_can_be_read(scheme, text, ground):
    assert contrast(scheme[text], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("warn-ink", "warn-paper"),
        ("warn-ink", "paper"),
        ("ink", "lit"),
        ("accent", "lit"),
        ("soft", "lit"),
        ("link", "lit"),
        ("paper", "ink"),
    ],
)
def test_text_on_other_grounds_can_be_read(scheme, text, ground):
    assert contrast(scheme[text], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("mark", "ground"), [("accent", "sheet"), ("cue", "content"), ("source", "content"), ("toll", "content")]
)
def test_marks_can_be_seen(scheme, mark, ground):
    assert contrast(scheme[mark], scheme[ground]) >= 3
