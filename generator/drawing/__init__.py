"""Pictures made while building: what other sites show with a link to a page."""

from generator.drawing.card import draw_card

__all__ = ["draw_card"]
