"""Mails: the text of the message, or the manuscript attached to it."""

import email
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from email.policy import default
from pathlib import PurePath

from oxmsg import Message

from profiles.manuscript.errors import ManuscriptError
from profiles.manuscript.lines import Line, Manuscript, Picture, clean_text, plain_lines
from profiles.manuscript.reading.encoding import decode
from profiles.manuscript.reading.hard_wraps import unwrapped
from profiles.manuscript.reading.markup import lines_from_markup
from profiles.manuscript.reading.markup_guards import picture_type, refuse_pictures

HEADER = re.compile(
    r"\*?(?:Från|Skickat|Till|Kopia|Ämne|Datum|From|Sent|To|Cc|Subject|Date)\*?: ?\*?.*"
)
FORWARDED = re.compile(
    r"-{3,} ?(?:Ursprungligt meddelande|Vidarebefordrat (?:meddelande|brev)|Original message|"
    r"Forwarded message) ?-{3,}|(?:Den|On) .{6,80} (?:skrev|wrote)\b.{0,60}:|_{10,}",
    re.IGNORECASE,
)
QUOTED = re.compile(r"(?:> ?)+")
SHORT_LETTER = 120
LONGEST_SIGNATURE = 15


@dataclass
class Mail:
    """A mail of any program: what its head says, its text in one or two forms, its files."""

    headers: list[tuple[str, str]]
    plain: str = ""
    html: str = ""
    attachments: list[tuple[str, bytes]] = field(default_factory=list)
    inline: dict[str, bytes] = field(default_factory=dict)


Read = Callable[[bytes, str], Manuscript]


def read_eml(data: bytes) -> Mail:
    """A mail as the internet sends it."""
    message = email.message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise broken_mail()
    names = (("Från", "from"), ("Datum", "date"), ("Ämne", "subject"))
    mail = Mail([(name, str(message.get(key, ""))) for name, key in names])
    for part in message.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        content = content if isinstance(content, bytes) else b""
        kind, name = part.get_content_type(), part.get_filename() or ""
        if kind in {"text/plain", "text/html"} and not name:
            text = text_of(part, content)
            if kind == "text/plain":
                mail.plain = f"{mail.plain}\n{text}".lstrip("\n")
            else:
                mail.html += text
        elif part.get("content-id") and part.get_content_disposition() != "attachment":
            mail.inline[str(part["content-id"]).strip("<> ")] = content
        else:
            mail.attachments.append((name or f"bilaga.{part.get_content_subtype()}", content))
    return mail


def text_of(part: EmailMessage, content: bytes) -> str:
    """The text of a part in the encoding it names, or in the one that gives Swedish words."""
    try:
        return content.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):
        return decode(content)[0] if content else ""


def read_msg(data: bytes) -> Mail:
    """A mail as Outlook saves it."""
    try:
        message = Message.load(io.BytesIO(data))
        files = [(a.file_name or "bilaga", a.file_bytes or b"") for a in message.attachments]
        headers = [
            ("Från", message.sender or ""),
            ("Datum", f"{message.sent_date:%Y-%m-%d %H:%M}" if message.sent_date else ""),
            ("Ämne", message.subject or ""),
        ]
        return Mail(headers, message.body or "", message.html_body or "", files)
    except Exception as error:  # the reader raises whatever a damaged file makes it do
        raise broken_mail() from error


