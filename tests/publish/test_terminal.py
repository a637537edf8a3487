from io import StringIO

from rich.console import Console

from sayso.publish.terminal import report_view


def printed(view, *, colour=False):
    out = StringIO()
    Console(file=out, width=200, force_terminal=colour, color_system="standard" if colour else None).print(view)
    return out.getvalue()


def test_the_words_are_printed_whole(report, claims, events):
    shown = printed(report_view(report, claims, events))
    assert all(report.words(block.span) in shown for block in report.blocks)


def test_each_record_stands_beneath_its_paragraph(report, claims, events):
    shown = printed(report_view(report, claims, events))
    assert "claimed  a nurse  “Shells struck the market" in shown
    assert "denied  The army  “it had fired on the town”" in shown
    assert "remote.shelling  “struck”" in shown
    assert shown.index("remote.shelling") < shown.index("The army denied")


def test_an_advisory_comes_before_what_it_warns_of(report, claims, events):
    shown = printed(report_view(report, claims, events))
    assert shown.index("Advisory: death") < shown.index("killing at least 12")


def test_what_is_severe_is_folded_until_asked_for(report, claims, events):
    assert "killing at least 12" not in printed(report_view(report, claims, events, unfold=False))


def test_a_terminal_gets_colour_and_a_pipe_none(report, claims, events):
    assert "\x1b[" in printed(report_view(report, claims, events), colour=True)
    assert "\x1b[" not in printed(report_view(report, claims, events))


def test_furniture_is_shown_as_what_it_is(report, claims, events):
    assert "[furniture] Listen to this article" in printed(report_view(report, claims, events))
