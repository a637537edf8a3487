"""Bytes to reports: pages, text dumps and JSON articles, alone, in folders, or many in a file."""

from sayso.read.counting import Count, count
from sayso.read.input import Failure, Input
from sayso.read.inputs import inputs
from sayso.read.reading import read

__all__ = ["Count", "Failure", "Input", "count", "inputs", "read"]
