"""What stands round a printed map, for both front ends."""

from collections.abc import Sequence

from kkb.core.look import Look
from kkb.jobs import Desk
from kkb.store import StoredBoundary
from kkb.view.answers import full_name, target_answer
from kkb.view.format import number
from kkb.view.geometry import OFFICIAL
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_payload import geometry_note
from kkb.view.map_print_frame import Header
from kkb.view.markdown import bare
from kkb.view.provenance import date_text, example_text, source_text
from kkb.view.wording import Wording

_NAMED_AT_MOST = 3
_DESA = 4


def page_header(desk: Desk, seen: Look, geometry: GeometryFile, words: Wording) -> Header:
    """Region, answer, date, files, what the outlines are and whose, and the label of made-up data."""
    note = geometry_note(geometry, words)
    if geometry.kind == OFFICIAL:
        note = f"{note} {boundary_note(desk, geometry, desk.store.boundaries.all(geometry.region), words)}"
    files = [source.berkas for source in desk.store.sources(seen.area, seen.asked)]
    return Header(
        full_name(seen, words), bare(target_answer(seen, words)), date_text(seen, words), source_text(files, words),
        note, example_text(seen, words),
    )  # fmt: skip


def boundary_note(desk: Desk, geometry: GeometryFile, stored: Sequence[StoredBoundary], words: Wording) -> str:
    """Whose boundaries these are, and where they and the list disagree (plain text)."""
    names = list(dict.fromkeys(one.sumber for one in stored))
    more = [words.text("isu.lagi", n=number(len(names) - _NAMED_AT_MOST, words.lang))] * (len(names) > _NAMED_AT_MOST)
    told = ", ".join([*names[:_NAMED_AT_MOST], *more])
    held = sum(one.jumlah for one in stored)
    # A map without villages cannot tell how many have a boundary; the store can.
    drawn = len(geometry.codes_at(_DESA)) if geometry.unit == _DESA else held
    total = desk.official.count(geometry.region)
    values = {"n": number(total - drawn, words.lang), "N": number(total, words.lang)}
    note = words.text("perbatasan.asal" if total == drawn else "perbatasan.asal_beda", sumber=told, **values)
    unlisted = held - drawn
    more = [words.text("perbatasan.asal_lebih", n=number(unlisted, words.lang))] * (unlisted > 0)
    return " ".join([note, *more])
