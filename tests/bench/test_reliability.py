import pytest

from sayso.bench.reliability import bins, calibration_error, lines

JUDGED = [(0.95, True), (0.91, False), (0.25, False), (0.25, False)]


def test_a_tenth_has_its_count_mean_and_share_right():
    low, high = bins(JUDGED)
    assert (low.low, low.count, low.right) == (0.2, 2, 0.0)
    assert (high.count, high.score, high.right) == (2, pytest.approx(0.93), 0.5)


def test_certainty_is_of_the_highest_tenth():
    assert [row.low for row in bins([(1.0, True)])] == [0.9]


def test_the_error_is_weighed_by_count():
    assert calibration_error(bins(JUDGED)) == pytest.approx((2 * 0.25 + 2 * 0.43) / 4)


def test_of_nothing_the_error_is_none():
    assert calibration_error(()) == 0.0


def test_a_line_for_each_tenth():
    assert len(list(lines(bins(JUDGED)))) == 2
