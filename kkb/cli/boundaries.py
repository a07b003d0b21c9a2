"""`boundaries`: official village boundaries in, listed, or out again."""

import argparse
from argparse import Namespace
from pathlib import Path

from kkb.app import boundaries
from kkb.app.boundaries import (
    BOUNDARIES_OF_OPERATOR,
    SYSTEMS,
    AskedBoundary,
    BoundaryReading,
    DistrictBoundary,
    StoredBoundary,
)
from kkb.app.context import open_app
from kkb.cli.output import answer, answer_json, say, words
from kkb.cli.progress import boundary_progress
from kkb.core.area.wilayah import INDONESIA
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.text.format import day, number
from kkb.text.issues import issue_sentence


def add_boundaries(parser: argparse.ArgumentParser) -> None:
    """What `boundaries` takes."""
    parser.add_argument("file", nargs="?", type=Path, metavar="BERKAS", help=".geojson, .gpkg, .zip (shapefile)")
    parser.add_argument("--sistem", choices=SYSTEMS, help="desa dikenali dari kode ini (bawaan: dicari sendiri)")
    parser.add_argument("--wilayah", metavar="KODE", help="hanya provinsi atau kabupaten/kota ini")
    parser.add_argument("--sumber", metavar="TEKS", default="", help="sumber yang tampil di peta (bawaan: nama berkas)")
    parser.add_argument("--coba", action="store_true", help="periksa saja, jangan simpan")
    parser.add_argument("--daftar", action="store_true", help="batas yang tersimpan")
    parser.add_argument("--hapus", metavar="KODE", help="hapus batas kabupaten/kota, provinsi, atau 00")


def run_boundaries(asked: Namespace) -> int:
    """One file read, checked and stored; or what is stored; or some of it removed."""
    if asked.hapus:
        return _remove(asked)
    if asked.daftar:
        return _list(asked)
    if asked.file is None:
        raise KkbError("perbatasan.perlu_berkas")
    app = open_app()
    wanted = AskedBoundary(asked.sistem, None if asked.wilayah == INDONESIA else asked.wilayah)
    listening = boundaries.Listening(boundary_progress, BOUNDARIES_OF_OPERATOR)
    with boundaries.boundary_file(app, asked.file, asked.file.name, wanted, listening) as reading:
        replaced: tuple[str, ...] = ()
        is_stored = bool(reading.usable) and not asked.coba
        if is_stored:
            replaced = boundaries.accept_boundaries(app, reading, asked.sumber)
        _tell(reading)
        if asked.json:
            answer_json(_result(reading, is_stored=is_stored))
        else:
            for district in reading.districts:
                answer(_sentence(district, replaced, is_stored=is_stored))
        if not reading.usable:
            raise KkbError("perbatasan.tak_satu_pun", file=reading.file_name)
    refused = any(issue.severity == "tolak" for d in reading.districts if not d.is_usable for issue in d.issues)
    return int(refused)


def _tell(reading: BoundaryReading) -> None:
    for issue in reading.issues:
        say(f"{reading.file_name}: {issue_sentence(issue, words())}")
    for district in reading.districts:
        for issue in district.issues:
            say(f"{district.name}: {issue_sentence(issue, words())}")


def _sentence(district: DistrictBoundary, replaced: tuple[str, ...], *, is_stored: bool) -> str:
    stored = "diganti" if district.code in replaced else "tersimpan"
    key = "ditolak" if not district.is_usable else stored if is_stored else "diperiksa"
    values = {"nama": district.name, "kode": district.code, "n": district.villages, "N": district.listed}
    return words().text(f"perbatasan.{key}", **values)


def _result(reading: BoundaryReading, *, is_stored: bool) -> dict[str, object]:
    return {
        "berkas": reading.file_name,
        "sha256": reading.sha256,
        "sistem": reading.system,
        "kolom": list(reading.columns),
        "crs": reading.crs,
        "tersimpan": is_stored,
        "kabupaten": [
            {
                "wilayah": d.code, "nama": d.name, "desa": d.villages, "daftar": d.listed,
                "tersimpan": is_stored and d.is_usable, "isu": [_issue(issue) for issue in d.issues],
            }
            for d in reading.districts
        ],
        "isu": [_issue(issue) for issue in reading.issues],
    }  # fmt: skip


def _issue(issue: Issue) -> dict[str, object]:
    return {
        "kode": issue.code, "tingkat": issue.severity, "nilai": issue.value, "desa": list(issue.allowed),
        "kalimat": issue_sentence(issue, words()),
    }  # fmt: skip


def _list(asked: Namespace) -> int:
    stored = boundaries.stored_boundaries(open_app(), asked.wilayah or INDONESIA)
    if asked.json:
        answer_json([_row(one) for one in stored])
    else:
        for one in stored:
            answer(words().text("perbatasan.baris", **_line(one)))
        if not stored:
            say(words().text("perbatasan.daftar_kosong"))
    return 0


def _line(one: StoredBoundary) -> dict[str, object]:
    return {
        "kode": one.kode_kab, "nama": one.nama_kab, "n": number(one.jumlah), "berkas": one.berkas,
        "sumber": one.sumber, "oleh": one.oleh, "dibuat": day(one.dibuat.astimezone().date()),
    }  # fmt: skip


def _row(one: StoredBoundary) -> dict[str, object]:
    return {
        "wilayah": one.kode_kab, "nama": one.nama_kab, "desa": one.jumlah, "berkas": one.berkas, "sha256": one.sha256,
        "sumber": one.sumber, "sistem": one.sistem, "oleh": one.oleh, "dibuat": one.dibuat.isoformat(),
    }  # fmt: skip


def _remove(asked: Namespace) -> int:
    count = boundaries.remove_boundaries(open_app(), asked.hapus)
    if asked.json:
        answer_json({"dihapus": count, "wilayah": asked.hapus})
    else:
        answer(words().text("perbatasan.dihapus", n=count))
    return 0
