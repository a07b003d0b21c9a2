"""How alike two names of areas are, and what keeps them apart however alike they look. Only ever said, or weighed
with other evidence: likeness alone never decides.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from kkb.core.area.spelling import compact, name_key
from kkb.io.names.numerals import numbered_words, numerals

LIKELY = 75.0
NEARLY_CERTAIN = 85.0
_CONTAINED = 0.8
"""A name whose words all stand in the longer other one is so much like it, at most."""
_LEAST_MISSPELT = 4
_SAME_STEM = 60.0
_OPPOSED = (
    ("UTARA LOR KALER KAJA UTARO UT UTR", "SELATAN KIDUL KELOD SEL SLT", "TIMUR WETAN KANGIN TIMU TIM TMR",
     "BARAT KULON KAUH BARAIK BRT", "TENGAH TENG TGH TONGA TEUNGOH TEUNGAH", "TENGGARA", "DAYA"),
    ("HULU ULU MUDIK MUDIAK JULU TUNONG GIRANG", "HILIR ILIR ILIA HILIA JAE BAROH"),
    ("ATAS ATEH TONGGOH DOLOK", "BAWAH TORUAN LANDEUH LOMBANG"),
    ("BESAR GADANG GODANG GEDE GEDHE AGENG RAYEUK", "KECIL KETEK KACIAK KACIK CILIK ALIT CUT MENEK"),
    ("LAMA TUA TUO", "BARU ANYAR MUDA"),
    ("DALAM JERO", "LUAR"),
    ("DARAT", "LAUT"),
    ("KANAN", "KIRI"),
    ("MUKA DEPAN", "BELAKANG"),
    ("PANJANG", "PENDEK"),
    ("TINGGI", "RENDAH"),
    ("INDUK",),
    ("PERSIAPAN",),
    ("PERTAMA",),
)  # fmt: skip
"""Directions, sizes and the like: words in one string mean the same, two strings of a line exclude each other."""
_LINES = [frozenset(group.split()[0] for group in line) for line in _OPPOSED]
_MEANING = {word: group.split()[0] for line in _OPPOSED for group in line for word in group.split()}
_WORDS = {
    group.split()[0]: [word for word in group.split() if len(word) >= _LEAST_MISSPELT]
    for line in _OPPOSED for group in line
}  # fmt: skip


@lru_cache(maxsize=2**16)
def signs(key: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """What tells a place from its namesakes: the numbers in its compared name, and its directions and sizes.

    >>> signs("SEBERANG ULU I") == (("#1",), frozenset({"HULU"}))
    True
    """
    return numerals(key), frozenset(_MEANING[word] for word in key.split() if word in _MEANING)


def keeps_apart(one: str, two: str) -> bool:
    """Whether two compared names name different places whatever they share: another number, direction or size.

    A direction that is only misspelt is no other one.

    >>> keeps_apart("HULU BARAT I", "HULU BARAT DUA"), keeps_apart("HULU BARAT I", "ULU BARAT SATU")
    (True, False)
    >>> keeps_apart("LAUT TIMR", "LAUT TIMUR"), keeps_apart("LAUT", "LAUT TIMUR")
    (False, True)
    """
    (first, mine), (second, theirs) = signs(one), signs(two)
    if first != second:
        return True
    return bool(_missing(mine - theirs, two) or _missing(theirs - mine, one))


def contradicts(one: str, two: str) -> bool:
    """Whether two compared names contradict each other; a renamed area need not have the directions of its old name.

    >>> contradicts("MAMUJU UTARA", "MAMUJU TENGAH"), contradicts("MAMUJU UTARA", "PASANGKAYU")
    (True, False)
    >>> contradicts("BELITANG II", "BELITANG")
    True
    """
    (first, mine), (second, theirs) = signs(one), signs(two)
    if first and second and first != second:
        return True
    if any(mine & line and theirs & line and mine & line != theirs & line for line in _LINES):
        return True
    return keeps_apart(one, two) and likeness(one, two) >= _SAME_STEM


def likeness(one: str, two: str) -> float:
    """How alike two compared names are, 0-100: by their letters, or one's words all standing in the other.

    >>> likeness("SURODADY", "SURODADI") > 85, likeness("NARAS I", "NARAS I NAGARI KOTO")
    (True, 80.0)
    """
    words, others = numbered_words(one), numbered_words(two)
    by_letters = fuzz.ratio("".join(words), "".join(others))
    shared = set(words) & set(others)
    is_contained = shared in (set(words), set(others)) and sum(map(len, shared)) >= _LEAST_MISSPELT
    return max(by_letters, _CONTAINED * 100 if is_contained else 0.0)


def most_alike(text: str, names: Mapping[str, str], at_least: float) -> list[tuple[float, str]]:
    """(likeness, code) of the names that may be meant, the most alike first; those that are kept apart left out."""
    key = name_key(text)
    found = []
    for code, name in names.items():
        other = name_key(name)
        score = likeness(key, other)
        if score >= at_least and not keeps_apart(key, other):
            found.append((score, code))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def guess(text: str, names: Iterable[str], at_least: float = LIKELY) -> str | None:
    """The name that was perhaps meant: the most alike, or None when none comes near or two come equally near.

    >>> guess("AIR BELIT", ["Air Lesing", "Air Beliti"]), guess("HULU BARAT I", ["Hulu Barat Dua"])
    ('Air Beliti', None)
    """
    found = most_alike(text, {name: name for name in names}, at_least)
    if len(found) > 1 and found[0][0] == found[1][0]:
        return None
    return found[0][1] if found else None


def _missing(signs_of_one: frozenset[str], other: str) -> bool:
    """Whether some sign of a name is not in the other one, not even with a slip of the keyboard."""
    joined = compact(other)
    return any(
        not any(word in joined for word in _WORDS[sign]) and not any(_misspelt(word, sign) for word in other.split())
        for sign in signs_of_one
    )


def _misspelt(word: str, sign: str) -> bool:
    is_long = min(len(word), len(sign)) >= _LEAST_MISSPELT
    return is_long and word not in _MEANING and OSA.distance(word, sign) <= 1
