"""Paper: the sheets that charts are printed on, and how large they are printed.

The margins are those of ``flow.typ`` in the theme.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.flowchart.style import LABEL_FONT

MM = 72 / 25.4
"""Points in a millimetre."""

SMALLEST = 9.0
"""The smallest text in a chart or a form, in pt."""

SCALE = SMALLEST / LABEL_FONT
"""Points for a px of a chart, so that its smallest text is not smaller than it may be."""

_ACROSS, _DOWN = 18.0, 46.0
"""What a sheet loses of its width and its height, in mm: margins, head and foot."""

HEADING = 12.0 * MM
"""How much of its height a heading takes from the first sheet, in pt."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper: its size in mm, and the room on it in pt."""

    paper: tuple[float, float]

    @property
    def width(self) -> float:
        """Room across, in pt."""
        return (self.paper[0] - _ACROSS) * MM

    @property
    def height(self) -> float:
        """Room down, in pt."""
        return (self.paper[1] - _DOWN) * MM

    def holding(self, height: float, *, headed: bool) -> tuple[float, float]:
        """Return the size in mm of a sheet as wide as this, longer if ``height`` pt need it.

        ``headed``: whether a heading stands above.
        """
        needed = (height + (HEADING if headed else 0.0)) / MM + _DOWN
        return self.paper[0], max(self.paper[1], needed)


PORTRAIT = Sheet((210.0, 297.0))
LANDSCAPE = Sheet((297.0, 210.0))
WIDER = (Sheet((420.0, 297.0)), Sheet((594.0, 420.0)))
"""A3 and A2, for charts of many lanes that would be too small to read on A4."""

PORTRAIT_LANES = 4
"""The most lanes of a chart that stands on an upright sheet."""


def sheets_for(lanes: int) -> tuple[Sheet, ...]:
    """Return the sheets that a chart of so many lanes may take, in order of preference."""
    upright = (PORTRAIT,) if lanes <= PORTRAIT_LANES else ()
    return (*upright, LANDSCAPE, *WIDER)
