"""Speakers: the kind of a mouth, its fullest name, whom a pronoun means."""

import pytest
from own_report import of_parts as report

from sayso.annotate import pipeline
from sayso.annotate.attribution.sources import Anonymity
from sayso.lexicon import entries

ANONYMITY = entries("sayso.annotate.attribution", "anonymity.yaml", Anonymity)


@pytest.fixture(scope="module")
def mouths():
    """The innermost source of every attribution."""
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_quotes", "sayso_attribution"}
    nlp = pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    annotator = pipeline.Annotator(nlp)
    return lambda *parts: [a.chain[-1].source for a in annotator.annotate(report(*parts)).attributions]


@pytest.fixture(scope="module")
def named():
    """The innermost source of every attribution, with the entities at hand."""
    plan = pipeline.definition()
    kept = {"sayso_sentences", "sayso_quotes", "sayso_entities", "sayso_attribution"}
    nlp = pipeline.build(plan, without=frozenset(c.factory for c in plan.components if c.factory not in kept))
    annotator = pipeline.Annotator(nlp)
    return lambda *parts: [a.chain[-1].source for a in annotator.annotate(report(*parts)).attributions]


@pytest.mark.parametrize("line", ANONYMITY, ids=lambda line: line.words)
def test_a_source_that_keeps_its_name_back_is_unnamed(mouths, line):
    assert "unnamed" in [mouth.kind for mouth in mouths(line.example)]


def test_who_has_a_name_is_no_unnamed_source(named):
    found = named("Maria Lopez, who was not authorised to speak, said the clinic was hit.")
    assert [mouth.kind for mouth in found] == ["person"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A spokesman for the brigade", "military"),
        ("A spokeswoman for the health ministry", "government"),
        ("A spokesman for the separatists", "armed_group"),
        ("A prosecutor", "government"),
        ("A miner with a bandaged hand", "unnamed"),
        ("A source in the ministry", "unnamed"),
        ("Village chiefs", "group"),
    ],
)
def test_a_description_of_somebody_has_the_kind_of_its_words(named, words, kind):
    assert [mouth.kind for mouth in named(f"{words} said that the road was closed.")] == [kind]


def test_a_spokesman_for_a_body_is_named_by_his_whole_description(named):
    found = named("A spokesman for the brigade said that the road was closed.")
    assert found[0].name is None


def test_a_description_told_again_has_the_fullest_one(named):
    found = named("A doctor at the clinic said six had died. The doctor, who hid, said the ward was full.")
    assert found[1].name == "A doctor at the clinic"


def test_two_sources_of_one_statement_are_a_group_without_a_name(named):
    found = named("The army and residents said the pass was lost.")
    assert (found[0].kind, found[0].name) == ("group", None)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("A United Nations official", "organisation"), ("A rebel official", "armed_group"), ("Both sides", "group")],
)
def test_who_belongs_to_a_body_has_its_kind(named, words, kind):
    assert [mouth.kind for mouth in named(f"{words} said that the road was closed.")] == [kind]


def test_a_bare_number_is_what_somebody_said(mouths):
    assert [mouth.text for mouth in mouths("How many were taken? The police have said 14.")] == ["The police"]


def test_whom_somebody_was_told_of_something_by_is_a_mouth(mouths):
    found = mouths("An official said that hospital staff had told her team of two more bodies.")
    assert [mouth.text for mouth in found] == ["An official", "hospital staff"]


def test_an_outlet_whose_name_ends_in_a_document_is_none(named):
    found = named("The Financial Ledger said 30 tanks had moved.")
    assert found[0].kind == "organisation"


def test_a_name_beside_somebodys_daughter_is_hers(named):
    found = named("Petrović's daughter, Jelena, said he had been ill.")
    assert (found[0].kind, found[0].name) == ("person", "Jelena")


def test_several_are_of_those_before(named):
    found = named("Residents reached by phone said it was loud. Several said they had slept in their cellars.")
    assert found[1].name == "Residents reached by phone"


