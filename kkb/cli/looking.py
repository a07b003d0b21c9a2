"""The region and date that a command is about."""

from argparse import Namespace

from kkb import jobs
from kkb.core.errors import KkbError
from kkb.core.look import Look


def asked_look(desk: jobs.Desk, asked: Namespace) -> Look:
    """The look that a command asks for by --wilayah and --tanggal. Raises KkbError where there is nothing to see."""
    day = jobs.parse_day(asked.tanggal) if asked.tanggal else None
    seen = desk.look(asked.wilayah, day)
    if seen.area not in seen.places:
        known = ", ".join(desk.store.kabupaten()["kode_kab"])
        raise KkbError("galat.wilayah_tak_dikenal", code=asked.wilayah, known=known or "–")
    if seen.on is None:
        raise KkbError("galat.wilayah_tanpa_data", code=asked.wilayah, tanggal=day or "hari ini")
    return seen
