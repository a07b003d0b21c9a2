"""Numerals in names: I, 1 and Satu are one number; another number is another place."""

import re
from functools import lru_cache

_UNITS = ("SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN")
_VALUES = {word: n for n, word in enumerate(_UNITS, 1)} | {"SE": 1}
_UNIT = "|".join(_UNITS)
_WORD = re.compile(rf"(?:KE)?(?:(SE|{_UNIT})(BELAS)|(?:(SE|{_UNIT})(PULUH))?({_UNIT})?)")
_ROMAN = re.compile(r"(XL|X{0,3})(IX|IV|V?I{0,3})")
_TENS = {"XL": 40, "": 0, "X": 10, "XX": 20, "XXX": 30}
_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
_PERHAPS = re.compile(rf"\d|\b[IVXL]+\b|{_UNIT}|SEPULUH|SEBELAS")
_EDGE = re.compile(r"(?<=\d)(?=[A-Z])|(?<=[A-Z])(?=\d)")
_LONGEST = 3
"""A number has at most so many words: dua puluh dua."""


@lru_cache(maxsize=2**16)
def numbered_words(key: str) -> tuple[str, ...]:
    """The words of a compared name with every numeral, roman, arabic or in words, as `#` and its digits.

    A roman numeral is a whole word below fifty; the word KE before a number says no more than the number.

    >>> numbered_words("HULU BARAT II"), numbered_words("DUA PULUH DUA ILIR"), numbered_words("SUKA KE 2")
    (('HULU', 'BARAT', '#2'), ('#22', 'ILIR'), ('SUKA', '#2'))
    >>> numbered_words("SP2 MULYA"), numbered_words("L SIDOHARJO"), numbered_words("TIGA EMPAT ULU")
    (('SP', '#2', 'MULYA'), ('L', 'SIDOHARJO'), ('#3', '#4', 'ULU'))
    """
    if not _PERHAPS.search(key):
        return tuple(key.split())
    words = _EDGE.sub(" ", key).split()
    found: list[str] = []
    at = 0
    while at < len(words):
        value, used = _number(words, at)
        if value and found and found[-1] == "KE":
            found.pop()
        found.append(f"#{value}" if value else words[at])
        at += used
    return tuple(found)


def numerals(key: str) -> tuple[str, ...]:
    """The numbers in a compared name, in their order.

    >>> numerals("LUBUK PAKAM I II"), numerals("SIDO MULYO 18"), numerals("SURODADI")
    (('#1', '#2'), ('#18',), ())
    """
    return tuple(word for word in numbered_words(key) if word.startswith("#"))


def number_key(key: str) -> str:
    """A compared name without spaces and with its numerals as digits: what two writings of one name share.

    >>> number_key("SEBERANG ULU I") == number_key("SEBERANG ULU SATU") == number_key("SEBERANGULU 1")
    True
    >>> number_key("SUKA I I") == number_key("SUKA II")
    False
    """
    words = numbered_words(key)
    return "".join(f"{word}#" if word.startswith("#") else word for word in words)


def _number(words: list[str], at: int) -> tuple[int, int]:
    """The value of the longest number that starts at a word (0 = none), and how many words it takes."""
    for used in range(min(_LONGEST, len(words) - at), 0, -1):
        value = _value("".join(words[at : at + used]), used)
        if value:
            return value, used
    return 0, 1


def _value(text: str, used: int) -> int:
    if used == 1 and text.isdigit():
        return int(text)
    spoken = _WORD.fullmatch(text)
    if spoken and text != "KE":
        teen, is_teen, tens, _, unit = spoken.groups()
        return 10 * bool(is_teen) + _VALUES.get(teen, 0) + 10 * _VALUES.get(tens, 0) + _VALUES.get(unit, 0)
    roman = _ROMAN.fullmatch(text) if used == 1 else None
    return _TENS[roman[1]] + _ONES[roman[2]] if roman else 0
