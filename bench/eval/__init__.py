"""Accuracy: one table of task, data, figure and floor. Run it with ``python -m bench.eval``."""
