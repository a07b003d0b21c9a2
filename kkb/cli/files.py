"""`import`, `classify`, `snapshots`, `undo`, `redo`: files in, and what was stored of them."""

import sys
from argparse import Namespace
from pathlib import Path

import pandas as pd

from kkb import jobs, shipped
from kkb.cli import sides
from kkb.cli.speak import answer, answer_json, say, words
from kkb.core.errors import KkbError
from kkb.core.rows import STRATA
from kkb.core.rule import classify
from kkb.io.classification import Reading
from kkb.io.profiles import parse_profiles, read_profile_table
from kkb.io.sidefile import SideReading
from kkb.store import Snapshot
from kkb.view.issues import issue_sentence


def run_import(asked: Namespace) -> int:
    """Read, check and store files; every file gets its own answer, and exit 1 when any could not be stored."""
    desk = jobs.open_desk()
    on = jobs.parse_day(asked.tanggal) if asked.tanggal else None
    results, failed = [], False
    for path in asked.files:
        try:
            reading = jobs.read_file(desk, jobs.read_bytes(path), path.name, on=on, region=asked.wilayah)
            stored = None if asked.coba else jobs.accept(desk, reading)
        except KkbError as error:
            failed = True
            say(f"{path.name}: {words().text(error.key, **error.values)}")
            continue
        answered = sides.import_result if isinstance(reading, SideReading) else import_result
        told = sides.tell if isinstance(reading, SideReading) else _tell
        results.append(answered(reading, stored))
        told(reading, stored, quiet=asked.json)
    if asked.json and results:
        answer_json(results[0] if len(asked.files) == 1 else results)
    return 1 if failed else 0


def import_result(reading: Reading, stored: Snapshot | None) -> dict[str, object]:
    """One import as plain values. `strata` counts every row kept; `tidak_dikenal` joins it when there are any."""
    strata = {s: int(reading.rows["strata"].eq(s).sum()) for s in STRATA}
    unknown = int(reading.rows["strata"].isna().sum())
    return {
        "snapshot": stored.id if stored else None,
        "wilayah": reading.region,
        "tanggal": reading.date,
        "baris": len(reading.rows),
        "strata": strata | ({"tidak_dikenal": unknown} if unknown else {}),
        "belum_dicocokkan": reading.unmatched,
        "isu": [
            {
                "kode": i.code, "tingkat": i.severity, "baris": i.row, "kolom": i.column, "nilai": i.value,
                "kalimat": issue_sentence(i, words()),
            }
            for i in reading.issues
        ],
    }  # fmt: skip


def run_classify(asked: Namespace) -> int:
    """The same rows with scores, indices and stratum added, as CSV."""
    scheme = shipped.scheme()
    table = read_profile_table(jobs.read_bytes(asked.file), asked.file.name)
    found = classify(parse_profiles(table, scheme.rule, asked.file.name), scheme.rule)
    names = {s.key: s.name for s in scheme.strata}
    found["klasifikasi"] = found["klasifikasi"].map(names)
    result = pd.concat([table.drop(columns=[c for c in found if c in table]), found], axis=1)
    _write_csv(result, asked.out)
    return 0


def run_snapshots(asked: Namespace) -> int:
    """Every stored snapshot, newest date first."""
    stored = jobs.open_desk().store.snapshots()
    rows = [_snapshot(s) for s in stored]
    if asked.json:
        answer_json(rows)
    else:
        for row in rows:
            answer("  ".join(str(row[name]) for name in ("id", "tanggal", "wilayah", "baris", "keadaan", "berkas")))
    return 0


def run_undo(asked: Namespace) -> int:
    """Take a snapshot out; what it superseded speaks again."""
    return _changed(asked, jobs.open_desk().store.undo(asked.id), "baris.dibatalkan")


def run_redo(asked: Namespace) -> int:
    """Put an undone snapshot back."""
    return _changed(asked, jobs.open_desk().store.redo(asked.id), "baris.dikembalikan")


def _changed(asked: Namespace, snapshot: Snapshot, key: str) -> int:
    if asked.json:
        answer_json(_snapshot(snapshot))
    say(words().text(key, id=snapshot.id, berkas=snapshot.berkas))
    return 0


def _snapshot(s: Snapshot) -> dict[str, object]:
    return {
        "id": s.id, "wilayah": s.wilayah, "tanggal": s.tanggal, "berkas": s.berkas, "baris": s.jumlah_baris,
        "isu": s.jumlah_isu, "contoh": s.contoh, "oleh": s.oleh, "dibuat": s.dibuat.isoformat(), "keadaan": s.state,
    }  # fmt: skip


def _tell(reading: Reading, stored: Snapshot | None, *, quiet: bool) -> None:
    for issue in reading.issues:
        say(f"{reading.file_name}: {issue_sentence(issue, words())}")
    if not quiet:
        key = "baris.tersimpan" if stored else "baris.diperiksa"
        counts = {s: int(reading.rows["strata"].eq(s).sum()) for s in STRATA}
        values = {"id": stored.id if stored else None, "n": len(reading.rows), **counts}
        answer(words().text(key, berkas=reading.file_name, wilayah=reading.region, tanggal=reading.date, **values))


def _write_csv(result: pd.DataFrame, out: Path | None) -> None:
    text = result.to_csv(index=False, lineterminator="\n")
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise KkbError("galat.tulis_gagal", file=str(out), detail=error.strerror or error) from error
