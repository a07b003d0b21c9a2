"""A forecast as sentences: where the share may stand, how likely the target is, the pace needed and the pace so far."""

from datetime import date

from kkb.core.forecast import UNTESTED, Earned, Fan, in_words
from kkb.core.forecast.backtest_scores import FEWEST_CHANCES, BacktestReport, ClassScore, Extremes, Score, Trial
from kkb.core.forecast.forecast_summary import Aim, ScenarioPace
from kkb.core.forecast.readiness import FEWEST_VILLAGES, FEWEST_WATCHED
from kkb.core.target.progress import Course, PaceReading, PastPace
from kkb.text import format as fmt
from kkb.text.wording import Wording

_HELD, _LEANS = 0.80, 0.05
"""The aim of the interval, and what may pass for luck."""
_HUNDRED = 100
_FEWEST = {"sedikit_desa": FEWEST_VILLAGES, "sedikit_data": FEWEST_WATCHED}


def odds(probability: float, words: Wording, earned: Earned = UNTESTED) -> str:
    """A probability (0 to 1) as people say it: "kira-kira 1 dari 5"; an extreme one only where it was earned."""
    said = in_words(probability, earned)
    sides = {-1: "kurang", 1: "lebih"}
    kind = sides.get(said.beyond) or (f"belum_teruji_{sides[said.untested]}" if said.untested else "kira_kira")
    return words.text(f"ramalan.{kind}", n=said.n, dari=said.total)


def fan_answer(
    named: tuple[str, date], fan: Fan, aim: tuple[int, str] | None, words: Wording, *, is_late: bool = False
) -> str:
    """Where the area (`named`: name, date of data) may stand at the end; `aim`: the share tried and its chance in
    words, None where no target is set and nothing is tried. `is_late`: the end is a target's date that has passed.
    """
    (name, on), lang = named, words.lang
    low, middle, high = fan.share[-1]
    values = {
        "nama": name, "tanggal": fmt.day(on, lang), "pangsa": fmt.share(fan.start, lang),
        "sampai": fmt.day(fan.days[-1], lang), "rendah": fmt.percent(low, lang, 0),
        "tengah": fmt.percent(middle, lang, 0), "tinggi": fmt.percent(high, lang, 0),
    }  # fmt: skip
    if aim is None:
        return words.text("ramalan.jawab_tanpa_target", **values)
    percent, chance = aim
    tried = {"target": fmt.percent(percent, lang, 0), "peluang": chance}
    return words.text("ramalan.jawab_lewat" if is_late else "ramalan.jawab", **values, **tried)


def plan_answer(chance: str, kind: str, count: int, words: Wording) -> str:
    """What a plan carried out makes of the chance (in words). `kind`: "ini" the one at hand, "teringan" the least."""
    return words.text(f"ramalan.rencana_{kind}", n=fmt.number(count, words.lang), peluang=chance)


def obstacle_answer(obstacle: str, name: str, words: Wording) -> str:
    """Why there is no forecast."""
    return words.text(f"ramalan.alasan_{obstacle}", nama=name, paling_sedikit=_FEWEST.get(obstacle))


def pace_answer(course: Course | None, so_far: PastPace | None, words: Wording) -> str:
    """The pace needed beside the pace so far, in villages per month; the latter alone where nothing is aimed at."""
    lang = words.lang
    if course is None:
        told = {"sejak": fmt.day(so_far.since, lang), "laju": fmt.signed(so_far.per_month, lang, 1)} if so_far else None
        return words.text("ramalan.laju_saja", **told) if told else ""
    needed = course.per_month or 0.0
    values = {
        "perlu": fmt.number(course.short, lang), "laju_perlu": fmt.number(needed, lang, 1),
        "target": fmt.percent(course.target.percent, lang, 0),
    }  # fmt: skip
    if so_far is None:
        return words.text("ramalan.laju_tanpa_lampau", **values)
    values |= {"sejak": fmt.day(so_far.since, lang), "laju": fmt.signed(so_far.per_month, lang, 1)}
    return words.text("ramalan.laju" if course.short else "ramalan.laju_tercapai", **values)


def cohort_answer(way: PaceReading, words: Wording) -> str:
    """How the same Kampung KB did from one day to the other: the share that newly formed ones cannot lower."""
    days = {"sejak": fmt.day(way.pace.since, words.lang), "tanggal": fmt.day(way.pace.on, words.lang)}
    shares = {"dulu": fmt.share(way.before, words.lang), "kini": fmt.share(way.after, words.lang)}
    return words.text("ramalan.kohort", **days, **shares)


