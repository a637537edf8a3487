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
