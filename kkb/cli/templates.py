"""`template`: the workbook that an office fills in and brings back with `import`."""

from argparse import Namespace

from kkb.app import resources
from kkb.app.context import open_app
from kkb.cli.output import answer, words
from kkb.core.area.wilayah import INDONESIA
from kkb.core.convergence.index_years import merged_years
from kkb.core.errors import KkbError
from kkb.export.template_workbook import Handout, index_book, work_book

KINDS = ("program", "fungsi", "ibangga")


def run_template(asked: Namespace) -> int:
    """Write the template of one kind for one area."""
    app = open_app()
    seen = app.area_view(asked.wilayah)
    if seen.on is None:
        known = ", ".join(sorted(app.store.kabupaten()["kode_kab"])[:20]) or "–"
        raise KkbError("galat.wilayah_tak_dikenal", code=asked.wilayah, known=known)
    headings = {column.key: column.heading for column in app.book.known.layouts[asked.jenis].columns}
    made = Handout(headings, resources.convergence(), words())
    if asked.jenis == "ibangga":
        side = app.store.side
        days = side.dates("ibangga", INDONESIA)
        known = merged_years([side.rows_at("ibangga", INDONESIA, day) for day in days], made.scheme.family_index)
        data = index_book(made, seen, app.places(seen.rows), known, seen.on.year)
    else:
        data = work_book(made, asked.jenis, seen, app.store.side.rows_at(asked.jenis, seen.area))
    try:
        asked.out.write_bytes(data)
    except OSError as error:
        raise KkbError("galat.tulis_gagal", file=str(asked.out), detail=error.strerror or error) from error
    answer(words().text("templat.tertulis", berkas=asked.out.name, nama=seen.name))
    return 0
