"""Sayso: on whose say-so? A ledger of what news reports of conflict say, who says it, and the exact words."""

__version__ = "0.1.0"
__all__ = ["__version__"]
