"""The suite's files: phenomena, their items, and the reports that the items are."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sayso.bench.behaviour.wording import places
from sayso.errors import BenchError
from sayso.schema.ids import sha256
from sayso.schema.moment import Moment
from sayso.schema.report import Block, Report, Source, report_id
from sayso.schema.vocabulary import Certainty, Form, Polarity, SourceKind, Standing, TimeFrame

Half = Literal["dev", "test"]
HALVES: tuple[Half, ...] = ("dev", "test")


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ExpectedLink(_Line):
    """A mouth of a chain. A field that is left out may be anything; null means that there is none."""

    source: str | None = None
    cue: str | None = None
    kind: SourceKind | None = None
    speaker: str | None = None


class ExpectedClaim(ExpectedLink):
    """What a claim must be, or, among the `absent`, what none may be.

    `content` are its exact words, " … " between the pieces of a discontinuous one; `source`, `cue`, `kind` and
    `speaker` are of the mouth nearest the fact; `chain` runs from the outlet outward and is whole.
    """

    content: str | None = None
    form: Form | None = None
    standing: Standing | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    time_frame: TimeFrame | None = None
    chain: tuple[ExpectedLink, ...] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("an expectation has at least one field")
        return self

    def links(self) -> tuple[ExpectedLink, ...]:
        """The mouth nearest the fact, and those of the chain."""
        return (self, *(self.chain or ()))


class Item(_Line):
    """A sentence or a short report: paragraphs with a blank line between them, and a headline if it has one."""

    id: str = Field(pattern=r"^[a-z0-9-]+-\d\d$")
    half: Half
    headline: str | None = None
    text: str
    published: Moment | None = None
    claims: tuple[ExpectedClaim, ...] = ()
    absent: tuple[ExpectedClaim, ...] = ()

    @property
    def report(self) -> Report:
        """The item as the report that it is: each paragraph a block, white space folded."""
        return _report(self)

    @model_validator(mode="after")
    def _words_stand_in_the_text(self) -> Self:
        if not self.claims and not self.absent:
            raise ValueError(f"{self.id} expects nothing")
        text = self.report.text
        for claim in self.claims:
            if claim.content is None:
                raise ValueError(f"{self.id}: a claim that must be found has a content")
        for words in _expected_words((*self.claims, *self.absent)):
            if not places(text, words):
                raise ValueError(f"{self.id}: “{words}” does not stand in the text")
        return self


class Phenomenon(_Line):
    """One file of the suite; `key` is the file's name without its ending."""

    key: str = Field(pattern=r"^[a-z0-9_]+$")
    phenomenon: str
    about: str
    items: tuple[Item, ...]

    @model_validator(mode="after")
    def _each_item_once(self) -> Self:
        ids = [item.id for item in self.items]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"two items are called {', '.join(twice)}")
        return self

    def of(self, half: Half) -> tuple[Item, ...]:
        """The items of one half."""
        return tuple(item for item in self.items if item.half == half)


def load(data: Path) -> tuple[Phenomenon, ...]:
    """The phenomena of a folder, by name.

    Raises:
        BenchError: the folder holds no `.yaml`, or one that does not fit; names the file, the item and the field.
    """
    found = tuple(read(path) for path in sorted(data.glob("*.yaml")))
    if not found:
        raise BenchError(
            "holds no .yaml of a phenomenon",
            where=str(data),
            mend="docs/benchmarks.md tells how the suite is laid out.",
        )
    homes: dict[str, str] = {}
    for phenomenon in found:
        for item in phenomenon.items:
            other = homes.setdefault(item.id, phenomenon.key)
            if other != phenomenon.key:
                raise BenchError(
                    f"{item.id} stands in {other} as well", where=phenomenon.key, mend="Rename one of them."
                )
    return found


def read(path: Path) -> Phenomenon:
    """The phenomenon of one file.

    Raises:
        BenchError: as `load`.
    """
    mend = "docs/extending.md tells the fields of an item."
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BenchError(f"cannot be read ({error})", where=str(path), mend=mend) from error
    if not isinstance(raw, dict):
        raise BenchError("has no phenomenon, about and items", where=str(path), mend=mend)
    try:
        return Phenomenon.model_validate({**raw, "key": path.stem})
    except ValidationError as error:
        first = error.errors()[0]
        where = _where(raw, first["loc"])
        raise BenchError(f"{where} does not fit: {first['msg']}", where=str(path), mend=mend) from error


def _where(raw: dict[str, object], at: tuple[int | str, ...]) -> str:
    """The field of an error, with its item's own name in place of its number."""
    items = raw.get("items")
    if len(at) > 1 and isinstance(items, list) and isinstance(at[1], int):
        item = items[at[1]]
        name = item.get("id", at[1]) if isinstance(item, dict) else at[1]
        return ".".join(str(part) for part in (name, *at[2:]))
    return ".".join(str(part) for part in at) or "the file"


def _expected_words(claims: tuple[ExpectedClaim, ...]) -> Iterator[str]:
    for claim in claims:
        if claim.content is not None:
            yield claim.content
        for link in claim.links():
            if link.source is not None:
                yield link.source
            if link.cue is not None:
                yield link.cue


def _report(item: Item) -> Report:
    folded = [" ".join(part.split()) for part in re.split(r"\n\s*\n", item.text)]
    parts = [("paragraph", words) for words in folded if words]
    if item.headline is not None:
        parts.insert(0, ("headline", " ".join(item.headline.split())))
    text = "\n\n".join(words for _, words in parts)
    at, blocks = 0, []
    for kind, words in parts:
        blocks.append(Block.model_validate({"kind": kind, "start": at, "end": at + len(words)}))
        at += len(words) + 2
    raw = text.encode()
    source = Source(sha256=sha256(raw), bytes=len(raw), media_type="text/plain", uri=f"suite:{item.id}")
    return Report(
        report_id=report_id(source),
        source=source,
        outlet=None,
        headline=item.headline,
        published=item.published,
        text=text,
        blocks=tuple(blocks),
    )
