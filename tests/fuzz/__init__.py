"""Inputs nobody would write: thousands of spoilt files, and what the program must never answer to them."""
