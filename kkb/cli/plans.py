"""`plan`: which villages, which items, at least effort; or how far a budget goes."""

from argparse import ArgumentParser, Namespace
from typing import Any

from kkb.app import resources
from kkb.app.context import AppContext, open_app
from kkb.cli.arguments import asked_look
from kkb.cli.output import answer, answer_json, say, words
from kkb.core.counts.area_view import AreaView
from kkb.core.errors import KkbError
from kkb.core.plan import Block, Plan, PlanLimits, VillagePlan, furthest_plan, plan
from kkb.core.plan.effort import Effort
from kkb.core.plan.views import agency_table, area_table
from kkb.text.extent_words import extent_values, opened, subject
from kkb.text.markdown import bare
from kkb.text.plan_words import PlanWords, block_sentences, plan_answer, plan_lines, step_words
from kkb.text.provenance import basis_line


def add_plan(parser: ArgumentParser) -> None:
    """What `plan` takes."""
    goals = resources.scheme().ladder.goals
    one: dict[str, Any] = {"type": int, "metavar": "N"}
    many: dict[str, Any] = {"nargs": "+", "metavar": "KODE", "default": []}
    parser.add_argument("--wilayah", required=True, metavar="KODE", help="kode bertitik, misalnya 16.73")
    parser.add_argument("--tanggal", metavar="TTTT-BB-HH", help="keadaan pada tanggal itu (bawaan: terbaru)")
    parser.add_argument("--target", type=int, metavar="PERSEN", help="tanpa ini: sejauh mana anggaran membawa")
    parser.add_argument("--tujuan", choices=goals, default=goals[0], help=f"strata yang dihitung (bawaan: {goals[0]})")
    parser.add_argument("--anggaran", **one, help="upaya seluruhnya, paling banyak")
    parser.add_argument("--kapasitas-kecamatan", **one, help="Kampung KB per kecamatan, paling banyak")
    parser.add_argument("--lantai-kecamatan", **one, default=0, help="yang naik per kecamatan, paling sedikit")
    parser.add_argument("--capaian-kecamatan", **one, default=0, help="yang tercapai per kecamatan, paling sedikit")
    parser.add_argument("--kapasitas-instansi", nargs="+", metavar="KUNCI=N", default=[], help="upaya per instansi")
    parser.add_argument("--wajib", **many, help="desa yang harus ikut")
    parser.add_argument("--kecuali", **many, help="desa yang tidak ikut")
    parser.add_argument("--baru", **one, default=0, help="Kampung KB baru yang akan dibentuk, menurut urutan kode")
    parser.add_argument("--pengaman", **one, default=0, help="Kampung KB di atas yang diperlukan")
    parser.add_argument("--tahun", **one, default=1, help="waktu untuk langkah-langkahnya (bawaan: 1)")


def run_plan(asked: Namespace) -> int:
    """The plan of a region; exit code 1 when the limits leave none."""
    if asked.target is None and asked.anggaran is None:
        raise KkbError("rencana.galat_tanpa_arah")
    app = open_app()
    seen, effort = asked_look(app, asked), resources.effort()
    limits = _limits(asked, app, seen)
    solve = plan if asked.target is not None else furthest_plan
    found = solve(seen.rows, app.scheme.rule, effort, limits)
    names = app.listed.set_index("kode")["nama"] if limits.new else {}
    is_aimed = asked.target is not None or bool(seen.judged)
    name = lambda code: names.get(code) or _named(seen, code)  # noqa: E731
    told = PlanWords(words(), app.scheme, effort, limits, name, is_aimed)
    sentence = opened(bare(plan_answer(found, seen.area, told, is_furthest=asked.target is None)), seen, words())
    basis = basis_line(seen, words(), is_opened=True)
    reasons = [bare(reason) for reason in block_sentences(found, told)]
    if asked.json:
        answer_json(_described(found, seen, told) | {"penjelasan": [sentence, *reasons]})
    elif found.found:
        answer("\n".join([sentence, *plan_lines(found, told), basis]))
    if not found.found:
        say("\n".join([sentence, *reasons, basis]))
    return 0 if found.found else 1