def step_answer(step: ScenarioPace, aim: Aim, words: Wording) -> str:
    """One line of scenario arithmetic: villages per month, the share it leads to, whether that meets an aim."""
    lang, (until, percent) = words.lang, aim
    values = {"laju": fmt.number(step.per_month, lang, 1), "sampai": fmt.day(until, lang),
              "pangsa": fmt.share(step.share, lang)}  # fmt: skip
    if percent is None:
        return words.text("ramalan.hitungan_tanpa_target", **values)
    result = words.text("ramalan.hitungan_cukup" if step.meets else "ramalan.hitungan_kurang")
    return words.text("ramalan.hitungan", target=fmt.percent(percent, lang, 0), hasil=result, **values)


def backtest_answer(report: BacktestReport, words: Wording) -> str:
    """The backtest in one sentence, or why there is none."""
    if report.total is None:
        reason = report.obstacle or "tiga_potret"
        return words.text(f"ramalan.uji_{reason}", paling_sedikit=_FEWEST.get(reason))
    return words.text("ramalan.uji", kabupaten=fmt.number(report.districts, words.lang), **_scores(report.total, words))


def trial_answer(trial: Trial, words: Wording) -> str:
    """One line per day of forecast and day judged."""
    days = {"dari": fmt.short_day(trial.origin, words.lang), "ke": fmt.short_day(trial.target, words.lang)}
    return words.text("ramalan.uji_baris", **days, **_scores(trial.score, words))


def class_answer(each: ClassScore, kind: str, words: Wording) -> str:
    """One line per class. `kind`: "jarak" horizon in days, "ukuran" Kampung KB."""
    return words.text("ramalan.uji_kelas", kelas=class_name(each, kind, words), **_scores(each.score, words))


def class_name(each: ClassScore | Extremes, kind: str, words: Wording) -> str:
    """The name of a class of horizon ("jarak", days) or size ("ukuran", Kampung KB)."""
    least, most = (None if n is None else fmt.number(n, words.lang) for n in (each.least, each.most))
    if most is None:
        return words.text(f"ramalan.{kind}_lebih", dari=least)
    return words.text(f"ramalan.{kind}_antara" if each.least else f"ramalan.{kind}_sampai", dari=least, sampai=most)


def ranks_answer(report: BacktestReport, words: Wording) -> str:
    """What the histogram of ranks shows, in one sentence."""
    total = report.total
    if total is None:
        return ""
    return words.text(
        "ramalan.pit_jawab", atas=_times(total.above90, total.n, words), bawah=_times(total.below10, total.n, words),
        arti=words.text(f"ramalan.pit_{_leaning(total)}"),
    )  # fmt: skip


def extremes_answer(report: BacktestReport, words: Wording) -> str:
    """For which horizons the backtest earned the saying of chances below 1 in 20 and above 19 in 20."""
    low, high = (
        [class_name(each, "jarak", words) for each in report.extremes if getattr(each.earned, side)]
        for side in ("low", "high")
    )
    none = words.text("ramalan.teruji_belum")
    return words.text(
        "ramalan.teruji", rendah=", ".join(low) or none, tinggi=", ".join(high) or none, paling_sedikit=FEWEST_CHANCES
    )


def _leaning(total: Score) -> str:
    if abs(total.above90 - total.below10) > _LEANS:
        return "terlalu_rendah" if total.above90 > total.below10 else "terlalu_tinggi"
    if abs(total.coverage80 - _HELD) <= _LEANS:
        return "pas"
    return "terlalu_sempit" if total.coverage80 < _HELD else "terlalu_lebar"


def _times(part: float, total: int, words: Wording) -> str:
    """A part (0 to 1) of `total` outcomes: out of a hundred only where there are as many, else as they were counted."""
    if total >= _HUNDRED:
        return words.text("ramalan.kali_seratus", n=fmt.number(100 * part, words.lang))
    return words.text("ramalan.kali", n=fmt.number(round(part * total), words.lang), dari=total)


def _apart(one: float, other: float, lang: str) -> tuple[str, str]:
    """Two numbers with one decimal, or with two where one would make them read alike."""
    short, long = ((fmt.number(one, lang, digits), fmt.number(other, lang, digits)) for digits in (1, 2))
    return long if short[0] == short[1] else short


def _scores(score: Score, words: Wording) -> dict[str, str]:
    lang = words.lang
    mae, mae_naive = _apart(score.mae, score.mae_naive, lang)
    return {
        "n": fmt.number(score.n, lang), "mae": mae, "mae_tetap": mae_naive, "crps": fmt.number(score.crps, lang, 2),
        "crps_tetap": fmt.number(score.crps_naive, lang, 2), "cakupan": _times(score.coverage80, score.n, words),
        "atas": _times(score.above90, score.n, words), "bawah": _times(score.below10, score.n, words),
        "rasio": fmt.NOTHING if score.ratio is None else fmt.percent(100 * score.ratio, lang, 0),
    }  # fmt: skip
