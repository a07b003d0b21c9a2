"""`summary` and `gap`: the figures of one region."""

from argparse import Namespace

from kkb.app.context import open_app
from kkb.cli.arguments import asked_look
from kkb.cli.output import answer, answer_json, words
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.ratio import Share, gap, needed
from kkb.core.errors import KkbError
from kkb.core.target.targets import Judged
from kkb.text import format as fmt
from kkb.text.answers import target_answer, target_notes
from kkb.text.extent_words import extent_values, opened, range_sentence, subject
from kkb.text.markdown import bare
from kkb.text.provenance import basis_line


def run_summary(asked: Namespace) -> int:
    """The counts and ratios of a region at a date."""
    seen = asked_look(open_app(), asked)
    if asked.json:
        answer_json(summary(seen))
    else:
        answer(bare("\n".join([target_answer(seen, words()), *target_notes(seen, words())])))
        for name, value in (("cakupan", seen.tally.range_c), ("pangsa_desa", seen.tally.range_b)):
            if not value.is_exact:
                answer(range_sentence(words().text(f"ringkasan.{name}"), value, words()))
        answer(basis_line(seen, words(), is_opened=True))
    return 0


def run_gap(asked: Namespace) -> int:
    """Villages short of a target: {"wilayah", "tanggal", "contoh", "terbentuk", "tercapai", "perlu", "kurang"}."""
    if not 0 <= asked.target <= 100:
        raise KkbError("galat.persen_di_luar", value=asked.target)
    seen = asked_look(open_app(), asked)
    share = seen.tally.share_a
    counts = {
        "terbentuk": share.total, "tercapai": share.n,
        "perlu": needed(asked.target, share.total), "kurang": gap(share, asked.target),
    }  # fmt: skip
    found = {"wilayah": seen.area, "tanggal": seen.on, "contoh": seen.example, **counts}
    if asked.json:
        answer_json(found | extent_values(seen))
    else:
        named = subject(seen, seen.name, words())
        told = {key: fmt.number(n) for key, n in counts.items()} | {"tanggal": fmt.day(seen.data_date)}
        answer(opened(words().text("baris.kurang", nama=named, target=asked.target, **told), seen, words()))
        answer(basis_line(seen, words(), is_opened=True))
    return 0


def summary(seen: AreaView) -> dict[str, object]:
    """A view as plain values for JSON.

    `target` (percent), `target_tanggal`, `target_wilayah` (whose it is) and `target_acuan` are the target that is told
    first: the one in force, else the last that has passed. `target_status`: "belum", "tercapai", "luput", "tanpa_data",
    or "tanpa_target"; `kurang` what is short of it, as of its own date once it has passed (null without a target).
    `target_rasio`: what that target is of; "A" before any other. `target_status` is "menunggu_data" where its date has
    passed and the data is older, "belum_pasti" where names not matched yet decide (`kurang` is then at most,
    `kurang_paling_sedikit` at least). `target_lain`: how the targets of other ratios stand. `target_lewat`: every
    target that has passed and how it was met. `pembanding`: only without a target, what the target of another area
    would ask; no shortage of this one. `pangsa_desa` and `cakupan` are what is sure, `_paling_banyak` what names not
    matched yet may lift them to; both divide by the villages of the kabupaten that have data, `desa` counts all listed.
    `sebagian`, and above kabupaten `wilayah_ada_data` of `wilayah_jumlah`: its extent.
    """
    counts = seen.tally
    return {
        "wilayah": seen.area,
        "nama": seen.name,
        "tanggal": seen.on,
        "contoh": seen.example,
        "desa": counts.desa,
        "terbentuk": counts.terbentuk,
        "strata": dict(counts.strata),
        "tidak_dikenal": counts.tidak_dikenal,
        "belum_lapor": counts.belum_lapor,
        "belum_dicocokkan": counts.belum_dicocokkan,
        "tercapai": counts.tercapai,
        "pangsa": _ratio(counts.share_a),
        "pangsa_desa": _ratio(counts.share_b),
        "pangsa_desa_paling_banyak": _ratio(counts.range_b.most),
        "cakupan": _ratio(counts.share_c),
        "cakupan_paling_banyak": _ratio(counts.range_c.most),
        **extent_values(seen),
        **_target(seen.leading),
        "kurang": seen.short,
        "kurang_paling_sedikit": None if seen.short is None else seen.leading.least_short,
        "target_lewat": [_passed(found) for found in seen.judged if found.is_past],
        "target_lain": [_target(found) for found in seen.beside if found != seen.leading],
        "pembanding": _benchmark(seen),
    }


def _target(judged: Judged | None) -> dict[str, object]:
    if judged is None:
        keys = ("target", "target_rasio", "target_tanggal", "target_wilayah", "target_acuan", "kurang")
        return dict.fromkeys(keys) | {"target_status": "tanpa_target"}
    target = judged.target
    return {
        "target": target.percent, "target_rasio": target.ratio, "target_tanggal": target.due,
        "target_wilayah": target.area,
        "target_acuan": target.source, "target_status": judged.status, "kurang": judged.short,
    }  # fmt: skip


def _passed(judged: Judged) -> dict[str, object]:
    found = {"persen": judged.target.percent, "tanggal": judged.target.due, "status": judged.status, "data": judged.on}
    if judged.short is None:
        return found | dict.fromkeys(("tercapai", "terbentuk", "perlu", "kurang"))
    counts = {"tercapai": judged.share.n, "terbentuk": judged.share.total}
    return found | counts | {"perlu": judged.needed, "kurang": judged.short}


def _benchmark(seen: AreaView) -> dict[str, object] | None:
    target, share = seen.benchmark, seen.tally.share_a
    if target is None:
        return None
    return {
        "persen": target.percent, "tanggal": target.due, "wilayah": target.area, "acuan": target.source,
        "perlu": needed(target.percent, share.total), "selisih": gap(share, target.percent),
    }  # fmt: skip


def _ratio(share: Share) -> dict[str, object]:
    percent = share.percent
    return {"n": share.n, "N": share.total, "persen": None if percent is None else round(percent, 2)}
