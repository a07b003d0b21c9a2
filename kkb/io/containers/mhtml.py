"""Reads web archives (MHTML), which Excel and browsers also save under the name .xls: the tables of their pages."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from kkb.core.errors import KkbError
from kkb.io.containers.html import read_markup
from kkb.io.containers.sheet import Sheet
from kkb.io.containers.text import decoded

_HEAD = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t]+[^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_LOOK = 4000


def is_web_archive(data: bytes) -> bool:
    """Whether a file begins with the headings of a web archive.

    >>> is_web_archive(b'MIME-Version: 1.0\\nContent-Type: multipart/related; boundary="x"\\n')
    True
    """
    return _HEAD.match(data[:_LOOK].lstrip().replace(b"\r\n", b"\n")) is not None


def read_web_archive(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The tables of the pages in a web archive as sheets, those with most rows first; nothing in it is fetched.

    Raises KkbError "berkas.html" when no page holds a table, "berkas.rusak" when it cannot be taken apart.
    """
    try:
        pages = [_text(part) for part in _archive(data).walk() if part.get_content_type() == "text/html"]
    except (LookupError, ValueError, AttributeError) as error:  # what the standard parser raises on broken parts
        raise KkbError("berkas.rusak", file=file) from error
    return read_markup("\n".join(pages), file)


def _archive(data: bytes) -> EmailMessage:
    message = message_from_bytes(data.lstrip(), policy=policy.default)
    return message if isinstance(message, EmailMessage) else EmailMessage()


def _text(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    return decoded(content) if isinstance(content, bytes) else ""
