"""The region and date that a command is about."""

from argparse import Namespace

from kkb import jobs
from kkb.cli.speak import words
from kkb.core.errors import KkbError
from kkb.core.look import Look

_NAMED = 8


def asked_look(desk: jobs.Desk, asked: Namespace) -> Look:
    """The look that a command asks for by --wilayah and --tanggal. Raises KkbError where there is nothing to see."""
    day = jobs.parse_day(asked.tanggal) if asked.tanggal else None
    seen = desk.look(asked.wilayah, day)
    if seen.area not in seen.places and seen.area not in desk.book.villages:
        raise KkbError("galat.wilayah_tak_dikenal", code=asked.wilayah, known=_some(desk) or "–")
    if seen.on is None:
        raise KkbError("galat.wilayah_tanpa_data", code=asked.wilayah, tanggal=day or "hari ini")
    return seen


def _some(desk: jobs.Desk) -> str:
    """The kabupaten with data, those the list knows first; beyond a few only how many more."""
    codes = sorted(desk.store.kabupaten()["kode_kab"], key=lambda code: (code not in desk.official, code))
    more = [words().text("isu.lagi", n=len(codes) - _NAMED)] if len(codes) > _NAMED else []
    return ", ".join([*codes[:_NAMED], *more])
