"""What stands beside the scores of one Kampung KB: who is next to it, and what its profile and programmes say."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb.core.area import wilayah
from kkb.core.convergence.survey import numbers, states
from kkb.core.counts.ratio import Share
from kkb.core.rule.rule_gap import neighbours
from kkb.text.village_words import unit_class
from kkb.ui.convergence.supporting import scheme, show_source, side_of
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table
from kkb.ui.widgets.village_list import show_opener

ASPECTS = ("pokja", "pokja_sk", "pokja_anggota", "pokja_terlatih", "regulasi", "pendamping")
FUNDS = ("dana_desa", "apbd", "apbn", "swadaya", "donasi", "csr")
_STATES = {"ada": "konvergensi.ya", "tidak": "konvergensi.tidak", "kosong": "konvergensi.belum_diisi"}


def show_neighbours(page: PageContext, row: Mapping[str, object]) -> None:
    """The Kampung KB of the kecamatan just above and below this one."""
    around = cache.area_view(page.version, wilayah.parent(str(row["kode"])), page.filter.tanggal)
    near = neighbours(around.rows, str(row["unit"]), page.app.scheme.rule, page.app.scheme.reached)
    if len(near) < 2:
        return
    st.subheader(page.text("desa.tetangga"), anchor=False)
    records = [
        {
            "nama": one["nama"], "kampung": one["kampung"], "poin": one["poin"],
            "strata": unit_class(one, page.app.scheme, page.words),
            "ini": page.text("desa.ini") if one["unit"] == row["unit"] else "",
        }
        for one in near.to_dict("records")
    ]  # fmt: skip
    names = ("ini", "nama", "kampung", "strata", "poin")
    columns = {name: Column(page.text(f"desa.kolom_{name}")) for name in names}
    columns["poin"] = Column(page.text("desa.kolom_poin"), page.number, page.text("banding.kolom_poin_bantu"))
    table = Table(f"tetangga_{row['unit']}", pd.DataFrame(records), columns, page.text("desa.tetangga"))
    show_table(page, table)
    others = near[near["unit"] != row["unit"]]
    show_opener(page, f"tetangga_{row['unit']}", around.rows[around.rows["unit"].isin(others["unit"])], is_here=True)


def show_profile(page: PageContext, row: Mapping[str, object]) -> None:
    """Rumah DataKu, Poktan, Pokja and programmes; nothing where there is no data of them."""
    found = cache.survey(page.version, page.area_view.area, page.filter.tanggal)
    own = found[found["unit"].eq(row["unit"])]
    if len(own) and bool(own["profil"].iloc[0]):
        st.subheader(page.text("desa.profil"), anchor=False)
        records = [*_facts(page, own), *_groups(page, own)]
        columns = {name: Column(page.text(f"desa.kolom_{name}")) for name in ("hal", "keadaan", "rincian")}
        title = page.text("desa.profil")
        show_table(page, Table(f"profil_{row['unit']}", pd.DataFrame(records), columns, title), len(records))
        show_source(page, "profil")
    _show_work(page, row)


def _facts(page: PageContext, own: pd.DataFrame) -> list[dict[str, str]]:
    kind = own["rumah_dataku_kelas"].iloc[0]
    named = {one.key: one.label(page.words.lang) for one in scheme().datahouse_classes}
    used = page.text(_STATES[states(own["rumah_dataku_dipakai"]).iloc[0]])
    about = page.text("desa.rdk_rincian", kelas=named.get(kind, page.text("konvergensi.belum_diisi")), dipakai=used)
    has_one = states(own["rumah_dataku"]).iloc[0] == "ada"
    first = _fact(page, page.text("konvergensi.rumah_dataku"), own["rumah_dataku"], about if has_one else "")
    names = (*ASPECTS, *FUNDS)
    return [first, *(_fact(page, page.text(f"konvergensi.aspek_{name}"), own[name]) for name in names)]


def _groups(page: PageContext, own: pd.DataFrame) -> list[dict[str, str]]:
    records = []
    for group in scheme().groups:
        part, whole = numbers(own[group.members]).iloc[0], numbers(own[group.meant_for]).iloc[0]
        known = pd.notna(part) and pd.notna(whole) and whole > 0
        share = page.text("desa.ikut", pangsa=page.share(Share(int(min(part, whole)), int(whole)))) if known else ""
        records.append(_fact(page, group.label(page.words.lang), own[group.key], share))
    return records


def _fact(page: PageContext, name: str, values: pd.Series, about: str = "") -> dict[str, str]:
    return {"hal": name, "keadaan": page.text(_STATES[states(values).iloc[0]]), "rincian": about}


def _show_work(page: PageContext, row: Mapping[str, object]) -> None:
    for kind in ("program", "fungsi"):
        rows = side_of(page, kind).rows
        own = rows[rows["unit"].eq(row["unit"])] if "tugas" in rows else rows.iloc[:0]
        if own.empty or (own["contoh"].any() and not row["contoh"]):
            continue
        st.subheader(page.text(f"desa.{kind}"), anchor=False)
        tasks = {one.key: one.label(page.words.lang) for one in scheme().tasks(kind)}
        agencies = {one.key: one.label(page.words.lang) for one in scheme().agencies}
        records = [
            {
                "hal": tasks.get(key, key),
                "instansi": ", ".join(agencies.get(a, str(a)) for a in group["instansi"].dropna()),
            }
            for key, group in own.groupby("tugas", sort=False)
        ]
        columns = {name: Column(page.text(f"desa.kolom_{name}")) for name in ("hal", "instansi")}
        show_table(page, Table(f"{kind}_{row['unit']}", pd.DataFrame(records), columns, page.text(f"desa.{kind}")))
        show_source(page, kind)
