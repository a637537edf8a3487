"""Chains: every mouth that a statement comes through, from the outlet outward, and no other."""

import pytest
from own_report import report


@pytest.fixture(scope="module")
def chains(rules_alone):
    """The sources of each attribution's chain, by its content."""

    def found(text):
        return {
            " … ".join(text[start:end] for start, end in a.content): [link.source.text for link in a.chain]
            for a in rules_alone.annotate(report(text)).attributions
        }

    return found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The mayor, quoted by the agency, said the mill was shut.", ["the agency", "The mayor"]),
        ("The mayor, cited by state radio, said the mill was shut.", ["state radio", "The mayor"]),
        ("State radio quoted the mayor as saying that the mill was shut.", ["State radio", "the mayor"]),
        ("The mayor was quoted by state radio as saying the mill was shut.", ["state radio", "The mayor"]),
        ("The newspaper reported that the mill was shut, citing the mayor.", ["The newspaper", "the mayor"]),
        ("The newspaper reported, citing the mayor, that the mill was shut.", ["The newspaper", "the mayor"]),
        ("According to the newspaper, quoting the mayor, the mill was shut.", ["the newspaper", "the mayor"]),
        ("Citing the mayor, the newspaper reported that the mill was shut.", ["the newspaper", "the mayor"]),
        (
            "According to a report that cites residents, the mill was shut.",
            ["a report that cites residents", "residents"],
        ),
        (
            "The newspaper said the mill was shut, citing the accounts of millers.",
            ["The newspaper", "the accounts of millers"],
        ),
        ("Mayor admits the mill was shut, according to leaked memo.", ["leaked memo", "Mayor"]),
        ("The mayor said he had heard from drivers that the mill was shut.", ["The mayor", "drivers"]),
        ("The mayor said that, according to the police, the mill was shut.", ["The mayor", "the police"]),
        (
            "The newspaper said a nurse told it that a guard admitted that the mill was shut.",
            ["The newspaper", "a nurse", "a guard"],
        ),
    ],
)
def test_a_statement_keeps_every_mouth(chains, text, chain):
    found = {content.removeprefix("that "): mouths for content, mouths in chains(text).items()}
    assert found["the mill was shut"] == chain


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the mill was shut, citing a lack of grain.",
        "The mayor said that the mill was shut, and the miller said that it was open.",
        '"The mill is shut," the mayor said, citing the many men who had left.',
    ],
)
def test_who_is_outside_of_what_was_said_is_no_further_mouth(chains, text):
    assert all(len(chain) == 1 for chain in chains(text).values())


def test_who_is_cited_makes_no_statement_of_its_own(chains):
    assert list(chains("The mill was shut, the newspaper reported, citing residents.")) == ["The mill was shut"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A man who gave his name only as Yusuf said he ran.", "A man who gave his name only as Yusuf"),
        ("Truck drivers stuck at the ford said they had smelled gas.", "Truck drivers stuck at the ford"),
        (
            "A baker, who like others asked for this story declined to give her name for fear of arrest, said the "
            "militia taxed bread.",
            "A baker, who like others asked for this story declined to give her name for fear of arrest",
        ),
    ],
)
def test_a_source_that_the_parse_has_broken_is_read_whole(chains, text, source):
    assert [source] in list(chains(text).values())


def test_what_the_outlet_adds_about_a_statement_is_none_of_it(chains):
    found = chains("The union claimed that 900 dockers were locked out, a figure that the port called absurd.")
    assert "900 dockers were locked out" in found


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The mosque, al-Barqawi said, would stay open.", "The mosque … would stay open", "al-Barqawi"),
        ("The firm, Maria Lopez said, had lied to the town.", "The firm … had lied to the town", "Maria Lopez"),
    ],
)
def test_a_subject_before_the_tag_is_no_source(chains, text, content, source):
    assert chains(text)[content] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Men calling themselves “the council” burned two mills near Bria.",
        "Fighters from what the army calls its “reaction force” looted the market.",
    ],
)
def test_a_name_that_something_goes_by_is_nobodys_statement(chains, text):
    assert chains(text) == {}
