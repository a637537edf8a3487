AGENCY = (
    "An air strike hit a crowded weekly market in Kutum on Monday, killing nine people, Ismail Abakar said. Two bombs "
    "fell among the grain stalls shortly after eleven as farmers from nearby villages were unloading sacks. The army "
    "denied targeting civilians and spoke of a convoy on the road outside the town. Phone links have been cut."
)


def strike(teller, **more):
    return teller.event("remote.air_strike", "air strike", place="Kutum", day="2025-02-03", **more)


def test_one_mouth_in_two_outlets_is_one_origin(linked, tell):
    one = strike(tell("The air strike hit Kutum, Ismail Haroun Abakar said."), said_by="Ismail Haroun Abakar")
    other = strike(tell("Nine died in the air strike on Kutum, Abakar said.", outlet="B"), said_by="Abakar")
    (incident,) = linked(one, other)
    assert [o.name for o in incident.origins] == ["Ismail Haroun Abakar"]
    assert incident.origins[0].reasons


def test_two_mouths_are_two_origins(linked, tell):
    one = strike(tell("The air strike hit Kutum, Ismail Abakar said."), said_by="Ismail Abakar")
    other = strike(
        tell("Nine died in the air strike on Kutum, Nimat Suleiman said.", outlet="B"), said_by="Nimat Suleiman"
    )
    (incident,) = linked(one, other)
    assert incident.origins_n == 2


def test_copies_of_one_text_are_one_origin(linked, tell):
    one = strike(tell(AGENCY), said_by="Ismail Abakar")
    copy = strike(tell("Bombs in Darfur. " + AGENCY.replace("shortly after", "at about"), outlet="B"))
    (incident,) = linked(one, copy)
    assert incident.origins_n == 1


def test_copies_in_the_outlets_own_voice_are_one_origin_and_say_why(linked, tell):
    text = AGENCY.replace(", Ismail Abakar said", "")
    (incident,) = linked(strike(tell(text)), strike(tell(text, outlet="B", published="2025-02-04")))
    assert incident.origins_n == 1
    assert incident.origins[0].reasons == ("B runs the text of Sahel Lantern",)


def test_two_outlets_that_credit_one_agency_are_one_origin(linked, tell):
    one = strike(tell("An air strike hit Kutum on Monday.", credit="Northlight"))
    other = strike(tell("Nine died in an air strike on Kutum.", outlet="B", credit="With Northlight"))
    (incident,) = linked(one, other)
    assert [o.name for o in incident.origins] == ["Northlight"]


def test_the_outlets_own_voice_rests_on_whom_it_quotes(linked, tell):
    report = tell("An air strike hit Kutum. Bombs fell on Kutum, Ismail Abakar said.")
    strike(report)
    report.event("remote.air_strike", "fell", place="Kutum", day="2025-02-03", said_by="Ismail Abakar")
    (incident,) = linked(report)
    assert [o.name for o in incident.origins] == ["Ismail Abakar"]
    assert "rests on Ismail Abakar" in incident.origins[0].reasons[0]


def test_two_outlets_in_their_own_voices_are_two_origins(linked, tell):
    one = strike(tell("An air strike hit Kutum on Monday."))
    other = strike(tell("Nine died when an air strike hit the market of Kutum.", outlet="B"))
    (incident,) = linked(one, other)
    assert incident.origins_n == 2


def test_a_body_and_its_spokesman_are_one_origin(linked, tell):
    report = tell("The army said an air strike hit Kutum. Bombs fell on Kutum, army spokesman Tariq Mahjoub said.")
    strike(report, said_by="The army", kind="military")
    report.event("remote.air_strike", "fell", place="Kutum", day="2025-02-03", said_by="Tariq Mahjoub")
    (incident,) = linked(report)
    assert [o.name for o in incident.origins] == ["Tariq Mahjoub"]


def test_two_medics_are_not_the_spokesman_who_denies(linked, tell):
    report = tell("The air strike hit Kutum, two medics said. Bombs fell on Kutum, Colonel Tariq Mahjoub said.")
    strike(report, said_by="two medics")
    report.event("remote.air_strike", "fell", place="Kutum", day="2025-02-03", said_by="Tariq Mahjoub")
    (incident,) = linked(report)
    assert incident.origins_n == 2


def test_a_doctor_of_the_hospital_and_its_director_are_one_origin(linked, tell):
    one = strike(
        tell("The air strike hit Kutum, a doctor at the town's hospital said."),
        said_by="a doctor at the town's hospital",
    )
    other = strike(
        tell(
            "Nine died in the air strike on Kutum, Nimat Suleiman, the hospital's director, said.",
            published="2025-02-05",
        ),
        said_by="Nimat Suleiman",
    )
    (incident,) = linked(one, other)
    assert [o.name for o in incident.origins] == ["Nimat Suleiman"]
    assert incident.origins[0].reasons == ("Sahel Lantern has it from the hospital too (“Nimat Suleiman”)",)


