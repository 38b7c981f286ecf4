"""Thai handling: words and line breaks, measuring, fonts, dates and digits.

Comes in: text, dates, durations. Goes out: text cut where Thai may be cut, widths, font files,
wording. Knows the labels and the model's plain values; nothing of charts, pages or manuals.
"""
