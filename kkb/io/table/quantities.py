"""One cell to a count, or to yes or no; blank, unreadable and impossible stay apart from each other and from 0."""

import math
import re
from dataclasses import dataclass
from typing import Literal

from kkb.core.area.spelling import name_key
from kkb.io.containers.sheet import is_blank
from kkb.io.names.normal import clean_text

_PLAIN = re.compile(r"(-?)(\d{1,15})(?:[.,]0{1,2})?")
_GROUPED = re.compile(r"(-?)(\d{1,3}(?:[.\s]\d{3})+|\d{1,3}(?:,\d{3})+)(?:[.,]0{1,2})?")
_DECIMAL = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,\d{1,12})?|-?\d{1,15}\.\d{1,12}")
_DASHES = ("-", "–", "—", "_", "N/A", "#N/A", "NULL", "NAN", "NONE")
_YES = {
    "ADA",
    "YA",
    "Y",
    "YES",
    "IYA",
    "SUDAH",
    "SUDAH ADA",
    "YA ADA",
    "TRUE",
    "BENAR",
    "V",
    "PUNYA",
    "MEMILIKI",
    "AKTIF",
    "ADA AKTIF",
    "TERBENTUK",
    "SUDAH TERBENTUK",
    "TERSEDIA",
}
_NO = {
    "TIDAK",
    "TIDAK ADA",
    "TDK",
    "TDK ADA",
    "T",
    "N",
    "NO",
    "BELUM",
    "BELUM ADA",
    "FALSE",
    "SALAH",
    "0",
    "TIDAK PUNYA",
    "TIDAK MEMILIKI",
    "TIDAK AKTIF",
    "TIDAK TERBENTUK",
    "BELUM TERBENTUK",
    "BELUM PUNYA",
    "TIDAK TERSEDIA",
    "TAK ADA",
    "NIHIL",
}
_UNITS = "(?: (?:KELOMPOK|KLPK|KLP|UNIT|BUAH|POKTAN|ORANG))?"
_COUNTED = re.compile(rf"(?P<word>[A-Z][A-Z ]*?)? ?(?P<n>\d{{1,5}}){_UNITS}")
_TICKS, _CROSSES = ("✓", "✔", "√", "☑", "✅"), ("✗", "✘", "☐", "❌")
_CROSS = ("X", "×")

State = Literal["baik", "teks", "kosong", "tak_terbaca", "negatif", "mustahil"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value (None unless it could be read) and how it stood."""

    value: float | str | None
    state: State


BLANK = Quantity(None, "kosong")
UNREADABLE = Quantity(None, "tak_terbaca")


def parse_count(cell: object, most: int = 0) -> Quantity:
    """A whole number from 0 up (to `most` if that is not 0), also with thousands dots; a dash is blank.

    >>> parse_count(12), parse_count("1.234").value, parse_count("1,234").value, parse_count(" 7,0 ").value
    (Quantity(value=12, state='baik'), 1234, 1234, 7)
    >>> parse_count("-").state, parse_count(-3).state, parse_count(10**9, 500).state, parse_count(2.5).state
    ('kosong', 'negatif', 'mustahil', 'tak_terbaca')
    """
    if _is_nothing(cell):
        return BLANK
    number = _whole_of_text(clean_text(cell)) if isinstance(cell, str) else _whole(cell)
    if number is None:
        return UNREADABLE
    if number < 0:
        return Quantity(None, "negatif")
    if most and number > most:
        return Quantity(None, "mustahil")
    return Quantity(number, "teks" if isinstance(cell, str) else "baik")


def parse_yes_no(cell: object) -> Quantity:
    """`ada` or `tidak`, from the words, ticks, digits and truth values that files use.

    >>> parse_yes_no(True).value, parse_yes_no("Tidak Ada").value, parse_yes_no("✓").value, parse_yes_no(0).value
    ('ada', 'tidak', 'ada', 'tidak')
    >>> parse_yes_no("mungkin").state, parse_yes_no(3).value, parse_yes_no(-1).state
    ('tak_terbaca', 'ada', 'tak_terbaca')
    >>> parse_yes_no("Ada (3)").value, parse_yes_no("2 kelompok").value, parse_yes_no("Tidak ada (3)").state
    ('ada', 'ada', 'tak_terbaca')
    """
    if _is_nothing(cell):
        return BLANK
    if isinstance(cell, str) and clean_text(cell) in (*_TICKS, *_CROSSES):
        return Quantity("ada" if clean_text(cell) in _TICKS else "tidak", "baik")
    if isinstance(cell, bool):
        return Quantity("ada" if cell else "tidak", "baik")
    counted = parse_count(cell)
    if counted.state in ("baik", "teks"):
        return Quantity("ada" if counted.value else "tidak", "baik")
    known = counted.state == "tak_terbaca" and _presence(name_key(clean_text(cell)))
    return Quantity(known, "baik") if known else UNREADABLE


def _presence(key: str) -> str | None:
    """What a compared text says: a known word, perhaps with how many beside it; None where the two contradict."""
    told = _COUNTED.fullmatch(key)
    word, count = (told["word"] or "", int(told["n"])) if told else (key, None)
    if word not in _YES and word not in _NO and (word or count is None):
        return None
    is_there = word in _YES if word else bool(count)
    return None if count is not None and bool(count) != is_there else "ada" if is_there else "tidak"


def is_tick(cell: object) -> bool:
    """Whether a cell says yes in a way beside which a cross means no."""
    return isinstance(cell, str) and (clean_text(cell) in _TICKS or name_key(clean_text(cell)) in _YES)


def is_cross(cell: object) -> bool:
    """Whether a cell is a cross: no beside ticks, but alone perhaps a tick itself."""
    return isinstance(cell, str) and clean_text(cell).upper() in _CROSS


def parse_decimal(cell: object) -> Quantity:
    """A number as id-ID writes it: `45,11`, `1.234`, `1.234,5`; a percent sign is dropped.

    >>> parse_decimal("45,11 %").value, parse_decimal("1.234").value, parse_decimal("0.5").value
    (45.11, 1234.0, 0.5)
    """
    if _is_nothing(cell):
        return BLANK
    if isinstance(cell, str):
        text = clean_text(cell).removesuffix("%").strip()
        if not _DECIMAL.fullmatch(text):
            return UNREADABLE
        dotted = "," in text or _GROUPED.fullmatch(text)
        return Quantity(float(text.replace(".", "").replace(",", ".") if dotted else text), "teks")
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not math.isfinite(cell):
        return UNREADABLE
    return Quantity(float(cell), "baik")


def _is_nothing(cell: object) -> bool:
    return is_blank(cell) or (isinstance(cell, str) and clean_text(cell).upper() in _DASHES)


def _whole(cell: object) -> int | None:
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return None
    return int(cell) if math.isfinite(cell) and cell == int(cell) else None


def _whole_of_text(text: str) -> int | None:
    found = _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)
    return int(found[1] + re.sub(r"[.,\s]", "", found[2])) if found else None
