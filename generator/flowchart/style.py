"""The measures of the drawing, in px: one place for every size, gap and cost of looks."""

from __future__ import annotations

FONT = 13.0
"""Size of the text in symbols; also of lane titles."""
LINE = 18.0
"""From one line of text to the next; leaves room for tone marks above and vowels below."""
LABEL_FONT = 13.0
"""Size of the answers beside lines: no smaller, since print enlarges all until this is legible."""
LABEL_LINE = 17.0
BADGE_FONT = 9.5
BADGE_HEIGHT = 14.0
BADGE_OVERHANG = 6.0
"""How far a badge stands out beyond its symbol, sideways; upwards it is half its height."""

TEXT_WIDTH = 128.0
"""Widest text in a box before it is wrapped."""
LABEL_WIDTH = 88.0
"""Widest text of a branch before it is wrapped."""
LONG_LABEL_WIDTH = 144.0
"""The same for a text that would take more than two lines."""

TRACK_GAP = 10.0
"""Between two parallel lines."""
PORT_GAP = 14.0
"""Between two lines that leave one side of a symbol."""
PORT_SHARE = 0.31
"""How far from the middle of a side lines may leave, as a part of the side."""
CHANNEL_PAD = 15.0
"""Between a symbol and the nearest line that passes by."""
OUTER_PAD = 16.0
LABEL_OFF_LINE = 3.5
"""Between a line and its label: room for vowels below and marks above."""
CORNER = 7.0
ARROW = 8.0
WAVE = 5.0
"""How far the wave of a document stands above the lower edge, at its middle."""
SKEW = 12.0
"""How far a data symbol leans."""
