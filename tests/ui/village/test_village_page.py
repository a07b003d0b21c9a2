"""Desa: one village whole, in every state a village can be in, and its print."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from kkb.app import resources
from kkb.app.context import open_app
from kkb.core.plan import PlanLimits, plan
from kkb.store import NewSnapshot
from kkb.text.wording import Wording
from kkb.ui.frame.link import Filter
from kkb.ui.frame.page_context import PageContext
from kkb.ui.village.sheet import print_bytes, sheet_of
from tests.core.villages import state
from tests.text.words import HOSTILE
from tests.ui.made_district import DAYS, KAB, district
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]


def save(rows: pd.DataFrame, area: str = "16.05") -> None:
    open_app().store.save(
        NewSnapshot(
            wilayah=area, tanggal=date(2025, 3, 1), berkas="a.xlsx", sha256="c" * 64, contoh=False, oleh="Ani",
            issues=(), rows=rows,
        )
    )  # fmt: skip


def first_lines(shown: Shown) -> list[str]:
    return [m.value for m in shown.app.markdown if m.value.startswith("#### ")]


def tables(shown: Shown) -> set[str]:
    return {key for key in shown.container_keys() if key.startswith("tabel_")}


@pytest.mark.parametrize("area", ["16.73", "16.05", "16.05.01", "17"])
def test_without_a_choice_the_nearest_stand_in_the_order_of_the_plan(open_page: Open, area: str):
    shown = open_page("desa", wilayah=area)
    assert is_whole(shown)
    frame = next(f.value for f in shown.app.dataframe if "menjadi" in f.value.columns)
    app = open_app()
    rows = app.store.rows_at(area)
    target = 100 * (int(rows["strata"].isin(app.scheme.reached).sum()) + 1) // len(rows) + 1
    found = plan(rows, app.scheme.rule, resources.effort(), PlanLimits(target=min(100, target)))
    named = [village.kode for village in found.villages][: len(frame)]
    assert frame["kode"].tolist()[: len(named)] == named
    assert first_lines(shown)[0].startswith("#### Paling dekat ke target di ")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_one_village_on_one_page(open_page: Open, lang: str):
    shown = open_page("desa", wilayah="16.73.05.1001", **({"bahasa": lang} if lang == "en" else {}))
    assert is_whole(shown)
    assert len(first_lines(shown)) == 1
    assert "16.73.05.1001" in shown.text.replace("\\", "")
    unit = "16.73.05.1001"
    assert {f"tabel_item_{unit}", f"tabel_tetangga_{unit}", f"tabel_profil_{unit}", "tabel_riwayat_desa"} <= tables(
        shown
    )
    assert {f"tabel_langkah_mandiri_{unit}", f"tabel_langkah_berkelanjutan_{unit}"} <= tables(shown)
    assert "peta" in shown.container_keys()


def test_a_village_that_never_reported_is_told_to_report_first(open_page: Open):
    assert "isi laporan di portal" in first_lines(open_page("desa", wilayah="16.05.10.2001"))[0]


def test_a_village_without_a_kampung_kb_says_so_and_has_nothing_to_print(open_page: Open):
    shown = open_page("desa", wilayah="16.05.10.2001", tanggal="2022-11-01")
    assert is_whole(shown)
    assert "belum ada Kampung KB" in first_lines(shown)[0]
    assert not [key for key in tables(shown) if "item" in key]


def test_two_kampung_kb_in_one_village_stand_one_below_the_other(open_own_page: Open):
    save(state("16.05.01.2002 dasar\n16.05.01.2002#2 berkelanjutan"))
    shown = open_own_page("desa", wilayah="16.05.01.2002")
    assert is_whole(shown)
    assert ["Dasar" in line for line in first_lines(shown)] == [True, False]
    assert {"tabel_item_16.05.01.2002", "tabel_item_16.05.01.2002#2"} <= tables(shown)
    assert "profil" not in " ".join(tables(shown)), "an invented profile must not speak for a village of one's own"


@pytest.mark.parametrize("villages", [1, 300])
def test_a_village_known_only_by_a_hostile_name_opens_as_text(open_own_page: Open, villages: int):
    for day in DAYS:
        open_app().store.save(district(villages, day, per_kecamatan=300))
    shown = open_own_page("desa", wilayah=f"{KAB}.~kec-0.~desa-{villages - 1}")
    assert is_whole(shown)
    assert "<img" not in shown.prose.replace("\\<", "")
    assert "belum dicocokkan" in shown.prose


def test_every_village_is_found_by_part_of_its_name_with_its_kecamatan(open_page: Open):
    box = open_page("desa", wilayah="16.05").app.selectbox(key="pilih_desa")
    assert len(box.options) == 199
    assert "Surodadi · Tugumulyo" in box.options


def page(area: str, on: date | None = None, lang: str = "id") -> PageContext:
    app = open_app()
    return PageContext(
        app, Filter(area, on), Filter("16.73"), app.area_view(area, on), Wording(lang, resources.wording(lang)), 1
    )


def test_a_neighbour_opens_from_the_page_and_the_link_follows(open_page: Open):
    shown = open_page("desa", wilayah="16.05.01.2017")
    (way,) = [button for button in shown.app.button if (button.key or "").startswith("buka_tetangga_")]
    picked = next(box for box in shown.app.selectbox if (box.key or "").startswith("desa_dari_tetangga_")).value
    way.click().run()
    assert is_whole(shown)
    assert shown.app.query_params["wilayah"] in (picked, [picked]) and picked != "16.05.01.2017"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_print_is_one_page_per_kampung_kb(open_own_page: Open, lang: str):
    save(replace_names(state("16.05.01.2002 dasar\n16.05.01.2002#2 ? 111111111112")))
    seen = page("16.05.01.2002", lang=lang)
    data = print_bytes(seen, "16.05.01.2002", seen.area_view.rows.to_dict("records"))
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page ") + data.count(b"/Type /Page\n") == 2


def replace_names(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(kampung=HOSTILE)


def test_the_print_of_the_example_says_that_it_is_made_up(open_page: Open):
    seen = page("16.73.05.1001")
    row = seen.area_view.rows.to_dict("records")[0]
    assert sheet_of(seen, "16.73.05.1001", row).label == "Contoh (bukan data resmi)"
    assert sheet_of(seen, "16.73.05.1001", row | {"contoh": False}).label == ""
