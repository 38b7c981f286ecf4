"""Loading: YAML text becomes a checked Handbook, or problems with file, line and column.

Comes in: a project folder. Goes out: a Handbook and all problems. The only room that reads
source files. Nothing raises on bad input; nothing outside the project is read.
"""
