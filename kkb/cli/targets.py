"""`targets`: the targets that count and the history of those set; set, undo, read, write as a table."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kkb.app.context import AppContext, open_app
from kkb.app.days import parse_day
from kkb.app.reading import read_bytes
from kkb.app.targets import import_targets, set_targets, stored_targets, targets_table, undo_target
from kkb.cli.output import answer, answer_json, say, words
from kkb.core.errors import KkbError
from kkb.core.target.targets import RATIOS, Target
from kkb.export.csv_file import excel_csv
from kkb.export.workbook import workbook_bytes
from kkb.text.format import day as long_day
from kkb.text.format import percent

SHIPPED = "bawaan"


def add_targets(parser: ArgumentParser) -> None:
    """What `targets` takes."""
    ways = parser.add_subparsers(required=True, metavar="cara")
    make = ways.add_parser("set", help="tetapkan satu target")
    make.add_argument("--wilayah", required=True, metavar="KODE", help="kode bertitik, misalnya 16.05; 00 = Indonesia")
    make.add_argument("--rasio", required=True, choices=RATIOS)
    make.add_argument("--tanggal", required=True, metavar="TTTT-BB-HH", help="harus tercapai pada, sampai 2045")
    make.add_argument("--persen", required=True, type=int, metavar="P", help="1 sampai 100")
    make.add_argument("--acuan", required=True, metavar="TEKS", help="dasar hukum atau sumbernya")
    make.set_defaults(run=run_set)
    every = ways.add_parser("list", help="target yang berlaku dan riwayatnya")
    every.add_argument("--wilayah", metavar="KODE", help="hanya daerah itu")
    every.set_defaults(run=run_list)
    back = ways.add_parser("undo", help="batalkan satu target yang pernah ditetapkan")
    back.add_argument("id", type=int, metavar="NOMOR")
    back.set_defaults(run=run_undo)
    read = ways.add_parser("import", help="tetapkan target dari tabel (.xlsx, .csv, .ods)")
    read.add_argument("file", type=Path, metavar="BERKAS")
    read.set_defaults(run=run_import)
    write = ways.add_parser("export", help="tulis target yang berlaku sebagai tabel (.xlsx atau .csv)")
    write.add_argument("file", type=Path, metavar="BERKAS")
    write.set_defaults(run=run_export)
    for way in (make, every, back, read, write):
        way.add_argument("--json", action="store_true", help="jawab sebagai JSON")


def run_set(asked: Namespace) -> int:
    """Set one target."""
    app = open_app()
    day = parse_day(asked.tanggal)
    target = Target(app.today(asked.wilayah), asked.rasio, day, asked.persen, asked.acuan)
    new = set_targets(app, [target])
    named = {"nama": app.book.name(target.area), "rasio": target.ratio}
    made = words().text("sasaran.tersimpan", persen=percent(target.percent, digits=0), tanggal=long_day(day), **named)
    return _told(asked, {"baru": new}, made if new else words().text("sasaran.sama"))


def run_list(asked: Namespace) -> int:
    """The targets that ship and are in force, then every one that was set, newest first."""
    rows = [row for row in _rows(open_app()) if asked.wilayah in (None, row["wilayah"])]
    if asked.json:
        answer_json(rows)
        return 0
    for row in rows:
        shown = row | {"id": row["id"] or SHIPPED, "persen": f"{row['persen']} %"}
        names = ("id", "wilayah", "rasio", "tanggal", "persen", "keadaan", "acuan")
        answer("  ".join(str(shown[name]) for name in names))
    return 0


def run_undo(asked: Namespace) -> int:
    """Take back one target."""
    undo_target(open_app(), asked.id)
    return _told(asked, {"dibatalkan": asked.id}, words().text("sasaran.dibatalkan", nomor=asked.id))


def run_import(asked: Namespace) -> int:
    """Set the targets of a table."""
    n, new = import_targets(open_app(), read_bytes(asked.file), asked.file.name)
    said = words().text("sasaran.masuk", berkas=asked.file.name, n=n, baru=new)
    return _told(asked, {"target": n, "baru": new}, said)


def run_export(asked: Namespace) -> int:
    """Write the targets that count."""
    frame = targets_table(open_app())
    if asked.file.suffix.lower() == ".csv":
        data = excel_csv(frame)
    else:
        data = workbook_bytes({"target": frame})
    try:
        asked.file.write_bytes(data)
    except OSError as error:
        raise KkbError("galat.berkas_tidak_ada", file=str(asked.file)) from error
    said = words().text("sasaran.ditulis", berkas=asked.file, n=len(frame))
    return _told(asked, {"berkas": str(asked.file), "target": len(frame)}, said)


def _told(asked: Namespace, result: dict[str, object], sentence: str | None) -> int:
    if asked.json:
        answer_json(result)
    elif sentence:
        say(sentence)
    return 0


def _rows(app: AppContext) -> list[dict[str, object]]:
    stored = stored_targets(app)
    own = {(one.target.area, one.target.ratio, one.target.due) for one in stored if one.is_live}
    shipped = [t for t in app.scheme.targets if (t.area, t.ratio, t.due) not in own]
    made = {"id": None, "oleh": SHIPPED, "dibuat": None, "keadaan": "berlaku"}
    rows = [_target(t) | made for t in shipped]
    return rows + [
        _target(one.target) | {"id": one.id, "oleh": one.oleh, "dibuat": one.dibuat.isoformat(), "keadaan": one.state}
        for one in stored
    ]


def _target(target: Target) -> dict[str, object]:
    return {
        "wilayah": target.area, "rasio": target.ratio, "tanggal": target.due, "persen": target.percent,
        "acuan": target.source,
    }  # fmt: skip
