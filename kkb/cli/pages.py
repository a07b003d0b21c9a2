"""`page`: what a page of the dashboard says, as plain text or as JSON."""

import argparse
from argparse import Namespace

from kkb.app.context import AppContext, open_app
from kkb.app.page_source import open_source
from kkb.app.pages import PAGES, PageOptions, page_of
from kkb.cli.arguments import asked_area
from kkb.cli.output import answer, answer_json, words
from kkb.content.plain_values import page_lines, page_values
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.errors import KkbError
from kkb.text.extent_words import extent_values
from kkb.text.provenance import basis_line


def add_page(parser: argparse.ArgumentParser) -> None:
    """The arguments of `page`."""
    parser.add_argument("nama", choices=list(PAGES), metavar="HALAMAN", help=", ".join(PAGES))
    parser.add_argument("--wilayah", required=True, metavar="KODE", help="kode bertitik, misalnya 16.05")
    parser.add_argument("--tanggal", metavar="TTTT-BB-HH", help="keadaan pada tanggal itu (bawaan: terbaru)")
    views = "; ".join(f"{slug}: {', '.join(entry.views)}" for slug, entry in PAGES.items() if entry.views)
    parser.add_argument("--tampilan", metavar="NAMA", help=f"tampilan halaman itu ({views})".replace("%", "%%"))
    parser.add_argument("--desa", metavar="KODE", help="dengan halaman desa: kode desa/kelurahan")


def run_page(asked: Namespace) -> int:
    """The content of a page, the same values that the screen shows."""
    source = open_source(open_app())
    area, day = asked_area(source.app, asked)
    basis = source.basis(_village(asked, area, source.app) or area, day, words())
    page = page_of(source, basis, asked.nama, PageOptions(asked.tampilan or ""))
    seen = basis.area_view
    if asked.json:
        head = {"halaman": page.slug, "wilayah": seen.area, "tanggal": seen.on, "contoh": seen.example}
        answer_json(head | extent_values(seen) | page_values(page))
        return 0
    for line in page_lines(page, words().lang):
        answer(line)
    if seen.on:
        answer(basis_line(seen, words(), is_opened=True))
    return 0


def _village(asked: Namespace, area: str, app: AppContext) -> str:
    """The village asked for; "" for none. Raises KkbError for what is no village of the area."""
    if not asked.desa:
        return ""
    code = app.today(asked.desa)
    if wilayah.level(code) != Level.DESA or not wilayah.is_within(code, area):
        raise KkbError("galat.desa_di_luar", code=asked.desa, wilayah=area)
    return code
