"""`report`: the map of a region as a page to print, without a browser."""

import argparse
import tempfile
from argparse import Namespace
from pathlib import Path

from kkb import jobs, shipped
from kkb.cli.looking import asked_look
from kkb.cli.speak import answer, answer_json, words
from kkb.core import wilayah
from kkb.core.errors import KkbError
from kkb.core.look import Look
from kkb.core.tally import within
from kkb.view.answers import full_name, target_answer
from kkb.view.format import day
from kkb.view.geometry import KINDS, OFFICIAL, TILES
from kkb.view.geometry_file import GeometryFile, geometry_file
from kkb.view.geometry_official import official_file
from kkb.view.map_layer import MapLayer
from kkb.view.map_payload import View, geometry_note
from kkb.view.map_print import FORMATS, Header, Sheet, print_maps
from kkb.view.map_shares import share_layer
from kkb.view.map_strata import Marks, strata_layer
from kkb.view.map_style import parse_map_style

LAYERS = ("strata", "A", "B", "C")
_KABUPATEN = 2


def add_report(parser: argparse.ArgumentParser) -> None:
    """What `report` takes."""
    parser.add_argument("--wilayah", required=True, metavar="KODE", help="provinsi, kabupaten/kota atau kecamatan")
    parser.add_argument("--tanggal", metavar="TTTT-BB-HH", help="keadaan pada tanggal itu (bawaan: terbaru)")
    parser.add_argument("--lapisan", choices=LAYERS, default=LAYERS[0], help="yang digambar (bawaan: strata)")
    parser.add_argument("--bentuk", choices=KINDS, default=TILES, help="bentuk peta (bawaan: ubin)")
    parser.add_argument("--out", required=True, type=Path, metavar="BERKAS", help=".pdf atau .png")


def run_report(asked: Namespace) -> int:
    """Write the page: {"wilayah", "tanggal", "berkas", "contoh"}."""
    kind = asked.out.suffix.lower().lstrip(".")
    if kind not in FORMATS:
        raise KkbError("cetak.galat_jenis", file=str(asked.out))
    desk = jobs.open_desk()
    seen = asked_look(desk, asked)
    with tempfile.TemporaryDirectory(prefix="kkb-cetak-", ignore_cleanup_errors=True) as folder:
        geometry = _geometry(desk, seen.area, asked.bentuk, Path(folder))
        around = seen if seen.area == geometry.region else desk.look(geometry.region, seen.asked)
        focus = seen.area if seen.level > _KABUPATEN else None
        sheet = Sheet(_layer(desk, (around, seen.area), asked.lapisan, geometry), geometry, View(words(), focus))
        page = print_maps([sheet], _header(desk, seen, geometry), kind)
    try:
        asked.out.write_bytes(page)
    except OSError as error:
        raise KkbError("galat.tulis_gagal", file=str(asked.out), detail=error.strerror or error) from error
    if asked.json:
        answer_json({"wilayah": seen.area, "tanggal": seen.on, "berkas": str(asked.out), "contoh": seen.example})
    else:
        answer(words().text("cetak.ditulis", file=asked.out, nama=full_name(seen, words())))
    return 0


def _geometry(desk: jobs.Desk, area: str, shape: str, folder: Path) -> GeometryFile:
    region = wilayah.cut(area, min(_KABUPATEN, wilayah.level(area)))
    if shape == OFFICIAL:
        return official_file(desk.listed, region, desk.store.boundaries.outlines(region), folder)
    return geometry_file(desk.listed, region, shape, folder)


def _layer(desk: jobs.Desk, looked: tuple[Look, str], layer: str, geometry: GeometryFile) -> MapLayer:
    around, counted = looked
    marks = Marks(desk.scheme, parse_map_style(shipped.read_toml(shipped.DATA / "skema" / "peta.toml")), words())
    if layer != LAYERS[0]:
        return share_layer(around.parts, layer, geometry.codes, marks)
    listed = desk.listed[within(desk.listed["kode"], around.area)]
    return strata_layer(around.rows, listed, geometry.codes_at(4), marks, counted)


def _header(desk: jobs.Desk, seen: Look, geometry: GeometryFile) -> Header:
    text = words().text
    note = geometry_note(geometry, words())
    if geometry.kind == OFFICIAL:
        sources = dict.fromkeys(one.sumber for one in desk.store.boundaries.all(geometry.region))
        note = f"{note} {text('perbatasan.asal', sumber=', '.join(sources))}"
    files = list(dict.fromkeys(s.berkas for s in desk.store.sources(seen.area, seen.asked)))
    many = text("umum.sumber_banyak", n=len(files))
    source = many if len(files) > 3 else text("umum.sumber", sumber=", ".join(files))
    keys = {"semua": "umum.contoh", "tidak": None}
    example = keys.get(seen.example, "umum.contoh_sebagian")
    return Header(
        full_name(seen, words()), target_answer(seen, words()).replace("**", "").replace("\\", ""),
        text("umum.data_per", tanggal=day(seen.on, "id")), source, note, text(example) if example else "",
    )  # fmt: skip
