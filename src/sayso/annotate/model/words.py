"""Words as newspapers set them: no emoticons, and marks that stand without a space are tokens of their own."""

import re
from typing import Any

from spacy.lang.tokenizer_exceptions import emoticons
from spacy.language import Language

_BAR = "―"
"""The horizontal bar, with which some outlets sign quotations."""
_INFIXES = (
    _BAR,
    rf"[\"”](?=[{_BAR}—–])",  # a closing mark right before a dash: "no one came."―Abdi
    r"\)(?=:[\"“])",  # "(Kano):“We …", sign by sign
    r"(?<=[\w)]):(?=[\"“])",
    r"(?<=:)[\"“](?=\w)",
)


def as_in_news(nlp: Language) -> None:
    """Let the tokenizer take "aged 8)" and "(FARDC):" for what they are, and split a colon or dash from its quotation.

    spaCy's tokenizer holds 129 emoticons together, "8)" and "):" among them.
    """
    tokenizer: Any = nlp.tokenizer  # spaCy's own, compiled and without types
    tokenizer.rules = {words: made for words, made in tokenizer.rules.items() if words not in emoticons}
    tokenizer.infix_finditer = _with(tokenizer.infix_finditer, *_INFIXES).finditer
    tokenizer.suffix_search = _with(tokenizer.suffix_search, f"{_BAR}$").search
    tokenizer.prefix_search = _with(tokenizer.prefix_search, f"^{_BAR}").search


def _with(method: object, *patterns: str) -> re.Pattern[str]:
    """The pattern that a method is bound to, and further ones."""
    shipped: re.Pattern[str] = getattr(method, "__self__")  # noqa: B009 - a bound method of a compiled pattern
    return re.compile("|".join((shipped.pattern, *patterns)), shipped.flags)
