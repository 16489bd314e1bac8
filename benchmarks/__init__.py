"""Measurements of Kokai against plain MkDocs Material, over a large invented city. Run with ``python -m benchmarks``."""
