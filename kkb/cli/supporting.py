"""Files that are no classification, on the command line: what `import` says of them, `pendukung`, and `mappings`."""

from argparse import Namespace

from kkb.app import resources
from kkb.app import stored as jobs_stored
from kkb.app.context import open_app
from kkb.app.imports import DatasetReading
from kkb.app.stored import Dataset
from kkb.cli.output import answer, answer_json, issue_values, say, say_findings, words
from kkb.core.quality.statistic import compare_strata


def import_result(reading: DatasetReading, stored: Dataset | None) -> dict[str, object]:
    """One import as plain values; `snapshot` is always None, `pendukung` the number of the dataset."""
    return {
        "snapshot": None,
        "pendukung": stored.id if stored else None,
        "jenis": reading.jenis,
        "tabel": reading.title,
        "wilayah": reading.region,
        "tanggal": reading.date,
        "baris": len(reading.rows),
        "belum_dicocokkan": reading.unmatched,
        "isu": [issue_values(issue) for issue in reading.issues],
    }


def tell(reading: DatasetReading, stored: Dataset | None, *, quiet: bool) -> None:
    """The findings on stderr, and what was stored on stdout."""
    say_findings(reading.file_name, reading.issues)
    if not quiet:
        key = "baris.sisi_tersimpan" if stored else "baris.sisi_diperiksa"
        values = {"id": stored.id if stored else None, "n": len(reading.rows), "judul": reading.title}
        answer(words().text(key, berkas=reading.file_name, wilayah=reading.region, tanggal=reading.date, **values))


def run_side(asked: Namespace) -> int:
    """Every stored dataset, newest date first; or one of them undone, put back or held against what is stored."""
    if asked.bandingkan is not None:
        return _compare(asked)
    app = open_app()
    if asked.undo is not None or asked.redo is not None:
        undone = asked.undo is not None
        changed = jobs_stored.undo_dataset(app, asked.undo) if undone else jobs_stored.redo_dataset(app, asked.redo)
        key = "baris.sisi_dibatalkan" if undone else "baris.sisi_dikembalikan"
        say(words().text(key, id=changed.id, berkas=changed.berkas))
        rows = [_row(changed)]
    else:
        rows = [_row(one) for one in jobs_stored.datasets(app)]
    if asked.json:
        answer_json(rows)
    elif asked.undo is None and asked.redo is None:
        for row in rows:
            names = ("id", "tanggal", "wilayah", "jenis", "tabel", "baris", "keadaan", "berkas")
            answer("  ".join(str(row[name]) for name in names if row[name] != ""))
    return 0


def _compare(asked: Namespace) -> int:
    """Where the strata of a published table differ from those stored at its date; exit 1 when anywhere."""
    app = open_app()
    table, rows = jobs_stored.dataset(app, asked.bandingkan)
    state = app.area_view(table.wilayah, table.tanggal).rows
    found = compare_strata(rows, state, resources.scheme().ladder.keys).to_dict("records")
    if asked.json:
        answer_json({"id": table.id, "wilayah": table.wilayah, "tanggal": table.tanggal, "beda": found})
        return 1 if found else 0
    for row in found:
        answer(words().text("baris.beda_strata", **row))
    say(words().text("baris.beda_jumlah", n=len({row["kode"] for row in found}), total=len(rows)))
    return 1 if found else 0


def _row(one: Dataset) -> dict[str, object]:
    return {
        "id": one.id, "jenis": one.jenis, "tabel": one.tabel, "wilayah": one.wilayah, "tanggal": one.tanggal,
        "berkas": one.berkas, "baris": one.jumlah_baris, "isu": one.jumlah_isu, "contoh": one.contoh, "oleh": one.oleh,
        "dibuat": one.dibuat.isoformat(), "keadaan": one.state,
    }  # fmt: skip
