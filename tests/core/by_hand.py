"""The classification rule a second time: one village at a time, plain Python, thresholds as sentences.

Written from the description of the portal's statistics, not from the product, and sharing nothing with it: no
frames, no bands, no data files. Blank is None, `ada` is 1, `tidak` is 0.
"""

from collections.abc import Mapping
from fractions import Fraction

Profile = Mapping[str, int | None]

POKTAN = ("bkb", "bkr", "bkl", "uppka", "pik_r")
MEETINGS = ("rapat_perencanaan", "rapat_koordinasi", "sosialisasi", "monev", "laporan")
LONG_ACTING = ("iud", "mow", "mop", "implan")
METHODS = (*LONG_ACTING, "kondom", "suntik", "pil")
CONTRACEPTION = (*METHODS, "hamil", "ingin_anak_segera", "ingin_anak_ditunda", "tidak_ingin_anak_lagi")
PARTICIPATION = {
    "peserta_bkb": "keluarga_balita",
    "peserta_bkr": "keluarga_remaja",
    "peserta_bkl": "keluarga_lansia",
    "peserta_uppka": "keluarga",
    "peserta_pik_r": "remaja",
}
YES_NO = ("pokja", "pokja_terlatih", "pendamping", "regulasi", *POKTAN, "sekretariat", "rumah_dataku", *MEETINGS)
COUNTS = (
    "pokja_anggota", "sumber_dana", "penggunaan_data", "lintas_sektor", "pus", "keluarga", "remaja",
    "keluarga_balita", "keluarga_remaja", "keluarga_lansia", *PARTICIPATION, *CONTRACEPTION,
)  # fmt: skip
COLUMNS = (*YES_NO, *COUNTS)


def classified(profile: Profile) -> dict[str, object]:
    """The twelve scores, three indices and the stratum of one village."""
    scores = input_scores(profile) | process_scores(profile) | output_scores(profile)
    sums = {room: sum(v for k, v in scores.items() if k.startswith(room)) for room in ("input", "proses", "output")}
    indices = {"input": sums["input"] / 5, "proses": sums["proses"] / 3, "output": sums["output"] / 4}
    passed = {room: index >= 3 for room, index in indices.items()}
    rounded = {f"index_{room}": round(index, 2) for room, index in indices.items()}
    return {**scores, **rounded, "klasifikasi": stratum(passed["input"], passed["proses"], passed["output"])}


def stratum(inputs: bool, processes: bool, outputs: bool) -> str:
    """The stratum by which of the three variables pass."""
    if inputs and processes:
        return "berkelanjutan" if outputs else "berkembang"
    return "mandiri" if outputs and (inputs or processes) else "dasar"


def input_scores(p: Profile) -> dict[str, int]:
    members, trained = bool(p.get("pokja_anggota")), bool(p.get("pokja_terlatih"))
    return {
        "input_pokja": (2 + members + trained) if p.get("pokja") else 1,
        "input_sumber_dana": by_count(_number(p, "sumber_dana"), {1: 2, 2: 3, 5: 4}),
        "input_poktan": by_count(_present(p, POKTAN), {1: 2, 3: 3, 5: 4}),
        "input_sarana": 1 + _present(p, ("sekretariat", "rumah_dataku")),
        "input_pkb": 1 + _present(p, ("pendamping", "regulasi")),
    }


def process_scores(p: Profile) -> dict[str, int]:
    return {
        "proses_penggunaan_data": by_count(_number(p, "penggunaan_data"), {1: 2, 2: 3, 4: 4}),
        "proses_operasional": by_count(_present(p, MEETINGS), {1: 2, 3: 3, 5: 4}),
        "proses_lintas_sektor": by_count(_number(p, "lintas_sektor"), {1: 2, 4: 3, 7: 4}),
    }


def output_scores(p: Profile) -> dict[str, int]:
    names = ("output_poktan", "output_cpr", "output_mkjp", "output_unmet")
    if all(p.get(c) is None for c in CONTRACEPTION):
        return dict.fromkeys(names, 1)
    users, couples = sum(_number(p, m) for m in METHODS), _number(p, "pus")
    rates = [whole_percent(_number(p, part), _number(p, whole)) for part, whole in PARTICIPATION.items()]
    unmet = whole_percent(_number(p, "ingin_anak_ditunda") + _number(p, "tidak_ingin_anak_lagi"), couples)
    return {
        "output_poktan": by_count(round(Fraction(sum(rates), 5)), {10: 2, 21: 3, 31: 4}),
        "output_cpr": by_count(whole_percent(users, couples), {30: 2, 41: 3, 51: 4}),
        "output_mkjp": by_count(whole_percent(sum(_number(p, m) for m in LONG_ACTING), users), {20: 2, 23: 3, 25: 4}),
        "output_unmet": 4 if unmet <= 6 else 3 if unmet <= 9 else 2 if unmet <= 12 else 1,
    }


def whole_percent(part: int, whole: int) -> int:
    """Whole percent, half to even; 0 of nothing."""
    return round(Fraction(100 * part, whole)) if whole else 0


def by_count(count: int, steps: Mapping[int, int]) -> int:
    """1, or the score of the highest step that the count reaches."""
    return max([1, *(score for least, score in steps.items() if count >= least)])


def _number(p: Profile, column: str) -> int:
    return p.get(column) or 0


def _present(p: Profile, columns: tuple[str, ...]) -> int:
    return sum(bool(p.get(c)) for c in columns)
