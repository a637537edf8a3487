"""Personal pronouns of the third person, tied to the nearest mention that agrees, or to none."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Doc, Token

from sayso.annotate.entities.lexicon import Gender, given_names
from sayso.annotate.entities.mention import Mention
from sayso.schema.span import Span

_FORMS: dict[str, str] = {
    "he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f",
    "they": "many", "them": "many", "themselves": "many", "it": "body",
}  # fmt: skip
_OWNS = frozenset(("his", "her"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_MANY = frozenset(
    ("military", "armed_group", "mercenary", "police", "civilians", "protesters", "nationality", "group",
     "unknown_gunmen", "organisation", "government", "person", "media")
)  # fmt: skip
_BODY = frozenset(("military", "armed_group", "mercenary", "police", "organisation", "government", "media", "group"))
_HOUSES = frozenset(("hospital", "clinic", "school", "church", "mosque", "prison", "hotel"))
"""Buildings that stand for those who run them."""
_NAMES_OF_PEOPLE = frozenset(("", "PERSON"))
_SAYING = frozenset(
    """
    say add tell claim warn announce insist report note state declare confirm deny argue complain estimate write
    explain stress allege acknowledge admit concede maintain promise vow
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""Verbs in whose tag "it" is a mouth, and not the thing that the sentence is about ("The mill was hit, it said")."""
_MEETING = frozenset(
    ("meet", "join", "greet", "accompany", "visit", "phone", "telephone", "marry", "speak", "talk", "sit")
)
"""Verbs whose subject and object do the same: "she" may be either."""
REACH = 2
"""Sentences back in which an antecedent is looked for."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A pronoun (token index) and the mention (index) whose entity it stands for."""

    token: int
    mention: int


@dataclass(slots=True)
class _Candidate:
    at: int
    mention: int
    subject: bool
    verb: int
    plural: bool
    owned: bool
    """Whether it is told of as somebody's ("her lawyer"): the report is about that somebody."""


