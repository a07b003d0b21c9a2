"""What the hover box of a village says: its three indices, what fails, and the date of its data."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from kkb.core.counts.rows import INDICES
from kkb.core.scheme import Scheme
from kkb.draw.map.layer import Lacks
from kkb.text.format import NOTHING, number, short_day
from kkb.text.wording import Wording

DATE = "tanggal"
_DIGITS = "0123456789AB"


@dataclass(frozen=True, slots=True)
class Hover:
    """Hover lines by code: one text per entry of `fields`, and what each village lacks."""

    fields: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    lacks: Lacks


def hover(rows: pd.DataFrame, place: Mapping[str, int], scheme: Scheme, words: Wording) -> Hover:
    """The lines of the villages in `place` (the position of each one's row). `rows` has ROW_COLUMNS and, where it is
    to be told, the date of its data.
    """
    variables = zip(INDICES, scheme.rule.variables, strict=True)
    columns = [_index_texts(rows[name].tolist(), v.pass_index, words) for name, v in variables]
    names = [*INDICES]
    if DATE in rows:
        columns.append(_days(rows[DATE].tolist(), words))
        names.append("data_per")
    lines = list(zip(*columns, strict=True))
    short = _lacking(rows, scheme)
    return Hover(
        tuple(words.text(f"peta.{name}") for name in names),
        {code: lines[n] for code, n in place.items()},
        Lacks(
            words.text("peta.yang_kurang"),
            tuple(item.label(words.lang) for item in scheme.items),
            {code: short[n] for code, n in place.items() if short[n]},
        ),
    )


def _lacking(rows: pd.DataFrame, scheme: Scheme) -> Sequence[str]:
    """Per row the positions of the items that hold a failing variable back; nothing for who never reported."""
    items = [item for item in scheme.items if item.key in rows]
    if not items:
        return [""] * len(rows)
    scores = rows[[item.key for item in items]].to_numpy(dtype=float, na_value=np.nan)
    index = {name: rows[f"index_{name}"].to_numpy(dtype=float) for name in {item.variable for item in items}}
    rule = scheme.rule
    fails = np.column_stack([~(index[i.variable] >= rule.variable(i.variable).pass_index) for i in items])
    is_short = fails & ~(scores >= [rule.mark(item) for item in items]) & rows["lapor"].to_numpy(dtype=bool)[:, None]
    bits = is_short @ (1 << np.arange(len(items)))
    texts = {b: "".join(_DIGITS[n] for n in range(len(items)) if b >> n & 1) for b in np.unique(bits).tolist()}
    return [texts[b] for b in bits.tolist()]


def _index_texts(values: list[float], passes_at: float, words: Wording) -> list[str]:
    """Each index with what it means; every distinct value is put into words once."""
    known = {value: _index_text(value, passes_at, words) for value in set(values) if not math.isnan(value)}
    return [known.get(value, NOTHING) for value in values]


def _index_text(value: float, passes_at: float, words: Wording) -> str:
    key = "peta.lulus" if value >= passes_at else "peta.belum_lulus"
    return words.text(key, indeks=number(value, words.lang, 2))


def _days(days: list[date], words: Wording) -> list[str]:
    known = {day: short_day(day, words.lang) for day in set(days)}
    return [known[day] for day in days]
