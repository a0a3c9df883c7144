"""From a manuscript (Word, text, HTML, pasted text) to a structured draft, and back.

Pure Python without Django::

    manuscript = read_manuscript(data, "artikel.docx")   # or read_pasted(text)
    draft = parse_manuscript(manuscript, load_register())

``read_…`` raise ``ManuscriptError`` with a Swedish sentence; ``parse_manuscript`` never raises.
"""

from profiles.manuscript.errors import ManuscriptError
from profiles.manuscript.lines import Line, Manuscript, Picture
from profiles.manuscript.parsing.parser import parse_manuscript
from profiles.manuscript.reading.files import SUFFIXES, read_manuscript, read_pasted
from profiles.manuscript.swedish.register import Register, load_register

__all__ = [
    "SUFFIXES",
    "Line",
    "Manuscript",
    "ManuscriptError",
    "Picture",
    "Register",
    "load_register",
    "parse_manuscript",
    "read_manuscript",
    "read_pasted",
]
