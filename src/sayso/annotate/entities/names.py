"""Names: those known beforehand, and the persons and organisations that the base model finds."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token
from spacy.util import filter_spans

from sayso.annotate.entities.bodies import written
from sayso.annotate.entities.lexicon import (
    Gender,
    KnownName,
    Label,
    abbreviations,
    known_names,
    modifiers,
    role_nouns,
    titles,
)
from sayso.annotate.entities.mention import Mention
from sayso.annotate.entities.phrases import Range, partitive_start

_MINOR = frozenset(("the", "of", "for", "and", "in", "de", "del", "la"))
_PLACE_BEFORE = frozenset(("in", "near", "toward", "towards", "into", "outside", "around", "across", "inside"))
_KINDS_OF_PLACE = frozenset(
    """
    city town village suburb neighbourhood neighborhood district province region area governorate quarter street
    camp valley hamlet municipality county settlement outskirt countryside
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_ALSO_IN_NAMES_OF_BODIES = frozenset(("general", "major", "private", "chief", "justice", "leader", "speaker", "deputy"))
"""Titles that open the names of bodies too ("General Motors Workers"); a person is not read into those."""
_BEFORE_SURNAMES = frozenset(("mr", "mrs", "ms", "miss", "mme", *abbreviations()))
"""Titles before what is a surname, also where it stands alone."""
_PARTICLES = frozenset(
    (
        "van",
        "von",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "der",
        "den",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "abu",
        "umm",
        "ter",
        "ten",
    )
)
_BODIES: frozenset[Label] = frozenset(
    ("organisation", "government", "military", "police", "armed_group", "media", "group", "mercenary")
)


class KnownNames:
    """Finds the names of the lexicon."""

    def __init__(self, nlp: Language) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._sure: dict[str, KnownName] = {}
        self._unsure: dict[str, list[KnownName]] = {}
        forms: set[str] = set()
        for entry in known_names():
            bound = bool(entry.context) and not entry.unsure
            for form in (entry.name, *entry.aliases):
                if bound or form in entry.unsure:
                    self._unsure.setdefault(form, []).append(entry)
                else:
                    self._sure.setdefault(form, entry)
                forms.add(form)
            for form in entry.unsure:
                self._unsure.setdefault(form, []).append(entry)
                forms.add(form)
        for form in sorted(forms):
            self._matcher.add(form, [nlp.make_doc(form)])

    def __call__(self, doc: Doc) -> dict[int, tuple[Range, KnownName]]:
        """Names of the lexicon by the index of their first token; the longest where they overlap."""
        found: dict[int, tuple[Range, KnownName]] = {}
        text = doc.text
        for span in filter_spans(self._matcher(doc, as_spans=True)):
            entry = self._entry(span.text, text)
            if entry and not self._within_a_persons_name(doc, span.start, span.end):
                found[span.start] = ((span.start, span.end), entry)
        return found

    def _entry(self, form: str, text: str) -> KnownName | None:
        sure = self._sure.get(form)
        if sure:
            return sure
        held = [entry for entry in self._unsure.get(form, ()) if any(word in text for word in entry.context)]
        return held[0] if len({entry.name for entry in held}) == 1 else None

    @staticmethod
    def _within_a_persons_name(doc: Doc, first: int, last: int) -> bool:
        """Whether a one-word name is a first name or surname here ("Robert Wagner")."""
        if last - first > 1 or doc[first].is_upper:
            return False
        token = doc[first]
        before = doc[first - 1] if first else None
        if before is None or token.ent_type_ != "PERSON":
            return False
        return before.ent_type_ == "PERSON" and token.ent_iob_ == "I" and before.lower_.strip(".") not in _MINOR


def persons(doc: Doc, taken: set[int], in_place: set[int]) -> Iterator[Mention]:
    """The persons whom the base model names, with the titles before them."""
    known_titles = titles()
    for found in (*((ent.start, ent.end) for ent in doc.ents if ent.label_ == "PERSON"), *_after_titles(doc)):
        first, last = _trimmed(doc, *found)
        last = _with_surname(doc, first, last)
        while first < last and (_title(doc[first]) in known_titles or (last - first > 1 and _post(doc[first]))):
            first += 1
        first = _with_particles(doc, _with_first_name(doc, first, known_titles))
        if first >= last or any(at in taken or at in in_place for at in range(first, last)):
            continue
        start, gender = _titled_start(doc, first, known_titles)
        alone = last - first == 1 and start == first
        if _of_a_place(doc, start, last):
            continue
        if not all(_name_like(doc[at]) for at in (first, last - 1)) or (alone and _unlikely(doc, first, in_place)):
            continue
        head = max(range(first, last), key=lambda at: (doc[at].head.i < first or doc[at].head.i >= last, at))
        body = _kind_before(doc, first)
        yield Mention(
            tokens=(start, last) if body is None else (first, last),
            head=head,
            label=body or "person",
            method="model:ner@1" if not alone else "model:ner-single@1",
            score=0.6 if alone else 0.85,
            given=doc[first:last].text,
            gender=gender,
        )


