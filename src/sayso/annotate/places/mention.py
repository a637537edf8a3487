"""From a toponym and its readings to the place mention that the layer holds."""

from spacy.tokens import Doc

from sayso.annotate.gazetteer import Gazetteer, precision_of
from sayso.annotate.places.relation import Offset, offset_of
from sayso.annotate.places.resolution import Reading
from sayso.annotate.places.toponym import Toponym
from sayso.annotate.places.use import use_of
from sayso.schema.annotations import PlaceMention
from sayso.schema.event import Place, PlaceCandidate
from sayso.schema.vocabulary import Precision

METHOD = "rule:places@1"
MOST_CANDIDATES = 5
LEAST_SCORE = 0.3
"""Below it no reading is taken. On the even documents of LGL one in four such readings would have been right."""
_DIVISION_PRECISION: dict[str, Precision] = {"district": "district", "admin1": "region"}
_DISTRICT_KM, _PROVINCE_KM, _AREA_KM = 20.0, 60.0, 5.0


def mention(doc: Doc, name: Toponym, readings: tuple[Reading, ...], gazetteer: Gazetteer) -> PlaceMention:
    """The mention: placed by its best reading where that is likely enough, else by name alone."""
    use = use_of(doc, name, gazetteer)
    candidates = tuple(
        PlaceCandidate(
            name=reading.place.name,
            lat=reading.place.lat,
            lon=reading.place.lon,
            gazetteer=reading.place.gazetteer,
            gazetteer_id=reading.place.gazetteer_id,
            country=reading.place.country,
            admin1=reading.place.admin1,
            score=round(reading.score, 3),
        )
        for reading in readings[:MOST_CANDIDATES]
    )
    offset = offset_of(doc, name)
    best = readings[0] if readings else None
    if best is None or best.score < LEAST_SCORE:
        place = Place(
            text=name.text, span=name.span, name=name.text, lat=None, lon=None, gazetteer=None, gazetteer_id=None,
            country=None, precision=None, radius_km=None, relation=offset.relation, corrected=name.corrected,
            basis="dateline" if use == "dateline" else "stated", candidates=candidates,
        )  # fmt: skip
        return PlaceMention(name.span, place, use, METHOD, round(best.score if best else 0.0, 3))
    lat, lon = offset.moved(best.place.lat, best.place.lon)
    precision, radius = _extent(name, best, offset)
    place = Place(
        text=name.text, span=name.span, name=best.place.name, lat=lat, lon=lon, gazetteer=best.place.gazetteer,
        gazetteer_id=best.place.gazetteer_id, country=best.place.country, admin1=best.place.admin1,
        precision=precision, radius_km=radius, relation=offset.relation, corrected=name.corrected,
        basis="dateline" if use == "dateline" else "stated", candidates=candidates,
    )  # fmt: skip
    return PlaceMention(name.span, place, use, METHOD, round(best.score, 3))


def _extent(name: Toponym, best: Reading, offset: Offset) -> tuple[Precision, float]:
    """How precise the words are, and the radius that holds what they leave open."""
    precision, radius = precision_of(best.place.kind), best.place.radius_km
    if precision == "settlement":
        if name.division in _DIVISION_PRECISION:
            # "Kupiansk district" where the gazetteer holds only the town.
            precision = _DIVISION_PRECISION[name.division]
            radius = max(radius, _DISTRICT_KM if name.division == "district" else _PROVINCE_KM)
        elif name.division == "area" or offset.wider_km:
            precision, radius = "district", radius + _AREA_KM
    return precision, round(radius + offset.wider_km, 1)
