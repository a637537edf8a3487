"""How the shipped weights were made: `python -m sayso.train` makes them again. Nothing of Sayso imports this package.

It needs the extra `train` (PyTorch, ONNX), which using Sayso does not.
"""