def _named(seen: AreaView, code: str) -> str:
    """The name of an area; of the region itself, what of it has data."""
    name = seen.places.name(code)
    return subject(seen, name, words()) if code == seen.area else name


def _limits(asked: Namespace, app: AppContext, seen: AreaView) -> PlanLimits:
    usual = seen.judged[-1].target.percent if seen.judged else 0
    return PlanLimits(
        target=usual if asked.target is None else asked.target, goal=asked.tujuan, margin=asked.pengaman,
        budget=asked.anggaran, capacity=asked.kapasitas_kecamatan, floor=asked.lantai_kecamatan,
        floor_reached=asked.capaian_kecamatan, agency_capacity=dict(map(_capacity, asked.kapasitas_instansi)),
        must=frozenset(asked.wajib), excluded=frozenset(asked.kecuali), new=_new(asked.baru, app, seen),
        years=asked.tahun,
    )  # fmt: skip


def _capacity(text: str) -> tuple[str, int]:
    key, _, number = text.partition("=")
    if not number.isdecimal():
        raise KkbError("rencana.galat_kapasitas_instansi", value=text)
    return key, int(number)


def _new(count: int, app: AppContext, seen: AreaView) -> tuple[str, ...]:
    codes = sorted(app.unformed(seen)["kode"])
    if not 0 <= count <= len(codes):
        raise KkbError("rencana.galat_baru", most=len(codes), value=count)
    return tuple(codes[:count])


def _described(found: Plan, seen: AreaView, told: PlanWords) -> dict[str, object]:
    """A plan as plain values; the fields of a plan that was not found are empty."""
    limits, effort = told.limits, told.effort
    return {
        "wilayah": seen.area, "tanggal": seen.on, "contoh": seen.example, **extent_values(seen), "status": found.status,
        "target": limits.target if told.is_aimed else None, "terbentuk": found.before.total, "baru": len(limits.new),
        "tercapai": found.before.n, "perlu": found.needed if told.is_aimed else None, "pengaman": found.margin,
        "kurang": found.short if told.is_aimed else None,
        "upaya": found.effort if found.found else None, "satuan": effort.unit,
        "batas_bawah": found.bound if found.found else None, "sesudah": found.after.n if found.found else None,
        "desa": [_village(v, told) for v in found.villages],
        "cadangan": [v.unit for v in found.reserves],
        "per_instansi": _per_agency(found, effort, limits),
        "per_kecamatan": area_table(found, seen.rows, limits, told.scheme.ladder).to_dict("records"),
        "terjauh": found.furthest, "penghalang": [_obstacle(block) for block in found.blocks],
    }  # fmt: skip


def _village(village: VillagePlan, told: PlanWords) -> dict[str, object]:
    return {
        "kode": village.kode, "unit": village.unit, "nama": told.name(village.kode), "kode_kec": village.kode_kec,
        "strata": village.stratum, "tujuan": village.goal, "upaya": village.effort,
        "langkah": [step_words(s, told) | {"item": s.item, "upaya": s.effort} for s in village.steps],
    }  # fmt: skip


def _per_agency(found: Plan, effort: Effort, limits: PlanLimits) -> list[dict[str, object]]:
    table = agency_table(found, effort, limits).astype({"kapasitas": object})
    rows = table.where(table.notna(), None).to_dict("records")
    return [row | {"kunci": row["instansi"], "instansi": effort.agency(row["instansi"]).name} for row in rows]


def _obstacle(block: Block) -> dict[str, object]:
    return {
        "batas": block.limit, "nama": block.name, "diberi": block.given, "perlu": block.needed,
        "kurang": block.short, "sendiri": block.alone,
    }  # fmt: skip
