"""`simulate`: where a scenario lands, as on Simulasi: an aim, and how many Kampung KB move in which way."""

import argparse
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace

from kkb.app.context import open_app
from kkb.app.days import parse_day
from kkb.app.page_source import PageSource, open_source
from kkb.app.pages import simulation, usual_scenario
from kkb.cli.arguments import asked_look
from kkb.cli.output import answer, answer_json, words
from kkb.content.basis import Basis
from kkb.content.page import Page
from kkb.content.plain_values import page_lines, page_values
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.ratio import needed
from kkb.core.errors import KkbError
from kkb.core.scenario import FALL, FORMED, REPORT, Moves, Scenario, Start, limits, ways_to_move
from kkb.core.target.targets import RATIOS
from kkb.text.extent_words import extent_values
from kkb.text.provenance import basis_line
from kkb.text.strata_words import short_move

_MOST = 10**6


def add_simulate(parser: argparse.ArgumentParser) -> None:
    """The arguments of `simulate`."""
    parser.add_argument("--wilayah", required=True, metavar="KODE", help="kode bertitik, misalnya 16.05")
    parser.add_argument("--tanggal", metavar="TTTT-BB-HH", help="keadaan pada tanggal itu (bawaan: terbaru)")
    parser.add_argument("--target", type=int, metavar="PERSEN", help="bawaan: target yang berlaku")
    parser.add_argument("--rasio", choices=RATIOS, default="A", help="rasio yang dituju (bawaan: A)")
    parser.add_argument("--batas", metavar="TTTT-BB-HH", help="paling lambat, untuk laju yang perlu")
    parser.add_argument("--naik", default="", metavar="STRATA=N,...", help="misalnya dasar=3,berkembang=2")
    parser.add_argument("--jatuh", type=int, default=0, metavar="N", help="yang turun kelas")
    parser.add_argument("--baru", type=int, default=0, metavar="N", help="yang baru dibentuk")
    parser.add_argument("--lapor", type=int, default=0, metavar="N", help="yang belum lapor lalu melapor")
    parser.add_argument("--bagian", action="append", default=[], metavar="KODE:GERAK=N,...",
                        help="per kecamatan, misalnya 16.05.01:dasar=2,baru=1; boleh diulang")  # fmt: skip


def run_simulate(asked: Namespace) -> int:
    """Where the scenario lands: {"tercapai", "terbentuk", "perlu", "kurang"} and what else Simulasi shows.

    With ratio B or C `terbentuk` is what that ratio divides by: villages of the list.
    """
    source = open_source(open_app())
    seen = asked_look(source.app, asked)
    basis = source.basis(seen.area, seen.asked, words())
    scenario = _scenario(source, basis, asked)
    page = simulation(source, basis, scenario)
    if asked.json:
        answer_json(_values(seen, scenario, page, ways_to_move(basis.scheme.rule)))
        return 0
    for line in page_lines(replace(page, blocks=_short(page)), words().lang):
        answer(line)
    answer(basis_line(seen, words(), is_opened=True))
    return 0


def _values(seen: AreaView, scenario: Scenario, page: Page, ways: tuple[str, ...]) -> dict[str, object]:
    share = page.figure("sim_pangsa")
    head = {"wilayah": seen.area, "tanggal": seen.on, "contoh": seen.example, **extent_values(seen)}
    landed = {
        "tercapai": share.n, "terbentuk": share.total, "perlu": needed(scenario.target, share.total),
        "kurang": page.figure("sim_kurang").n, "rasio": scenario.ratio, "target": scenario.target,
        "batas": scenario.due, "gerak": _moves_values(scenario.moves, ways),
        "bagian": {code: _moves_values(moves, ways) for code, moves in scenario.by_area.items()},
    }  # fmt: skip
    return head | landed | page_values(page)


def _moves_values(moves: Moves, ways: tuple[str, ...]) -> dict[str, int]:
    return {way: moves[way] for way in ways}


def _short(page: Page) -> tuple:
    """What is read in a terminal: what is still needed, and the parts of the area."""
    return tuple(block for block in page.blocks if block.key in ("perlu_judul", "perlu", "dibulatkan", "sebab"))


def _scenario(source: PageSource, basis: Basis, asked: Namespace) -> Scenario:
    """The scenario asked for. Raises KkbError for a move that is not known, or for more than there is."""
    usual = usual_scenario(source, basis, asked.rasio)
    target = usual.target if asked.target is None else asked.target
    if not 0 <= target <= 100:
        raise KkbError("galat.persen_di_luar", value=target)
    seen = basis.area_view
    baseline = source.scenario_start(seen.area, seen.asked)
    by_area = dict(_part(text, seen, baseline.ways) for text in asked.bagian)
    rest = {FALL: asked.jatuh, FORMED: asked.baru, REPORT: asked.lapor}
    rises = tuple(way for way in baseline.ways if way not in rest)
    moves = Moves(**rest, **_counts("--naik", asked.naik, rises))
    _check(moves, by_area, baseline, basis)
    due = parse_day(asked.batas) if asked.batas else usual.due
    return Scenario(target, moves, by_area, asked.rasio, due)


def _check(moves: Moves, by_area: Mapping[str, Moves], baseline: Start, basis: Basis) -> None:
    if by_area and moves.total():
        raise KkbError("galat.gerak_dua_cara")
    _check_most(basis.area_view.area, moves, baseline.most, basis)
    queue = baseline.queue
    for code, wanted in by_area.items():
        _check_most(code, wanted, limits(queue[queue["bagian"] == code]), basis)


def _check_most(code: str, wanted: Moves, most: Moves, basis: Basis) -> None:
    for way, asked in wanted.items():
        there = most[way]
        if not 0 <= asked <= there:
            what = short_move(way, basis.scheme.rule, words())
            told = {"nama": basis.area_view.places.name(code), "apa": what}
            raise KkbError("galat.gerak_di_luar", n=asked, paling=there, **told)


def _part(text: str, seen: AreaView, ways: tuple[str, ...]) -> tuple[str, Moves]:
    code, _, moves = text.partition(":")
    codes = [part.code for part in seen.parts]
    if code not in codes:
        raise KkbError("galat.gerak_bagian", value=code or text, allowed=", ".join(codes[:12]) or "–")
    return code, Moves(**_counts("--bagian", moves, ways))


def _counts(option: str, text: str, allowed: tuple[str, ...]) -> dict[str, int]:
    """`dasar=3,berkembang=2` as numbers by name."""
    found: dict[str, int] = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        name, _, number = part.partition("=")
        is_number = number.isascii() and number.isdigit() and len(number) <= len(str(_MOST))
        if name not in allowed or name in found or not is_number:
            raise KkbError("galat.gerak_tak_dikenal", opsi=option, value=part, allowed=", ".join(allowed))
        found[name] = int(number)
    return found
