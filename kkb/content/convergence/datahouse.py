"""Rumah DataKu: who has one, of which class, is its data used; by area, and a list for the field."""

import pandas as pd

from kkb.content.convergence.case import (
    DATAHOUSE_RECAP,
    PROFILES,
    ConvergenceCase,
    by_part,
    counted_figure,
    gain_blocks,
    nothing_formed,
    part_heading,
    presence_chart,
    presence_table,
)
from kkb.content.page import Heading, Listing, Note, Page, PageBlock, TableBlock, TableColumn
from kkb.core.convergence.scheme import by_key
from kkb.core.convergence.survey import BLANK, THERE, numbers, presence, states
from kkb.core.counts.ratio import Share
from kkb.text.markdown import plain

CLASS, USED = "rumah_dataku_kelas", "rumah_dataku_dipakai"
_ITEMS = ("input_sarana", "proses_penggunaan_data")
_FIELD = ("kecamatan", "desa", "kode", "rumah_dataku", "sekretariat", "skor_sarana", "hasil", "tindak_lanjut")


def datahouse_page(case: ConvergenceCase) -> Page:
    """The answer, who has one by area, class and use, what it would do for the target, the field list."""
    basis, found = case.basis, case.profiles.assign(keadaan=states(case.profiles["rumah_dataku"]))
    counts = presence(basis.area_view.area, found["keadaan"])
    if not counts.total:
        return case.page(nothing_formed(basis), None, (case.source(PROFILES),))
    answer = basis.text(
        "konvergensi.rdk_jawab", nama=basis.subject, pangsa=basis.share(counts.share),
        tidak=basis.number(counts.not_there), kosong=basis.number(counts.blank),
    )  # fmt: skip
    bars = by_part(case, found["kode"], found["keadaan"])
    title, alt = basis.text("konvergensi.rumah_dataku"), basis.text("konvergensi.rdk_alt", nama=basis.area_view.name)
    names = basis.text("konvergensi.rdk_tabel"), basis.part_word.capitalize()
    blocks = (
        case.source(PROFILES),
        *presence_chart(case, bars, "rumah_dataku", (title, alt)),
        *_kinds(case, found[found["keadaan"].eq(THERE)]),
        *gain_blocks(case, _ITEMS),
        part_heading(basis),
        presence_table(case, bars, "rumah_dataku", names, PROFILES),
        *_field_list(case, found),
    )
    return case.page(answer, counted_figure(basis, "rumah_dataku", title, counts.share), blocks)


def _kinds(case: ConvergenceCase, there: pd.DataFrame) -> tuple[PageBlock, ...]:
    """Class and use of those that exist, and how many stand outside Kampung KB."""
    basis, lang = case.basis, case.basis.words.lang
    keys = there[CLASS].map(lambda value: value.strip().casefold() if isinstance(value, str) else None)
    known = by_key(case.scheme.datahouse_classes)
    lines = [(c.label(lang), int(keys.eq(key).sum())) for key, c in known.items()]
    lines.append((basis.text("konvergensi.kelas_kosong"), int((~keys.isin(list(known))).sum())))
    items = tuple(f"{plain(name)}: **{basis.fraction(Share(n, len(there)))}**" for name, n in lines)
    used = states(there[USED])
    n = {state: int(used.eq(state).sum()) for state in (THERE, BLANK)}
    counted = {"pangsa": basis.share(Share(n[THERE], len(there))), "kosong": basis.number(n[BLANK])}
    return (
        Heading("kelas_judul", basis.text("konvergensi.rdk_kelas"), 3),
        Listing("kelas", items),
        Note("dipakai", basis.text("konvergensi.rdk_dipakai", **counted)),
        *_outside(case),
    )


def _outside(case: ConvergenceCase) -> tuple[PageBlock, ...]:
    basis, recap = case.basis, case.supporting[DATAHOUSE_RECAP].rows
    if "jumlah_rumah_dataku" not in recap or "rumah_dataku_di_kampung" not in recap:
        return (Note("tanpa_siga", basis.text("konvergensi.rdk_tanpa_siga"), "small"),)
    every = int(numbers(recap["jumlah_rumah_dataku"]).fillna(0).sum())
    inside = min(every, int(numbers(recap["rumah_dataku_di_kampung"]).fillna(0).sum()))
    counted = {"semua": basis.number(every), "dalam": basis.share(Share(inside, every)),
               "luar": basis.number(every - inside)}  # fmt: skip
    return Note("luar", basis.text("konvergensi.rdk_luar", **counted)), case.source(DATAHOUSE_RECAP)


def _field_list(case: ConvergenceCase, found: pd.DataFrame) -> tuple[PageBlock, ...]:
    """Whom to visit: villages without one, and those that did not say; with room to write."""
    basis, title = case.basis, case.basis.text("konvergensi.rdk_lapangan")
    heading = Heading("lapangan_judul", title)
    missing = found[found["keadaan"].ne(THERE)].sort_values(["nama_kec", "keadaan", "nama"])
    if missing.empty:
        return heading, Note("lengkap", basis.text("konvergensi.rdk_lengkap"), "good")
    labels = {state.key: state.label(basis.words.lang) for state in case.scheme.states}
    scores = missing["input_sarana"].astype("Float64").fillna(1).astype(int)
    offices = states(missing["sekretariat"]).map(labels)
    rows = tuple(
        (row["nama_kec"], row["nama"], row["kode"], labels[row["keadaan"]], office, int(score), "", "")
        for row, office, score in zip(missing.to_dict("records"), offices, scores, strict=True)
    )
    columns = tuple(TableColumn(name, basis.text(f"konvergensi.kolom_{name}")) for name in _FIELD)
    notes = case.notes(PROFILES)
    return heading, TableBlock("rumah_dataku_lapangan", title, columns, rows, notes, rows_shown=10)