def test_a_group_is_what_the_noun_before_its_name_says(named):
    found = named("The rebel group Ansar al-Nur said it had taken the fort.")
    assert (found[0].text, found[0].kind) == ("Ansar al-Nur", "armed_group")


def test_she_is_the_person_told_of_who_has_not_spoken(named):
    found = named("Maria Lopez runs the clinic. She said two nurses had died.")
    assert found[0].name == "Maria Lopez"


def test_she_is_not_her_own_lawyer(named):
    found = named("Maria Lopez was freed. Her lawyer was late. She said two nurses had died.")
    assert found[0].name == "Maria Lopez"


def test_he_who_was_told_of_since_is_meant_before_who_spoke_earlier(named):
    found = named("Maria Lopez said the clinic was hit. Peter Novak ran to the gate. He said two nurses had died.")
    assert found[1].name == "Peter Novak"


def test_they_may_be_a_body_that_spoke_last(named):
    found = named("The army said the pass was held. They said nobody had died.")
    assert found[1].kind == "military"


def test_they_after_a_body_and_a_group_are_neither(named):
    found = named("Residents said the pass was lost. The ministry said it was held. They said nobody had died.")
    assert found[2].name is None


def test_the_former_is_the_first_of_two(named):
    found = named("Peter Novak and Maria Lopez met the court. The former said he was ill. The latter said she was not.")
    assert [mouth.name for mouth in found] == ["Peter Novak", "Maria Lopez"]


def test_the_former_of_three_is_nobody(named):
    found = named("Peter Novak, Maria Lopez and Jan Bos met the court. The former said he was ill.")
    assert found[0].name is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("One of the troops", "military"),
        ("The reservists", "military"),
        ("The rebels", "armed_group"),
        ("Maria Lopez", "person"),
        ("Residents", "group"),
        ("A resident", "unnamed"),
        ("A source", "unnamed"),
        ("A spokesman for the ministry", "government"),
        ("A police officer", "government"),
        ("State television", "media"),
        ("The hospital", "organisation"),
    ],
)
def test_the_head_of_a_source_gives_its_kind(mouths, words, kind):
    assert [mouth.kind for mouth in mouths(f"{words} said that the road was closed.")] == [kind]


def test_a_surname_has_the_fullest_name(mouths):
    found = mouths("Maria Lopez said the clinic was hit. Lopez said two nurses had died.")
    assert found[1].name == "Maria Lopez"


def test_a_pronoun_means_the_speaker_before(mouths):
    found = mouths("The reservists said they had no boots. They said the officers had left.")
    assert (found[1].text, found[1].kind, found[1].name) == ("They", "military", "The reservists")


def test_he_is_never_a_group(mouths):
    found = mouths("Maria Lopez said the clinic was hit. The reservists said it was not. She said two nurses had died.")
    assert found[2].name == "Maria Lopez"


def test_one_is_one_of_those_before(mouths):
    found = mouths("The troops say the road is mined.", 'One says: "We heard the shot at dawn."')
    assert found[1].kind == "military"


def test_who_is_its_antecedent(mouths):
    found = mouths("They met the governor, who said he had seen the bodies.")
    assert (found[0].text, found[0].kind) == ("who", "government")


def test_nobody_is_unspecified(mouths):
    found = mouths("It is thought that the bridge will be closed.")
    assert (found[0].text, found[0].span, found[0].kind) == (None, None, "unspecified")


def test_i_in_a_quotation_is_its_speaker(mouths):
    found = mouths('"I believe that the guards were drunk," Maria Lopez said.')
    assert {mouth.text: mouth.kind for mouth in found} == {"Maria Lopez": "person", "I": "person"}


def test_it_is_the_body_before(mouths):
    found = mouths("The hospital said six had died. It said the ward was full.")
    assert (found[1].kind, found[1].name) == ("organisation", "The hospital")


