"""What stands beside a quotation: the words before its opening mark and after its closing one."""

from spacy.tokens import Doc

_DASHES = frozenset(("–", "—", "-", "--"))
_LONGEST_BEAT = 14  # tokens of what somebody does while speaking


def past_mark(doc: Doc, at: int) -> int:
    """The first token from `at` on that is no mark or comma."""
    while at < len(doc) and (doc[at].is_quote or doc[at].is_space or doc[at].text in {"''", "‘", "’", "'", "»", ","}):
        at += 1
    return at


def before_mark(doc: Doc, at: int) -> int:
    """The last token before `at` that is no mark; -1 where there is none."""
    at -= 1
    while at >= 0 and (doc[at].is_quote or doc[at].text in {"''", "``", "‘", "’", "'", "«"}):
        at -= 1
    return at


def is_beat(doc: Doc, first: int, last: int) -> bool:
    """Whether the words from one quotation to the next stand between dashes: "'Bread' – she paused – 'or nothing'"."""
    opens, closes = past_mark(doc, first), before_mark(doc, last)
    return 0 < closes - opens <= _LONGEST_BEAT and doc[opens].text in _DASHES and doc[closes].text in _DASHES
