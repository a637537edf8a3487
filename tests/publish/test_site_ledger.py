"""A site straight from a ledger's file."""

from site_ledger import ledger
from site_reading import addresses, pages, resolves, visible

from sayso.ledger.results import Coded
from sayso.ledger.store import Ledger
from sayso.publish.site import write


def test_a_ledger_is_a_view(tmp_path):
    hand = ledger()
    with Ledger.open(tmp_path / "hand.sayso") as kept:
        run = kept.begin_run("0.1.0", "ab12", {})
        kept.append(
            run,
            [
                Coded(r, r.text.encode(), tuple(hand.claims(r.report_id)), tuple(hand.events(r.report_id)))
                for r in hand.reports()
            ],
        )
        kept.append_incidents("rule:hand@1", hand.incidents())
        summary = write(kept, tmp_path / "site", profile="evidentiary")
        head = kept.head().hash
    assert (summary.incidents, summary.reports) == (len(hand.held_incidents), len(hand.held))
    assert head in visible(tmp_path / "site/method.html")
    assert all(resolves(tmp_path / "site", p, a) for p in pages(tmp_path / "site") for _, a in addresses(p))
