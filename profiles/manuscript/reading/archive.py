"""The zip archives that Word and OpenDocument files are: opened within limits."""

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from profiles.manuscript.errors import ManuscriptError
from profiles.manuscript.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_MEMBERS,
    MAX_XML_BYTES,
    MAX_XML_TAGS,
)

OLD_OR_PROTECTED = b"\xd0\xcf\x11\xe0"


class Archive:
    """The parts of a document; a part that is missing or broken is ``None``."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(OLD_OR_PROTECTED):
            raise protected_file()
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            members = self.archive.infolist()
        except Exception as error:  # the zip reader raises whatever its parts do
            raise broken_file() from error
        self.names = {member.filename for member in members}
        if any("vbaproject" in name.lower() for name in self.names):
            raise macro_refusal()
        if (
            len(members) > MAX_ARCHIVE_MEMBERS
            or sum(member.file_size for member in members) > MAX_ARCHIVE_BYTES
        ):
            raise bomb_refusal()

    def read(self, name: str, limit: int = MAX_ARCHIVE_BYTES) -> bytes | None:
        """The bytes of a part, unpacked no further than the limit."""
        if name not in self.names:
            return None
        try:
            with self.archive.open(name) as part:
                content = part.read(limit + 1)
        except Exception:  # noqa: BLE001 - a damaged part raises whatever its decompressor does
            return None
        if len(content) > limit:
            raise bomb_refusal()
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The tree of a part, without entities of its own."""
        content = self.read(name, MAX_XML_BYTES)
        if content is None:
            return None
        if content.count(b"<") > MAX_XML_TAGS:
            raise bomb_refusal()
        letters = content.replace(b"\x00", b"")
        if b"<!DOCTYPE" in letters or b"<!ENTITY" in letters:
            raise broken_file()
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            return None

    def relations(self, name: str) -> Mapping[str, tuple[str, str]]:
        """What a part refers to: kind and target by identity; targets are names of parts."""
        folder, base = posixpath.split(name)
        tree = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for relation in tree if tree is not None else ():
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, target)
        return found


def broken_file() -> ManuscriptError:
    """The refusal of a file Word would not open either."""
    return ManuscriptError(
        "broken-word-file",
        "Dokumentet är skadat eller är inte av den sort som filnamnet säger. "
        "Öppna det i Word, spara det på nytt som .docx och försök igen.",
    )


def protected_file() -> ManuscriptError:
    """The refusal of a document with a password, or in the format before .docx."""
    return ManuscriptError(
        "protected",
        "Dokumentet är skyddat med lösenord eller sparat i det äldre Word-formatet. "
        "Ta bort lösenordet, spara det som ett vanligt Word-dokument (.docx) och försök igen.",
    )


def macro_refusal() -> ManuscriptError:
    """What to do with a document that may run code; its text is not read."""
    return ManuscriptError(
        "macros",
        "Dokumentet innehåller makron. Spara det i Word som ett vanligt dokument (.docx) "
        "och försök igen.",
    )


def bomb_refusal() -> ManuscriptError:
    """The refusal of an archive that unpacks to more than a manuscript can be."""
    return ManuscriptError(
        "too-large-unpacked",
        "Dokumentet blir för stort när det packas upp. "
        "Klistra in artikelns text i ett nytt dokument och försök igen.",
    )
