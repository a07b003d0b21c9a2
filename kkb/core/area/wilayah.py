"""Region codes: dotted Kemendagri codes, their nesting, and codes made from names not yet confirmed."""

import re
import unicodedata
from enum import IntEnum

INDONESIA = "00"


class Level(IntEnum):
    """How deep an area lies."""

    INDONESIA = 0
    PROVINSI = 1
    KABUPATEN = 2
    KECAMATAN = 3
    DESA = 4


_LEVELS = tuple(Level)
_UNSEEN = re.compile(r"[‘’‚‛“”„`´'\"]")
_NOT_WORD = re.compile(r"[^0-9A-Z]+")


def level(code: str) -> Level:
    """How deep a code lies; nothing lies below a village.

    >>> level("00").name, level("16").name, level("16.05").name, level("16.05.10.~air-belit").name
    ('INDONESIA', 'PROVINSI', 'KABUPATEN', 'DESA')
    """
    return Level.INDONESIA if code == INDONESIA else _LEVELS[min(code.count(".") + 1, 4)]


def parent(code: str) -> str:
    """The code one level up.

    >>> parent("16.05.01"), parent("16"), parent("00")
    ('16.05', '00', '00')
    """
    return code.rsplit(".", 1)[0] if "." in code else INDONESIA


def path(code: str) -> tuple[str, ...]:
    """The code and all above it, widest first, without Indonesia.

    >>> path("16.05.01")
    ('16', '16.05', '16.05.01')
    """
    if code == INDONESIA:
        return ()
    parts = code.split(".")
    return tuple(".".join(parts[: n + 1]) for n in range(len(parts)))


def cut(code: str, depth: int) -> str:
    """The code shortened to a level.

    >>> cut("16.05.01.2002", 2)
    '16.05'
    """
    return INDONESIA if depth == 0 else ".".join(code.split(".")[:depth])


def is_within(code: str, area: str) -> bool:
    """Whether a code is the area or lies in it.

    >>> is_within("16.05.01", "16.05"), is_within("16.051", "16.05"), is_within("16", "00")
    (True, False, True)
    """
    return area == INDONESIA or code == area or code.startswith(area + ".")


def with_lost_zero(code: str) -> str | None:
    """The code that a spreadsheet cut short by reading the kabupaten as a fraction (16.10 as 16.1); None for others.

    >>> with_lost_zero("16.1.01.2001"), with_lost_zero("16.1"), with_lost_zero("16.05")
    ('16.10.01.2001', '16.10', None)
    """
    cut = re.fullmatch(r"(\d\d\.[1-9])((?:\.\d\d(?:\.\d{4})?)?)", code)
    return f"{cut[1]}0{cut[2]}" if cut else None


def is_confirmed(code: str) -> bool:
    """Whether every part of the code stands in the official list (no part made from a name).

    >>> is_confirmed("16.05.01.2002"), is_confirmed("16.05.10.~air-belit")
    (True, False)
    """
    return "~" not in code


def slug(name: str) -> str:
    """A name as a code part can hold it.

    >>> slug("Gn. Kembang  Baru")
    'gn-kembang-baru'
    """
    plain = unicodedata.normalize("NFKD", str(name)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^0-9a-z]+", "-", plain.lower()).strip("-") or "tanpa-nama"


def unconfirmed(name: str) -> str:
    """The code part for a name that no official list confirms yet.

    >>> unconfirmed("Desa Tidak Ada")
    '~desa-tidak-ada'
    """
    return "~" + slug(name)


def normal_name(name: object) -> str:
    """A name as it is compared: upper case, quotes dropped, punctuation and runs of spaces as one space.

    >>> normal_name("  B. Srikaton "), normal_name("Ma’mur  Jaya")
    ('B SRIKATON', 'MAMUR JAYA')
    """
    text = unicodedata.normalize("NFKC", str(name)).upper()
    return _NOT_WORD.sub(" ", _UNSEEN.sub("", text)).strip()
