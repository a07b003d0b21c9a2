"""`compare`: the areas one level below a region side by side, with how sure each share and each place is."""

from argparse import Namespace

from kkb.app.context import open_app
from kkb.cli.arguments import asked_look
from kkb.cli.output import answer, answer_json, say, words
from kkb.core.area.wilayah import level
from kkb.core.compare.benchmark import Benchmark, benchmarks
from kkb.core.compare.interval import wilson
from kkb.core.compare.rank import RankInterval, places_by_level
from kkb.core.compare.spread import spread
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.tally import Tally
from kkb.text import format as fmt
from kkb.text.comparison_answers import ComparisonWords, certain_sentence, leaders_sentence, place_text, verdicts_of
from kkb.text.extent_words import extent_values, opened, part_name, part_values, subject
from kkb.text.markdown import bare
from kkb.text.provenance import basis_line

VILLAGE = 4
"""The level below which nothing lies."""
_VERDICTS = {"atas": "lebih_tinggi", "wajar": "serupa", "bawah": "lebih_rendah", "sedikit": "terlalu_sedikit"}


def run_compare(asked: Namespace) -> int:
    """The answer of Banding, then share A of every area below: its interval, its places, its verdict."""
    seen = asked_look(open_app(), asked)
    known = sorted((p for p in seen.parts if p.terbentuk), key=lambda p: (-(p.share_a.percent or 0), p.code))
    places = places_by_level([p.share_a for p in known]) if known else ()
    if asked.json:
        answer_json(comparison(seen, known, places))
        return 0
    if level(seen.area) >= VILLAGE:
        say(words().text("baris.banding_desa", nama=seen.name))
        return 0
    benchmark = _own_share(seen)
    is_told = benchmark is not None and len(known) > 1
    if is_told:
        _answer_sentences(seen, known, benchmark)
    elif not known:
        answer(opened(words().text("jawab.belum_terbentuk", nama=subject(seen, seen.name, words())), seen, words()))
    verdicts = verdicts_of(known, benchmark) if benchmark else {}
    for part, place in zip(known, places, strict=True):
        low, high = wilson(part.share_a)
        answer(
            words().text(
                "baris.banding", nama=part_name(seen, part.code, words()), kode=part.code,
                pangsa=fmt.share(part.share_a), awal=fmt.number(low), akhir=fmt.number(high),
                rentang=place_text(place, words()), vonis=words().text(f"banding.vonis_{verdicts[part.code]}"),
            )
        )  # fmt: skip
    answer(basis_line(seen, words(), is_opened=is_told or not known))
    return 0


def _answer_sentences(seen: AreaView, known: list[Tally], benchmark: Benchmark) -> None:
    """Who is first and last, each with what of it has data, then which areas differ beyond chance."""
    unit = words().text(f"umum.level_{level(seen.area) + 1}")
    ends = ComparisonWords(words(), lambda code: part_name(seen, code, words()), unit)
    certain = certain_sentence(known, benchmark, ComparisonWords(words(), seen.places.name, unit))
    answer(opened(bare(leaders_sentence(known, ends)), seen, words()))
    answer(bare(certain))


def comparison(seen: AreaView, known: list[Tally], places: tuple[RankInterval, ...]) -> dict[str, object]:
    """The comparison as plain values for JSON; areas without a Kampung KB are left out.

    `pasti_berbeda`: what surely differs, by the same verdicts: an area that is higher or lower than the benchmark from
    the benchmark (by the code of the region), and those higher from those lower; empty where all are alike.
    """
    unequal, benchmark = spread([p.share_a for p in known]), _own_share(seen)
    verdicts = verdicts_of(known, benchmark) if benchmark else {}
    high, low = ([p.code for p in known if verdicts[p.code] == key] for key in ("atas", "bawah"))
    return {
        "wilayah": seen.area, "tanggal": seen.on, "contoh": seen.example, **extent_values(seen),
        "pembanding": _described(benchmark, seen.area),
        "bagian": [
            _part(seen, part, place) | {"vonis": _VERDICTS[verdicts[part.code]]}
            for part, place in zip(known, places, strict=True)
        ],
        "pasti_berbeda": [
            *({"atas": above, "bawah": below} for above in high for below in low),
            *({"atas": above, "bawah": seen.area} for above in high),
            *({"atas": seen.area, "bawah": below} for below in low),
        ],
        "ketimpangan": None if unequal is None else {"poin": round(unequal.points, 2), "nyata": unequal.is_real},
    }  # fmt: skip


def _own_share(seen: AreaView) -> Benchmark | None:
    """The share of the region itself, by which Banding judges unless another one is asked for."""
    return next((one for one in benchmarks(seen, None, ()) if one.share), None)


def _described(one: Benchmark | None, code: str) -> dict[str, object] | None:
    if one is None or one.share is None:
        return None
    return {
        "jenis": one.kind,
        "kode": code,
        "nama": one.name,
        "n": one.share.n,
        "N": one.share.total,
        "persen": round(one.percent, 2),
    }


def _part(seen: AreaView, part: Tally, place: RankInterval) -> dict[str, object]:
    low, high = wilson(part.share_a)
    return {
        "kode": part.code, "nama": seen.places.name(part.code), "n": part.tercapai, "N": part.terbentuk,
        "persen": round(part.share_a.percent or 0, 2), "selang": [round(low, 2), round(high, 2)],
        "peringkat": place.rank, "rentang": [place.best, place.worst], "belum_lapor": part.belum_lapor,
        **part_values(seen, part.code),
    }  # fmt: skip
