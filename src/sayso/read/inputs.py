"""What is to be read: files, folders, standard input, and the articles in them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.read.input import Failure, Input
from sayso.read.members import of_file, of_standard_input
from sayso.read.walk import files


def inputs(paths: Iterable[Path | str]) -> Iterator[Input | Failure]:
    """The articles in `paths`, in a fixed order; "-" is standard input. What cannot be taken in hand is a `Failure`.

    Folders are walked in the order of their names; JSON Lines are streamed in constant memory.
    """
    for path in paths:
        if path == "-":
            yield from of_standard_input()
            continue
        for file in files([Path(path)]):
            if isinstance(file, Failure):
                yield file
            else:
                yield from of_file(file)