def manuscript_from_mail(mail: Mail, read: Read, suffixes: tuple[str, ...]) -> Manuscript:
    """The mail's text as a manuscript, or the one that is attached to a short letter.

    ``read`` reads an attached file, of the kinds in ``suffixes``.
    """
    head = tuple(
        Line(0, f"{name}: {clean_text(value)}\n", f"{name}: {clean_text(value)}", "boilerplate")
        for name, value in mail.headers if value
    )  # fmt: skip
    lines, pictures, notes = text_lines(mail)
    readable = [one for one in mail.attachments if PurePath(one[0]).suffix.lower() in suffixes]
    unread = [name for name, content in mail.attachments if not picture_type(content)]
    encoding = "mail"
    if len(readable) == 1 and sum(len(line.text.split()) for line in lines) < SHORT_LETTER:
        name, content = readable[0]
        attached = read(content, name)
        unread.remove(name)
        head += tuple(replace(line, style="boilerplate", html="") for line in lines)
        lines, pictures = attached.lines, attached.pictures
        notes = (*attached.notes, f"Manuset är bilagan {name}; brevet står som utelämnat.")
        encoding = f"mail, {attached.encoding}"
    if unread:
        notes += (f"Bilagor som inte läses in: {', '.join(unread)}. Ladda upp dem var för sig.",)
    lines, pictures = with_pictures((*head, *lines), pictures, mail.attachments, len(head))
    if not any(line.text or line.picture is not None for line in lines[len(head) :]):
        raise ManuscriptError(
            "empty", "Mejlet har ingen text. Spara bilagan för sig och ladda upp den."
        )
    return Manuscript(lines, pictures, encoding=encoding, notes=notes)


def text_lines(mail: Mail) -> tuple[tuple[Line, ...], tuple[Picture, ...], tuple[str, ...]]:
    """The lines of the mail's text: as its writer saw it, unless the plain one says far more."""
    plain = mail_lines(plain_lines(mail.plain)) if mail.plain.strip() else ()
    if not mail.html.strip():
        return plain, (), ()
    lines, pictures, notes = lines_from_markup(mail.html, parts=mail.inline)
    rich = (marked_lines(lines), pictures, notes)
    return (plain, (), ()) if length_of(plain) > 2 * length_of(lines) else rich


def length_of(lines: tuple[Line, ...]) -> int:
    """How much a text says, in characters."""
    return sum(len(line.text) for line in lines)


def with_pictures(
    lines: tuple[Line, ...],
    pictures: tuple[Picture, ...],
    files: list[tuple[str, bytes]],
    shift: int,
) -> tuple[tuple[Line, ...], tuple[Picture, ...]]:
    """The lines numbered anew, and a line for each attached picture at the end."""
    found = [replace(picture, line=picture.line + shift) for picture in pictures]
    result = [replace(line, number=number) for number, line in enumerate(lines, start=1)]
    for name, content in files:
        if kind := picture_type(content):
            refuse_pictures(len(found) + 1, len(content))
            result.append(Line(len(result) + 1, "\n", "", "picture", picture=len(found)))
            found.append(Picture(content, kind, "", len(result), name))
    return tuple(result), tuple(found)


def mail_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Text with the heads and signatures of mails marked, quote signs and cut lines mended."""
    return unwrapped(marked_lines(lines))


def marked_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines with the heads, answers and signatures of mails marked as no part of the article."""
    marked = list(lines)
    written = [line for line in lines if line.text]
    quoted = sum(line.text.startswith(">") for line in written)
    is_reply = quoted * 2 > len(written)
    signature = next(
        (n for n, line in enumerate(lines) if line.source.rstrip("\r\n") in {"--", "-- "}),
        len(lines),
    )
    if sum(bool(line.text) for line in lines[signature:]) > LONGEST_SIGNATURE:
        signature = len(lines)
    for number, line in enumerate(lines):
        near = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
        is_head = HEADER.fullmatch(line.text) and any(HEADER.fullmatch(one.text) for one in near)
        is_comment = is_reply and line.text and not line.text.startswith(">")
        if line.text and (
            is_head or FORWARDED.fullmatch(line.text) or is_comment or number >= signature
        ):
            marked[number] = replace(line, style="boilerplate")
        elif is_reply or QUOTED.fullmatch(line.text):
            marked[number] = replace(line, text=QUOTED.sub("", line.text, count=1))
    return tuple(marked)


def broken_mail() -> ManuscriptError:
    """The refusal of a file that is no mail."""
    return ManuscriptError(
        "broken-mail",
        "Mejlfilen är skadad. Öppna mejlet, kopiera texten och klistra in den i stället.",
    )
