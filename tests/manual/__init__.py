"""Tests of the room that prints."""
