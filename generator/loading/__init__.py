"""Loading: YAML text becomes a checked Handbook, or problems with file, line and column.

Comes in: a project folder. Goes out: a Handbook and all problems. The only room that reads
source files. Nothing raises on bad input; nothing outside the project is read.
"""

from generator.loading.files import find_project
from generator.loading.loaded import Loaded
from generator.loading.project import load, load_file

__all__ = ["Loaded", "find_project", "load", "load_file"]
