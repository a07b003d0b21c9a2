"""Scenarios in sentences: where one lands, what is still missing and how to make it good, why it cannot be."""

from collections.abc import Mapping
from datetime import date

from kkb.core.counts.ratio import Share, gap, meets, needed
from kkb.core.rule.ruleset import RuleSet
from kkb.core.scenario import FORMED, REPORT, FarthestReach, Moves, Need, NeededPace, NeedWay, Scenario, ways_to_move
from kkb.text import format as fmt
from kkb.text.strata_words import moved_text, only_rises_text
from kkb.text.wording import Wording

_RATIO_NAMES = {"A": "pangsa", "B": "pangsa_desa", "C": "cakupan"}


def ratio_name(ratio: str, words: Wording) -> str:
    """The name of ratio A, B or C."""
    return words.text(f"ringkasan.{_RATIO_NAMES[ratio]}")


def aim_text(scenario: Scenario, words: Wording) -> str:
    """The target of a scenario: percent, and of which ratio unless it is A."""
    percent = fmt.percent(scenario.target, words.lang, 0)
    return (
        percent if scenario.ratio == "A" else words.text(f"simulasi.sasaran_{scenario.ratio.lower()}", target=percent)
    )


def landing_answer(name: str, scenario: Scenario, share: Share, words: Wording, *, is_moved: bool) -> str:
    """Where a scenario lands: short by how many, or reached; n of N and what is needed. `name` is safe in Markdown."""
    if not share.total:
        return words.text("simulasi.jawab_kosong" if scenario.ratio == "A" else "umum.tanpa_daftar", nama=name)
    values = {
        "nama": name,
        "target": aim_text(scenario, words),
        "hitung": fmt.fraction(share, words.lang),
        "perlu": fmt.number(needed(scenario.target, share.total), words.lang),
        "kurang": fmt.number(gap(share, scenario.target), words.lang),
        "satuan": words.text(f"simulasi.satuan_{scenario.ratio.lower()}"),
    }
    due = scenario.due and fmt.day(scenario.due, words.lang)
    values["batas"] = words.text("simulasi.jawab_batas", tanggal=due) if due else ""
    state = "tercapai" if meets(share, scenario.target) else "kurang"
    return words.text(f"simulasi.jawab_{state}_{'skenario' if is_moved else 'kini'}", **values)


def moves_text(moves: Moves, rule: RuleSet, words: Wording) -> str:
    """Some moves in short: 3 Berkembang naik, 10 baru. Nothing at all has its own words."""
    parts = [
        moved_text(way, fmt.number(moves[way], words.lang), rule, words) for way in ways_to_move(rule) if moves[way]
    ]
    return ", ".join(parts) or words.text("simulasi.gerak_tidak_ada")


def way_text(way: NeedWay, most: Moves, scenario: Scenario, rule: RuleSet, words: Wording) -> str:
    """One way to the target, in whole villages and out of how many."""
    if way.key in rule.ladder.keys:
        counts = (fmt.number(way.moves[way.key], words.lang), fmt.number(most[way.key], words.lang))
        return only_rises_text(way.key, counts, rule, words)
    others = (REPORT, FORMED)
    total = {name: fmt.number(most[name], words.lang) for name in others}
    added = {f"n_{name}": fmt.number(way.moves[name], words.lang) for name in others}
    values = {
        "gerak": moves_text(way.moves, rule, words),
        "upaya": fmt.number(way.effort, words.lang),
        "kini": fmt.number(scenario.moves[FORMED], words.lang),
    }
    key = "tanpa_baru" if way.key == "kurangi_baru" and not way.moves[FORMED] else way.key
    return words.text(f"simulasi.jalan_{key}", **values, **added, **total)


def reach_text(reach: FarthestReach, scenario: Scenario, words: Wording) -> str:
    """Why the target cannot be reached with what there is: how far it goes at most, and who is left."""
    ratio = scenario.ratio.lower()
    text = words.text(
        f"simulasi.batas_{'c' if ratio == 'c' else 'naik'}",
        pangsa=fmt.share(reach.risen, words.lang),
        perlu=fmt.number(needed(scenario.target, reach.risen.total), words.lang),
        sisa=left_text(reach.left, words),
    )
    if reach.told.n > reach.risen.n:
        text += " " + words.text("simulasi.batas_lapor", pangsa=fmt.share(reach.told, words.lang))
    return text


def left_text(left: Mapping[str, int], words: Wording) -> str:
    """Who is left by cause: 4 belum pernah lapor, 10 baru dibentuk."""
    return ", ".join(words.text(f"simulasi.sisa_{key}", n=fmt.number(n, words.lang)) for key, n in left.items())


def spare_text(need: Need, words: Wording) -> str:
    """What may still be lost, or formed, without missing the target again."""
    lost = words.text("simulasi.cadangan_turun", n=fmt.number(need.may_fall or 0, words.lang))
    if not need.may_form:
        return lost
    return f"{lost} {words.text('simulasi.cadangan_baru', n=fmt.number(need.may_form, words.lang))}"


def pace_value(found: NeededPace, words: Wording) -> str:
    """The pace as a headline: 1 tiap 8 bulan, 3 per bulan; a dash when there is nothing to do or no time left."""
    if found.every:
        return words.text("simulasi.laju_tiap" if found.every > 1 else "simulasi.laju_satu", n=found.every)
    if found.per_month:
        return words.text("simulasi.laju_bulan", n=fmt.number(found.per_month, words.lang))
    return fmt.NOTHING


def pace_note(found: NeededPace, due: date, words: Wording) -> str:
    """What the pace is made of: so many in so many months, until when."""
    day = fmt.short_day(due, words.lang)
    if not found.villages:
        return words.text("simulasi.laju_tidak_perlu", tanggal=day)
    if found.months is None:
        return words.text("simulasi.laju_lewat", tanggal=day)
    key = "simulasi.laju_ket" if found.months else "simulasi.laju_sebulan"
    months = fmt.number(found.months, words.lang)
    return words.text(key, n=fmt.number(found.villages, words.lang), bulan=months, tanggal=day)
