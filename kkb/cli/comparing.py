"""`compare`: the areas one level below a region side by side, with how sure each share and each place is."""

from argparse import Namespace

from kkb import jobs
from kkb.cli.looking import asked_look
from kkb.cli.speak import answer, answer_json, words
from kkb.core.compare import wilson
from kkb.core.compare_chance import apart
from kkb.core.compare_rank import Place, places_by_level
from kkb.core.compare_spread import spread
from kkb.core.look import Look
from kkb.core.tally import Tally
from kkb.view import format as fmt
from kkb.view.chart_ranks import place_text


def run_compare(asked: Namespace) -> int:
    """Share A of every area below, its interval, the places it may have, and which areas surely differ."""
    seen = asked_look(jobs.open_desk(), asked)
    known = sorted((p for p in seen.parts if p.terbentuk), key=lambda p: (-(p.share_a.percent or 0), p.code))
    places = places_by_level([p.share_a for p in known]) if known else ()
    if asked.json:
        answer_json(comparison(seen, known, places))
        return 0
    for part, place in zip(known, places, strict=True):
        low, high = wilson(part.share_a)
        answer(
            words().text(
                "baris.banding", nama=seen.places.name(part.code), kode=part.code, pangsa=fmt.share(part.share_a),
                awal=fmt.number(low), akhir=fmt.number(high), rentang=place_text(place, words()),
            )
        )  # fmt: skip
    return 0


def comparison(seen: Look, known: list[Tally], places: tuple[Place, ...]) -> dict[str, object]:
    """The comparison as plain values for JSON; areas without a Kampung KB are left out."""
    found, unequal = apart([p.share_a for p in known]), spread([p.share_a for p in known])
    pairs = [(i, j) for i in range(len(known)) for j in range(i + 1, len(known)) if found[i, j]]
    return {
        "wilayah": seen.area, "tanggal": seen.on,
        "bagian": [_part(seen, part, place) for part, place in zip(known, places, strict=True)],
        "pasti_berbeda": [{"atas": known[i].code, "bawah": known[j].code} for i, j in pairs],
        "ketimpangan": None if unequal is None else {"poin": round(unequal.points, 2), "nyata": unequal.is_real},
    }  # fmt: skip


def _part(seen: Look, part: Tally, place: Place) -> dict[str, object]:
    low, high = wilson(part.share_a)
    return {
        "kode": part.code, "nama": seen.places.name(part.code), "n": part.tercapai, "N": part.terbentuk,
        "persen": round(part.share_a.percent or 0, 2), "selang": [round(low, 2), round(high, 2)],
        "peringkat": place.rank, "rentang": [place.best, place.worst], "belum_lapor": part.belum_lapor,
    }  # fmt: skip
