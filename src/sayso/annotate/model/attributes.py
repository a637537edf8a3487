"""spaCy's attribute ruler by table: word class, morphology and lemma of a token from what its patterns look at.

spaCy asks some 180 patterns of every token. What the patterns of one token answer depends on a few attributes of it
alone (its tag, form and label), so each combination is asked once, of spaCy's own matcher, and remembered. Patterns of
several tokens are asked only where their first token fits. Outcome: `AttributeRuler`'s, token by token.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

from sayso.errors import DataError

_BEGINS = -1
"""Stands, among the numbers of rules, for "a pattern of several tokens may begin here"."""
_NO_ATTRIBUTES = frozenset(("OP", "_"))

Rules = tuple[int, ...]
Key = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The patterns of `AttributeRuler`, parted: those of one token, and those of several."""

    single: Matcher
    several: Matcher
    longest: int
    attributes: tuple[str, ...]
    """What the patterns look at, by spaCy's names."""


class AttributeTable:
    """Sets what `ruler` sets. Patterns with operators or custom attributes are refused."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._asked = _parted(ruler)
        self._where = ruler.indices
        self._attributes = ruler.attrs
        self._rules: dict[Key, Rules] = {}
        self._sets: dict[Rules, dict[int, int | str]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes; where several rules set the same one, the last rule's holds."""
        for at, rules in enumerate(self.predict(doc)):
            if rules:
                set_token_attrs(doc[at], self._set_by(rules))
        return doc

    def predict(self, doc: Doc) -> tuple[Rules, ...]:
        """For each token the numbers of the rules that hold of it, in rising order."""
        found: list[Rules] = []
        beginnings: list[int] = []
        known = self._rules
        for at, key in enumerate(map(tuple, doc.to_array(list(self._asked.attributes)).tolist())):
            rules = known.get(key)
            if rules is None:
                rules = known[key] = self._ask(doc, at)
            if rules and rules[0] == _BEGINS:
                beginnings.append(at)
                rules = rules[1:]
            found.append(rules)
        for at in beginnings:
            for rule, held in self._ask_several(doc, at):
                found[held] = tuple(sorted({*found[held], rule}))
        return tuple(found)

    def _ask(self, doc: Doc, at: int) -> Rules:
        matches = self._asked.single(doc[at : at + 1], allow_missing=True)
        return tuple(sorted({int(doc.vocab.strings[match]) for match, _, _ in matches}))

    def _ask_several(self, doc: Doc, at: int) -> Iterable[tuple[int, int]]:
        for match, first, last in self._asked.several(doc[at : at + self._asked.longest], allow_missing=True):
            if first == 0:
                rule = int(doc.vocab.strings[match])
                yield rule, at + range(first, last)[self._where[rule]]

    def _set_by(self, rules: Rules) -> dict[int, int | str]:
        held = self._sets.get(rules)
        if held is None:
            held = self._sets[rules] = {name: value for rule in rules for name, value in self._attributes[rule].items()}
        return held


def _parted(ruler: AttributeRuler) -> _Asked:
    """The matchers of the ruler's patterns; where one of several tokens may begin is asked of its first token."""
    single, several = Matcher(ruler.vocab), Matcher(ruler.vocab)
    names: set[str] = set()
    longest = 1
    for rule, line in enumerate(ruler.patterns):
        for pattern in cast("list[list[dict[str, object]]]", line["patterns"]):
            names.update(name for token in pattern for name in token)
            longest = max(longest, len(pattern))
            if len(pattern) == 1:
                single.add(str(rule), [pattern])
            else:
                several.add(str(rule), [pattern])
                single.add(str(_BEGINS), [pattern[:1]])
    if names & _NO_ATTRIBUTES:
        raise DataError(
            "the attribute ruler of the spaCy model has patterns with operators or custom attributes",
            mend="Take the component that replaces attribute_ruler out of pipeline.yaml.",
        )
    return _Asked(single, several, longest, tuple(sorted(names)))


@Language.factory("sayso_attributes", assigns=["token.pos", "token.morph", "token.lemma"])
def make_attribute_table(nlp: Language, name: str) -> AttributeTable:  # noqa: ARG001 - spaCy's signature
    """The attribute ruler of the model, as a table."""
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    return AttributeTable(ruler)
