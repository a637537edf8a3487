import pytest


@pytest.fixture
def told(tell, linked):
    """The one incident of a strike as (outlet, published, who, killed) tell it."""

    def run(*accounts, **more):
        tellers = []
        for number, (outlet, published, who, (low, high)) in enumerate(accounts):
            text = f"Account {number}: the air strike on Kutum, {who} said."
            teller = tell(text, outlet=outlet, published=published)
            teller.event(
                "remote.air_strike", "air strike", place="Kutum", day="2025-02-03", said_by=who,
                tolls=[("killed", low, high)], **more,
            )  # fmt: skip
            tellers.append(teller)
        (incident,) = linked(*tellers)
        return incident

    return run


def test_tolls_run_from_the_lowest_to_the_highest_of_any_origin(told):
    incident = told(("A", "2025-02-03", "Ismail Abakar", (9, None)), ("B", "2025-02-04", "Nimat Suleiman", (12, 12)))
    (toll,) = incident.tolls
    assert (toll.low, toll.best, toll.high) == (9, 12, 12)
    assert [(v.low, [voice.who for voice in v.said_by]) for v in toll.values] == [
        (9, ["Ismail Abakar"]),
        (12, ["Nimat Suleiman"]),
    ]


def test_figures_that_fit_one_another_are_no_dispute(told):
    incident = told(("A", "2025-02-03", "Ismail Abakar", (9, None)), ("B", "2025-02-04", "Nimat Suleiman", (12, 12)))
    assert incident.disputes == ()


def test_figures_that_exclude_each_other_are_a_dispute_with_both_sides(told):
    incident = told(("A", "2025-02-03", "Ismail Abakar", (9, 9)), ("B", "2025-02-03", "Nimat Suleiman", (12, 12)))
    (dispute,) = incident.disputes
    assert dispute.field == "tolls: killed"
    assert {p.value: p.said_by[0].who for p in dispute.positions} == {"9": "Ismail Abakar", "12": "Nimat Suleiman"}


def test_a_later_figure_of_one_mouth_replaces_the_earlier(told):
    incident = told(("A", "2025-02-03", "Nimat Suleiman", (12, 12)), ("B", "2025-02-05", "Nimat Suleiman", (17, 17)))
    assert incident.disputes == ()
    assert (incident.tolls[0].low, incident.tolls[0].best) == (17, 17)
    assert len(incident.tolls[0].values) == 2


def test_who_is_blamed_and_denies_it_is_a_dispute(tell, linked):
    report = tell("The air strike hit Kutum on Monday. The army denied it.")
    report.event("remote.air_strike", "air strike", place="Kutum", day="2025-02-03", ties=[("the army", "accused")])
    report.event("word.denial", "denied", ties=[("the army", "denied_by_actor")])
    (incident,) = linked(report)
    assert [(d.field, [p.value for p in d.positions]) for d in incident.disputes] == [
        ("responsibility", ["the army did it", "the army did not"])
    ]


def test_a_denied_deed_is_a_dispute_with_those_who_tell_of_it(tell, linked):
    report = tell("The air strike hit Kutum on Monday. No bombs fell on Kutum, Tariq Mahjoub said.")
    report.event("remote.air_strike", "air strike", place="Kutum", day="2025-02-03")
    report.event(
        "remote.air_strike", "fell", place="Kutum", day="2025-02-03", said_by="Tariq Mahjoub", standing="denied",
        polarity="negated",
    )  # fmt: skip
    (incident,) = linked(report)
    assert [d.field for d in incident.disputes] == ["standing"]
    assert incident.standings == ("reported", "denied")
    assert incident.origins_n == 1


def test_hours_that_exclude_each_other_are_a_dispute(tell, linked):
    one = tell("The air strike hit Kutum at six, Ismail Abakar said.").event(
        "remote.air_strike", "air strike", place="Kutum", day="2025-02-03", hour="06:00", said_by="Ismail Abakar"
    )
    other = tell("The air strike hit Kutum at nine, Nimat Suleiman said.", outlet="B").event(
        "remote.air_strike", "air strike", place="Kutum", day="2025-02-03", hour="09:00", said_by="Nimat Suleiman"
    )
    (incident,) = linked(one, other)
    assert [d.field for d in incident.disputes] == ["time"]


def test_what_no_report_says_is_unknown(tell, linked):
    report = tell("The air strike hit on Monday.").event("remote.air_strike", "air strike", day="2025-02-03")
    (incident,) = linked(report)
    assert incident.unknowns == ("where", "who", "how_many")


def test_figures_for_two_groups_are_two_figures_and_no_dispute(tell, linked):
    report = tell("The army said it had killed 14 rebels near Kutum. Two soldiers died too, Jean Mbusa said.")
    report.event(
        "battle.armed_clash", "killed 14 rebels", place="Kutum", day="2025-02-03", said_by="The army", kind="military",
        tolls=[("killed", 14, 14)],
    )  # fmt: skip
    report.event("people.casualties", "Two soldiers", said_by="Jean Mbusa", tolls=[("killed", 2, 2)])
    (incident,) = linked(report)
    assert [(t.group, t.low, t.high) for t in incident.tolls] == [("fighters", 14, 14), ("soldiers", 2, 2)]
    assert incident.disputes == ()


def test_what_comes_on_top_is_not_the_lowest_figure(tell, linked):
    report = tell("The air strike killed nine, Ismail Abakar said. Of two more bodies, Nimat Suleiman said.")
    report.event("remote.air_strike", "air strike", day="2025-02-03", said_by="Ismail Abakar", tolls=[("killed", 9, 9)])
    report.event("people.casualties", "two more bodies", said_by="Nimat Suleiman", tolls=[("killed", 2, 2)])
    (incident,) = linked(report)
    assert [(t.group, t.low) for t in incident.tolls] == [(None, 9), ("further", 2)]


def test_one_group_that_is_all_that_anyone_counts_is_the_whole(tell, linked):
    report = tell("Gunmen took 14 children near Kutum on Monday.").event(
        "civilian.abduction", "14 children", day="2025-02-03", tolls=[("captured", 14, 14)]
    )
    (incident,) = linked(report)
    assert [(t.group, t.low) for t in incident.tolls] == [(None, 14)]


def test_a_figure_that_its_mouth_replaced_is_shown_as_revised(told):
    incident = told(("A", "2025-02-03", "Nimat Suleiman", (12, 12)), ("B", "2025-02-05", "Nimat Suleiman", (17, 17)))
    assert [(value.low, value.revised) for value in incident.tolls[0].values] == [(12, True), (17, False)]


def test_what_is_less_than_a_part_is_no_whole(tell, linked):
    report = tell(
        "The army said it had killed 14 rebels near Kutum. Two soldiers died too. It lost two, Jean Mbusa said."
    )
    report.event(
        "battle.armed_clash", "killed 14 rebels", place="Kutum", day="2025-02-03", said_by="The army", kind="military",
        tolls=[("killed", 14, 14)],
    )  # fmt: skip
    report.event("people.casualties", "Two soldiers", tolls=[("killed", 2, 2)])
    report.event("people.casualties", "lost two", said_by="Jean Mbusa", tolls=[("killed", 2, 2)])
    (incident,) = linked(report)
    assert [(t.group, t.low) for t in incident.tolls] == [("fighters", 14), ("soldiers", 2)]
