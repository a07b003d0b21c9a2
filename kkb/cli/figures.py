"""`summary` and `gap`: the figures of one region."""

from argparse import Namespace

from kkb import jobs
from kkb.cli.looking import asked_look
from kkb.cli.speak import answer, answer_json, words
from kkb.core.errors import KkbError
from kkb.core.look import Look
from kkb.core.ratio import Share, gap, needed
from kkb.core.rows import STRATA
from kkb.view.answers import target_answer
from kkb.view.markdown import bare


def run_summary(asked: Namespace) -> int:
    """The counts and ratios of a region at a date."""
    seen = asked_look(jobs.open_desk(), asked)
    if asked.json:
        answer_json(summary(seen))
    else:
        answer(bare(target_answer(seen, words())))
    return 0


def run_gap(asked: Namespace) -> int:
    """Villages short of a target: {"wilayah", "tanggal", "terbentuk", "tercapai", "perlu", "kurang"}."""
    if not 0 <= asked.target <= 100:
        raise KkbError("galat.persen_di_luar", value=asked.target)
    seen = asked_look(jobs.open_desk(), asked)
    share = seen.tally.share_a
    found = {
        "wilayah": seen.area, "tanggal": seen.on, "terbentuk": share.total, "tercapai": share.n,
        "perlu": needed(asked.target, share.total), "kurang": gap(share, asked.target),
    }  # fmt: skip
    if asked.json:
        answer_json(found)
    else:
        answer(words().text("baris.kurang", nama=seen.name, target=asked.target, **found))
    return 0


def summary(seen: Look) -> dict[str, object]:
    """A look as plain values for JSON."""
    counts = seen.tally
    return {
        "wilayah": seen.area,
        "nama": seen.name,
        "tanggal": seen.on,
        "contoh": seen.example,
        "desa": counts.desa,
        "terbentuk": counts.terbentuk,
        "strata": {s: getattr(counts, s) for s in STRATA},
        "tidak_dikenal": counts.tidak_dikenal,
        "belum_lapor": counts.belum_lapor,
        "belum_dicocokkan": counts.belum_dicocokkan,
        "tercapai": counts.tercapai,
        "pangsa": _ratio(counts.share_a),
        "pangsa_desa": _ratio(counts.share_b),
        "cakupan": _ratio(counts.share_c),
        "target": seen.target.percent if seen.target else None,
        "kurang": seen.short,
    }


def _ratio(share: Share) -> dict[str, object]:
    percent = share.percent
    return {"n": share.n, "N": share.total, "persen": None if percent is None else round(percent, 2)}
