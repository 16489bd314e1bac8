"""Kokai: turns a municipality's plans and results, held as YAML, into static public pages."""

__version__ = "0.1.0"
