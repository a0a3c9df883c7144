"""Django with no middleware at all: the floor under the floor."""

from tests.benchmark.site_settings import *

MIDDLEWARE = []
