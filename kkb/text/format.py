"""Numbers, shares and dates as people here write them: 1.513 · 30,6 % (463 dari 1.513) · 1 November 2022."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from kkb.core.counts.ratio import Share, ShareRange, points
from kkb.text.language import FIRST, LANGUAGES

NOTHING = "–"
_SHORT_KINDS = {"Kabupaten": "Kab.", "Provinsi": "Prov.", "Administrasi": "Adm."}


def number(value: float, lang: str = FIRST, digits: int = 0) -> str:
    """A number with the thousands and decimal marks of the language.

    >>> number(1513), number(-2.5, digits=1), number(1513, "en")
    ('1.513', '-2,5', '1,513')
    """
    return _written(value if value else 0, lang, digits)


@lru_cache(maxsize=16_384)
def _written(value: float, lang: str, digits: int) -> str:
    """Kept, because a map of a nation writes thousands of numbers, most of them again and again."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, pattern, locale=LANGUAGES[lang].locale)


def percent(value: float | None, lang: str = FIRST, digits: int = 1) -> str:
    """A percentage (0-100) for display; a dash when there is none.

    >>> percent(30.58), percent(60, digits=0), percent(None)
    ('30,6 %', '60 %', '–')
    """
    return NOTHING if value is None else f"{number(value, lang, digits)} %"


def fraction(share: Share, lang: str = FIRST) -> str:
    """The counts of a share in words.

    >>> fraction(Share(12, 25)), fraction(Share(463, 1513), "en")
    ('12 dari 25', '463 of 1,513')
    """
    return f"{number(share.n, lang)} {LANGUAGES[lang].of} {number(share.total, lang)}"


def counts(n: int, total: int, lang: str = FIRST) -> str:
    """n and N where there is little room.

    >>> counts(216, 1437), counts(216, 1437, "en")
    ('216/1.437', '216/1,437')
    """
    return f"{number(n, lang)}/{number(total, lang)}"


def share(value: Share, lang: str = FIRST) -> str:
    """A percentage never without its counts.

    >>> share(Share(12, 25)), share(Share(0, 0))
    ('48,0 % (12 dari 25)', '– (0 dari 0)')
    """
    return f"{percent(value.percent, lang)} ({fraction(value, lang)})"


def percent_range(value: ShareRange, lang: str = FIRST) -> str:
    """A percentage, or from what is sure to what it may come to.

    >>> percent_range(ShareRange(Share(12, 18), Share(18, 18), 6))
    '66,7–100,0 %'
    """
    if value.is_exact or value.least.percent is None:
        return percent(value.least.percent, lang)
    return f"{number(value.least.percent, lang, 1)}–{percent(value.most.percent, lang)}"


def short_range(value: ShareRange, lang: str = FIRST) -> str:
    """The same where little room is: an open one in whole percent, outwards and without its sign.

    >>> short_range(ShareRange(Share(270, 271), Share(271, 271), 2))
    '99–100'
    """
    if value.is_exact or value.least.percent is None:
        return percent(value.least.percent, lang)
    total = value.least.total
    return f"{100 * value.least.n // total}–{-(-100 * value.most.n // total)}"


def fraction_range(value: ShareRange, lang: str = FIRST) -> str:
    """The counts of a share, or of both its ends.

    >>> fraction_range(ShareRange(Share(12, 18), Share(18, 18), 6))
    '12–18 dari 18'
    """
    if value.is_exact:
        return fraction(value.least, lang)
    return f"{number(value.least.n, lang)}–{fraction(value.most, lang)}"


def counts_range(value: ShareRange, lang: str = FIRST) -> str:
    """The same where there is little room.

    >>> counts_range(ShareRange(Share(12, 18), Share(18, 18), 6))
    '12–18/18'
    """
    least = "" if value.is_exact else f"{number(value.least.n, lang)}–"
    return least + counts(value.most.n, value.most.total, lang)


def share_range(value: ShareRange, lang: str = FIRST) -> str:
    """A percentage with its counts, or both its ends.

    >>> share_range(ShareRange(Share(12, 18), Share(18, 18), 6))
    '66,7–100,0 % (12–18 dari 18)'
    """
    return f"{percent_range(value, lang)} ({fraction_range(value, lang)})"


