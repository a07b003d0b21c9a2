"""Which commands there are and what they take."""

import argparse
from pathlib import Path

from kkb.app.mappings import TARGETS
from kkb.cli import (
    actions,
    boundaries,
    comparing,
    figures,
    files,
    forecasts,
    imports,
    mappings,
    office,
    pages,
    plans,
    regions,
    reports,
    simulate,
    supporting,
    targets,
    templates,
)
from kkb.cli.usage import CommandParser


def build_parser() -> argparse.ArgumentParser:
    """The parser of `python -m kkb`; every command sets `run`."""
    parser = CommandParser(prog="python -m kkb", description="Dasbor Kampung KB tanpa peramban.")
    commands = parser.add_subparsers(required=True, metavar="perintah")
    _add_files(commands)
    _add_regions(commands)
    _add_sides(commands)
    _add_figures(commands)
    _add_forecast(commands)
    return parser


def _add_files(commands: argparse._SubParsersAction) -> None:
    reader = commands.add_parser("import", help="masukkan berkas portal, SIGA, atau tabel lain (.xlsx .csv .ods .xls)")
    reader.add_argument("files", nargs="+", type=Path, metavar="BERKAS", help="berkas, atau folder berisi berkas")
    reader.add_argument("--tanggal", metavar="TTTT-BB-HH", help="tanggal data, bila tidak ada dalam nama berkas")
    reader.add_argument("--wilayah", metavar="KODE", help="kode kabupaten, provinsi atau 00; baris di luarnya ditolak")
    reader.add_argument("--coba", action="store_true", help="periksa saja, jangan simpan")
    scope = reader.add_mutually_exclusive_group()
    scope.add_argument("--sebagian", action="store_true", help="berkas hanya memuat sebagian; sisanya tetap")
    scope.add_argument("--utuh", action="store_true", help="berkas memuat seluruh daerahnya, walau tampak sebagian")
    _finish(reader, imports.run_import)
    check = commands.add_parser("check", help="periksa berkas sebelum dimasukkan, atau angka yang tersimpan")
    check.add_argument("files", nargs="*", type=Path, metavar="BERKAS", help="tanpa berkas: periksa yang tersimpan")
    check.add_argument("--wilayah", metavar="KODE", help="daerah yang tersimpan, atau daerah berkasnya")
    check.add_argument("--tanggal", metavar="TTTT-BB-HH", help="keadaan pada tanggal itu, atau tanggal berkasnya")
    _finish(check, imports.run_check)
    classify = commands.add_parser("classify", help="hitung nilai, indeks dan strata dari CSV profil")
    classify.add_argument("file", type=Path, metavar="BERKAS.csv")
    classify.add_argument("--out", type=Path, metavar="BERKAS", help="tulis ke berkas, bukan ke layar")
    classify.set_defaults(run=files.run_classify)
    _finish(commands.add_parser("snapshots", help="daftar potret yang tersimpan"), files.run_snapshots)
    for name, told, run in (("undo", "batalkan potret", files.run_undo), ("redo", "kembalikan potret", files.run_redo)):
        change = commands.add_parser(name, help=told)
        change.add_argument("id", type=int, metavar="NOMOR")
        _finish(change, run)


def _add_regions(commands: argparse._SubParsersAction) -> None:
    codes = commands.add_parser("wilayah", help="masukkan daftar kode wilayah (.csv, .csv.gz atau .xlsx)")
    codes.add_argument("file", nargs="?", type=Path, metavar="BERKAS", help="tanpa berkas: daftar yang ditambahkan")
    codes.add_argument("--hapus", metavar="KODE", help="hapus daftar tambahan kabupaten/kota itu, misalnya 32.01")
    _finish(codes, regions.run_wilayah)
    home = commands.add_parser("kantor", help="daerah kantor: yang terbuka lebih dahulu untuk semua orang")
    office.add_office(home)
    _finish(home, office.run_office)
    names = commands.add_parser("aliases", help="ejaan nama yang sudah dikonfirmasi")
    names.add_argument("--export", type=Path, metavar="BERKAS.csv", help="tulis ke berkas untuk dibagikan")
    names.add_argument("--import", dest="file", type=Path, metavar="BERKAS", help="masukkan ejaan dari berkas")
    names.add_argument("--belum", action="store_true", help="nama yang belum cocok, dengan saran dan alasannya")
    names.add_argument("--wilayah", metavar="KODE", default="00", help="dengan --belum: di wilayah ini saja")
    names.add_argument("--hapus", metavar="KODE", help="lupakan ejaan wilayah itu")
    names.add_argument("--tulisan", action="append", default=[], metavar="EJAAN", help="dengan --hapus: ejaan ini saja")
    _finish(names, regions.run_aliases)
    borders = commands.add_parser("boundaries", help="batas desa resmi: masukkan, daftar, hapus")
    boundaries.add_boundaries(borders)
    _finish(borders, boundaries.run_boundaries)
    printer = commands.add_parser(
        "report", help="peta satu wilayah sebagai halaman A4 untuk dicetak (.pdf, .png, .svg)"
    )
    reports.add_report(printer)
    _finish(printer, reports.run_report)


