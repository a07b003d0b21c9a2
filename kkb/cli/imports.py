"""`import` and `check`: files and folders of files in, and what was found in them and in what is stored."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kkb.app import audit, imports, resources
from kkb.app import reading as jobs_reading
from kkb.app.context import AppContext, open_app
from kkb.app.days import parse_day
from kkb.app.imports import DatasetReading, Reading, Snapshot, is_archive_name, is_table_name
from kkb.app.parts import part_doubt, parts_said, with_shortage
from kkb.app.respelt import with_respelt
from kkb.cli import supporting
from kkb.cli.arguments import asked_look
from kkb.cli.output import answer, answer_json, ask, issue_values, say, say_findings, words
from kkb.cli.progress import end_progress, table_progress
from kkb.core.area import wilayah
from kkb.core.counts.tally import strata_counts
from kkb.core.errors import KkbError
from kkb.core.quality.part import Doubt
from kkb.core.quality.published import check_published
from kkb.text.extent_words import extent_values
from kkb.text.format import decimal_marks
from kkb.text.issues import finding_sentence, issue_sentence
from kkb.text.part_words import choice_words, doubt_sentence
from kkb.text.provenance import basis_line

AnyReading = Reading | DatasetReading


@dataclass(frozen=True, slots=True)
class _File:
    """A file and the name it is read by; `refusal` is why it cannot be, where that is known before it is read."""

    path: Path
    name: str
    refusal: KkbError | None = None


def run_import(asked: Namespace) -> int:
    """Read, check and store files; every file gets its own answer, and exit 1 when any could not be stored.

    The files of a folder are stored in the order of their dates, so that of two for one date the later name speaks.
    """
    app = open_app()
    results, failed, total = [], 0, 0
    for path in asked.files:
        inside = _files(path)
        total += len(inside)
        read = (_read(app, file, asked) for file in inside)
        readings = [reading for reading in (_in_order(read) if _is_many(path) else read) if reading]
        answers = [_stored(app, reading, asked) for reading in readings]
        results += [one for one in answers if one is not None]
        failed = total - len(results)
        if _is_many(path):
            say(words().text("baris.folder", folder=str(path), n=len(inside), gagal=failed))
    if asked.json and results:
        answer_json(results[0] if total == 1 else results)
    return 1 if failed or not total else 0


def run_check(asked: Namespace) -> int:
    """What is wrong with files before they are brought in, or with what is stored of a region; exit 1 when anything."""
    return _check_files(asked) if asked.files else _check_region(asked)


def folder_files(folder: Path) -> list[Path]:
    """The tables of a folder and its folders, by name; lock files of Excel and hidden ones are passed over."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and is_table_name(path.name))


def import_result(reading: Reading, stored: Snapshot | None) -> dict[str, object]:
    """One import as plain values. `strata` counts every row kept; `tidak_dikenal` joins it when there are any."""
    strata = strata_counts(reading.rows, resources.scheme().ladder)
    unknown = len(reading.rows) - sum(strata.values())
    return {
        "snapshot": stored.id if stored else None,
        "wilayah": reading.region,
        "tanggal": reading.date,
        "baris": len(reading.rows),
        "strata": strata | ({"tidak_dikenal": unknown} if unknown else {}),
        "belum_dicocokkan": reading.unmatched,
        "isu": [issue_values(issue) for issue in reading.issues],
    }


def _is_many(path: Path) -> bool:
    return path.is_dir() or is_archive_name(path.name)


def _files(path: Path) -> list[_File]:
    """What a path means: itself, a folder's tables, or those of a zip; one that cannot be opened counts as one."""
    if path.is_dir():
        return [_File(file, file.name) for file in folder_files(path)]
    if not is_archive_name(path.name):
        return [_File(path, path.name)]
    try:
        inside = imports.tables_inside(jobs_reading.read_bytes(path), path.name)
    except KkbError as error:
        return [_File(path, path.name, error)]
    return [_File(path, name) for name in inside]


def _read(app: AppContext, file: _File, asked: Namespace) -> AnyReading | None:
    """The reading of a file; None after saying why there is none."""
    on = parse_day(asked.tanggal) if asked.tanggal else None
    try:
        if file.refusal is not None:
            raise file.refusal
        data = jobs_reading.read_bytes(file.path)
        return imports.read_file(app, data, file.name, on=on, region=asked.wilayah, hear=table_progress)
    except KkbError as error:
        end_progress()
        say(f"{file.name}: {words().text(error.key, **error.values)}")
        return None