def bare_name(name: str) -> str:
    """A region's name without its kind, where there is little room.

    >>> bare_name("Kabupaten Musi Rawas"), bare_name("Kota Lubuk Linggau")
    ('Musi Rawas', 'Lubuk Linggau')
    """
    kind, _, rest = name.partition(" ")
    return rest if rest and kind in ("Kabupaten", "Kota", "Provinsi") else name


def short_kind(name: str) -> str:
    """A region's name with its kind cut short, where room is narrow.

    >>> short_kind("Kabupaten Administrasi Kepulauan Seribu"), short_kind("Provinsi Bengkulu")
    ('Kab. Adm. Kepulauan Seribu', 'Prov. Bengkulu')
    """
    for word, short in _SHORT_KINDS.items():
        name = name.replace(f"{word} ", f"{short} ", 1)
    return name


def decimal_marks(text: str, lang: str = FIRST) -> str:
    """A text whose numbers were written with a decimal point, with the mark of the language.

    >>> decimal_marks("25 / 199 = 12.6 %")
    '25 / 199 = 12,6 %'
    """
    return re.sub(r"(?<=\d)\.(?=\d)", LANGUAGES[lang].decimal, text)


def signed(value: float, lang: str = FIRST, digits: int = 0) -> str:
    """A change with its sign; a true minus.

    >>> signed(3), signed(-2.5, digits=1), signed(0)
    ('+3', '−2,5', '0')
    """
    text = number(abs(value), lang, digits)
    if not any(digit in text for digit in "123456789"):
        return text
    return ("+" if value > 0 else "−") + text


def change_in_points(before: Share, after: Share, lang: str = FIRST) -> str:
    """The change of a share in percentage points, rounded once from whole counts; a dash when there is none.

    >>> change_in_points(Share(40, 72), Share(44, 72)), change_in_points(Share(0, 0), Share(1, 1))
    ('+5,6', '–')
    """
    found = points(before, after)
    return NOTHING if found is None else signed(float(found), lang, 1)


def adds_up(parts: Iterable[float], total: float) -> bool:
    """Whether parts, each rounded to one decimal as it is written, add up to their total as it is written.

    >>> adds_up([1.25, 1.25], 2.5), adds_up([16.7, -20.0], -3.3), adds_up([33.34, 33.34, 33.32], 100)
    (False, True, False)
    """
    written = [Decimal(str(float(value))).quantize(Decimal("0.1")) for value in (*parts, total)]
    return sum(written[:-1]) == written[-1]


def short_day(value: date, lang: str = FIRST) -> str:
    """A date with the month cut short.

    >>> short_day(date(2024, 12, 31))
    '31 Des 2024'
    """
    return format_date(value, "d MMM y", locale=LANGUAGES[lang].locale)


def day_over_year(value: date, lang: str = FIRST) -> str:
    """A date on two short lines, for an axis.

    >>> day_over_year(date(2023, 12, 31))
    '31 Des\\n2023'
    """
    return format_date(value, "d MMM'\n'y", locale=LANGUAGES[lang].locale)


def day(value: date, lang: str = FIRST) -> str:
    """A date in full.

    >>> day(date(2022, 11, 1)), day(date(2022, 11, 1), "en")
    ('1 November 2022', '1 November 2022')
    """
    return format_date(value, "d MMMM y", locale=LANGUAGES[lang].locale)


def moment(value: datetime, lang: str = "id") -> str:
    """A date with its time of day.

    >>> moment(datetime(2022, 11, 1, 8, 5))
    '1 November 2022 08.05'
    """
    return f"{day(value.date(), lang)} {value:%H.%M}"


def weekday(value: date, lang: str = FIRST) -> str:
    """A date in full with its day of the week.

    >>> weekday(date(2021, 6, 14))
    'Senin, 14 Juni 2021'
    """
    return format_date(value, "EEEE, d MMMM y", locale=LANGUAGES[lang].locale)
