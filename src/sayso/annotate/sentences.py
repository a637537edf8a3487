"""Sentences that survive quotation marks, brackets and abbreviations; every block's edge is one."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from sayso.annotate.layers import SENTENCES, report_of
from sayso.schema.annotations import Sentence
from sayso.schema.report import Block
from sayso.schema.span import Span, trimmed

_FINAL = re.compile(r"[.!?…]+|\.{2,}|…")
_CLOSERS = frozenset("\"”’'»)]*_")
_OPENERS = frozenset("\"“‘'«([—–-•")
# Abbreviations that do not end a sentence before a name; the tokenizer already holds together those it knows.
_TITLES = frozenset(
    """
    mr mrs ms dr prof gen col lt maj capt sgt cpl brig adm cmdr sen rep gov pres st rev hon jr sr no vs fig
    jan feb mar apr jun jul aug sep sept oct nov dec approx ft al inc ltd co corp dept ave mt
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_LONGEST_BRACKET = 60  # tokens; an unclosed bracket must not swallow the rest of the report

_START, _NO_START = 1, -1


class SentenceSplitter:
    """Marks every token as a sentence's start or not, before the parser, which keeps to it."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the starts, and write the sentences of coded blocks."""
        starts = self.predict(doc)
        # Token by token, spaCy would look through the document for a parse each time.
        marks = np.full(len(doc), _NO_START, dtype=np.int64)
        marks[sorted(starts)] = _START
        doc.from_array(["SENT_START"], marks.view(np.uint64))  # type: ignore[arg-type]  # takes a column too
        SENTENCES.write(doc, tuple(self._sentences(doc, sorted(starts))))
        return doc

    def predict(self, doc: Doc) -> frozenset[int]:
        """The indices of the tokens that open a sentence."""
        starts = {0} if len(doc) else set()
        for first, last in self._stretches(doc):
            starts.add(first)
            starts.update(self._inner_starts(doc, first, last))
        return frozenset(starts)

    def _stretches(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Token ranges [first, last) of the blocks, and what lies between or outside them."""
        report = report_of(doc)
        edges = sorted({0, len(doc.text), *(edge for block in report.blocks for edge in (block.start, block.end))})
        begins = [token.idx for token in doc]
        token = 0
        for edge in edges[1:]:
            first = token
            token = bisect_left(begins, edge, first)
            lead = first
            while lead < token and doc[lead].is_space:
                lead += 1
            if lead < token:
                yield lead, token

    def _inner_starts(self, doc: Doc, first: int, last: int) -> Iterator[int]:
        bracket = 0
        opened_at = first
        at = first
        while at < last - 1:
            token = doc[at]
            if token.text in "([":
                bracket, opened_at = bracket + 1, at
            elif token.text in ")]" and bracket:
                bracket -= 1
            if bracket and at - opened_at > _LONGEST_BRACKET:
                bracket = 0
            at += 1
            if not self._ends(token, doc):
                continue
            while at < last and doc[at].text in _CLOSERS and not self._opens(doc, at):
                if doc[at].text in ")]" and bracket:
                    bracket -= 1
                at += 1
            while at < last and doc[at].is_space:
                at += 1
            if at < last and not bracket and self._begins(doc, at):
                yield at

    def _ends(self, token: Token, doc: Doc) -> bool:
        text = token.text
        if _FINAL.fullmatch(text):
            if text == "." and token.i and not doc[token.i - 1].whitespace_:
                before = doc[token.i - 1].text
                return not (before.lower() in _TITLES or (len(before) == 1 and before.isupper()))
            return True
        # "U.S." and "a.m." keep their full stop; they end a sentence only where a capitalised function word follows.
        if text.endswith(".") and len(text) > 1 and token.i + 1 < len(doc):
            after = doc[token.i + 1]
            return text.lower().rstrip(".") not in _TITLES and after.is_title and after.is_stop
        return False

    @staticmethod
    def _opens(doc: Doc, at: int) -> bool:
        """Whether a mark that could close or open stands before a word without a space: it opens."""
        if doc[at].text not in "\"'’":
            return False
        spaced_before = bool(doc[at - 1].whitespace_)
        return spaced_before and not doc[at].whitespace_ and at + 1 < len(doc)

    @staticmethod
    def _begins(doc: Doc, at: int) -> bool:
        while at < len(doc) - 1 and doc[at].text in _OPENERS:
            at += 1
        first = doc[at].text[:1]
        return first.isupper() or first.isdigit() or first in "@#[*£$€"

    @staticmethod
    def _sentences(doc: Doc, starts: list[int]) -> Iterator[Sentence]:
        report = report_of(doc)
        coded: list[tuple[int, Block]] = [(n, block) for n, block in enumerate(report.blocks) if block.coded]
        at = 0
        for first, last in pairwise([*starts, len(doc)]):
            start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            while at < len(coded) and coded[at][1].end <= start:
                at += 1
            if at == len(coded):
                return
            number, block = coded[at]
            inside = Span(max(start, block.start), min(end, block.end))
            kept = trimmed(report.text, inside) if inside.start < inside.end else None
            if kept:
                yield Sentence(kept, number)


@Language.factory("sayso_sentences", assigns=["token.is_sent_start"])
def make_sentence_splitter(nlp: Language, name: str) -> SentenceSplitter:  # noqa: ARG001 - spaCy's signature
    """The sentence splitter, as a spaCy component."""
    return SentenceSplitter()