def test_whom_the_headline_describes_is_who_gives_its_figure_further_down(linked, tell):
    report = tell("An air strike kills nine, official said. Nine bodies were counted in Kutum, Ismail Abakar said.")
    strike(report, said_by="official", tolls=[("killed", 9, 9)])
    report.event("people.casualties", "Nine bodies", said_by="Ismail Abakar", tolls=[("killed", 9, 9)])
    (incident,) = linked(report)
    assert [o.name for o in incident.origins] == ["Ismail Abakar"]


def test_the_hospital_in_the_headline_is_not_the_policeman_of_the_same_figure(linked, tell):
    report = tell(
        "An air strike kills nine, hospital said. Nine bodies were counted in Kutum, Commander Joseph Kiprono said."
    )
    strike(report, said_by="hospital", kind="organisation", tolls=[("killed", 9, 9)])
    report.event(
        "people.casualties", "Nine bodies", said_by="Commander Joseph Kiprono", tolls=[("killed", 9, 9)]
    )  # fmt: skip
    (incident,) = linked(report)
    assert incident.origins_n == 2


def test_who_only_speaks_of_the_deed_is_no_origin(linked, tell):
    report = tell("An air strike hit Kutum, Ismail Abakar said. The massacre of traders was deliberate, the RSF said.")
    strike(report, said_by="Ismail Abakar")
    report.event("civilian.attack", "massacre", said_by="the RSF", kind="armed_group")
    (incident,) = linked(report)
    assert len(incident.event_ids) == 2
    assert [o.name for o in incident.origins] == ["Ismail Abakar"]


def test_one_outlets_own_voice_does_not_join_whom_it_quotes_in_two_reports(linked, tell):
    one = tell("An air strike hit Kutum. Nine died in the bombing of Kutum, Ismail Abakar said.")
    strike(one).event("remote.air_strike", "bombing", day="2025-02-03", said_by="Ismail Abakar")
    other = tell("The air strike hit Kutum. Ten died in the bombing, Nimat Suleiman said.", published="2025-02-04")
    strike(other).event("remote.air_strike", "bombing", day="2025-02-03", said_by="Nimat Suleiman")
    (incident,) = linked(one, other)
    assert [o.name for o in incident.origins] == ["Ismail Abakar", "Nimat Suleiman"]


def test_the_outlets_own_voice_rests_on_who_gives_its_figure(linked, tell):
    report = tell(
        "An air strike killed twelve in Kutum. Nine died in the bombing, Ismail Abakar said. Twelve bodies came in, "
        "Nimat Suleiman said."
    )
    strike(report, tolls=[("killed", 12, 12)])
    report.event("remote.air_strike", "bombing", said_by="Ismail Abakar", tolls=[("killed", 9, 9)])
    report.event("people.casualties", "bodies", said_by="Nimat Suleiman", tolls=[("killed", 12, 12)])
    (incident,) = linked(report)
    assert {o.name: o.reasons for o in incident.origins} == {
        "Nimat Suleiman": ("Sahel Lantern tells it in its own voice and rests on Nimat Suleiman",),
        "Ismail Abakar": (),
    }


def test_a_pronoun_that_nothing_resolved_is_who_was_quoted_before(linked, tell):
    report = tell("The air strike hit Kutum, Ismail Abakar said. Nine died, he said.")
    strike(report, said_by="Ismail Abakar")
    report.event("people.casualties", "died", said_by="he", tolls=[("killed", 9, 9)])
    (incident,) = linked(report)
    assert [o.name for o in incident.origins] == ["Ismail Abakar"]


def test_spokesmen_of_two_armies_do_not_speak_for_each_other(linked, tell):
    report = tell(
        "The Russian army said an air strike hit Kutum. Bombs fell on Kutum, Ukrainian army spokesman Ivan Bondar said."
    )
    strike(report, said_by="The Russian army", kind="military")
    report.event("remote.air_strike", "fell", place="Kutum", day="2025-02-03", said_by="Ivan Bondar")
    (incident,) = linked(report)
    assert incident.origins_n == 2


def test_a_source_of_several_counts_with_the_first_it_names(linked, tell):
    report = tell(
        "An air strike hit Kutum, two medics and an official said. Bombs fell on Kutum, one of the medics said."
    )
    strike(report, said_by="two medics and an official", kind="group")
    report.event(
        "remote.air_strike", "fell", place="Kutum", day="2025-02-03", said_by="one of the medics", kind="group"
    )
    (incident,) = linked(report)
    assert incident.origins_n == 1
