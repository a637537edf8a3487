"""The static site: pages that need no JavaScript and no server; the same ledger gives the same bytes."""

from sayso.publish.site.view import Profile, View
from sayso.publish.site.writing import Summary, write

__all__ = ["Profile", "Summary", "View", "write"]
