"""Web addresses: made absolute, and what they tell of the outlet and the day."""

import re
from urllib.parse import urljoin, urlsplit

from sayso.read.moments import Stamp, stamps

_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_-]|$)")


def absolute(address: str | None, page: str | None) -> str | None:
    """The address of a link, made absolute by that of its page; None for what is no web address, or the page itself."""
    try:
        joined = urljoin(page or "", (address or "").strip())
    except ValueError:
        return None
    other = joined.partition("#")[0] != (page or "").partition("#")[0]
    return joined if other and joined.startswith(("http://", "https://")) else None


def host(address: str | None) -> str | None:
    """The host of an address, without "www."."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def day_in(address: str | None) -> tuple[Stamp, ...]:
    """The day that an address names (…/2023/03/09/…), or nothing."""
    found = _DATE.search(address or "")
    return stamps(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}") if found else ()
