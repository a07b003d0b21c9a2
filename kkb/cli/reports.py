"""`report`: the map of a region as a page to print, without a browser; whatever the Peta page can show."""

import argparse
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kkb.app import resources
from kkb.app.context import AppContext, open_app
from kkb.app.days import parse_day
from kkb.app.map import layers
from kkb.app.map.geometry import geometry_of
from kkb.app.map.layers import LayerSource, Wanted
from kkb.app.print_frame import page_header
from kkb.cli.arguments import asked_look
from kkb.cli.output import answer, answer_json, say, words
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.area_view import AreaView
from kkb.core.errors import KkbError
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.geometry.outlines import KINDS, TILES
from kkb.draw.map.kind import Marks
from kkb.draw.map.layers import LAYERS, OF_SURVEY, OF_TWO_DATES, shown_layer
from kkb.draw.map.payload import View
from kkb.draw.print.page import PrintedMap, print_maps
from kkb.draw.print.paper import FORMATS
from kkb.text.answers import full_name
from kkb.text.format import day, share
from kkb.text.language import FIRST, LANGUAGES
from kkb.text.wording import Wording

_DAYS_NAMED = 8


def add_report(parser: argparse.ArgumentParser) -> None:
    """What `report` takes."""
    parser.add_argument(
        "--wilayah", required=True, metavar="KODE", help="00, provinsi, kabupaten/kota, kecamatan, desa"
    )
    parser.add_argument("--tanggal", metavar="TTTT-BB-HH", help="keadaan pada tanggal itu (bawaan: terbaru)")
    parser.add_argument("--lapisan", metavar="KUNCI", default=LAYERS[0], help=f"yang digambar: {', '.join(LAYERS)}")
    parser.add_argument("--bentuk", metavar="BENTUK", default=TILES, help=f"bentuk peta: {', '.join(KINDS)}")
    parser.add_argument("--sejak", metavar="TTTT-BB-HH", help="tanggal pembanding (bawaan: potret sebelumnya)")
    parser.add_argument("--dua", action="store_true", help="dua peta: tanggal pembanding dan tanggal data")
    parser.add_argument("--pilih", metavar="KODE,KODE", default="", help="wilayah yang ditandai di peta")
    parser.add_argument("--bahasa", metavar="BAHASA", default=FIRST, help=f"bahasa: {', '.join(LANGUAGES)}")
    parser.add_argument("--out", required=True, type=Path, metavar="BERKAS", help=".pdf, .png atau .svg")


def run_report(asked: Namespace) -> int:
    """Write the page: {"wilayah", "tanggal", "lapisan", "bentuk", "sejak", "berkas", "contoh"}."""
    kind = asked.out.suffix.lower().lstrip(".")
    if kind not in FORMATS:
        raise KkbError("cetak.galat_jenis", file=str(asked.out))
    asked.lapisan = _one_of(asked.lapisan, LAYERS, "--lapisan")
    asked.bentuk = _one_of(asked.bentuk, KINDS, "--bentuk")
    language = resources.words(_one_of(asked.bahasa, tuple(LANGUAGES), "--bahasa"))
    app = open_app()
    seen = asked_look(app, asked)
    since = _since(asked, seen)
    with tempfile.TemporaryDirectory(prefix="kkb-cetak-", ignore_cleanup_errors=True) as folder:
        geometry = geometry_of(app, seen.area, asked.bentuk, Path(folder))
        page = print_maps(_sheets(_shelf(app, language), geometry, (seen, since), asked), kind)
    try:
        asked.out.write_bytes(page)
    except OSError as error:
        raise KkbError("galat.tulis_gagal", file=str(asked.out), detail=error.strerror or error) from error
    told = {"wilayah": seen.area, "tanggal": seen.on, "lapisan": asked.lapisan, "bentuk": asked.bentuk,
            "sejak": since, "berkas": str(asked.out), "contoh": seen.example}  # fmt: skip
    if asked.json:
        answer_json(told)
    else:
        answer(words().text("cetak.ditulis", file=asked.out, nama=full_name(seen, words())))
    return 0


