from . import settings as settings  # first of all: see there
