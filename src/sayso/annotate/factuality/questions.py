"""Questions: asked outright, asked in somebody's words, or said to be without an answer.

An indirect question is a clause that a question word, "whether" or an "if" of that sense opens. It asks only under a
word that asks ("wondered who fired") or one of knowing that is negated ("does not know who fired"): "knew who fired"
asks nothing.
"""

from spacy.tokens import Doc, Token

from sayso.annotate.factuality.lexicon import Embedder, embedders, markers, phrase
from sayso.annotate.layers import report_of, tokens_of
from sayso.schema.span import Span

_QUESTION_WORDS = frozenset(("WDT", "WP", "WP$", "WRB"))
_WHETHER = frozenset(("whether", "if"))
_CLAUSES = frozenset(("ccomp", "csubj", "csubjpass", "advcl", "xcomp", "pcomp", "acl", "relcl"))
_FRONTED = frozenset(("csubj", "csubjpass"))
_RELATIVE = frozenset(("which", "who", "whom", "whose", "where", "when"))
_NEGATING = frozenset(("neg", "det", "advmod", "preconj", "nsubj"))
_WISHING = frozenset(("want", "demand", "need", "ask", "like", "wish", "seek", "try"))
"""Above a "to know" these ask."""
_ANSWERED = frozenset(("see", "decide", "determine", "establish", "answer", "explain", "clarify"))
_KNOWING_TO = frozenset(
    ("decline", "refuse", "fail", "unable", "unwilling", "hard", "difficult", "impossible", "early")
)
"""Words above a "to say" that leave the question open: "declined to say who"."""


def question_below(word: Token) -> Token | None:
    """The head of the indirect question that is a word's complement; None where it has none."""
    return next((child for child in word.children if is_question(child, word)), None)


def opens_question(word: Token) -> bool:
    """Whether a word, first in what somebody says, makes it an indirect question."""
    if word.i + 1 < len(word.doc) and word.nbor(1).tag_ == "TO":
        return False  # "told them what to say" asks nothing
    return word.lower_ in _WHETHER or (word.tag_ in _QUESTION_WORDS and word.lower_ != "that")


def is_question(clause: Token, governor: Token) -> bool:
    """Whether a clause is an indirect question that hangs on `governor`."""
    if clause.dep_ not in _CLAUSES:
        return False
    if clause.i < governor.i and clause.dep_ not in _FRONTED:
        return False
    if clause.dep_ == "advcl":
        return any(child.lower_ in _WHETHER and child.dep_ == "mark" for child in clause.lefts)
    opening = clause.left_edge
    if opening.pos_ == "ADP" and opening.i < clause.i:
        opening = opening.nbor(1)
    if clause.dep_ in {"acl", "relcl"} and governor.lower_ != "it" and opening.lower_ in _RELATIVE:
        return False
    return opens_question(opening)


def asked_of(clause: Token) -> bool:
    """Whether an "if" clause is what somebody asks or does not know, and so no condition."""
    word = clause.head
    if word is clause or clause.i < word.i or not is_question(clause, word):
        return False
    return clause.dep_ == "ccomp" or any(
        "questioned" in line.effects and (not line.negated or negation_of(word) is not None) for line in _lines(word)
    )


def _lines(word: Token) -> tuple[Embedder, ...]:
    return embedders().get((word.lemma_.lower(), "VERB" if word.pos_ == "AUX" else word.pos_), ())


def negation_of(word: Token) -> Token | None:
    """What negates a word of knowing: its own "not", that of its "be", "no" beside the noun, or "declined to"."""
    for child in word.children:
        if _negates(child) and (child.dep_ in _NEGATING or (child.dep_ == "cc" and child.i < word.i)):
            return child
    above = word.head
    if above is word:
        return None
    if word.dep_ in {"acomp", "oprd", "attr"}:
        return next((child for child in above.children if child.i < word.i and _negates(child)), None)
    if word.dep_ == "conj":
        return next(
            (c for c in above.children if c.dep_ == "cc" and c.lower_ == "nor" and above.i < c.i < word.i), None
        )
    if word.dep_ == "xcomp":
        if above.lemma_.lower() in _KNOWING_TO or (
            above.lemma_ in _WISHING and any(c.lower_ == "to" for c in word.lefts)
        ):
            return above
        return negation_of(above)
    return None


def _negates(word: Token) -> bool:
    marking = markers().get(word.lower_)
    return marking is not None and "negated" in marking.effects


def left_open(verb: Token) -> Token | None:
    """What says of a clause that its answer is still to come: "remains to be [seen]"; else None."""
    if verb.lemma_ != "remain":
        return None
    return next((c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ in _ANSWERED and c.tag_ == "VBN"), None)


def unknown(doc: Doc, stretch: Span, head: Token) -> Span | None:
    """The words that say of a stretch that it is not known ("remains to be seen"), however the parse hung them."""
    found = phrase("questioned").search(report_of(doc).text, stretch.start, stretch.end)
    if found is None:
        return None
    words = Span(*found.span())
    last = tokens_of(doc, words)[-1]
    return words if head in {last, last.head, last.head.head} else None
