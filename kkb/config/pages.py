"""Reads `halaman.toml`: the pages of the menu, and the area that a page opens with."""

from collections.abc import Mapping

from pydantic import Field

from kkb.config.schema import Table, Tables, check_unique, parse
from kkb.core.scheme import MenuEntry


class _Page(Table):
    key: str = Field(alias="kunci")
    script: str = Field(alias="berkas")
    icon: str = Field(alias="ikon")


class _Pages(Table):
    default_area: str = Field(alias="wilayah_bawaan")
    pages: Tables[_Page] = Field(alias="halaman")


def parse_pages(raw: Mapping[str, object], where: str = "halaman.toml") -> tuple[tuple[MenuEntry, ...], str]:
    """The pages in the order of the menu, and the code of the area shown first. Raises SchemeError."""
    table = parse(_Pages, raw, where)
    check_unique([page.key for page in table.pages], where)
    return tuple(MenuEntry(page.key, page.script, page.icon) for page in table.pages), table.default_area