def _in_order(readings: Iterable[AnyReading | None]) -> Iterator[AnyReading]:
    known = [reading for reading in readings if reading]
    return iter(sorted(known, key=lambda reading: (reading.date, reading.file_name)))


def _stored(app: AppContext, reading: AnyReading, asked: Namespace) -> dict[str, object] | None:
    """The answer for a reading, stored unless it is only tried; None after saying why it could not be stored."""
    try:
        found = part_doubt(app, reading) if isinstance(reading, Reading) else None
        is_part = _is_part(app, reading, found, asked)
        if is_part is None:
            return None
        if found and not is_part:
            reading = with_shortage(app, reading, found)
        if is_part and isinstance(reading, Reading):
            reading = with_respelt(app, reading)
        stored = (
            None
            if asked.coba
            else imports.accept(app, reading, parts=parts_said(app, reading) if is_part else frozenset())
        )
    except KkbError as error:
        say(f"{reading.file_name}: {words().text(error.key, **error.values)}")
        return None
    is_side = isinstance(reading, DatasetReading)
    (supporting.tell if is_side else _tell)(reading, stored, quiet=asked.json)
    return (supporting.import_result if is_side else import_result)(reading, stored)


def _is_part(app: AppContext, reading: AnyReading, found: Doubt | None, asked: Namespace) -> bool | None:
    """Whether a file is stored as a part of its region: as said with the command, else as a person at the terminal
    answers where there is doubt. None: it is not stored, and the reason and the way out were said.
    """
    if isinstance(reading, DatasetReading):
        return False
    if asked.sebagian or asked.utuh or found is None or not found.is_asked:
        return asked.sebagian
    places = app.places(reading.rows)
    told = {"berkas": reading.file_name, "alasan": doubt_sentence(found, places, words())}
    if asked.coba:
        say(words().text("bagian.periksa", **told))
        return False
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        say(words().text("bagian.berhenti", **told))
        return None
    answered = ask(words().text("bagian.tanya", **told, **choice_words(found, len(reading.rows), words())))
    if answered not in ("u", "s"):
        say(words().text("bagian.batal", berkas=reading.file_name))
        return None
    return answered == "s"


def _check_files(asked: Namespace) -> int:
    app = open_app()
    files = [file for path in asked.files for file in _files(path)]
    readings = [_read(app, file, asked) for file in files]
    results = [
        _stored(app, reading, Namespace(coba=True, json=asked.json, sebagian=False, utuh=False))
        for reading in readings
        if reading
    ]
    if asked.json and results:
        answer_json(results[0] if len(files) == 1 else results)
    wrong = any(issue.severity != "catatan" for reading in readings if reading for issue in reading.issues)
    return 1 if wrong or None in readings or not files else 0


def _check_region(asked: Namespace) -> int:
    if not asked.wilayah:
        raise KkbError("galat.periksa_apa")
    app = open_app()
    seen = asked_look(app, asked)
    found = audit.findings(app, seen).to_dict("records")
    told = [row | {"kalimat": finding_sentence(row, app.scheme, words())} for row in found]
    quiet = audit.silent(app, seen)[["kode", "nama", "nama_kec", "sejak"]].to_dict("records")
    areas = {wilayah.INDONESIA, *wilayah.path(seen.area)}
    published = check_published((f for f in resources.published() if f.area in areas), app.scheme.reached)
    sentences = [decimal_marks(issue_sentence(issue, words())) for issue in published]
    if asked.json:
        answer_json({
            "wilayah": seen.area, "tanggal": seen.on, "contoh": seen.example, **extent_values(seen),
            "kampung_kb": len(seen.rows), "temuan": told, "belum_lapor": quiet, "terbit": sentences,
        })  # fmt: skip
    else:
        for row in told:
            answer(f"{', '.join(filter(None, (row['nama_kec'], row['nama'])))}: {row['kalimat']}")
        answer(words().text("baris.periksa", n=len(told), total=len(seen.rows), belum=len(quiet)))
        answer(basis_line(seen, words()))
        for sentence in sentences:
            say(sentence)
    return 1 if told else 0


def _tell(reading: Reading, stored: Snapshot | None, *, quiet: bool) -> None:
    say_findings(reading.file_name, reading.issues)
    if not quiet:
        key = "baris.tersimpan" if stored else "baris.diperiksa"
        counts = strata_counts(reading.rows, resources.scheme().ladder)
        told = ", ".join(f"{key} {n}" for key, n in counts.items())
        values = {"id": stored.id if stored else None, "n": len(reading.rows), "strata": told}
        answer(words().text(key, berkas=reading.file_name, wilayah=reading.region, tanggal=reading.date, **values))
