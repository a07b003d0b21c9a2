"""How names in files are cleaned and taken apart. Nothing here knows a code."""

import re
import unicodedata
from functools import lru_cache

from kkb.core.area.spelling import compact, name_key
from kkb.core.area.wilayah import unconfirmed

LONGEST_NAME = 200
LONGEST_SHOWN = 80
KABUPATEN, KOTA = "kabupaten", "kota"
WARD_WORDS = ("KELURAHAN", "KEL")
SUBDISTRICT_WORDS = ("KECAMATAN", "KEC", "DISTRIK", "DISTRICT", "KAPANEWON", "KEMANTREN")
VILLAGE_WORDS = (
    "DESA", "DS", "KELURAHAN", "KEL", "KALURAHAN", "PEKON", "TIYUH", "NAGARI", "NAG", "NAGORI", "GAMPONG", "GP",
    "GPG", "KAMPONG", "KAMPUNG", "LEMBANG", "KUTE", "NEGERI", "OHOI", "DUSUN",
)  # fmt: skip
"""Words for a village before its name, of all regions; what follows is tried when the whole name is no village's."""
QUOTES = re.compile(r"[“”„`\"]")
_DISTRICT_WORDS = {
    "KABUPATEN": KABUPATEN, "KAB": KABUPATEN, "KOTA": KOTA, "KOTAMADYA": KOTA, "KODYA": KOTA,
}  # fmt: skip
_ADMINISTRATIVE = ("ADMINISTRASI", "ADM")
_PROVINCE_WORDS = ("PROVINSI", "PROPINSI", "PROV")
_KAMPUNG = re.compile(
    r"^(?:(?:KAMPUNG|KAMP|KP|KPG) ?(?:KB|KELUARGA BERKUALITAS|KELUARGA BERENCANA|K B)\b|KKB\b|KPKB\b) ?"
)
_INVISIBLE = {"Cf", "Cs", "Co", "Cn"}


@lru_cache(maxsize=2**16)
def _clean(text: str) -> str:
    if not text.isascii():
        text = "".join(c for c in text if unicodedata.category(c) not in _INVISIBLE)
    spaced = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(spaced.split())[:LONGEST_NAME].rstrip()


def clean_text(value: object) -> str:
    """A cell as text for keeping: no control or invisible characters, single spaces, at most 200 characters.

    >>> clean_text(" Taba \\x00 Rena "), clean_text(None), clean_text(5.0)
    ('Taba Rena', '', '5')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _clean(str(value))


def shown(value: object) -> str:
    """A cell as a finding quotes it: spaces kept as they are, control characters blanked, at most 80 characters."""
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def code_part(name: str) -> str:
    """The code part of a name that no list confirms; names without latin letters keep apart by their characters.

    >>> code_part("AIR  BELIT"), code_part("村")
    ('~air-belit', '~u6751')
    """
    key = name_key(name)
    if key or not name:
        return unconfirmed(key)
    return unconfirmed("-".join(f"u{ord(c):x}" for c in name[:12]))


def readings(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The compared name, then the same without a leading kind word.

    >>> readings("KEC. TUGUMULYO", SUBDISTRICT_WORDS)
    ('KEC TUGUMULYO', 'TUGUMULYO')
    """
    key = name_key(text)
    first, _, rest = key.partition(" ")
    return (key, rest) if rest and first in words else (key,)


def province_readings(text: str) -> tuple[str, ...]:
    """The compared name of a province, with and without the word PROVINSI."""
    return readings(text, _PROVINCE_WORDS)


def district_readings(text: str) -> tuple[tuple[str | None, str], ...]:
    """What a kabupaten's name can mean: (kind or None, compared name without the kind word), most likely first.

    >>> district_readings("KOTA BENGKULU")
    (('kota', 'BENGKULU'), (None, 'KOTA BENGKULU'))
    >>> district_readings("Kab. Musi Rawas"), district_readings("MUSI RAWAS")
    ((('kabupaten', 'MUSI RAWAS'),), ((None, 'MUSI RAWAS'),))
    >>> district_readings("Kota Adm. Jakarta Pusat")[0], district_readings("ADM. KEPULAUAN SERIBU")
    (('kota', 'JAKARTA PUSAT'), ((None, 'KEPULAUAN SERIBU'),))
    """
    key = name_key(text)
    first, _, rest = key.partition(" ")
    kind = _DISTRICT_WORDS.get(first)
    if kind is None or not rest:
        return ((None, _without_administrative(key)),)
    base = _without_administrative(rest)
    return ((kind, base), (None, key)) if first == "KOTA" else ((kind, base),)


def _without_administrative(key: str) -> str:
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ADMINISTRATIVE else key


def without_kampung(key: str) -> str:
    """A compared name of a Kampung KB without the words for what it is, however often they stand there.

    >>> without_kampung("KAMPUNG KB MEKAR SARI"), without_kampung("KP KB KAMPUNG KELUARGA BERKUALITAS DESA ANYAR")
    ('MEKAR SARI', 'DESA ANYAR')
    """
    bare = _KAMPUNG.sub("", key)
    return bare if bare == key else without_kampung(bare)


def kampung_key(text: str, village: str) -> str:
    """The name that tells two Kampung KB of a village apart; a blank one is the village's own, and so is “DESA X”.

    >>> kampung_key("Kampung KB “Mekar Sari”", "Anyar"), kampung_key("Kampung Keluarga Berkualitas", "Anyar")
    ('MEKARSARI', 'ANYAR')
    """
    bare, own = without_kampung(name_key(text)), name_key(village)
    kind, _, rest = bare.partition(" ")
    if kind in VILLAGE_WORDS and compact(rest) == compact(own):
        bare = own
    return compact(bare or without_kampung(own))
