"""What stands beside the scores of one Kampung KB: who is next to it, and what its profile and programmes say."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.core.convergence.survey import numbers, states
from kkb.core.ratio import Share
from kkb.core.standing import neighbours
from kkb.ui import cache
from kkb.ui.convergence.material import scheme, show_source, side_of, survey
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.ui.village_list import show_opener
from kkb.view.village_words import unit_class

ASPECTS = ("pokja", "pokja_sk", "pokja_anggota", "pokja_terlatih", "regulasi", "pendamping")
FUNDS = ("dana_desa", "apbd", "apbn", "swadaya", "donasi", "csr")
_STATES = {"ada": "konvergensi.ya", "tidak": "konvergensi.tidak", "kosong": "konvergensi.belum_diisi"}


def show_neighbours(room: Room, row: Mapping[str, object]) -> None:
    """The Kampung KB of the kecamatan just above and below this one."""
    around = cache.look(room.version, wilayah.parent(str(row["kode"])), room.filter.tanggal)
    near = neighbours(around.rows, str(row["unit"]), room.desk.scheme.rule, room.desk.scheme.reached)
    if len(near) < 2:
        return
    st.subheader(room.text("desa.tetangga"), anchor=False)
    records = [
        {
            "nama": one["nama"], "kampung": one["kampung"], "poin": one["poin"],
            "strata": unit_class(one, room.desk.scheme, room.words),
            "ini": room.text("desa.ini") if one["unit"] == row["unit"] else "",
        }
        for one in near.to_dict("records")
    ]  # fmt: skip
    names = ("ini", "nama", "kampung", "strata", "poin")
    columns = {name: Column(room.text(f"desa.kolom_{name}")) for name in names}
    columns["poin"] = Column(room.text("desa.kolom_poin"), room.number, room.text("banding.kolom_poin_bantu"))
    table = Table(f"tetangga_{row['unit']}", pd.DataFrame(records), columns, room.text("desa.tetangga"))
    show_table(room, table)
    others = near[near["unit"] != row["unit"]]
    show_opener(room, f"tetangga_{row['unit']}", around.rows[around.rows["unit"].isin(others["unit"])], is_here=True)


def show_profile(room: Room, row: Mapping[str, object]) -> None:
    """Rumah DataKu, Poktan, Pokja and programmes; nothing where there is no data of them."""
    found = survey(room.version, room.look.area, room.filter.tanggal)
    own = found[found["unit"].eq(row["unit"])]
    if len(own) and bool(own["profil"].iloc[0]):
        st.subheader(room.text("desa.profil"), anchor=False)
        records = [*_facts(room, own), *_groups(room, own)]
        columns = {name: Column(room.text(f"desa.kolom_{name}")) for name in ("hal", "keadaan", "rincian")}
        title = room.text("desa.profil")
        show_table(room, Table(f"profil_{row['unit']}", pd.DataFrame(records), columns, title), len(records))
        show_source(room, "profil")
    _show_work(room, row)


def _facts(room: Room, own: pd.DataFrame) -> list[dict[str, str]]:
    kind = own["rumah_dataku_kelas"].iloc[0]
    named = {one.key: one.label(room.words.lang) for one in scheme().datahouse_classes}
    used = room.text(_STATES[states(own["rumah_dataku_dipakai"]).iloc[0]])
    about = room.text("desa.rdk_rincian", kelas=named.get(kind, room.text("konvergensi.belum_diisi")), dipakai=used)
    has_one = states(own["rumah_dataku"]).iloc[0] == "ada"
    first = _fact(room, room.text("konvergensi.rumah_dataku"), own["rumah_dataku"], about if has_one else "")
    names = (*ASPECTS, *FUNDS)
    return [first, *(_fact(room, room.text(f"konvergensi.aspek_{name}"), own[name]) for name in names)]


def _groups(room: Room, own: pd.DataFrame) -> list[dict[str, str]]:
    records = []
    for group in scheme().groups:
        part, whole = numbers(own[group.members]).iloc[0], numbers(own[group.meant_for]).iloc[0]
        known = pd.notna(part) and pd.notna(whole) and whole > 0
        share = room.text("desa.ikut", pangsa=room.share(Share(int(min(part, whole)), int(whole)))) if known else ""
        records.append(_fact(room, group.label(room.words.lang), own[group.key], share))
    return records


def _fact(room: Room, name: str, values: pd.Series, about: str = "") -> dict[str, str]:
    return {"hal": name, "keadaan": room.text(_STATES[states(values).iloc[0]]), "rincian": about}


def _show_work(room: Room, row: Mapping[str, object]) -> None:
    for kind in ("program", "fungsi"):
        rows = side_of(room, kind).rows
        own = rows[rows["unit"].eq(row["unit"])] if "tugas" in rows else rows.iloc[:0]
        if own.empty or (own["contoh"].any() and not row["contoh"]):
            continue
        st.subheader(room.text(f"desa.{kind}"), anchor=False)
        tasks = {one.key: one.label(room.words.lang) for one in scheme().tasks(kind)}
        agencies = {one.key: one.label(room.words.lang) for one in scheme().agencies}
        records = [
            {
                "hal": tasks.get(key, key),
                "instansi": ", ".join(agencies.get(a, str(a)) for a in group["instansi"].dropna()),
            }
            for key, group in own.groupby("tugas", sort=False)
        ]
        columns = {name: Column(room.text(f"desa.kolom_{name}")) for name in ("hal", "instansi")}
        show_table(room, Table(f"{kind}_{row['unit']}", pd.DataFrame(records), columns, room.text(f"desa.{kind}")))
        show_source(room, kind)
