from pathlib import Path

import pytest
from reports import blocks, law_holds, of_kind

from sayso.errors import InputError
from sayso.read import Failure, inputs, read

DATA = Path(__file__).parents[2].parent / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the public data sets are not beside the repository")
SAMPLES = Path(__file__).parents[2] / "samples"


def some(folder, step):
    return [read(item) for at, item in enumerate(inputs([DATA / folder])) if at % step == 0]


@needs_data
def test_the_seed_article_is_read_whole():
    (found,) = (read(item) for item in inputs([DATA / "seed"]))
    law_holds(found)
    kinds = [kind for kind, _ in blocks(found)]
    assert (found.published, found.updated, found.bylines) == ("2023-03-09T11:21", "2023-03-09T12:18", ("Will Taylor",))
    assert found.headline.startswith("Mutiny for Putin")
    counted = ("headline", "byline", "embed", "related", "advisory", "caption", "credit")
    assert [kinds.count(kind) for kind in counted] == [
        1, 1, 2, 2, 1, 3, 2,
    ]  # fmt: skip
    assert [(told.category, told.basis) for told in found.advisories] == [("strong_language", "outlet")]
    assert kinds.count("paragraph") == 24
    assert not any("Picture" in text or "Read more" in text for text in of_kind(found, "paragraph"))


@needs_data
@pytest.mark.parametrize(
    ("folder", "step"), [("fa-kes", 9), ("news-clusters", 9), ("giveme5w1h-gold/data", 3), ("geo/GeoWebNews", 19)]
)
def test_real_articles_are_read(folder, step):
    found = some(folder, step)
    for report in found:
        law_holds(report)
    assert sum(report.headline is not None for report in found) >= 0.95 * len(found)
    assert sum("paragraph" in dict(blocks(report)) for report in found) >= 0.95 * len(found)


def test_every_sample_is_read():
    for item in inputs([SAMPLES]):
        assert not isinstance(item, Failure), item
        try:
            found = read(item)
        except InputError as error:
            pytest.fail(str(error))
        law_holds(found)
        assert found.headline
        assert found.published
