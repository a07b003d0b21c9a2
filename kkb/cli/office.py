"""`kantor`: the office's own region, which opens first for everyone; and regions by parts of their names."""

from argparse import ArgumentParser, Namespace

from kkb.app.area_search import search_areas
from kkb.app.context import AppContext, open_app
from kkb.app.office import choose_office, first_steps, forget_office, office_setting
from kkb.cli.output import answer, answer_json, say, words
from kkb.core.errors import KkbError
from kkb.text.format import day


def add_office(parser: ArgumentParser) -> None:
    """What `kantor` takes."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--wilayah", metavar="KODE", help="daerah kantor: kabupaten/kota, provinsi, atau 00")
    ways.add_argument("--cari", nargs="+", metavar="NAMA", help="cari kode menurut sebagian nama, misalnya lubuk")
    ways.add_argument("--hapus", action="store_true", help="tanpa daerah kantor")


def run_office(asked: Namespace) -> int:
    """Choose, forget or tell the office's region, or search one."""
    app = open_app()
    if asked.cari:
        return _search(app, asked)
    if asked.hapus:
        forget_office(app)
    if asked.wilayah:
        choose_office(app, asked.wilayah)
    return _tell(app, asked)


def _tell(app: AppContext, asked: Namespace) -> int:
    """{"wilayah", "nama", "oleh", "diubah", "selesai"}; the first four null without a region."""
    steps, setting = first_steps(app), office_setting(app)
    if steps.area is None or setting is None:
        if asked.json:
            answer_json(dict.fromkeys(("wilayah", "nama", "oleh", "diubah")) | {"selesai": []})
        else:
            say(words().text("mulai.kantor_belum"))
        return 0
    name, done = app.book.name(steps.area), sorted(steps.done)
    if asked.json:
        made = {"oleh": setting.oleh, "diubah": setting.diubah.isoformat(), "selesai": done}
        answer_json({"wilayah": steps.area, "nama": name} | made)
        return 0
    on = day(setting.diubah.astimezone().date(), words().lang)
    answer(words().text("mulai.kantor_baris", nama=name, kode=steps.area, oleh=setting.oleh, tanggal=on))
    return 0


def _search(app: AppContext, asked: Namespace) -> int:
    """The areas a text may mean: {"wilayah", "nama", "provinsi", "ada_data"} each. Raises KkbError for none."""
    text = " ".join(asked.cari)
    found = search_areas(app, text)
    if not found.shown:
        raise KkbError("mulai.cari_tidak_ada", teks=text)
    rows = [
        {"wilayah": one.code, "nama": one.name, "provinsi": one.above or None, "ada_data": one.code in found.with_data}
        for one in found.shown
    ]
    if asked.json:
        answer_json(rows)
        return 0
    for row in rows:
        answer("  ".join(str(row[key]) for key in ("wilayah", "nama", "provinsi") if row[key]))
    if found.total > len(rows):
        say(words().text("mulai.cari_lagi", n=found.total - len(rows)))
    return 0
