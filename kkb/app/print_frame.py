"""What stands round a printed map and round a chart in a file, for every front end."""

from collections.abc import Sequence

from kkb.app.context import AppContext
from kkb.core.area.wilayah import Level
from kkb.core.counts.area_view import AreaView
from kkb.draw.chart.matplotlib import PictureFrame
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.geometry.outlines import OFFICIAL
from kkb.draw.map.payload import geometry_note
from kkb.draw.print.frame import PrintHeader
from kkb.store import StoredBoundary
from kkb.text.answers import full_name, target_answer
from kkb.text.format import number
from kkb.text.markdown import bare
from kkb.text.provenance import date_text, example_text, source_text
from kkb.text.wording import Wording

_NAMED_AT_MOST = 3


def page_header(app: AppContext, seen: AreaView, geometry: GeometryFile, words: Wording) -> PrintHeader:
    """Region, answer, date, files, what the outlines are and whose, and the label of made-up data."""
    note = geometry_note(geometry, words)
    if geometry.kind == OFFICIAL:
        note = f"{note} {boundary_note(app, geometry, app.store.boundaries.all(geometry.region), words)}"
    files = [source.berkas for source in app.store.sources(seen.area, seen.asked)]
    return PrintHeader(
        full_name(seen, words), bare(target_answer(seen, words)), date_text(seen, words), source_text(files, words),
        note, example_text(seen, words),
    )  # fmt: skip


def picture_frame(seen: AreaView, files: Sequence[str], words: Wording) -> PictureFrame:
    """Product and area, date and files, and the label of made-up data."""
    whose = f"{words.text('umum.produk')}: {full_name(seen, words)} ({seen.area})"
    told = f"{date_text(seen, words)} · {source_text(files, words)}"
    return PictureFrame((whose, told), example_text(seen, words))


def boundary_note(app: AppContext, geometry: GeometryFile, stored: Sequence[StoredBoundary], words: Wording) -> str:
    """Whose boundaries these are, and where they and the list disagree (plain text)."""
    names = list(dict.fromkeys(one.sumber for one in stored))
    more = [words.text("isu.lagi", n=number(len(names) - _NAMED_AT_MOST, words.lang))] * (len(names) > _NAMED_AT_MOST)
    told = ", ".join([*names[:_NAMED_AT_MOST], *more])
    held = sum(one.jumlah for one in stored)
    # A map without villages cannot tell how many have a boundary; the store can.
    drawn = len(geometry.codes_at(Level.DESA)) if geometry.unit == Level.DESA else held
    total = app.official.count(geometry.region)
    values = {"n": number(total - drawn, words.lang), "N": number(total, words.lang)}
    note = words.text("perbatasan.asal" if total == drawn else "perbatasan.asal_beda", sumber=told, **values)
    unlisted = held - drawn
    more = [words.text("perbatasan.asal_lebih", n=number(unlisted, words.lang))] * (unlisted > 0)
    return " ".join([note, *more])