def _one_of(value: str, allowed: Sequence[str], option: str) -> str:
    """The allowed value that was meant, whatever its case."""
    found = {one.casefold(): one for one in allowed}.get(value.strip().casefold())
    if found is None:
        raise KkbError("cetak.galat_pilihan", opsi=option, nilai=value, pilihan=", ".join(allowed))
    return found


def _since(asked: Namespace, seen: AreaView) -> date | None:
    """The earlier date, where one is shown: as on the page one of those that there is data of."""
    if not asked.dua and asked.lapisan not in OF_TWO_DATES:
        if asked.sejak:
            raise KkbError("cetak.galat_sejak_sia", lapisan=", ".join(OF_TWO_DATES))
        return None
    earlier = [one for one in seen.days if one < seen.on]
    if not earlier:
        raise KkbError("cetak.galat_tanpa_sebelum", nama=full_name(seen, words()), tanggal=day(seen.on, FIRST))
    wanted = parse_day(asked.sejak) if asked.sejak else earlier[-1]
    if wanted not in earlier:
        named = [one.isoformat() for one in earlier[-_DAYS_NAMED:]]
        more = [words().text("isu.lagi", n=len(earlier) - _DAYS_NAMED)] * (len(earlier) > _DAYS_NAMED)
        raise KkbError("cetak.galat_sejak", value=asked.sejak, pilihan=", ".join([*named, *more]))
    return wanted


def _shelf(app: AppContext, language: Wording) -> LayerSource:
    return layers.open_shelf(app, Marks(app.scheme, layers.read_map_style(), language))


def _sheets(
    shelf: LayerSource, geometry: GeometryFile, looked: tuple[AreaView, date | None], asked: Namespace
) -> tuple[PrintedMap, ...]:
    """One map, or two for the earlier date and the date of the view, as on the page."""
    (seen, since), language = looked, shelf.marks.words
    layer = _layer(shelf, seen, asked)
    near = wilayah.cut(seen.area, min(Level.KECAMATAN, seen.level))
    view = View(language, near if seen.level >= Level.KECAMATAN else None, _selected(seen, asked.pilih))
    if not asked.dua:
        made = layers.build_layer(shelf, geometry, Wanted(layer, seen.area, seen.asked, since))
        return (PrintedMap(made, geometry, view, page_header(shelf.app, seen, geometry, language)),)
    pair = layers.build_pair(shelf, geometry, Wanted(layer, seen.area, seen.on, since))
    headers = [
        page_header(shelf.app, area_view, geometry, language) for area_view in (shelf.area_view(seen.area, since), seen)
    ]
    return tuple(PrintedMap(made, geometry, view, header) for made, header in zip(pair, headers, strict=True))


def _layer(shelf: LayerSource, seen: AreaView, asked: Namespace) -> str:
    """The layer asked for, or what stands for it inside a kecamatan; KkbError where there is no data for it."""
    if asked.lapisan in OF_SURVEY and not layers.has_survey(shelf.app, seen.area, seen.asked):
        raise KkbError("cetak.galat_tanpa_rumah_dataku", nama=full_name(seen, words()))
    shown = shown_layer(asked.lapisan, seen.level)
    if shown != asked.lapisan:
        near = seen if seen.level == Level.KECAMATAN else shelf.area_view(wilayah.parent(seen.area), seen.asked)
        say(words().text("peta.pangsa_di_dalam", pangsa=share(near.tally.share_a, FIRST)))
    return shown


def _selected(seen: AreaView, codes: str) -> tuple[str, ...]:
    """The areas to mark; of a village itself. KkbError for a code that is not in the region."""
    wanted = tuple(code.strip() for code in codes.split(",") if code.strip())
    for code in wanted:
        if code not in seen.places or not wilayah.is_within(
            code, wilayah.cut(seen.area, min(Level.KECAMATAN, seen.level))
        ):
            raise KkbError("cetak.galat_pilih", value=code, nama=full_name(seen, words()))
    return wanted or ((seen.area,) if seen.level > Level.KECAMATAN else ())
