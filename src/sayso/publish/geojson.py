"""GeoJSON (RFC 7946): incidents with where they are known to have been, and within what radius."""

import json
from collections.abc import Iterable, Iterator

from pydantic import JsonValue

from sayso.publish import wording
from sayso.schema.event import Place
from sayso.schema.incident import Incident


def feature_collection(incidents: Iterable[Incident]) -> Iterator[str]:
    """The pieces of one FeatureCollection, a feature at a time.

    An incident whose place nobody gives has a null geometry. `uncertainty_m` is the radius in metres that holds what
    is not known: draw an area, not a pin.
    """
    yield '{"type":"FeatureCollection","features":['
    for number, incident in enumerate(incidents):
        yield ("," if number else "") + "\n" + json.dumps(feature(incident), ensure_ascii=False)
    yield "\n]}\n"


def feature(incident: Incident) -> dict[str, JsonValue]:
    """One incident as a GeoJSON feature."""
    where = incident.place
    return {
        "type": "Feature",
        "id": incident.incident_id,
        "geometry": _point(where),
        "properties": {
            "title": incident.title,
            "type": incident.type,
            "place": where.name if where else None,
            "country": where.country if where else None,
            "precision": where.precision if where else None,
            "uncertainty_m": round(where.radius_km * 1000) if where and where.radius_km is not None else None,
            "gazetteer": where.gazetteer if where else None,
            "gazetteer_id": where.gazetteer_id if where else None,
            "start": incident.time.start if incident.time else None,
            "end": incident.time.end if incident.time else None,
            "granularity": incident.time.granularity if incident.time else None,
            "standings": list(incident.standings),
            "tolls": [wording.incident_toll(toll) for toll in incident.tolls],
            "reports_n": incident.reports_n,
            "origins_n": incident.origins_n,
            "disputed": [dispute.field for dispute in incident.disputes],
            "unknowns": list(incident.unknowns),
        },
    }


def _point(where: Place | None) -> dict[str, JsonValue] | None:
    if where is None or where.lat is None or where.lon is None:
        return None
    return {"type": "Point", "coordinates": [where.lon, where.lat]}
