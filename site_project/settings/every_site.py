"""What development, production and the tests have in common: every subject together."""

from .applications import *
from .cdn import *
from .content_security import *
from .database import *
from .files import *
from .internationalisation import *
from .login import *
from .logging import *
from .mail import *
from .search import *
from .wagtail import *