def again(doc: Doc, people: Sequence[Mention], taken: set[int], in_place: set[int]) -> Iterator[Mention]:
    """The surnames of those whose full name stands before, where the base model finds no name.

    What it calls a person, and the gazetteer a place, is a person whose first name it is too.
    """
    surnames: dict[str, int] = {}
    parts: dict[str, int] = {}
    for person in people:
        words = (person.given or "").split()
        if len(words) > 1:
            surnames.setdefault(words[-1], person.tokens[1])
            for word in words[:-1]:
                parts.setdefault(word, person.tokens[1])
    for token in written(doc, {word for word in (*parts, *surnames) if len(word) > 2 and word[0].isupper()}):
        if token.i in taken or not _stands_alone(doc, token):
            continue
        before = token.i < surnames.get(token.text, parts.get(token.text, 0))
        by_first_name = token.i in in_place and token.ent_type_ == "PERSON" and token.text in parts
        if token.i in in_place and not by_first_name:
            continue
        if (before or token.text not in surnames) and not by_first_name and not _acts(token):
            continue
        yield Mention(
            tokens=(token.i, token.i + 1),
            head=token.i,
            label="person",
            method="rule:surname@1",
            score=0.7,
            given=token.text,
        )


def _stands_alone(doc: Doc, token: Token) -> bool:
    """Whether a word is no part of a longer name."""
    if token.ent_type_ and (token.ent_iob_ != "B" or (token.i + 1 < len(doc) and doc[token.i + 1].ent_iob_ == "I")):
        return False
    beside = [doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(doc)]
    return not any(other.text[:1].isupper() and other.pos_ == "PROPN" for other in beside)


def _acts(token: Token) -> bool:
    """Whether a word is the subject of a verb, owns something, or opens what somebody says ("Osei: …")."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None:
        return False
    return token.dep_ in {"nsubj", "nsubjpass"} or after.tag_ in {"VBD", "VBZ", "POS"} or after.text == ":"


def _after_titles(doc: Doc) -> Iterator[Range]:
    """Names that stand after a title and that the base model does not call persons ("King Haroun Abakar")."""
    known = titles()
    nouns = role_nouns()
    for token in doc[:-1]:
        if not token.text[:1].isupper() or _title(token) not in known:
            continue
        first = token.i + (2 if doc[token.i + 1].text == "." else 1)
        last = first
        while last < len(doc) and doc[last].pos_ == "PROPN" and doc[last].is_title and doc[last].lower_ not in nouns:
            last += 1
        kinds = {doc[at].ent_type_ for at in range(first, last)}
        named = last - first > 1 or (last > first and _title(token) in _BEFORE_SURNAMES)
        if named and not kinds & {"PERSON", "DATE", "EVENT", "LAW"} and not _body_after(doc, token, last):
            yield first, last


def _body_after(doc: Doc, title: Token, last: int) -> bool:
    """Whether what stands after a title is the name of a body: "Chief Moving Company", not "Sergeant Pieter Roux"."""
    if not any(doc[at].ent_type_ == "ORG" for at in range(title.i + 1, last)):
        return False
    goes_on = last < len(doc) and (doc[last].ent_type_ == "ORG" and doc[last].ent_iob_ == "I")
    return goes_on or _title(title) in _ALSO_IN_NAMES_OF_BODIES


def _trimmed(doc: Doc, first: int, last: int) -> Range:
    while last > first and (doc[last - 1].tag_ == "POS" or not _name_like(doc[last - 1])):
        last -= 1
    while first < last and not _name_like(doc[first]):
        first += 1
    return first, last


def _with_first_name(doc: Doc, first: int, known: dict[str, Gender | None]) -> int:
    """Where a person's name begins whose first name the base model has left out ("Mayor Ilona | Kiss")."""
    while first and first < len(doc):
        before = doc[first - 1]
        named = before.pos_ == "PROPN" and before.text.istitle() and not before.ent_type_ and before.dep_ == "compound"
        if not named or before.head.i < first or _title(before) in known or before.lower_ in role_nouns():
            break
        first -= 1
    return first


def _with_particles(doc: Doc, first: int) -> int:
    """Where a surname begins whose particles the base model has left out ("Van der | Merwe"); one is capitalised."""
    start = first
    while start and doc[start - 1].lower_ in _PARTICLES and start < len(doc):
        start -= 1
        if doc[start].text[0].isupper():
            return start
    return first


def _post(token: Token) -> bool:
    """Whether a word is what somebody is ("Prefect"), and no name."""
    return any(entry.label == "person" and before is None for before, entry in role_nouns().get(token.lower_, ()))


