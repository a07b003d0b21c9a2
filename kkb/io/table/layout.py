"""The layouts of officials' files, as data: which columns, which other headings, which of them are personal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kkb.core.strict import REQUIRED, SchemeError, check_unique, parse_list, parse_table
from kkb.io.names.normal import compact, name_key

KINDS = ("", "jumlah", "angka", "ya_tidak", "jumlah_atau_ya", "teks")
"""What stands in a column: "" = read by its own reader; a count; a number; yes or no; a count or yes; free text."""
_FILE = {
    "kunci": (str, REQUIRED), "judul": (str, REQUIRED), "kolom": (list, REQUIRED), "deret": (list, []),
    "tempat": (list, []), "paling_sedikit": (int, 0), "lain": (bool, False),
}  # fmt: skip
_COLUMN = {
    "kunci": (str, REQUIRED), "kepala": (str, REQUIRED), "alias": (list, []), "wajib": (bool, True),
    "jenis": (str, ""), "terbesar": (int, 0),
}  # fmt: skip
PLACES = ("no", "kampung", "nama_prov", "nama_kab", "nama_kec", "nama")
_SERIES = {"kunci": (str, REQUIRED), "dari": (int, REQUIRED), "sampai": (int, REQUIRED), "jenis": (str, "jumlah")}


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """One column of a layout: our key, the heading the portal gives it, other headings, whether it must be there.

    `kind` is one of KINDS; a count above `most` (0 = no bound) is none that can be.
    """

    key: str
    heading: str
    aliases: tuple[str, ...]
    required: bool
    kind: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class FileLayout:
    """One kind of file. `personal` are words that mark a column as personal data, `points` as coordinates, in any
    layout.

    At least `fewest` of the columns with a kind must be there; `keeps_others`: unknown columns of numbers are kept.
    """

    key: str
    title: str
    columns: tuple[LayoutColumn, ...]
    personal: tuple[str, ...]
    fewest: int = 0
    keeps_others: bool = False
    points: tuple[str, ...] = ()

    @property
    def required(self) -> tuple[LayoutColumn, ...]:
        """The columns without which the file cannot be read."""
        return tuple(c for c in self.columns if c.required)

    @property
    def valued(self) -> tuple[LayoutColumn, ...]:
        """The columns with a kind: what the file says of its places."""
        return tuple(c for c in self.columns if c.kind)

    def keys_by_heading(self) -> dict[str, str]:
        """Our key by heading as compared; a heading of the portal's own wins over another column's alias."""
        own = {heading_key(c.heading): c.key for c in self.columns}
        return {heading_key(a): c.key for c in self.columns for a in c.aliases} | own

    def is_personal(self, heading: str) -> bool:
        """Whether a heading names personal data (officers' names, NIP, phone numbers)."""
        return _names_any(heading, self.personal)

    def is_point(self, heading: str) -> bool:
        """Whether a heading names a coordinate, which is never a number about a place."""
        return _names_any(heading, self.points)


def _names_any(heading: str, words: tuple[str, ...]) -> bool:
    padded = f" {name_key(heading)} "
    return any(f" {word} " in padded for word in words)


def heading_key(heading: str) -> str:
    """A heading as it is compared.

    >>> heading_key("Input PKB / PLKB ")
    'INPUTPKBPLKB'
    """
    return compact(name_key(heading))


def parse_layouts(raw: Mapping[str, object], where: str = "berkas.toml") -> dict[str, FileLayout]:
    """The layouts by key from `data/skema/berkas.toml`; SchemeError when a heading stands for two columns."""
    shape = {"pribadi": (list, REQUIRED), "koordinat": (list, []), "berkas": (list, REQUIRED)}
    table = parse_table(raw, where, shape)
    personal = tuple(name_key(str(word)) for word in table["pribadi"])
    points = tuple(name_key(str(word)) for word in table["koordinat"])
    layouts: list[FileLayout] = []
    for n, one in enumerate(parse_list(raw, "berkas", where), 1):
        first = layouts[0].columns if layouts else ()
        layouts.append(replace(_layout(one, personal, first, f"{where}, berkas {n}"), points=points))
    check_unique([layout.key for layout in layouts], where)
    return {layout.key: layout for layout in layouts}


def _layout(raw: object, personal: tuple[str, ...], first: tuple[LayoutColumn, ...], where: str) -> FileLayout:
    """A layout; one that names its required places (`tempat`) has the columns of places of the first layout."""
    table = parse_table(raw, where, _FILE)
    columns = [replace(c, required=c.key in table["tempat"]) for c in first if c.key in PLACES and table["tempat"]]
    columns += [_column(t, f"{where}, kolom {n}") for n, t in enumerate(table["kolom"], 1)]
    for n, series in enumerate(table["deret"], 1):
        columns += _series(series, f"{where}, deret {n}")
    check_unique([c.key for c in columns], where)
    headings = [heading_key(h) for c in columns for h in (c.heading, *c.aliases)]
    check_unique(headings, where)
    if "" in headings:
        raise SchemeError(where, "judul kolom kosong", "judul dengan huruf")
    return FileLayout(table["kunci"], table["judul"], tuple(columns), personal, table["paling_sedikit"], table["lain"])


def _column(raw: object, where: str) -> LayoutColumn:
    table = parse_table(raw, where, _COLUMN)
    if table["jenis"] not in KINDS:
        raise SchemeError(f"{where}, jenis", table["jenis"], ", ".join(filter(None, KINDS)))
    aliases = tuple(str(a) for a in table["alias"])
    return LayoutColumn(table["kunci"], table["kepala"], aliases, table["wajib"], table["jenis"], table["terbesar"])


def _series(raw: object, where: str) -> list[LayoutColumn]:
    """Columns with a number for a heading: years."""
    table = parse_table(raw, where, _SERIES)
    numbers = range(table["dari"], table["sampai"] + 1)
    return [LayoutColumn(f"{table['kunci']}_{n}", str(n), (f"Tahun {n}",), False, table["jenis"]) for n in numbers]
