"""Tests of the flowchart: each pass, and the invariants of the whole on random graphs."""
