"""`forecast`: where a region will stand, how likely its target is, and how well such forecasts held (`--uji`)."""

from argparse import Namespace
from datetime import date

from kkb.app.context import AppContext, open_app
from kkb.app.days import parse_day
from kkb.cli.arguments import asked_look
from kkb.cli.output import answer, answer_json, say, words
from kkb.core.area.wilayah import INDONESIA
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.ratio import needed
from kkb.core.errors import KkbError
from kkb.core.forecast import sayable
from kkb.core.forecast.backtest import Trying
from kkb.core.forecast.backtest_scores import BacktestReport, ClassScore, Score
from kkb.core.forecast.forecast_summary import (
    ForecastContext,
    ForecastSummary,
    backtest_example,
    default_aim,
    outlook,
    store_backtest,
)
from kkb.core.target.progress import Course
from kkb.text import format as fmt
from kkb.text.extent_words import extent_values, opened, subject
from kkb.text.forecast_words import (
    backtest_answer,
    class_answer,
    extremes_answer,
    fan_answer,
    obstacle_answer,
    odds,
    pace_answer,
    ranks_answer,
    step_answer,
    trial_answer,
)
from kkb.text.provenance import basis_line, example_label


def run_forecast(asked: Namespace) -> int:
    """The forecast of a region, or with `--uji` the backtest of the whole store (or of the region named)."""
    app = open_app()
    if asked.uji:
        area = app.today(asked.wilayah or INDONESIA)
        known = _known(app)
        report = store_backtest(known, area, Trying(heard=_say_origin))
        return _say_backtest(report, backtest_example(known, area), asked)
    if not asked.wilayah:
        raise KkbError("ramalan.wilayah_mana")
    seen = asked_look(app, asked)
    usual = default_aim(seen)
    until = parse_day(asked.sampai) if asked.sampai else usual[0]
    percent = usual[1] if asked.target is None else asked.target
    if percent is not None and not 0 <= percent <= 100:
        raise KkbError("galat.persen_di_luar", value=percent)
    return _say_outlook(outlook(_known(app), seen, (until, percent)), asked)


def forecast_result(found: ForecastSummary) -> dict[str, object]:
    """A forecast as plain values for JSON.

    `wilayah`, `nama`, `tanggal` (newest data), `contoh`; `sampai`, `target` (percent) asked for; `sekarang` {n, N,
    persen}; `pangsa` {p10, p50, p90} ratio A in percent at `sampai` (the middle 80 % of futures lie between p10 and
    p90), `tercapai` and `terbentuk` the same in whole Kampung KB; `peluang` 0 to 1 and `kata` the same in words, where
    `peluang_teruji` is false at most 19 and at least 1 in 20, for no backtest earned more;
    `perlu`, `kurang` villages for the target at the number formed today; `laju_sejauh_ini` and `laju_kohort` net
    Kampung KB per month since `laju_sejak` (all; those that stood then), `laju_perlu` what is needed; `kipas` the fan
    by date; `undian` futures drawn. `skenario`: arithmetic at a pace per month {laju, n, N, persen, mencapai}.
    Without a forecast those of the fan are null, `alasan` and `penjelasan` say why. For an area without a target asked
    without `--target`, `target`, `peluang`, `kata`, `perlu`, `kurang`, `laju_perlu` and `mencapai` are null.
    """
    seen, judged, fan = found.area_view, found.progress, found.fan
    result = {
        "wilayah": seen.area, "nama": seen.name, "tanggal": seen.on, "contoh": seen.example,
        **extent_values(seen),
        "sampai": found.until, "sekarang": _share(judged.share), "pangsa": None, "tercapai": None, "terbentuk": None,
        "peluang": None, "peluang_teruji": None, "kata": None, **_tried(found.course, judged.share.total),
        "laju_sejauh_ini": _rounded(judged.raw.pace.per_month if judged.raw else None),
        "laju_kohort": _rounded(judged.cohort.pace.per_month if judged.cohort else None),
        "laju_sejak": judged.raw.pace.since if judged.raw else None,
        "undian": fan.draws if fan else None, "kipas": None, "alasan": found.obstacle, "penjelasan": None,
        "skenario": [
            {"laju": _rounded(s.per_month), **_share(s.share), "mencapai": s.meets} for s in found.steps
        ],
    }  # fmt: skip
    if fan is None:
        return result | {"penjelasan": obstacle_answer(found.obstacle, _subject(seen), words())}
    levels = {"pangsa": fan.share, "tercapai": fan.reached_levels, "terbentuk": fan.formed_levels}
    result |= {name: _levels(values[-1]) for name, values in levels.items()}
    fans = [{"tanggal": day, **_levels(row)} for day, row in zip(fan.days, fan.share, strict=True)]
    if found.probability is None:
        return result | {"kipas": fans}
    chance = sayable(found.probability)
    said = {"peluang": chance, "peluang_teruji": chance == found.probability}
    return result | said | {"kata": odds(found.probability, words()), "kipas": fans}