def _add_sides(commands: argparse._SubParsersAction) -> None:
    side = commands.add_parser("pendukung", help="data pendukung yang tersimpan (profil, SIGA, statistik)")
    change = side.add_mutually_exclusive_group()
    change.add_argument("--undo", type=int, metavar="NOMOR", help="batalkan satu")
    change.add_argument("--redo", type=int, metavar="NOMOR", help="kembalikan satu")
    change.add_argument("--bandingkan", type=int, metavar="NOMOR", help="tabel statistik terhadap strata tersimpan")
    _finish(side, supporting.run_side)
    maps = commands.add_parser("mappings", help="kolom tabel sendiri: mana desa, kecamatan, klasifikasi ...")
    maps.add_argument("file", nargs="?", type=Path, metavar="BERKAS", help="ingat pemetaan untuk tabel seperti ini")
    maps.add_argument("--jenis", choices=list(TARGETS), default="klasifikasi", help="isi tabel itu")
    maps.add_argument("--kolom", action="append", default=[], metavar="KUNCI=JUDUL", help='misalnya nama="Nama Desa"')
    maps.add_argument("--wilayah", metavar="KODE", help="kabupaten/kota tabel itu, bila tidak ada kolomnya")
    maps.add_argument("--hapus", metavar="BENTUK", help="lupakan satu pemetaan")
    _finish(maps, mappings.run_mappings)
    blank = commands.add_parser("template", help="templat program, fungsi keluarga atau iBangga untuk diisi")
    blank.add_argument("jenis", choices=templates.KINDS)
    blank.add_argument("--wilayah", required=True, metavar="KODE", help="kode bertitik, misalnya 16.05")
    blank.add_argument("--out", required=True, type=Path, metavar="BERKAS.xlsx")
    blank.set_defaults(run=templates.run_template)


def _add_figures(commands: argparse._SubParsersAction) -> None:
    summary = commands.add_parser("summary", help="ringkasan satu wilayah")
    gap = commands.add_parser("gap", help="berapa Kampung KB lagi menuju target")
    compare = commands.add_parser("compare", help="bagian satu wilayah berdampingan, dengan selang dan peringkatnya")
    for command in (summary, gap, compare):
        command.add_argument("--wilayah", required=True, metavar="KODE", help="kode bertitik, misalnya 16.05")
        command.add_argument("--tanggal", metavar="TTTT-BB-HH", help="keadaan pada tanggal itu (bawaan: terbaru)")
    gap.add_argument("--target", required=True, type=int, metavar="PERSEN")
    _finish(summary, figures.run_summary)
    _finish(gap, figures.run_gap)
    _finish(compare, comparing.run_compare)
    page = commands.add_parser("page", help="isi satu halaman dasbor: pertanyaan, jawaban, angka, tabel")
    pages.add_page(page)
    _finish(page, pages.run_page)
    scenario = commands.add_parser("simulate", help="andai: sekian naik, turun, baru; berapa yang masih kurang")
    simulate.add_simulate(scenario)
    _finish(scenario, simulate.run_simulate)
    targets.add_targets(commands.add_parser("targets", help="target: tetapkan, daftar, batalkan, tukar lewat berkas"))
    planner = commands.add_parser("plan", help="desa dan item mana, dengan upaya paling ringan, menuju target")
    plans.add_plan(planner)
    _finish(planner, plans.run_plan)
    agreed = commands.add_parser("actions", help="rencana aksi yang disepakati; keluar dan masuk sebagai .xlsx")
    actions.add_actions(agreed)
    _finish(agreed, actions.run_actions)


def _add_forecast(commands: argparse._SubParsersAction) -> None:
    forecast = commands.add_parser("forecast", help="ke mana pangsa menuju, dan berapa peluang targetnya")
    forecast.add_argument("--wilayah", metavar="KODE", help="kode bertitik, misalnya 17")
    forecast.add_argument("--sampai", metavar="TTTT-BB-HH", help="tanggal yang diramal (bawaan: target berikutnya)")
    forecast.add_argument("--target", type=int, metavar="PERSEN", help="pangsa A yang dituju (bawaan: berikutnya)")
    forecast.add_argument("--tanggal", metavar="TTTT-BB-HH", help="pakai data sampai tanggal itu (bawaan: terbaru)")
    forecast.add_argument("--uji", action="store_true", help="uji ramalan pada potret yang sudah lewat")
    _finish(forecast, forecasts.run_forecast)


def _finish(parser: argparse.ArgumentParser, run: object) -> None:
    parser.add_argument("--json", action="store_true", help="jawaban sebagai JSON")
    parser.set_defaults(run=run)
