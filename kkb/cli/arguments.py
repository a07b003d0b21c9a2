"""The region and date that a command is about."""

from argparse import Namespace
from datetime import date

from kkb.app.context import AppContext
from kkb.app.days import parse_day
from kkb.cli.output import words
from kkb.core.area import wilayah
from kkb.core.counts.area_view import AreaView
from kkb.core.errors import KkbError

_NAMED = 8


def asked_look(app: AppContext, asked: Namespace) -> AreaView:
    """The view that a command asks for by --wilayah and --tanggal. Raises KkbError where there is nothing to see."""
    code, day = asked_area(app, asked)
    seen = app.area_view(code, day)
    if seen.on is None:
        raise KkbError("galat.wilayah_tanpa_data", code=asked.wilayah, tanggal=day or "hari ini")
    return seen


def asked_area(app: AppContext, asked: Namespace) -> tuple[str, date | None]:
    """The area and the date (None = newest) that a command asks for. Raises KkbError for an area nobody knows."""
    day = parse_day(asked.tanggal) if asked.tanggal else None
    code = app.today(asked.wilayah)
    if code not in app.book.villages and code not in app.area_view(code, day).places:
        districts = app.book.villages.districts().set_index("kode_kab")["nama_kab"]
        whole = wilayah.with_lost_zero(asked.wilayah)
        if whole in districts.index:
            raise KkbError("galat.wilayah_mungkin", code=asked.wilayah, mungkin=whole, nama=districts[whole])
        raise KkbError("galat.wilayah_tak_dikenal", code=asked.wilayah, known=_some(app) or "–")
    return code, day


def _some(app: AppContext) -> str:
    """The kabupaten with data, those the list knows first; beyond a few only how many more."""
    codes = sorted(app.districts()["kode_kab"], key=lambda code: (code not in app.official, code))
    more = [words().text("isu.lagi", n=len(codes) - _NAMED)] if len(codes) > _NAMED else []
    return ", ".join([*codes[:_NAMED], *more])
