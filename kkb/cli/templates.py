"""`template`: the workbook that an office fills in and brings back with `import`."""

from argparse import Namespace

from kkb.app import resources
from kkb.app.context import open_app
from kkb.app.supporting_rows import index_rows, supporting_rows
from kkb.cli.output import answer, words
from kkb.core.errors import KkbError
from kkb.export.template_workbook import Handout, index_book, work_book

KINDS = ("program", "fungsi", "ibangga")


def run_template(asked: Namespace) -> int:
    """Write the template of one kind for one area."""
    app = open_app()
    seen = app.area_view(asked.wilayah)
    if seen.on is None:
        known = ", ".join(sorted(app.districts()["kode_kab"])[:20]) or "–"
        raise KkbError("galat.wilayah_tak_dikenal", code=asked.wilayah, known=known)
    headings = {column.key: column.heading for column in app.book.known.layouts[asked.jenis].columns}
    made = Handout(headings, resources.convergence(), words())
    if asked.jenis == "ibangga":
        data = index_book(made, seen, app.places(seen.rows), index_rows(app, None), seen.on.year)
    else:
        data = work_book(made, asked.jenis, seen, supporting_rows(app, asked.jenis, seen.area, None).rows)
    try:
        asked.out.write_bytes(data)
    except OSError as error:
        raise KkbError("galat.tulis_gagal", file=str(asked.out), detail=error.strerror or error) from error
    answer(words().text("templat.tertulis", berkas=asked.out.name, nama=seen.name))
    return 0
