"""Paths to a field of a record: `place.name`, `tolls[0].low`; a leading `$.` may stand before them."""

import re

from pydantic import JsonValue

from sayso.errors import UsageError

Step = str | int
_STEP = re.compile(r"\.?([A-Za-z_][A-Za-z_0-9]*)|\[(\d+)\]")


def parsed(path: str) -> tuple[Step, ...]:
    """The steps of a path.

    Raises:
        UsageError: it is not of the form `place.name` or `tolls[0].low`.
    """
    rest = path.removeprefix("$.")
    steps: list[Step] = []
    at = 0
    while found := _STEP.match(rest, at):
        steps.append(found[1] if found[1] is not None else int(found[2]))
        at = found.end()
    if at < len(rest) or not steps or rest.startswith((".", "[")):
        raise UsageError(f"{path!r} names no field", mend="Write it as place.name or tolls[0].low.")
    return tuple(steps)


def value_at(tree: JsonValue, steps: tuple[Step, ...]) -> JsonValue:
    """The value at `steps`.

    Raises:
        LookupError: `tree` has no such field.
    """
    here = tree
    for step in steps:
        here = _child(here, step)
    return here


def replaced(tree: JsonValue, steps: tuple[Step, ...], value: JsonValue) -> JsonValue:
    """`tree` with `value` at `steps`; `tree` itself is left as it is.

    Raises:
        LookupError: `tree` has no such field.
    """
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    new = replaced(_child(tree, step), rest, value)
    if isinstance(tree, dict):
        return {**tree, str(step): new}
    assert isinstance(tree, list)
    return [new if number == step else item for number, item in enumerate(tree)]


def _child(tree: JsonValue, step: Step) -> JsonValue:
    if isinstance(tree, dict) and isinstance(step, str) and step in tree:
        return tree[step]
    if isinstance(tree, list) and isinstance(step, int) and step < len(tree):
        return tree[step]
    raise LookupError(step)
