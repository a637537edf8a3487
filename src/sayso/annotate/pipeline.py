"""The pipeline: one spaCy `Language`, built from `pipeline.yaml`, that turns reports into annotations."""

import hashlib
import importlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate import layers
from sayso.annotate.model.products import through_numpy
from sayso.annotate.model.words import as_in_news
from sayso.errors import DataError, OversizedInput
from sayso.schema.annotations import Annotations
from sayso.schema.report import Report

LONGEST_TEXT = 400_000
"""Code points of text that one report may hold: the parser needs about 1 kB for each; a long read has 60,000."""
_BATCH = 16


class Component(BaseModel):
    """One line of the pipeline's definition."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    factory: str
    module: str
    first: bool = False
    codebook: bool = False
    """Whether it goes by the codebook, and is told of the user's own file."""
    replaces: str | None = None
    """The part of the spaCy model in whose place it stands; its factory may still look at that part."""


class Definition(BaseModel):
    """The pipeline's definition: the spaCy model it stands on, and its components in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    model: str
    products: Literal["shipped", "numpy"] = "shipped"
    """Whose matrix products the model's layers use: see `sayso.annotate.model.products`."""
    components: tuple[Component, ...]


@lru_cache(maxsize=1)
def definition() -> Definition:
    """The definition shipped with this version."""
    text = files("sayso.annotate").joinpath("pipeline.yaml").read_text(encoding="utf-8")
    return Definition.model_validate(yaml.safe_load(text))


def build(plan: Definition, without: frozenset[str] = frozenset(), codebook: Path | None = None) -> Language:
    """The pipeline that `plan` defines, less the components whose factory is in `without`.

    `codebook` is the user's own file of types, read as well.

    Raises:
        DataError: the spaCy model is not installed, or the own file is wrong.
    """
    try:
        nlp = importlib.import_module(plan.model).load()
    except ImportError as error:
        raise DataError(
            f"the spaCy model {plan.model} is not installed",
            mend="Install Sayso with its dependencies: pip install sayso",
        ) from error
    as_in_news(nlp)
    for component in plan.components:
        if component.factory in without:
            continue
        importlib.import_module(component.module)
        own = {"codebook": str(codebook)} if component.codebook and codebook else {}
        nlp.add_pipe(component.factory, first=component.first or None, after=component.replaces, config=own)
        if component.replaces:
            nlp.remove_pipe(component.replaces)
    if plan.products == "numpy":
        through_numpy(nlp)
    nlp.max_length = LONGEST_TEXT + 1
    return nlp  # type: ignore[no-any-return]


class Annotator:
    """Annotates reports with one pipeline; build once, use for many."""

    def __init__(self, nlp: Language | None = None) -> None:
        self.nlp = nlp or build(definition())

    def annotate(self, report: Report) -> Annotations:
        """Everything found in one report.

        Raises:
            OversizedInput: the text is longer than `LONGEST_TEXT`.
        """
        return collected(self.nlp(self._doc(report)))

    def pipe(self, reports: Iterable[Report]) -> Iterator[Annotations]:
        """The annotations of many reports, in order, in constant memory."""
        docs = self.nlp.pipe((self._doc(report) for report in reports), batch_size=_BATCH)
        return (collected(doc) for doc in docs)

    def _doc(self, report: Report) -> Doc:
        if len(report.text) > LONGEST_TEXT:
            raise OversizedInput(
                f"the text has {len(report.text):,} characters, more than {LONGEST_TEXT:,}",
                where=report.source.uri,
                mend="Split it into its articles.",
            )
        return layers.attach(self.nlp.make_doc(report.text), report)


def collected(doc: Doc) -> Annotations:
    """The layers of an annotated document, as one value."""
    report = layers.report_of(doc)
    return Annotations(
        report_id=report.report_id,
        sentences=layers.SENTENCES.read(doc),
        quotes=layers.QUOTES.read(doc),
        entities=layers.ENTITIES.read(doc),
        places=layers.PLACES.read(doc),
        times=layers.TIMES.read(doc),
        attributions=layers.ATTRIBUTIONS.read(doc),
        narrations=layers.NARRATIONS.read(doc),
        figures=layers.FIGURES.read(doc),
        events=layers.EVENTS.read(doc),
        deeds=layers.DEEDS.read(doc),
        advisories=layers.ADVISORIES.read(doc),
    )


def fingerprint() -> str:
    """A hash of everything that decides what the pipeline finds: its code, data, definition and model.

    The configuration part of a run's id.
    """
    digest = hashlib.sha256(spacy_version.encode())
    digest.update(str(importlib.import_module(definition().model).__version__).encode())
    root = files("sayso.annotate")
    for path in sorted(_data_files(str(root))):
        digest.update(path.encode())
        digest.update((root / path).read_bytes())
    return digest.hexdigest()[:16]


def _data_files(root: str) -> Iterator[str]:
    for path in Path(root).rglob("*"):
        if path.suffix in {".py", ".yaml", ".csv", ".onnx", ".txt"}:
            yield path.relative_to(root).as_posix()
