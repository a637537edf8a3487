import pytest
from own_report import report

from sayso.annotate.gate import evident, passes


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on a market in Kutum, killing nine people.",
        "Gunmen kidnapped thirty pupils from a boarding school before dawn.",
        "Reservists refused to go to the front line, saying the assault meant certain death.",
        "Police fired tear gas at protesters in the old town.",
        "A drone hit a fuel depot overnight.",
    ],
)
def test_a_report_of_a_happening_passes(text):
    assert passes(report(text))


@pytest.mark.parametrize(
    "text",
    [
        "The bakery on Mill Lane will open at seven from Monday, and sell rye bread for the first time.",
        "The club signed a midfielder on a three-year contract after weeks of talks.",
        "Shares rose by two per cent as the retailer raised its forecast for the year.",
    ],
)
def test_everyday_news_is_passed_over(text):
    assert not passes(report(text))


def test_blocks_that_are_never_coded_are_no_evidence():
    assert not passes(report("Shells fell on a market in Kutum, killing nine people.", kind="related"))


def test_evidence_may_be_spread_over_blocks():
    assert evident(["They came at night.", "Militants took the women away.", "Nine were killed."])
