"""Words cut short in names: “S. MERANTI”, “TJ BUNGA”. One reading only, and every other word must be the same."""

import re
from collections.abc import Mapping

from kkb.core.area.spelling import compact, name_key
from kkb.io.names.numerals import numbered_words

_DOTTED = re.compile(r"([A-Z]{1,5})\.")
_MUTE = re.compile(r"[B-DF-HJ-NP-TV-Z]{1,4}")
USUAL = {
    "SEI": "SUNGAI", "SUNGEI": "SUNGAI", "KEP": "KEPULAUAN", "UT": "UTARA", "SEL": "SELATAN", "TENG": "TENGAH",
}  # fmt: skip
"""Words cut short in their own way."""
_LEAST_SAME = 4
_LEAST_DRAWN, _LEAST_LOOSE = 3, 6


def cut_short(text: str) -> frozenset[str]:
    """The words of a name that may stand for longer ones: with a dot behind, without a vowel, or usual.

    >>> sorted(cut_short("Tj. Bunga Ps")), cut_short("AIR BELITI")
    (['PS', 'TJ'], frozenset())
    """
    dotted = set(_DOTTED.findall(text.upper()))
    words = numbered_words(name_key(text))
    return frozenset(word for word in words if word in dotted or word in USUAL or _MUTE.fullmatch(word))


def written_out(text: str, names: Mapping[str, str]) -> str | None:
    """The code of the one name that a text with words cut short can mean; None when there is none or more than one.

    >>> names = {"1": "Sungai Meranti", "2": "Simpang Meranti", "3": "Tanjung Bunga"}
    >>> written_out("TJ BUNGA", names), written_out("S. MERANTI", names), written_out("SEI MERANTI", names)
    ('3', None, '1')
    """
    short = cut_short(text)
    if not short:
        return None
    words = numbered_words(name_key(text))
    found = [code for code, name in names.items() if _means(words, numbered_words(name_key(name)), short)]
    return found[0] if len(found) == 1 else None


def shortened(text: str, names: Mapping[str, str]) -> str | None:
    """The code of the one name that a name drawn together can mean: a beginning of each of its words in their order, or
    else its letters from the first of each word on, or of a long one any letters. Only ever asked about.

    >>> names = {"1": "Musi Banyuasin", "2": "Musi Rawas", "3": "Musi Rawas Utara", "4": "Ogan Komering Ulu Timur"}
    >>> [shortened(text, names) for text in ("MUBA", "MURA", "MURATARA", "OKU TIMUR", "MUSI")]
    ['1', '2', '3', '4', None]
    """
    short = compact(name_key(text))
    whole = {code: [word for word in name_key(name).split() if word != "DAN"] for code, name in names.items()}
    drawn = {c: words for c, words in whole.items() if len(words) > 1 and not _begins_whole(short, words[0])}
    for least, pattern in ((_LEAST_DRAWN, _beginnings), (_LEAST_DRAWN, _letters), (_LEAST_LOOSE, _any_letters)):
        found = [code for code, words in drawn.items() if len(short) >= least and pattern(words).fullmatch(short)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _begins_whole(short: str, word: str) -> bool:
    """Whether it begins with the whole first word: then nothing was drawn together, and it may be a name of its own."""
    return len(word) >= _LEAST_SAME and short.startswith(word)


def _beginnings(words: list[str]) -> re.Pattern[str]:
    """A beginning of each word, at least its first letter."""
    return re.compile(
        "".join(word[0] + "".join(f"(?:{c}" for c in word[1:]) + ")?" * (len(word) - 1) for word in words)
    )


def _letters(words: list[str]) -> re.Pattern[str]:
    """The first letter of each word, and any of the others in their order."""
    return re.compile("".join(word[0] + "".join(f"{c}?" for c in word[1:]) for word in words))


def _any_letters(words: list[str]) -> re.Pattern[str]:
    """The first letter of the name, and any of the others in their order."""
    whole = "".join(words)
    return re.compile(whole[0] + "".join(f"{c}?" for c in whole[1:]))


def _means(words: tuple[str, ...], whole: tuple[str, ...], short: frozenset[str]) -> bool:
    if len(words) != len(whole):
        return False
    same = [word for word, other in zip(words, whole, strict=True) if word == other]
    if sum(map(len, same)) < _LEAST_SAME:
        return False
    return all(a == b or (a in short and _stands_for(a, b)) for a, b in zip(words, whole, strict=True))


def _stands_for(short: str, word: str) -> bool:
    """Whether a word begins like a shorter one and has its letters in their order."""
    if short in USUAL:
        return word == USUAL[short]
    if len(word) <= len(short) or word[0] != short[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)
