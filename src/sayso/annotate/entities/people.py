"""Persons whom the base model misses or takes for bodies, by the words around their names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.annotate.entities.lexicon import Gender, body_words, given_names, role_nouns
from sayso.annotate.entities.mention import Mention
from sayso.annotate.entities.phrases import Range

_LONGEST = 5  # tokens of a name
_LONGEST_GAP = 3  # tokens from one capital of a name to the next ("Juan de la Cruz")
_PARTICLES = frozenset(("de", "del", "la", "da", "do", "dos", "van", "von", "der", "den", "bin", "ibn", "el", "ben"))
_MISREAD = frozenset(("", "ORG", "GPE", "PRODUCT", "FAC", "LOC", "NORP", "WORK_OF_ART", "EVENT"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_SPEECH = frozenset(("say", "tell", "recall", "testify"))
_HE = frozenset(("he", "she"))


def overlooked(doc: Doc, people: Sequence[Mention], taken: set[int], in_place: set[int]) -> Iterator[Mention]:
    """Names that a given name, post, age, fellow, pronoun or the surname standing alone shows to be a person's.

    Of a name that the gazetteer knows too, a fellow must have the surname.
    """
    persons = {m.head for m in people}
    alone = not persons
    for first, last in _names(doc, taken):
        start = _post_before(doc, first)
        head = doc[last - 1]
        fellows = [doc[at] for at in persons if doc[at] in head.conjuncts]
        known_place = any(at in in_place for at in range(first, last))
        shown = (
            start < first
            or _described_after(doc, last)
            or any(not known_place or other.text == head.text for other in fellows)
            or (not known_place and doc[first].text in given_names())
            or (not known_place and (_called_by_surname(doc, head) or _speaks(doc, first, head)))
            or (alone and not known_place and _then_he(doc, head))
        )
        if shown:
            persons.add(last - 1)
            yield Mention(
                tokens=(start, last),
                head=last - 1,
                label="person",
                method="rule:person@1",
                score=0.6,
                given=doc[first:last].text,
            )


def gendered(people: Iterable[Mention]) -> list[Mention]:
    """The persons, those whom only a given name tells to be a man or a woman with that."""
    return [replace(m, gender=_by_given_name(m.given)) if m.gender is None else m for m in people]


def _by_given_name(name: str | None) -> Gender | None:
    """The gender that the first word of a full name tells; a name of one word may be a surname."""
    first, _, rest = (name or "").partition(" ")
    return given_names().get(first) if rest else None


def _names(doc: Doc, taken: set[int]) -> Iterator[Range]:
    """Runs of two to four capitalised proper nouns that are no title's line, and none of them a noun of bodies."""
    proper = doc.vocab.strings["PROPN"]
    runs: list[list[int]] = []
    for at, pos in enumerate(doc.to_array("POS").tolist()):
        if pos != proper or at in taken or not _in_name(doc[at]):
            continue
        gap = at - runs[-1][-1] if runs else 0
        if 0 < gap <= _LONGEST_GAP and all(doc[n].lower_ in _PARTICLES for n in range(at - gap + 1, at)):
            runs[-1].extend(range(at - gap + 1, at + 1))
        else:
            runs.append([at])
    for run in runs:
        first, last = run[0], run[-1] + 1
        if not 2 <= last - first <= _LONGEST or any(_of_bodies(token) for token in doc[first:last]):
            continue
        while first < last and _role(doc[first]):
            first += 1
        if last - first >= 2 and _in_prose(doc[first]):
            yield first, last


def _in_name(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() and text[1:2].islower() and token.ent_type_ in _MISREAD


def _in_prose(token: Token) -> bool:
    return any(other.is_lower and len(other) > 3 for other in token.sent)


def _of_bodies(token: Token) -> bool:
    nouns = role_nouns().get(token.lower_, ())
    return token.text in body_words() or any(entry.label not in {"person", "media"} for _, entry in nouns)


def _role(token: Token) -> bool:
    return any(
        entry.label in {"person", "media"} and before is None for before, entry in role_nouns().get(token.lower_, ())
    )


def _post_before(doc: Doc, first: int) -> int:
    """Where the noun of somebody's work or post right before a name starts, else where the name does."""
    start = first
    while start and _role(doc[start - 1]) and doc[start - 1].tag_ not in {"NNS", "NNPS"}:
        start -= 1
    return start


def _described_after(doc: Doc, last: int) -> bool:
    """Whether an age, "who" or a description of a human being follows: "Ines Carvalho, a dock worker"."""
    if last + 1 >= len(doc) or doc[last].text != ",":
        return False
    after = doc[last + 1]
    if after.lower_ in {"who", "whose"} or (after.like_num and after.text.isdigit() and int(after.text) < 110):
        return True
    if after.lower_ not in {"a", "an", "the"}:
        return False
    noun = next((t for t in doc[last + 2 : last + 7] if t.pos_ == "NOUN" and t.nbor(1).pos_ != "NOUN"), None)
    return noun is not None and _role(noun)


def _called_by_surname(doc: Doc, head: Token) -> bool:
    """Whether the last word of a name stands alone later as the subject of a verb."""
    for at in (doc.to_array("ORTH") == head.orth).nonzero()[0]:
        token = doc[int(at)]
        before = doc[token.i - 1]
        apart = before.pos_ not in {"PROPN", "DET"} or before.lower_ in _PARTICLES
        if token.i > head.i and token.dep_ in _SUBJECTS and apart:
            return True
    return False


def _speaks(doc: Doc, first: int, head: Token) -> bool:
    """Whether a name of no kind for the base model is the subject of a verb of speech."""
    unlabelled = not any(doc[at].ent_type_ for at in range(first, head.i + 1))
    return unlabelled and head.dep_ == "nsubj" and head.head.lemma_ in _SPEECH


def _then_he(doc: Doc, head: Token) -> bool:
    """Whether a name is the subject of a sentence and "he" or "she" that of the next."""
    end = head.sent.end
    while end < len(doc) and doc[end].is_space:
        end += 1
    if head.dep_ not in _SUBJECTS or end >= len(doc):
        return False
    return any(token.lower_ in _HE and token.dep_ in _SUBJECTS for token in doc[end].sent)