def test_who_is_quoted_is_the_inner_mouth(mouths):
    found = mouths("State radio quoted a commander as saying that the bridge had fallen.")
    assert "a commander" in [mouth.text for mouth in found]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mayor Rosa Ibarra and union leader Tomas Ibarra met. Mayor Ibarra said talks went on.", "Rosa Ibarra"),
        ("Anna Fischer and her brother Karl Fischer own the mill. Mr Fischer said nothing was left.", "Karl Fischer"),
        ("Ahmed bin Salman was there. Bin Salman said the convoy had been looted.", "Ahmed bin Salman"),
        ("Maria Ruiz Gomez stood outside. Ruiz said the roof fell in.", "Maria Ruiz Gomez"),
        ("Sergeant Blessing Okafor was on duty. “We ran out of water,” Blessing said.", "Blessing Okafor"),
        ("Corporal Luc Baptiste led the search. Cpl Baptiste said three shotguns were found.", "Luc Baptiste"),
        ("Speaker Job Kessy rejected the charge. The Speaker said no one was hurt.", "Job Kessy"),
    ],
)
def test_a_part_of_a_name_or_a_title_stands_for_the_full_name(named, words, name):
    assert [mouth.name for mouth in named(words)][-1] == name


def test_a_surname_that_two_bear_stays_itself(named):
    found = named("Mayor Rosa Ibarra and union leader Tomas Ibarra met. Ibarra said the plant would close.")
    assert [mouth.name for mouth in found] == [None]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Residents of the Old Port queued. They said the tankers had not come.", "Residents of the Old Port"),
        ("A baker near the station lost his windows. He said it was too late.", "A baker near the station"),
        ("The Kivu Union called a strike. The fields had been burnt, it said.", "Kivu Union"),
        ("The army and the bar association met. The latter said it would go home.", "bar association"),
        ("Protesters reached the gate. In a letter to this newspaper they said nobody was hurt.", "Protesters"),
    ],
)
def test_a_pronoun_or_the_latter_means_the_whole_description(named, words, name):
    assert [mouth.name for mouth in named(words)][-1] == name


@pytest.mark.parametrize(
    "words",
    [
        "Aung Min and Kyaw Zaw run the clinic. He said the drugs had run out.",
        "Mayor Paul Ndiaye and Father Luc Sarr met the strikers. He said the talks would go on.",
    ],
)
def test_he_after_two_who_agree_is_neither(named, words):
    assert [mouth.name for mouth in named(words)] == [None]


def test_the_name_behind_somebodys_description_is_told_where_it_is_one_word(named):
    (mouth,) = named("His wife, Leila, said officers had taken the files.")
    assert mouth.name == "Leila"


def test_who_answers_is_whom_the_one_before_asked(named):
    mouths = named("Prosecutor Nils Ekdahl asked the clerk, Omar Sharifi, whether guards wore masks. He answered no.")
    assert {m.text: m.name for m in mouths}.get("He", "Omar Sharifi") == "Omar Sharifi"


def test_the_former_may_be_a_body_without_a_name(named):
    mouths = named("The airline and the port authority disagree. The former says the lights were out.")
    assert mouths[-1].name == "The airline"


def test_of_whom_somebody_spoke_is_no_part_of_the_mouth(named):
    (mouth,) = named('"He was a good boy," said Maryam Jalali of her nephew Reza.')
    assert mouth.text == "Maryam Jalali"


def test_a_spokesman_is_he_whom_the_report_names_later_as_the_spokesman(named):
    mouths = named(
        "A spokesman for a brigade in the area said the town held.",
        '"They come in tens," the spokesman, Captain Andrii Lysenko, told the paper.',
    )
    assert [mouth.name for mouth in mouths] == ["Andrii Lysenko", "Andrii Lysenko"]


def test_another_named_role_does_not_name_an_earlier_one(named):
    mouths = named("A nurse said the ward was full.", "The surgeon, Omar Haddad, said help would come.")
    assert [mouth.name for mouth in mouths] == [None, "Omar Haddad"]
