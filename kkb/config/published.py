"""Reads `data/terbit.csv`: figures that a source printed, each row a table of text cells."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

import pandas as pd
from pydantic import AfterValidator, BeforeValidator, Field

from kkb.config.schema import RefusedError, Table, parse
from kkb.core.errors import SchemeError
from kkb.core.quality.published import KINDS, OF_STRATUM, Published

COLUMNS = ("kode", "wilayah", "tanggal", "rasio", "n", "total", "persen", "angka", "sumber", "catatan")


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise RefusedError(cell, "tanggal TTTT-BB-HH") from error


def _count(cell: str) -> int | None:
    try:
        return int(cell) if cell else None
    except ValueError as error:
        raise RefusedError(cell, "bilangan bulat, atau kosong") from error


def _percent(cell: str) -> float | None:
    try:
        percent = float(cell) if cell else None
    except ValueError as error:
        raise RefusedError(cell, "persen dengan titik, atau kosong") from error
    if percent is not None and not 0 <= percent <= 100:
        raise RefusedError(cell, "0 sampai 100")
    return percent


def _kind(cell: str) -> str:
    if cell not in KINDS and not cell.startswith(OF_STRATUM):
        raise RefusedError(cell, ", ".join((*KINDS, f"{OF_STRATUM}<kunci>")))
    return cell


def _filled(cell: str) -> str:
    if not cell:
        raise RefusedError("kosong", "harus diisi")
    return cell


class _Figure(Table):
    area: str = Field(alias="kode")
    name: str = Field(alias="wilayah")
    day: Annotated[date, BeforeValidator(_day)] = Field(alias="tanggal")
    kind: Annotated[str, AfterValidator(_kind)] = Field(alias="rasio")
    n: Annotated[int | None, BeforeValidator(_count)] = Field(alias="n")
    total: Annotated[int | None, BeforeValidator(_count)] = Field(alias="total")
    percent: Annotated[float | None, BeforeValidator(_percent)] = Field(alias="persen")
    wording: Annotated[str, AfterValidator(_filled)] = Field(alias="angka")
    source: Annotated[str, AfterValidator(_filled)] = Field(alias="sumber")
    note: str = Field(alias="catatan")


def parse_published(table: pd.DataFrame, where: str = "terbit.csv") -> tuple[Published, ...]:
    """The figures of `data/terbit.csv` (text cells, COLUMNS). Raises SchemeError naming the row."""
    if tuple(table.columns) != COLUMNS:
        raise SchemeError(where, ", ".join(table.columns), ", ".join(COLUMNS))
    return tuple(_figure(row, f"{where}, baris {n}") for n, row in enumerate(table.to_dict("records"), 2))


def _figure(row: Mapping[str, object], where: str) -> Published:
    one = parse(_Figure, row, where)
    return Published(
        one.area, one.name, one.day, one.kind, one.n, one.total, one.percent, one.wording, one.source, one.note
    )
