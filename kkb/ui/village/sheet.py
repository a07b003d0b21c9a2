"""The one-page print of a village, made when it is asked for."""

from collections.abc import Mapping, Sequence

from kkb.app import resources
from kkb.app.villages import row_before, village_history
from kkb.content.village import plan_words
from kkb.core.area import wilayah
from kkb.core.rule.rule_gap import VariableGap, rule_gap
from kkb.text.village_words import (
    ITEM_COLUMNS,
    Gauge,
    VillageSheet,
    fall_sentence,
    goal_key,
    goal_steps,
    item_records,
    step_answer,
    step_records,
    unit_answer,
    unit_class,
)
from kkb.ui.frame import context
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.download import Download, show_download_button

PDF = "application/pdf"
MOST_DATES = 8


def show_print(page: PageContext, code: str, rows: Sequence[Mapping[str, object]]) -> None:
    """The button that hands out the page; a village without a Kampung KB has none."""
    if not rows:
        return
    file = Download(
        "cetak_desa", page.text("desa.cetak"), f"desa_{code}_{page.area_view.on}.pdf",
        lambda: print_bytes(page, code, rows), PDF, ":material/print:",
    )  # fmt: skip
    show_download_button(page, file)


def print_bytes(page: PageContext, code: str, rows: Sequence[Mapping[str, object]]) -> bytes:
    """The PDF, one page per Kampung KB."""
    # Loading the drawing library takes half a second: only who prints waits for it.
    from kkb.draw.print.village_pdf import village_pdf

    return village_pdf([sheet_of(page, code, row) for row in rows])


def sheet_of(page: PageContext, code: str, row: Mapping[str, object]) -> VillageSheet:
    """What stands on the page of one Kampung KB."""
    found, scheme = rule_gap(row, page.app.scheme.rule), page.app.scheme
    gauges = tuple(
        Gauge(
            v.name,
            v.index,
            v.pass_index,
            f"{'–' if v.index is None else page.number(v.index, 2)}, {_passes(page, v)}",
        )
        for v in found.variables
    )
    fell = fall_sentence(row_before(page.app, row), row, scheme, page.words)
    names = ", ".join(page.area_view.places.name(part) for part in reversed(wilayah.path(code)[:-1]))
    return VillageSheet(
        title=page.area_view.places.name(code), place=f"{row['kampung'] or ''} · {names} · {code}",
        label=page.text("umum.contoh") if row["contoh"] else "",
        answer=_unescaped(f"{fell} {unit_answer(row, found, scheme, page.words)}".strip()), gauges=gauges,
        heads=tuple(page.text(f"kartu.kolom_{name}") for name in ITEM_COLUMNS),
        items=tuple(tuple(one[name] for name in ITEM_COLUMNS) for one in item_records(row, scheme, page.words)),
        blocks=(_dates(page, code, str(row["unit"])), *_goals(page, row)),
        footer=_footer(page), more=page.text("desa.cetak_lagi", n="{n}"),
    )  # fmt: skip


def _passes(page: PageContext, one: VariableGap) -> str:
    key = "desa.belum_lulus" if one.short else "desa.lulus"
    return page.text(key, ada=one.total, perlu=one.pass_sum, kurang=one.short)


def _goals(page: PageContext, row: Mapping[str, object]) -> list[tuple[str, tuple[str, ...]]]:
    told = plan_words(page.basis, resources.effort())
    blocks = []
    for goal, steps in goal_steps(row, page.app.scheme.rule, resources.effort()):
        lines = [
            f"{one['item']} {one['langkah']}: {one['kerja']} ({one['instansi']})"
            for one in (step_records(steps, told) if steps else [])
        ]
        head = f"{page.text(goal_key(goal, page.app.scheme.ladder))} {step_answer(steps, goal, told)}"
        blocks.append((_unescaped(head), tuple(lines)))
    return blocks


def _dates(page: PageContext, code: str, unit: str) -> tuple[str, tuple[str, ...]]:
    history = village_history(page.app, code, page.area_view.on)
    own = history[history["unit"] == unit].tail(MOST_DATES) if len(history) else history
    said = [
        f"{page.short_day(r['tanggal'])}: {unit_class(r, page.app.scheme, page.words)}" for r in own.to_dict("records")
    ]
    return page.text("desa.riwayat"), ("  ·  ".join(said),)


def _footer(page: PageContext) -> str:
    source = context.sources(page)
    said = page.text("umum.kaki", data=page.text("umum.data_per", tanggal=page.day(page.area_view.on)), sumber=source,
                     versi=page.app.scheme.rule.version)  # fmt: skip
    link = "&".join(f"{name}={value}" for name, value in link_params(page.filter, page.default).items())
    return f"{page.text('umum.produk')}. {said} /desa{'?' + link if link else ''}"


def _unescaped(text: str) -> str:
    """A Markdown sentence of our own as plain text."""
    return text.replace("**", "").replace("\\", "")
