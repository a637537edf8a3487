"""A page's depth and size, counted over its tags before any tree is built."""

import re

from sayso.errors import OversizedInput
from sayso.read.limits import DEEPEST_NEST, MOST_ELEMENTS

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_NOT_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
# Elements that hold nothing, and those whose end may be left out (HTML, section 13.1.2.4): unclosed, they do not nest.
_FLAT = frozenset(
    """area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot
    option optgroup colgroup caption html head body path""".split()  # noqa: SIM905
)


def check_depth(page: str, uri: str) -> None:
    """See that a parser can be given `page`.

    Raises:
        OversizedInput: it has more open elements, or more elements, than the limits in force.
    """
    depth, count = 0, 0
    for found in _TAG.finditer(_NOT_MARKUP.sub("", page)):
        count += 1
        if count > 2 * MOST_ELEMENTS:
            break
        name = found[2].lower()
        if name in _FLAT:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > DEEPEST_NEST:
            raise OversizedInput(
                f"nests tags more than {DEEPEST_NEST} deep.", where=uri, mend="No real page does: look at it."
            )
    if count > 2 * MOST_ELEMENTS:
        raise OversizedInput(f"has more than {MOST_ELEMENTS:,} elements.", where=uri, mend="Save the article alone.")
