"""`classify`, `snapshots`, `undo`, `redo`: profiles through the rule, and what is stored."""

import sys
from argparse import Namespace
from pathlib import Path

import pandas as pd

from kkb.app import reading, resources, stored
from kkb.app.context import open_app
from kkb.app.stored import Snapshot
from kkb.cli.output import answer, answer_json, say, words
from kkb.core.errors import KkbError
from kkb.core.rule.classify import classify
from kkb.export.csv_file import csv_text, excel_csv


def run_classify(asked: Namespace) -> int:
    """The same rows with scores, indices and stratum added, as CSV."""
    scheme = resources.scheme()
    data = reading.read_bytes(asked.file)
    table, profiles = reading.read_profiles(data, asked.file.name)
    found = classify(profiles, scheme.rule)
    names = {s.key: s.name for s in scheme.strata}
    found["klasifikasi"] = found["klasifikasi"].map(names)
    result = pd.concat([table.drop(columns=[c for c in found if c in table]), found], axis=1)
    _write_csv(result, asked.out, _separator(data))
    return 0


def _separator(data: bytes) -> str:
    """What stands between the headings of a file: the answer goes back to the program that it came from."""
    headings = data.partition(b"\n")[0] if not data.lower().startswith(b"sep=") else data[4:5]
    return ";" if headings.count(b";") > headings.count(b",") else ","


def run_snapshots(asked: Namespace) -> int:
    """Every stored snapshot, newest date first."""
    rows = [_snapshot(s) for s in stored.snapshots(open_app())]
    if asked.json:
        answer_json(rows)
    else:
        for row in rows:
            answer("  ".join(str(row[name]) for name in ("id", "tanggal", "wilayah", "baris", "keadaan", "berkas")))
    return 0


def run_undo(asked: Namespace) -> int:
    """Take a snapshot out; what it superseded speaks again."""
    return _changed(asked, stored.undo_snapshot(open_app(), asked.id), "baris.dibatalkan")


def run_redo(asked: Namespace) -> int:
    """Put an undone snapshot back."""
    return _changed(asked, stored.redo_snapshot(open_app(), asked.id), "baris.dikembalikan")


def _changed(asked: Namespace, snapshot: Snapshot, key: str) -> int:
    if asked.json:
        answer_json(_snapshot(snapshot))
    say(words().text(key, id=snapshot.id, berkas=snapshot.berkas))
    return 0


def _snapshot(s: Snapshot) -> dict[str, object]:
    return {
        "id": s.id, "wilayah": s.wilayah, "tanggal": s.tanggal, "berkas": s.berkas, "baris": s.jumlah_baris,
        "isu": s.jumlah_isu, "contoh": s.contoh, "oleh": s.oleh, "dibuat": s.dibuat.isoformat(), "sha256": s.sha256,
        "keadaan": s.state, "sebagian": s.sebagian,
    }  # fmt: skip


def _write_csv(result: pd.DataFrame, out: Path | None, separator: str) -> None:
    if out is None:
        sys.stdout.write(csv_text(result))
        return
    try:
        out.write_bytes(excel_csv(result, separator))
    except OSError as error:
        raise KkbError("galat.tulis_gagal", file=str(out), detail=error.strerror or error) from error
