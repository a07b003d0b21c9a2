"""The layouts of officials' files, as data: which columns, which other headings, which of them are personal."""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.strict import REQUIRED, SchemeError, check_unique, parse_list, parse_table
from kkb.io.names import compact, name_key

_FILE = {"kunci": (str, REQUIRED), "judul": (str, REQUIRED), "kolom": (list, REQUIRED)}
_COLUMN = {
    "kunci": (str, REQUIRED), "kepala": (str, REQUIRED), "alias": (list, []), "wajib": (bool, True),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a layout: our key, the heading the portal gives it, other headings, whether it must be there."""

    key: str
    heading: str
    aliases: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of file. `personal` are words that mark a column as personal data, in any layout."""

    key: str
    title: str
    columns: tuple[Column, ...]
    personal: tuple[str, ...]

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns without which the file cannot be read."""
        return tuple(c for c in self.columns if c.required)

    def keys_by_heading(self) -> dict[str, str]:
        """Our key by heading as compared; a heading of the portal's own wins over another column's alias."""
        own = {heading_key(c.heading): c.key for c in self.columns}
        return {heading_key(a): c.key for c in self.columns for a in c.aliases} | own

    def is_personal(self, heading: str) -> bool:
        """Whether a heading names personal data (officers' names, NIP, phone numbers)."""
        padded = f" {name_key(heading)} "
        return any(f" {word} " in padded for word in self.personal)


def heading_key(heading: str) -> str:
    """A heading as it is compared.

    >>> heading_key("Input PKB / PLKB ")
    'INPUTPKBPLKB'
    """
    return compact(name_key(heading))


def parse_layouts(raw: Mapping[str, object], where: str = "berkas.toml") -> dict[str, Layout]:
    """The layouts by key from `data/skema/berkas.toml`; SchemeError when a heading stands for two columns."""
    table = parse_table(raw, where, {"pribadi": (list, REQUIRED), "berkas": (list, REQUIRED)})
    personal = tuple(name_key(str(word)) for word in table["pribadi"])
    layouts = [_layout(t, personal, f"{where}, berkas {n}") for n, t in enumerate(parse_list(raw, "berkas", where), 1)]
    check_unique([layout.key for layout in layouts], where)
    return {layout.key: layout for layout in layouts}


def _layout(raw: object, personal: tuple[str, ...], where: str) -> Layout:
    table = parse_table(raw, where, _FILE)
    columns = tuple(_column(t, f"{where}, kolom {n}") for n, t in enumerate(table["kolom"], 1))
    check_unique([c.key for c in columns], where)
    headings = [heading_key(h) for c in columns for h in (c.heading, *c.aliases)]
    check_unique(headings, where)
    if "" in headings:
        raise SchemeError(where, "judul kolom kosong", "judul dengan huruf")
    return Layout(table["kunci"], table["judul"], columns, personal)


def _column(raw: object, where: str) -> Column:
    table = parse_table(raw, where, _COLUMN)
    return Column(table["kunci"], table["kepala"], tuple(str(a) for a in table["alias"]), table["wajib"])
