"""The tests of the house, room by room: each folder mirrors one of ``generator/``."""
