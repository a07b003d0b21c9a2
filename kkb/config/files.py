"""Reads `berkas.toml` and `alias.toml`: what is known about officials' files before one is opened."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from kkb.config.file_specs import KINDS, PLACES, Aliases, FileLayout, LayoutColumn, heading_key
from kkb.config.schema import Table, Tables, check_unique, one_of, parse
from kkb.core.area import wilayah
from kkb.core.area.spelling import compact, name_key
from kkb.core.errors import SchemeError

_Kind = Annotated[str, one_of(KINDS)]


class _Column(Table):
    key: str = Field(alias="kunci")
    heading: str = Field(alias="kepala")
    aliases: list[str] = Field([], alias="alias")
    required: bool = Field(True, alias="wajib")
    kind: _Kind = Field("", alias="jenis")
    most: int = Field(0, alias="terbesar")


class _Series(Table):
    """Columns with a number for a heading: years."""

    key: str = Field(alias="kunci")
    first: int = Field(alias="dari")
    last: int = Field(alias="sampai")
    kind: _Kind = Field("jumlah", alias="jenis")


class _Layout(Table):
    """A layout; one that names its required places (`tempat`) has the columns of places of the first layout."""

    key: str = Field(alias="kunci")
    title: str = Field(alias="judul")
    columns: list[_Column] = Field(alias="kolom")
    series: list[_Series] = Field([], alias="deret")
    places: list[str] = Field([], alias="tempat")
    fewest: int = Field(0, alias="paling_sedikit")
    keeps_others: bool = Field(False, alias="lain")


class _Layouts(Table):
    personal: list[str] = Field(alias="pribadi")
    points: list[str] = Field([], alias="koordinat")
    files: Tables[_Layout] = Field(alias="berkas")


class _Alias(Table):
    code: str = Field(alias="kode")
    spellings: list[str] = Field(alias="tulisan")
    source: str = Field("", alias="acuan")


class _Aliases(Table):
    aliases: Tables[_Alias] = Field(alias="alias")


def parse_layouts(raw: Mapping[str, object], where: str = "berkas.toml") -> dict[str, FileLayout]:
    """The layouts by key from `data/skema/berkas.toml`; SchemeError when a heading stands for two columns."""
    table = parse(_Layouts, raw, where)
    personal, points = (tuple(map(name_key, words)) for words in (table.personal, table.points))
    layouts: dict[str, FileLayout] = {}
    places: tuple[LayoutColumn, ...] = ()
    check_unique([layout.key for layout in table.files], where)
    for n, layout in enumerate(table.files, 1):
        columns = _columns(layout, places, f"{where}, berkas {n}")
        layouts[layout.key] = FileLayout(
            layout.key, layout.title, columns, personal, layout.fewest, layout.keeps_others, points
        )
        places = places or tuple(c for c in columns if c.key in PLACES)
    return layouts


def parse_aliases(raw: Mapping[str, object], where: str = "alias.toml") -> Aliases:
    """The aliases from `data/skema/alias.toml`.

    Raises SchemeError: unknown keys, a blank spelling, one spelling for two areas under the same roof.
    """
    codes: dict[tuple[str, str], str] = {}
    for n, alias in enumerate(parse(_Aliases, raw, where).aliases, 1):
        for spelling in alias.spellings:
            _add(codes, spelling, alias.code, f"{where}, alias {n}, tulisan")
    return Aliases(codes)


def _columns(layout: _Layout, places: Sequence[LayoutColumn], where: str) -> tuple[LayoutColumn, ...]:
    columns = [replace(c, required=c.key in layout.places) for c in places if layout.places]
    columns += [LayoutColumn(c.key, c.heading, tuple(c.aliases), c.required, c.kind, c.most) for c in layout.columns]
    columns += [
        LayoutColumn(f"{series.key}_{n}", str(n), (f"Tahun {n}",), False, series.kind)
        for series in layout.series
        for n in range(series.first, series.last + 1)
    ]
    check_unique([c.key for c in columns], where)
    headings = [heading_key(h) for c in columns for h in (c.heading, *c.aliases)]
    check_unique(headings, where)
    if "" in headings:
        raise SchemeError(where, "judul kolom kosong", "judul dengan huruf")
    return tuple(columns)


def _add(codes: dict[tuple[str, str], str], spelling: str, code: str, where: str) -> None:
    key = compact(name_key(spelling))
    if not key:
        raise SchemeError(where, spelling, "nama dengan huruf atau angka")
    known = codes.setdefault((wilayah.parent(code), key), code)
    if known != code:
        raise SchemeError(where, f"“{spelling}” untuk {known} dan {code}", "satu wilayah saja")
