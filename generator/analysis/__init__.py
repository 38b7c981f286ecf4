"""Analysis: questions asked of a Handbook, answered by pure functions.

Comes in: records of the model and, where it matters, a day. Goes out: plain values. Knows
neither files, nor charts, nor pages; never reads the clock.
"""
