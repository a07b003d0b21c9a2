"""`wilayah` and `aliases`: the code list of a region, or of all Indonesia, and confirmed spellings."""

from argparse import Namespace
from pathlib import Path

import pandas as pd

from kkb import jobs
from kkb.cli.speak import answer, answer_json, inert, say, words
from kkb.core.errors import KkbError
from kkb.view.issues import issue_list


def run_wilayah(asked: Namespace) -> int:
    """Store a code list, take one out, or tell which were added."""
    desk = jobs.open_desk()
    if asked.hapus:
        count = jobs.drop_list(desk, asked.hapus)
        say(words().text("daftar.dihapus", n=count, kode=asked.hapus))
    if asked.file:
        return _add_list(desk, asked)
    return 0 if asked.hapus else _tell_lists(desk, asked)


def _tell_lists(desk: jobs.Desk, asked: Namespace) -> int:
    """The kabupaten whose list was added: {"kode", "nama", "desa"} each."""
    added = desk.store.names.lists()
    rows = [{"kode": code, "nama": name, "desa": int(n)} for code, name, n in added.itertuples(index=False)]
    if asked.json:
        answer_json(rows)
    else:
        for row in rows:
            answer(words().text("daftar.baris_daftar", **row))
    return 0


def _add_list(desk: jobs.Desk, asked: Namespace) -> int:
    """Read, check and store a code list: {"berkas", "desa", "kabupaten", "bergabung", "isu"}."""
    reading = jobs.read_list(desk, jobs.read_bytes(asked.file), asked.file.name)
    for sentence in issue_list(reading.issues, words()):
        say(sentence)
    before = len(desk.unmatched())
    jobs.accept_list(desk, reading)
    joined = before - len(desk.unmatched())
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
    desk = jobs.open_desk()
    if asked.file:
        count = jobs.confirm(desk, jobs.read_confirmed(desk, jobs.read_bytes(asked.file), asked.file.name))
        say(words().text("daftar.ejaan_masuk", n=count))
    if asked.hapus:
        count = jobs.forget(desk, asked.hapus, asked.tulisan)
        say(words().text("daftar.ejaan_dihapus", n=count, kode=asked.hapus))
    rows = spellings(desk)
    if asked.export:
        _write(rows, asked.export)
        say(words().text("daftar.ejaan_ditulis", n=len(rows), file=asked.export))
    if asked.json:
        answer_json(rows)
    elif not (asked.file or asked.hapus or asked.export):
        for row in rows:
            answer(words().text("daftar.ejaan_baris", **row))
    return 0


def spellings(desk: jobs.Desk) -> list[dict[str, str]]:
    """Every confirmed spelling: {"kode", "nama", "tulisan"}."""
    found, official = desk.store.names.aliases(), desk.official
    pairs = zip(found["kode"], found["tulisan"], strict=True)
    return [{"kode": code, "nama": official.name(code), "tulisan": text} for code, text in pairs]


def _write(rows: list[dict[str, str]], file: Path) -> None:
    frame = pd.DataFrame(rows, columns=["kode", "nama", "tulisan"])
    frame["tulisan"] = frame["tulisan"].map(inert)  # the quote is dropped again when names are compared
    text = frame.to_csv(index=False, lineterminator="\n")
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise KkbError("galat.tulis_gagal", file=str(file), detail=error.strerror or error) from error
