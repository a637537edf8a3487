import pytest
from fake_stages import make_fake

from sayso.ledger import Ledger


@pytest.fixture
def stages():
    return make_fake


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "test.sayso") as opened:
        yield opened
