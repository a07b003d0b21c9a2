"""`template`: the workbook that an office fills in and brings back with `import`."""

from argparse import Namespace

from kkb import jobs, shipped
from kkb.cli.speak import answer, words
from kkb.core.convergence.index_years import merged_years
from kkb.core.errors import KkbError
from kkb.core.wilayah import INDONESIA
from kkb.view.template_book import Handout, index_book, work_book

KINDS = ("program", "fungsi", "ibangga")


def run_template(asked: Namespace) -> int:
    """Write the template of one kind for one area."""
    desk = jobs.open_desk()
    seen = desk.look(asked.wilayah)
    if seen.on is None:
        known = ", ".join(sorted(desk.store.kabupaten()["kode_kab"])[:20]) or "–"
        raise KkbError("galat.wilayah_tak_dikenal", code=asked.wilayah, known=known)
    headings = {column.key: column.heading for column in desk.book.known.layouts[asked.jenis].columns}
    made = Handout(headings, shipped.convergence(), words())
    if asked.jenis == "ibangga":
        side = desk.store.side
        days = side.dates("ibangga", INDONESIA)
        known = merged_years([side.rows_at("ibangga", INDONESIA, day) for day in days], made.scheme.family_index)
        data = index_book(made, seen, desk.places(seen.rows), known, seen.on.year)
    else:
        data = work_book(made, asked.jenis, seen, desk.store.side.rows_at(asked.jenis, seen.area))
    try:
        asked.out.write_bytes(data)
    except OSError as error:
        raise KkbError("galat.tulis_gagal", file=str(asked.out), detail=error.strerror or error) from error
    answer(words().text("templat.tertulis", berkas=asked.out.name, nama=seen.name))
    return 0
