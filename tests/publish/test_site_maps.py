import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_ledger import ledger
from site_reading import tree

from sayso.publish.site import towns
from sayso.publish.site.maps import drawn
from sayso.publish.site.overview import overview
from sayso.publish.site.places import regions, spots
from sayso.publish.site.projection import Frame, World

lats, lons = st.floats(-85, 85), st.floats(-180, 180)


def circles(site, name, kind):
    return tree(site / f"incidents/{name}.html").xpath(f"//*[local-name()='circle'][@class='{kind}']")


@pytest.mark.parametrize("name", ["inc_kebkabiya", "inc_sukhnah", "inc_offensive"])
def test_what_is_known_to_the_district_or_less_is_an_area_and_never_a_dot(public_site, name):
    assert len(circles(public_site, name, "area")) == 1
    assert circles(public_site, name, "dot") == []


@pytest.mark.parametrize("name", ["inc_kutum", "inc_siversk"])
def test_a_settlement_is_a_dot_and_no_area(public_site, name):
    assert len(circles(public_site, name, "dot")) == 1
    assert circles(public_site, name, "area") == []


def test_what_has_no_place_has_no_map(public_site):
    assert tree(public_site / "incidents/inc_refusal.html").xpath("//*[local-name()='svg']") == []
    placeless = tree(public_site / "index.html").find_class("maps")[0].text_content()
    assert "No place told" in placeless


def test_every_placed_incident_is_linked_from_a_map_or_its_list(public_site):
    maps = tree(public_site / "index.html").find_class("maps")[0]
    linked = {a.removeprefix("incidents/").removesuffix(".html") for a in maps.xpath(".//@href")}
    assert {i.incident_id for i in ledger().incidents()} <= linked


def test_the_index_is_of_a_sane_size(public_site):
    assert (public_site / "index.html").stat().st_size < 300_000


def test_far_places_have_maps_of_their_own_and_near_ones_share():
    titles = [r.title for r in regions(spots(ledger().incidents()), towns.load())]
    assert [t.partition(":")[0] for t in titles].count("Sudan") == 1
    assert len(titles) == 4


def test_names_on_a_map_do_not_overlap():
    for region in regions(spots(ledger().incidents()), towns.load()):
        boxes = []
        for label in drawn(region, towns.load()).labels:
            wide = 6.4 * len(label.text)
            left = {"start": label.x, "end": label.x - wide, "middle": label.x - wide / 2}[label.anchor]
            boxes.append((left, label.y - 10, left + wide, label.y))
        for number, one in enumerate(boxes):
            assert all(one[2] < b[0] or b[2] < one[0] or one[3] < b[1] or b[3] < one[1] for b in boxes[:number])


def test_land_shows_itself_from_its_towns():
    land = overview((), (), (), towns.load()).land
    assert sum(path.count("M") for path in land) > 3000


@given(lats, lons)
def test_the_world_is_drawn_within_its_width(lat, lon):
    x, _ = World().at(lat, lon)
    assert -0.5 <= x <= 1000.5


@given(st.floats(-60, 60), lons, st.floats(100, 2000))
def test_a_frame_is_true_to_scale_northward(lat, lon, km):
    frame = Frame(lat, lon, km)
    x, y = frame.at(lat + 0.5, lon)
    assert x == pytest.approx(frame.width / 2)
    assert (frame.height / 2 - y) / frame.scale == pytest.approx(55.6, rel=0.01)


@given(st.floats(-70, 70), lons)
def test_a_frame_goes_on_over_the_date_line(lat, lon):
    frame = Frame(lat, lon, 300.0)
    beside = (lon + 0.1 + 180) % 360 - 180
    assert abs(frame.at(lat, beside)[0] - frame.width / 2) < 30


def test_towns_are_found_over_the_date_line():
    assert {t.name for t in towns.load().around(-17.0, 179.9, 1.5, 1.5)} & {"Labasa", "Waiyevo"}