def _tried(course: Course | None, total: int) -> dict[str, object]:
    if course is None:
        return dict.fromkeys(("target", "perlu", "kurang", "laju_perlu"))
    percent = course.target.percent
    return {"target": percent, "perlu": needed(percent, total), "kurang": course.short,
            "laju_perlu": _rounded(course.per_month)}  # fmt: skip


def backtest_result(report: BacktestReport) -> dict[str, object]:
    """The backtest as plain values for JSON.

    Errors and CRPS in percentage points of ratio A; `_tetap` are those of "nothing changes"; `selang80` (also
    `cakupan80`) the part of outcomes within p10 to p90, 0 to 1, `di_atas_p90` and `di_bawah_p10` those outside; `uji`
    the same by day of forecast (`dari`) and day judged (`ke`), `menurut_jarak` by days ahead and `menurut_ukuran` by
    Kampung KB (`dari`, `sampai`, null: no end); `pit` the part of outcomes in each tenth of their forecast;
    `peluang_ekstrem` chances below 1 and above 19 in 20 by days ahead, how many went wrong, and whether they are said.
    """
    return {
        **_scores(report.total), "kabupaten": report.districts, "undian": report.draws,
        "uji": [{"dari": t.origin, "ke": t.target, **_scores(t.score)} for t in report.trials],
        "menurut_jarak": [_class(each) for each in report.by_horizon],
        "menurut_ukuran": [_class(each) for each in report.by_size],
        "pit": [_rounded(part, 3) for part in report.ranks],
        "peluang_ekstrem": [
            {"dari": own.least, "sampai": own.most, "kurang": own.low, "kurang_terjadi": own.low_came,
             "kurang_dikatakan": own.earned.low, "lebih": own.high, "lebih_luput": own.high_failed,
             "lebih_dikatakan": own.earned.high}
            for own in report.extremes
        ],
        "alasan": report.obstacle,
        "penjelasan": backtest_answer(report, words()),
    }  # fmt: skip


def _known(app: AppContext) -> ForecastContext:
    return ForecastContext(app.history(INDONESIA), app.listed["kode"], app.scheme_now())


def _say_outlook(found: ForecastSummary, asked: Namespace) -> int:
    if asked.json:
        answer_json(forecast_result(found))
        return 0
    seen, course = found.area_view, found.course
    if found.fan is None:
        answer(opened(obstacle_answer(found.obstacle, _subject(seen), words()), seen, words()))
        for step in found.steps:
            answer(step_answer(step, (found.until, course.target.percent if course else None), words()))
        answer(basis_line(seen, words(), is_opened=True))
        return 0
    tried = (course.target.percent, odds(found.probability, words())) if course else None
    answer(
        opened(fan_answer((_subject(seen), seen.on), found.fan, tried, words(), is_late=found.is_late), seen, words())
    )
    pace = "" if found.is_late else pace_answer(course, found.progress.raw and found.progress.raw.pace, words())
    if pace:
        answer(pace)
    answer(basis_line(seen, words(), is_opened=True))
    return 0


def _subject(seen: AreaView) -> str:
    return subject(seen, seen.name, words())


def _say_origin(day: date, number: int, total: int) -> None:
    say(words().text("ramalan.uji_jalan", n=number, dari=total, tanggal=fmt.day(day)))


def _say_backtest(report: BacktestReport, example: str, asked: Namespace) -> int:
    if asked.json:
        answer_json({"contoh": example} | backtest_result(report))
        return 0
    answer(backtest_answer(report, words()))
    for trial in report.trials:
        answer(trial_answer(trial, words()))
    for kind, classes in (("jarak", report.by_horizon), ("ukuran", report.by_size)):
        for each in classes:
            answer(class_answer(each, kind, words()))
    if report.total:
        answer(ranks_answer(report, words()))
        answer(extremes_answer(report, words()))
    if label := example_label(example, words()):
        answer(f"{label}.")
    return 0


def _share(share: object) -> dict[str, object]:
    return {"n": share.n, "N": share.total, "persen": _rounded(share.percent)}


def _levels(values: object) -> dict[str, float]:
    return {name: round(float(value), 2) for name, value in zip(("p10", "p50", "p90"), values, strict=True)}


def _class(each: ClassScore) -> dict[str, object]:
    return {"dari": each.least, "sampai": each.most, **_scores(each.score)}


def _scores(score: Score | None) -> dict[str, object]:
    """The keys are the same without a score, their values null."""
    names = ("kasus", "n", "mae", "mae_tetap", "crps", "crps_tetap", "crps_rasio", "rasio_crps", "selang80",
             "cakupan80", "di_atas_p90", "di_bawah_p10")  # fmt: skip
    if score is None:
        return dict.fromkeys(names)
    ratio, held = _rounded(score.ratio, 3), _rounded(score.coverage80, 3)
    values = (score.n, score.n, _rounded(score.mae), _rounded(score.mae_naive), _rounded(score.crps),
              _rounded(score.crps_naive), ratio, ratio, held, held, _rounded(score.above90, 3),
              _rounded(score.below10, 3))  # fmt: skip
    return dict(zip(names, values, strict=True))


def _rounded(value: float | None, digits: int = 2) -> float | None:
    return None if value is None else round(value, digits)
