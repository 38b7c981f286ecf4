"""Tests of the handling of Thai."""
