"""spaCy's rule lemmatizer, asked once for each form.

A lemma depends on a token's form, word class and morphology alone. spaCy's `Lemmatizer` remembers by those what its
rules have made, but not the many forms that are their own lemma.
"""

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token


class LemmaTable:
    """Writes what `lemmatizer` writes."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Write the lemma of every token that has none yet."""
        for token, lemma in zip(doc, self.predict(doc), strict=True):
            token.lemma = lemma
        return doc

    def predict(self, doc: Doc) -> tuple[int, ...]:
        """The lemma of each token, as a number of spaCy's string store."""
        known = self._lemmas
        found: list[int] = []
        rows: list[list[int]] = doc.to_array(["LEMMA", "ORTH", "POS", "MORPH"]).tolist()
        for at, (lemma, orth, pos, morph) in enumerate(rows):
            key = (orth, pos, morph)
            found.append(lemma or known.get(key) or known.setdefault(key, self._ask(doc[at])))
        return tuple(found)

    def _ask(self, token: Token) -> int:
        return token.vocab.strings.add(self._lemmatizer.lemmatize(token)[0])


@Language.factory("sayso_lemmas", assigns=["token.lemma"])
def make_lemma_table(nlp: Language, name: str) -> LemmaTable:  # noqa: ARG001 - spaCy's signature
    """The lemmatizer of the model, as a table."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    return LemmaTable(lemmatizer)
