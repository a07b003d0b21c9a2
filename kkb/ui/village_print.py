"""The one-page print of a village, made when it is asked for."""

from collections.abc import Mapping, Sequence

from kkb import shipped
from kkb.core import wilayah
from kkb.core.standing import VariableStanding, standing
from kkb.ui import context
from kkb.ui.download import Download, show_download_button
from kkb.ui.link import link_params
from kkb.ui.room import Room
from kkb.ui.village_history import row_before, village_history
from kkb.ui.village_today import plan_words
from kkb.view.village_sheet import Gauge, Sheet
from kkb.view.village_words import (
    ITEM_COLUMNS,
    fall_sentence,
    goal_steps,
    item_records,
    step_answer,
    step_records,
    unit_answer,
    unit_class,
)

PDF = "application/pdf"
MOST_DATES = 8


def show_print(room: Room, code: str, rows: Sequence[Mapping[str, object]]) -> None:
    """The button that hands out the page; a village without a Kampung KB has none."""
    if not rows:
        return
    file = Download(
        "cetak_desa", room.text("desa.cetak"), f"desa_{code}_{room.look.on}.pdf",
        lambda: print_bytes(room, code, rows), PDF, ":material/print:",
    )  # fmt: skip
    show_download_button(room, file)


def print_bytes(room: Room, code: str, rows: Sequence[Mapping[str, object]]) -> bytes:
    """The PDF, one page per Kampung KB."""
    # Loading the drawing library takes half a second: only who prints waits for it.
    from kkb.view.village_pdf import village_pdf

    return village_pdf([sheet_of(room, code, row) for row in rows])


def sheet_of(room: Room, code: str, row: Mapping[str, object]) -> Sheet:
    """What stands on the page of one Kampung KB."""
    found, scheme = standing(row, room.desk.scheme.rule), room.desk.scheme
    gauges = tuple(
        Gauge(v.name, v.index, f"{'–' if v.index is None else room.number(v.index, 2)}, {_passes(room, v)}")
        for v in found.variables
    )
    fell = fall_sentence(row_before(room, row), row, scheme, room.words)
    names = ", ".join(room.look.places.name(part) for part in reversed(wilayah.path(code)[:-1]))
    return Sheet(
        title=room.look.places.name(code), place=f"{row['kampung'] or ''} · {names} · {code}",
        label=room.text("umum.contoh") if row["contoh"] else "",
        answer=_unescaped(f"{fell} {unit_answer(row, found, scheme, room.words)}".strip()), gauges=gauges,
        heads=tuple(room.text(f"kartu.kolom_{name}") for name in ITEM_COLUMNS),
        items=tuple(tuple(one[name] for name in ITEM_COLUMNS) for one in item_records(row, scheme, room.words)),
        blocks=(_dates(room, code, str(row["unit"])), *_goals(room, row)),
        footer=_footer(room), more=room.text("desa.cetak_lagi", n="{n}"),
    )  # fmt: skip


def _passes(room: Room, one: VariableStanding) -> str:
    key = "desa.belum_lulus" if one.short else "desa.lulus"
    return room.text(key, ada=one.total, perlu=one.pass_sum, kurang=one.short)


def _goals(room: Room, row: Mapping[str, object]) -> list[tuple[str, tuple[str, ...]]]:
    told = plan_words(room)
    blocks = []
    for goal, steps in goal_steps(row, room.desk.scheme.rule, shipped.effort()):
        lines = [
            f"{one['item']} {one['langkah']}: {one['kerja']} ({one['instansi']})"
            for one in (step_records(steps, told) if steps else [])
        ]
        head = f"{room.text(f'desa.langkah_{goal}')} {step_answer(steps, goal, told)}"
        blocks.append((_unescaped(head), tuple(lines)))
    return blocks


def _dates(room: Room, code: str, unit: str) -> tuple[str, tuple[str, ...]]:
    history = village_history(room, code)
    own = history[history["unit"] == unit].tail(MOST_DATES) if len(history) else history
    said = [
        f"{room.short_day(r['tanggal'])}: {unit_class(r, room.desk.scheme, room.words)}" for r in own.to_dict("records")
    ]
    return room.text("desa.riwayat"), ("  ·  ".join(said),)


def _footer(room: Room) -> str:
    source = context.sources(room)
    said = room.text("umum.kaki", data=room.text("umum.data_per", tanggal=room.day(room.look.on)), sumber=source,
                     versi=room.desk.scheme.rule.version)  # fmt: skip
    link = "&".join(f"{name}={value}" for name, value in link_params(room.filter, room.default).items())
    return f"{room.text('umum.produk')}. {said} /desa{'?' + link if link else ''}"


def _unescaped(text: str) -> str:
    """A Markdown sentence of our own as plain text."""
    return text.replace("**", "").replace("\\", "")
