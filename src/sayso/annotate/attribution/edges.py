"""What stands beside a quotation: the words before its opening mark and after its closing one."""

from spacy.tokens import Doc


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
