"""One chart of every maker, with names as they are given: what drawers are held against."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from kkb.app import resources
from kkb.content.chart import Caption, Chart
from kkb.content.charts import comparison, convergence, scenario, strata, target, village
from kkb.core.area.gazetteer import places
from kkb.core.compare.chance import ChanceTest
from kkb.core.compare.flow import flow, flow_matrix
from kkb.core.compare.items import item_table
from kkb.core.compare.rank import RankInterval
from kkb.core.convergence.survey import Presence
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import tally
from kkb.core.counts.timeline import cohort, timeline
from kkb.core.forecast import Fan
from kkb.core.scenario import Moves, Scenario, chosen, steps
from kkb.core.target.targets import Target, target_path
from kkb.text.wording import Wording
from tests.core.scenarios import CODES, baseline
from tests.core.villages import LADDER, RULE, history, listed, state
from tests.text.words import ID

SCHEME, CONVERGENCE = resources.scheme(), resources.convergence()
JUN, DEC, NEXT = date(2022, 6, 30), date(2022, 12, 31), date(2023, 6, 30)
TOLD = history((1, JUN, "16.73.01.1001 dasar\n16.73.01.1002 diam\n16.73.01.1003 berkembang"),
               (2, DEC, "16.73.01.1001 mandiri\n16.73.01.1002 dasar\n16.73.01.1003 berkembang"),
               (3, NEXT, "16.73.01.1001 mandiri\n16.73.01.1002 berkembang\n16.73.01.1003 mandiri"))  # fmt: skip
RAW, SAME = timeline(TOLD, LADDER), cohort(TOLD, JUN, LADDER)
PATH = target_path(SCHEME.targets, "16.73")
COUNTS = {"dasar": 5, "belum_lapor": 2, "berkembang": 9, "mandiri": 1, "berkelanjutan": 11, "tidak_dikenal": 0}
BEFORE, AFTER = state("16.05.01.2001 dasar\n16.05.01.2002 diam"), state("16.05.01.2001 mandiri\n16.05.01.2002 dasar")


def made_charts(name: str = "Lubuk Linggau Timur I", words: Wording = ID) -> dict[str, Chart]:
    """Every chart by the name of the function that makes it; `name` stands wherever an area or scenario is named."""
    return {make.__name__.strip("_"): make(name, words) for make in MAKERS}


def _build_strata_through_time(_: str, words: Wording) -> Chart:
    return strata.build_strata_through_time(RAW, SCHEME, words, _caption("waktu"), PATH)


def _build_strata_bars(name: str, words: Wording) -> Chart:
    bars = [strata.StrataBar(each, strata.class_counts(COUNTS, LADDER), Share(12, 26)) for each in (name, "Selangit")]
    return strata.build_strata_bars(bars, SCHEME, words, _caption("strata"))


def _build_target_path(name: str, words: Wording) -> Chart:
    published = [target.PublishedFigure(DEC, 48.0, False, name), target.PublishedFigure(NEXT, 60, True, name)]
    return target.build_target_path((RAW, SAME), PATH, words, _caption("target"), published)


def _build_fan(_: str, words: Wording) -> Chart:
    ends = np.stack([np.full(100, 12), np.arange(100) % 10 + 10, np.arange(100) % 20 + 10])
    fan = Fan((date(2023, 12, 31), date(2024, 6, 30), date(2024, 12, 31)), ends, np.full((3, 100), 40))
    past = pd.DataFrame({"tanggal": [DEC, date(2023, 12, 31)], "tercapai": [10, 12], "terbentuk": [40, 40]})
    return target.build_fan(fan, past, (date(2024, 12, 31), 60), PATH, words, _caption("ramalan"))


def _build_pit(_: str, words: Wording) -> Chart:
    ranks = (0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.1, 0.11, 0.12, 0.22)
    return target.build_pit(ranks, words, Caption("pit", "Ramalan", target.pit_alt(ranks, words)))


def _build_share_intervals(name: str, words: Wording) -> Chart:
    known = tally(AFTER, places(listed("16.05.01.2001", "16.05.02.2001")), "16.05.01", LADDER)
    aim = Target("16.05", "A", DEC, 60, "")
    parts = [(name, known), ("Selangit", known)]
    return comparison.build_share_intervals(parts, aim, words, _caption("pangsa"), [known.code])


def _build_funnel(name: str, words: Wording) -> Chart:
    spots = [comparison.Spot(name, Share(0, 20), 3, chosen=True), comparison.Spot("B", Share(12, 20)),
             comparison.Spot("C", Share(1, 4), 2)]  # fmt: skip
    return comparison.build_funnel(spots, ChanceTest(60), name, words, _caption("corong"))


def _build_ranks(name: str, words: Wording) -> Chart:
    level = {"a": RankInterval(1, 1, 2, 3), "b": RankInterval(3, 2, 3, 3)}
    change = {"b": RankInterval(1, 1, 1, 1)}
    names = {"a": name, "b": "Selangit"}
    return comparison.build_ranks(names, level, change, ["b"], words, _caption("peringkat"))


def _build_item_map(name: str, words: Wording) -> Chart:
    table = item_table(state("16.05.01.2001 dasar 144433333333\n16.05.02.2001 diam"), 3, RULE)
    names = {"16.05.01": name, "16.05.02": "Selangit"}
    return comparison.build_item_map(table, names, SCHEME.items, "rata", words, _caption("item"), ["16.05.01"])


def _build_flow(_: str, words: Wording) -> Chart:
    matrix = flow_matrix(flow(BEFORE, AFTER, LADDER), LADDER)
    return comparison.build_flow(matrix, ("31 Desember 2022", "30 Juni 2023"), SCHEME, words, _caption("gerak"))


def _build_waterfall(_: str, words: Wording) -> Chart:
    first = baseline(state(f"{CODES[0]} berkembang\n{CODES[1]} dasar\n{CODES[2]} mandiri\n{CODES[3]} diam"))
    landed = Scenario(60, Moves(berkembang=1, baru=4))
    found = steps(first, chosen(first.queue, landed), landed.ratio)
    return scenario.build_waterfall(found, 60, words, _caption("air_terjun"))


def _build_comparison(name: str, words: Wording) -> Chart:
    landed = [scenario.Landed("Sekarang", Share(12, 25)), scenario.Landed(name, Share(14, 30), 60)]
    return scenario.build_comparison(landed, "Pangsa klasifikasi (A)", words, _caption("banding"))


def _build_indices(_: str, words: Wording) -> Chart:
    known = pd.DataFrame({"tanggal": [JUN, DEC], "index_input": [2.0, 3.4], "index_proses": [float("nan"), 2.0],
                          "index_output": [1.75, 1.5]})  # fmt: skip
    return village.build_indices(known, RULE, words, _caption("indeks"))


def _build_presence(name: str, words: Wording) -> Chart:
    bars = [(name, Presence("16.05.01", 4, 3, 12)), ("Selangit", Presence("16.05.09", 1, 2, 0))]
    return convergence.build_presence(bars, CONVERGENCE, words, _caption("poktan"))


def _build_turnout(name: str, words: Wording) -> Chart:
    rates = [convergence.Rate(name, Share(10_100, 32_987)), convergence.Rate("BKR", Share(0, 0))]
    return convergence.build_turnout(rates, (31, "nilai 4 mulai 31 %"), words, _caption("ikut"))


def _build_reach(name: str, words: Wording) -> Chart:
    shares = ((Share(10, 18), Share(0, 18)), (Share(0, 0), Share(0, 0)))
    field = convergence.ReachTable((name, "Selangit"), ("Stunting", name), shares)
    return convergence.build_reach(field, words, _caption("medan"))


def _build_family_index(name: str, words: Wording) -> Chart:
    lines = [convergence.IndexLine(name, ((2022, 39.0), (2024, 45.0))),
             convergence.IndexLine("Indonesia", ((2021, 54.01), (2022, 54.5), (2024, 55.0)))]  # fmt: skip
    return convergence.build_family_index(lines, CONVERGENCE.family_index, words, _caption("ibangga"))


def _build_dimensions(name: str, words: Wording) -> Chart:
    groups = [convergence.DimensionValues(name, (50.0, None, 60.0)), convergence.DimensionValues("B", (1.0, 2.0, 3.0))]
    return convergence.build_dimensions(groups, ["Ketenteraman", "Kemandirian", name], words, _caption("dimensi"))


def _caption(key: str) -> Caption:
    return Caption(key, f"Judul {key}", f"Uraian {key}", ("Data per 31 Desember 2024.", "Sumber: contoh."))


MAKERS: tuple[Callable[[str, Wording], Chart], ...] = (
    _build_strata_through_time, _build_strata_bars, _build_target_path, _build_fan, _build_pit,
    _build_share_intervals, _build_funnel, _build_ranks, _build_item_map, _build_flow, _build_waterfall,
    _build_comparison, _build_indices, _build_presence, _build_turnout, _build_reach, _build_family_index,
    _build_dimensions,
)  # fmt: skip