def _kind_before(doc: Doc, first: int) -> Label | None:
    """The label that a noun before a name gives it, where that is of bodies: "the rebel group Ansar al-Nur"."""
    if first < 2:
        return None
    known = role_nouns().get(doc[first - 1].lower_, ())
    entry = next((e for before, e in known if before in {None, doc[first - 2].lower_}), None)
    if entry is None or not entry.body or entry.label not in _BODIES:
        return None
    return modifiers().get(doc[first - 2].lower_, entry.label) if entry.generic else entry.label


def _with_surname(doc: Doc, first: int, last: int) -> int:
    """Where a person's name ends whose surname the base model has left out ("Ana Lucía | Prieto")."""
    while first < last < len(doc) and doc[last - 1].head.i == last and not doc[last].ent_type_:
        surname = doc[last]
        if doc[last - 1].dep_ != "compound" or surname.pos_ != "PROPN" or not surname.text.istitle():
            break
        last += 1
    return last


def _name_like(token: Token) -> bool:
    return token.text[:1].isupper() or (token.pos_ == "PROPN" and token.is_alpha)


def _title(token: Token) -> str:
    return token.lower_.rstrip(".")


def _titled_start(doc: Doc, first: int, known: dict[str, Gender | None]) -> tuple[int, Gender | None]:
    """Where the titles and posts before a name begin, and the gender that they tell."""
    gender: Gender | None = None
    start, at = first, first
    nouns = role_nouns()
    while at > 0 and first - at < 6:
        token = doc[at - 1]
        if token.text == "." and at > 1 and _title(doc[at - 2]) in known:
            at -= 1
            continue
        if _title(token) in known or (token.lower_ in nouns and token.dep_ in {"compound", "nmod"}):
            gender = gender or known.get(_title(token))
            start = at - 1
        elif token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.dep_ not in {"compound", "amod", "nmod"}:
            break
        elif start < first:
            # "foreign minister X": what stands before a post belongs to it.
            start = at - 1
        else:
            break
        at -= 1
    return start, gender


def _of_a_place(doc: Doc, first: int, last: int) -> bool:
    """Whether the words around a name say that it is a place ("near X", "the suburbs of X", "X neighbourhood")."""
    before = doc[first - 1] if first else None
    after = doc[last] if last < len(doc) else None
    if after is not None and after.lemma_ in _KINDS_OF_PLACE:
        return True
    if before is not None and before.lower_ == "of" and first > 1 and doc[first - 2].lemma_ in _KINDS_OF_PLACE:
        return True
    return before is not None and before.lower_ in _PLACE_BEFORE


def _unlikely(doc: Doc, at: int, in_place: set[int]) -> bool:
    """Whether a single word that the base model calls a person is more likely a place or an acronym."""
    token = doc[at]
    before = doc[at - 1].lower_ if at else ""
    after = doc[at + 1].lower_ if at + 1 < len(doc) else ""
    listed = (before in {",", "and", "or"} and at - 2 in in_place) or (after in {",", "and"} and at + 2 in in_place)
    return before in {"the", "a", "an", "at"} or listed or (token.is_upper and len(token) < 6)


def organisations(doc: Doc, taken: set[int], in_place: set[int]) -> Iterator[Mention]:
    """The organisations that the base model names and that no role noun heads."""
    for ent in doc.ents:
        if ent.label_ != "ORG":
            continue
        first, last = _trimmed(doc, ent.start, ent.end)
        if first < last and doc[first].lower_ in {"the", "a"}:
            first += 1
        if first >= last or any(at in taken or at in in_place for at in range(first, last)):
            continue
        head = max(range(first, last), key=lambda at: (doc[at].head.i < first or doc[at].head.i >= last, at))
        if doc[head].pos_ not in {"PROPN", "NOUN"} or _of_a_place(doc, first, last):
            continue
        start = first - 1 if first and doc[first - 1].lower_ == "the" else first
        yield Mention(
            tokens=(partitive_start(doc, start), last),
            head=head,
            label=_kind_before(doc, first) or _body(doc, first, last),
            method="model:ner@1",
            score=0.6 if last - first > 1 or doc[first].is_upper else 0.45,
            given=doc[first:last].text,
        )


def _body(doc: Doc, first: int, last: int) -> Label:
    """The label that a word of an organisation's name gives it."""
    nouns = role_nouns()
    for at in range(last - 1, first - 1, -1):
        for before, entry in nouns.get(doc[at].lower_, ()):
            if before is None and entry.label in _BODIES and not entry.generic:
                return entry.label
    return "organisation"


def initials(name: str) -> str:
    """The acronym that a name would give.

    >>> initials("Union of Free Farmers")
    'UFF'
    """
    return "".join(word[0] for word in name.replace("-", " ").split() if word.lower() not in _MINOR).upper()