class Resolver:
    """Ties the pronouns of one document to its mentions."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], cluster: Sequence[int], quotes: Sequence[Span]) -> None:
        self._doc = doc
        self._mentions = mentions
        self._cluster = cluster
        self._quotes = quotes
        self._genders: dict[int, Gender] = {}
        for at, mention in enumerate(mentions):
            if mention.gender:
                self._genders.setdefault(cluster[at], mention.gender)

    def resolve(self, pronouns: Sequence[int], sentence_of: Sequence[int]) -> tuple[Tied, ...]:
        """The pronouns (token indices, in order) that can be tied; `sentence_of` numbers the sentence of each token."""
        tied: list[Tied] = []
        held: list[_Candidate] = []
        coming = list(range(len(self._mentions)))
        for token_at in pronouns:
            while coming and self._mentions[coming[0]].head < token_at:
                at = coming.pop(0)
                held.append(self._candidate(self._mentions[at].head, at))
            token = self._doc[token_at]
            found = self._antecedent(token, held, sentence_of)
            if token.tag_ == "PRP$":
                self._note_gender(token, found)
                continue
            if found is None:
                continue
            tied.append(Tied(token_at, found))
            held.append(self._candidate(token_at, found))
            wanted = _FORMS[token.lower_]
            if wanted in {"m", "f"}:
                self._genders.setdefault(self._cluster[found], "m" if wanted == "m" else "f")
        return tuple(tied)

    def _note_gender(self, own: Token, owner: int | None) -> None:
        """Of "his wife" he is a man: the gender of whom a possessive means."""
        if owner is not None:
            self._genders.setdefault(self._cluster[owner], "m" if own.lower_ == "his" else "f")

    def _candidate(self, token_at: int, mention: int) -> _Candidate:
        token = self._doc[token_at]
        plural = self._mentions[mention].plural
        owned = self._doc[self._mentions[mention].tokens[0]].tag_ == "PRP$"
        place = token.head if token.dep_ == "appos" else token
        return _Candidate(token_at, mention, place.dep_ in _SUBJECTS, token.head.i, plural, owned)

    def _antecedent(self, token: Token, held: Sequence[_Candidate], sentence_of: Sequence[int]) -> int | None:
        wanted = _FORMS.get(token.lower_, "m")
        if wanted == "body" and not self._refers(token):
            return None
        quote = self._quote(token.idx)
        here = sentence_of[token.i]
        opening = token.sent.start
        near = takewhile(lambda other: other.at >= opening, reversed(held))
        barred = {self._cluster[other.mention] for other in near if self._same_clause(token, other)}
        fitting: list[_Candidate] = []
        for candidate in reversed(held):
            if here - sentence_of[candidate.at] > REACH:
                break
            if quote is not None and not quote.start <= self._doc[candidate.at].idx < quote.end:
                continue
            if self._agrees(candidate, wanted) and self._cluster[candidate.mention] not in barred:
                fitting.append(candidate)
        found = self._nearest(fitting, here, sentence_of, token)
        in_tag = token.head.lemma_ in _SAYING and token.i > 0 and token.nbor(-1).text in {",", "”", '"'}
        return None if wanted == "body" and not in_tag and self._other_subject(token, found) else found

    def _other_subject(self, token: Token, found: int | None) -> bool:
        """Whether a nearer subject in the sentence, a thing for all we know, claims an "it" for itself."""
        for at in range(token.i - 1, token.sent.start - 1, -1):
            before = self._doc[at]
            if before.dep_ in _SUBJECTS and before.pos_ in {"NOUN", "PROPN"}:
                return found is None or not self._mentions[found].holds(at)
        return False

    @staticmethod
    def _refers(token: Token) -> bool:
        """Whether "it" is a subject that does something, not "it is thought", "it rained"."""
        verb = token.head
        acts = verb.pos_ == "VERB" and verb.lemma_ not in {"seem", "appear", "rain", "snow", "take", "remain", "happen"}
        return token.dep_ == "nsubj" and acts

    def _agrees(self, candidate: _Candidate, wanted: str) -> bool:
        mention = self._mentions[candidate.mention]
        if wanted in {"m", "f"}:
            gender = self._genders.get(self._cluster[candidate.mention])
            human = mention.label == "person" or (mention.single and mention.label in _MANY)
            return human and not candidate.plural and gender in {None, wanted}
        if wanted == "many":
            collective = not mention.single and mention.label not in {"person", "government"}
            return mention.label in _MANY and (candidate.plural or collective)
        if mention.label == "building":
            return mention.kind in _HOUSES and not candidate.plural
        return mention.label in _BODY and not candidate.plural and not mention.single

    def _same_clause(self, token: Token, candidate: _Candidate) -> bool:
        """Whether both hang on one verb: then only a reflexive or a possessive means the same."""
        if token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves")):
            return False
        if candidate.at >= 0 and token.head.i == candidate.verb:
            return True
        verb = token.head
        while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
            verb = verb.head
        if verb.i == candidate.verb:
            return True
        # "it pushed them back and killed 11 of them": the verbs share their subject only.
        while verb.dep_ == "conj" and not any(child.dep_ in _SUBJECTS for child in verb.children):
            verb = verb.head
        if candidate.subject and verb.i == candidate.verb:
            return True
        # "Pressed by the lawyer, he answered": of the participle he is the subject, and the lawyer is another.
        above = self._doc[candidate.verb]
        above = above.head if above.dep_ in {"agent", "prep"} else above
        participle = above.dep_ == "advcl" and above.tag_ in {"VBN", "VBG"} and not candidate.subject
        return participle and above.head.i == verb.i

    def _nearest(
        self, fitting: Sequence[_Candidate], here: int, sentence_of: Sequence[int], token: Token
    ) -> int | None:
        wanted = _FORMS.get(token.lower_, "m")
        subject = token.dep_ in _SUBJECTS
        if wanted in {"m", "f"}:
            known = [c for c in fitting if self._genders.get(self._cluster[c.mention])]
            fitting = [c for c in fitting if not c.owned] if not known or any(not c.owned for c in known) else known
            fitting = fitting or known
        if not fitting:
            return None
        for back in range(REACH + 1):
            level = [c for c in fitting if here - sentence_of[c.at] == back]
            if not level:
                continue
            subjects = [c for c in level if c.subject]
            if wanted == "body" and not subjects:
                continue
            if wanted == "body":
                alone = not any(c.dep_ == "conj" for c in self._doc[subjects[0].at].children)
                return subjects[0].mention if alone else None
            if wanted == "many" and not subject and any(c.plural for c in level):
                return next(c.mention for c in level if c.plural)
            if wanted in {"m", "f"} and (self._met(level) or self._beside_another(level)):
                return None
            apposed = bool(subjects) and all(self._doc[c.at].dep_ == "appos" for c in subjects)
            spoken_of = [c for c in level if wanted in {"m", "f"} and self._doc[c.at].tag_ == "PRP"]
            if spoken_of and (apposed or not subjects):
                return spoken_of[0].mention  # "Their leader, Ilyk, gave her a list, and she …"
            plural = [c for c in subjects if c.plural] if wanted == "many" else subjects
            if plural or subjects:
                return (plural or subjects)[0].mention
            if wanted == "many" and subject and not any(c.plural for c in level):
                continue  # "In a message to this newspaper they …": a body that only stands by is not meant
            sure = [c for c in level if self._genders.get(self._cluster[c.mention])] if wanted in {"m", "f"} else []
            if len({self._cluster[c.mention] for c in sure or level}) == 1:
                return (sure or level)[0].mention
            return None
        return None

    def _met(self, level: Sequence[_Candidate]) -> bool:
        """Whether two persons of a sentence met, neither of whom is told of as somebody's."""
        met: dict[int, set[int]] = {}
        for c in level:
            if self._mentions[c.mention].given and not c.owned:
                verb = self._doc[c.verb]
                verb = verb.head if verb.dep_ == "prep" and verb.lower_ in {"with", "to"} else verb
                if verb.lemma_ in _MEETING:
                    met.setdefault(verb.i, set()).add(self._cluster[c.mention])
        return any(len(clusters) > 1 for clusters in met.values())

    def _beside_another(self, level: Sequence[_Candidate]) -> bool:
        """Whether the one who fits shares his or her clause's place with another name: "Nyandeng and Achol Deng"."""
        first = next((c for c in level if c.subject), level[0])
        own, known = self._mentions[first.mention], self._genders.get(self._cluster[first.mention])
        for beside in self._doc[first.at].conjuncts:
            other = next((child for child in beside.children if child.dep_ == "appos"), beside)
            fits = any(self._mentions[c.mention].holds(other.i) for c in level if c is not first)
            named = other.pos_ == "PROPN" and (fits or other.ent_type_ in _NAMES_OF_PEOPLE) and not own.holds(other.i)
            if named and (fits or not known or given_names().get(other.text) == known):
                return True
        return False

    def _quote(self, at: int) -> Span | None:
        return next((quote for quote in self._quotes if quote.start <= at < quote.end), None)


def pronouns_of(doc: Doc, coded: Sequence[bool]) -> list[int]:
    """The token indices of the pronouns that could be tied, and of "his" and "her", which tell a gender."""
    personal, own = doc.vocab.strings["PRP"], doc.vocab.strings["PRP$"]
    found = [(at, tag) for at, tag in enumerate(doc.to_array("TAG").tolist()) if tag in {personal, own} and coded[at]]
    return [at for at, tag in found if doc[at].lower_ in (_FORMS if tag == personal else _OWNS)]
