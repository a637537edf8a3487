"""JSON Lines: one record a line, with its kind and the design's field names; and the JSON Schema of those lines."""

import json
from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import JsonValue

from sayso import __version__
from sayso.schema.claim import Claim
from sayso.schema.event import Event
from sayso.schema.incident import Decision, Incident
from sayso.schema.report import Report, Source

Kind = Literal["source", "report", "claim", "event", "incident", "decision"]
Exported = Source | Report | Claim | Event | Incident | Decision
KINDS: dict[Kind, type[Exported]] = {
    "source": Source,
    "report": Report,
    "claim": Claim,
    "event": Event,
    "incident": Incident,
    "decision": Decision,
}
_KIND_OF: dict[type[Exported], Kind] = {model: kind for kind, model in KINDS.items()}


def lines(records: Iterable[Exported]) -> Iterator[str]:
    """One line (without its line break) for each record; spans are `[start, end]` code points."""
    for record in records:
        fields = record.model_dump(mode="json")
        yield json.dumps({"kind": _KIND_OF[type(record)], **fields}, ensure_ascii=False, separators=(",", ":"))


def parsed(line: str) -> Exported:
    """The record of one line.

    Raises:
        KeyError: the line has no kind, or one that is not known.
        pydantic.ValidationError: its fields do not fit.
    """
    fields = json.loads(line)
    return KINDS[fields.pop("kind")].model_validate(fields)


def json_schema() -> dict[str, JsonValue]:
    """The JSON Schema (2020-12) of one line: any of the kinds, each a definition `…Line` with its `kind`."""
    definitions: dict[str, JsonValue] = {}
    for kind, model in KINDS.items():
        schema = model.model_json_schema(ref_template="#/$defs/{model}", mode="serialization")
        definitions.update(schema.pop("$defs", {}))
        schema["properties"] = {"kind": {"const": kind}, **schema["properties"]}
        schema["required"] = ["kind", *schema.get("required", [])]
        definitions[f"{model.__name__}Line"] = schema
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Sayso {__version__}: one line of an export",
        "anyOf": [{"$ref": f"#/$defs/{model.__name__}Line"} for model in KINDS.values()],
        "$defs": definitions,
    }
