"""`wilayah` and `aliases`: the code list of a region, or of all Indonesia, and confirmed spellings."""

from argparse import Namespace
from pathlib import Path

import pandas as pd

from kkb.app import names
from kkb.app import reading as jobs_reading
from kkb.app.context import AppContext, open_app
from kkb.app.names import Unmatched
from kkb.cli.output import answer, answer_json, say, words
from kkb.core.area.wilayah import Level
from kkb.core.counts.tally import within
from kkb.core.errors import KkbError
from kkb.export.csv_file import excel_csv
from kkb.text.area_words import suggestion_words
from kkb.text.issues import issue_list


def run_wilayah(asked: Namespace) -> int:
    """Store a code list, take one out, or tell which were added."""
    app = open_app()
    if asked.hapus:
        count = names.drop_list(app, asked.hapus)
        say(words().text("daftar.dihapus", n=count, kode=asked.hapus))
    if asked.file:
        return _add_list(app, asked)
    return 0 if asked.hapus else _tell_lists(app, asked)


def _tell_lists(app: AppContext, asked: Namespace) -> int:
    """The kabupaten whose list was added: {"kode", "nama", "desa"} each."""
    added = names.added_lists(app)
    rows = [{"kode": code, "nama": name, "desa": int(n)} for code, name, n in added.itertuples(index=False)]
    if asked.json:
        answer_json(rows)
    else:
        for row in rows:
            answer(words().text("daftar.baris_daftar", **row))
    return 0


def _add_list(app: AppContext, asked: Namespace) -> int:
    """Read, check and store a code list: {"berkas", "desa", "kabupaten", "bergabung", "isu"}."""
    reading = names.read_list(app, jobs_reading.read_bytes(asked.file), asked.file.name)
    for sentence in issue_list(reading.issues, words()):
        say(sentence)
    before = len(app.unmatched())
    names.accept_list(app, reading)
    joined = before - len(app.unmatched())
    if asked.json:
        answer_json(
            {
                "berkas": reading.file_name, "desa": len(reading.rows), "kabupaten": list(reading.districts),
                "bergabung": joined, "isu": issue_list(reading.issues, words(), len(reading.issues)),
            }
        )  # fmt: skip
        return 0
    values = {"n": len(reading.rows), "kab": len(reading.districts)}
    answer(words().text("daftar.tersimpan", berkas=reading.file_name, **values))
    if joined:
        answer(words().text("daftar.bergabung", n=joined))
    return 0


def run_aliases(asked: Namespace) -> int:
    """Confirmed spellings: list them, or take some in, write them out or forget some."""
    app = open_app()
    if asked.belum:
        return _tell_unmatched(app, asked)
    if asked.file:
        count = names.confirm(app, names.read_confirmed(app, jobs_reading.read_bytes(asked.file), asked.file.name))
        say(words().text("daftar.ejaan_masuk", n=count))
    if asked.hapus:
        count = names.forget_spellings(app, asked.hapus, asked.tulisan)
        say(words().text("daftar.ejaan_dihapus", n=count, kode=asked.hapus))
    rows = spellings(app)
    if asked.export:
        _write(rows, asked.export)
        say(words().text("daftar.ejaan_ditulis", n=len(rows), file=asked.export))
    if asked.json:
        answer_json(rows)
    elif not (asked.file or asked.hapus or asked.export):
        for row in rows:
            answer(words().text("daftar.ejaan_baris", **row))
    return 0


def _tell_unmatched(app: AppContext, asked: Namespace) -> int:
    """The names in snapshots that no list confirms, with what each may mean, best first; exit 1 when there is any:
    {"tulisan", "tingkat", "atas", "nama_atas", "baris", "saran": [...]}, a
    suggestion being {"kode", "nama", "skor", "cocok", "dari", "sekarang_di"}.
    """
    places = app.unmatched()
    found = names.unmatched_names(app, places[within(places["kode"], asked.wilayah)])
    if asked.json:
        answer_json([_unmatched_values(one) for one in found])
        return 1 if found else 0
    for one in found:
        said = [suggestion_words((s.code, s.name), s.home, s.below, words()) for s in one.suggestions]
        told = "; ".join(said) or words().text("daftar.nama_tanpa_saran")
        answer(words().text("daftar.nama_baris", tulisan=one.written, atas=one.above_name, n=one.rows, saran=told))
    if not found:
        say(words().text("daftar.nama_semua_cocok"))
    return 1 if found else 0


def _unmatched_values(one: Unmatched) -> dict[str, object]:
    suggested = [
        {
            "kode": s.code, "nama": s.name, "skor": s.score, "cocok": s.fit.held if s.fit else None,
            "dari": s.fit.of if s.fit else None, "sekarang_di": s.home or None,
        }
        for s in one.suggestions
    ]  # fmt: skip
    return {
        "tulisan": one.written, "tingkat": Level(one.level).name.lower(), "atas": one.above,
        "nama_atas": one.above_name, "baris": one.rows, "saran": suggested,
    }  # fmt: skip


def spellings(app: AppContext) -> list[dict[str, str]]:
    """Every confirmed spelling: {"kode", "nama", "tulisan", "atas"}; `atas` is the area it holds in."""
    found, official = names.spellings(app), app.official
    pairs = zip(found["kode"], found["tulisan"], found["atas"], strict=True)
    return [{"kode": code, "nama": official.name(code), "tulisan": text, "atas": above} for code, text, above in pairs]


def _write(rows: list[dict[str, str]], file: Path) -> None:
    frame = pd.DataFrame(rows, columns=["kode", "nama", "tulisan", "atas"])
    try:
        file.write_bytes(excel_csv(frame))  # the quote before a formula is dropped again when names are compared
    except OSError as error:
        raise KkbError("galat.tulis_gagal", file=str(file), detail=error.strerror or error) from error
