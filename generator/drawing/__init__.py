"""Pictures made while building: what other sites show with a link to a page, and charts as files."""

from generator.drawing.card import draw_card
from generator.drawing.chart import draw_chart
from generator.drawing.fonts import font_of

__all__ = ["draw_card", "draw_chart", "font_of"]
