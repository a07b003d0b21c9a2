"""Areas by parts of their names: any words in any order, cut short or not, or a code."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kkb.core.area import wilayah
from kkb.core.area.spelling import compact, name_key
from kkb.core.area.wilayah import Level

_KIND = {Level.PROVINSI: "PROVINSI"}
_KINDS = ("KABUPATEN", "KOTA", "ADMINISTRASI")
_LEAST_INITIALS = 2
WORD, BEGINNING, INSIDE, ABOVE = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area as it is searched: its name and that of its province (`above`; "" for what is wider), and both as they
    are compared. `short` are its initials; `others` its names written in other ways, without spaces.
    """

    code: str
    name: str
    above: str
    words: tuple[str, ...]
    above_words: tuple[str, ...]
    joined: str
    short: str
    others: tuple[str, ...]


def named_area(code: str, name: str, above: str = "", others: Iterable[str] = ()) -> NamedArea:
    """An area made ready for searching."""
    words = tuple(name_key(name).split())
    own = [word for word in words if word not in _KINDS]
    kind = _KIND.get(Level(wilayah.level(code)))
    every = (kind, *words) if kind else words
    return NamedArea(
        code, name, above, every, tuple(name_key(above).split()), "".join(own), "".join(word[0] for word in own),
        tuple(others),
    )  # fmt: skip


def find_areas(areas: Sequence[NamedArea], text: str, first: Collection[str] = ()) -> tuple[NamedArea, ...]:
    """The areas that every word of a text fits, those of `first` (codes) before the others, then the best fit, the
    wider area, the name. None for a text without a word.

    >>> both = [named_area("16.05", "Kabupaten Musi Rawas", "Sumatera Selatan"), named_area("16.06", "Kabupaten Musi")]
    >>> [one.code for one in find_areas(both, "rawas mus")], [one.code for one in find_areas(both, "musi")]
    (['16.05'], ['16.06', '16.05'])
    """
    code, words = text.strip(), name_key(text).split()
    if code and all(part.isdigit() for part in code.split(".") if part):
        numbered = [area for area in areas if area.code.startswith(code)]
        return tuple(sorted(numbered, key=lambda area: (area.code not in first, area.code)))
    fits = ((_fit(area, words), area) for area in areas)
    found = [(fit, area) for fit, area in fits if fit is not None]
    order = sorted(
        found, key=lambda pair: (pair[1].code not in first, -pair[0], wilayah.level(pair[1].code), pair[1].name)
    )
    return tuple(area for _, area in order)


def _fit(area: NamedArea, words: Sequence[str]) -> float | None:
    """How well the words fit, 0 to 4, or None when one does not."""
    if not words:
        return None
    whole = compact("".join(words))
    if whole == area.joined or whole in area.others or list(words) == list(area.words):
        return WORD + 1.0
    found = [_word_fit(area, word) for word in words]
    known = [fit for fit in found if fit is not None]
    if len(known) == len(words):
        return sum(known) / len(words)
    return float(INSIDE) if len(whole) >= _LEAST_INITIALS and whole in area.joined else None


def _word_fit(area: NamedArea, word: str) -> int | None:
    if word in area.words:
        return WORD
    if any(own.startswith(word) for own in area.words):
        return BEGINNING
    if len(word) >= _LEAST_INITIALS and area.short.startswith(word):
        return BEGINNING
    if word in area.joined or any(word in other for other in area.others):
        return INSIDE
    return ABOVE if any(own.startswith(word) for own in area.above_words) else None
