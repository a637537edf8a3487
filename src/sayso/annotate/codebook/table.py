"""The codebook's types as a Markdown table, for the documentation."""

from collections.abc import Iterator

from sayso.annotate.codebook.loader import Codebook


def table(book: Codebook) -> str:
    """One row for each type: its key, what it is, an example, and its equivalents in other schemes."""
    return "\n".join(_rows(book))


def _rows(book: Codebook) -> Iterator[str]:
    yield "| type | what it is | for example | ACLED | PLOVER | UCDP | MUC-4 | CASE-2021 |"
    yield "|---|---|---|---|---|---|---|---|"
    for kind in book.types:
        maps = kind.maps
        schemes = (maps.acled, maps.plover, maps.ucdp, maps.muc4, maps.case2021)
        equivalents = " | ".join("; ".join(names) or "–" for names in schemes)
        yield f"| `{kind.key}` | {kind.definition} | {kind.examples[0]} | {equivalents} |"
