"""What the rule says, put into the sentences that speak of it: names of strata, pass marks, ways to count.

A file of wording holds «key» where a fact of the rule belongs; `filled` puts it in when the wording is read.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from kkb.core.rule.ladder import SILENT
from kkb.core.rule.paths import falling_ends, holding_variables, nearest_step, passing_sets, rising_ends
from kkb.core.rule.ruleset import RuleSet
from kkb.core.scheme import Scheme
from kkb.text.format import number

OPEN, CLOSE = "«", "»"


def filled(texts: Mapping[str, str], scheme: Scheme, lang: str) -> dict[str, str]:
    """The sentences with every «key» filled in from the rule. Raises KeyError for a fact that does not exist."""
    facts = rule_facts(texts, scheme, lang)
    return {key: _filled(text, facts) for key, text in texts.items()}


def rule_facts(texts: Mapping[str, str], scheme: Scheme, lang: str) -> dict[str, str]:
    """Every fact that a sentence may name, in the words of a language."""
    rule, ladder = scheme.rule, scheme.ladder
    name = {s.key: s.label(lang) for s in scheme.strata}
    low = [name[key] for key in ladder.keys if key not in ladder.reached]
    counting = [name[key].lower() for key in ladder.goals]
    plus = " + ".join(counting)
    holding = [rule.variable(key).name for key in holding_variables(rule)]
    return {
        "awal": name[ladder.entry],
        "belum_lapor": scheme.stratum(SILENT).label(lang),
        "belum_dan": listed(low, texts, "dan"), "belum_atau": listed(low, texts, "atau"),
        "terhitung_plus": plus, "Terhitung_plus": plus[:1].upper() + plus[1:],
        "terhitung_dan": listed(counting, texts, "dan"), "terhitung_atau": listed(counting, texts, "atau"),
        "lulus": _marks(rule, lambda v: v.pass_index, lang, _shortest),
        "lulus_dua": _marks(rule, lambda v: v.pass_index, lang, lambda _: 2),
        "skor": _marks(rule, lambda v: max(rule.mark(rule.item(key)) for key in v.items), lang, _shortest),
        "penopang": listed(holding, texts, "atau"),
        "jalan": _ways(rule, texts, "bersama"), "syarat": _ways(rule, texts, "syarat"),
        "naik_ke": _rises(rule, name, texts), "turun_ke": _falls(rule, name, texts),
        "langsung": _at_once(rule, name, texts),
    }  # fmt: skip


def listed(names: Sequence[str], texts: Mapping[str, str], joint: str) -> str:
    """Names in a row: "a, b dan c" (`joint` is a key of the room `aturan`)."""
    if len(names) < 2:
        return "".join(names)
    return texts[f"aturan.{joint}"].format(awal=", ".join(names[:-1]), akhir=names[-1])


def _filled(text: str, facts: Mapping[str, str]) -> str:
    while OPEN in text:
        before, _, rest = text.partition(OPEN)
        key, _, after = rest.partition(CLOSE)
        text = before + facts[key] + after
    return text


def _marks(rule: RuleSet, mark: Callable, lang: str, digits: Callable[[float], int]) -> str:
    """One number where all variables have the same, else each with the variables that have it."""
    written = {v.name: number(mark(v), lang, digits(mark(v))) for v in rule.variables}
    if len(set(written.values())) == 1:
        return next(iter(written.values()))
    by_mark: dict[str, list[str]] = {}
    for name, value in written.items():
        by_mark.setdefault(value, []).append(name)
    return ", ".join(f"{value} ({', '.join(names)})" for value, names in by_mark.items())


def _shortest(value: float) -> int:
    return 0 if value == int(value) else 2


def _ways(rule: RuleSet, texts: Mapping[str, str], key: str) -> str:
    """What must pass to count: what every way needs, then the rest of each way."""
    sets = [frozenset(group) for group in passing_sets(rule)]
    everywhere = frozenset.intersection(*sets)
    names = [v.name for v in rule.variables]
    rests = [listed([names[n] for n in sorted(group - everywhere)], texts, "dan") for group in sets]
    common = listed([names[n] for n in sorted(everywhere)], texts, "dan")
    if all(rests) and common:
        return texts[f"aturan.{key}"].format(utama=common, lain=listed(rests, texts, "atau"))
    whole = common or listed(rests, texts, "atau")
    return texts["aturan.syarat_semua"].format(utama=whole) if key == "syarat" else whole


def _rises(rule: RuleSet, name: Mapping[str, str], texts: Mapping[str, str]) -> str:
    ends, parts = rising_ends(rule), []
    for n, (end, group) in enumerate(groupby(ends, key=ends.__getitem__)):
        key = "aturan.naik" if n else "aturan.naik_biasanya"
        parts.append(texts[key].format(dari=listed([name[s] for s in group], texts, "dan"), ke=name[end]))
    return ", ".join(parts)


def _falls(rule: RuleSet, name: Mapping[str, str], texts: Mapping[str, str]) -> str:
    ends = falling_ends(rule)
    return ", ".join(texts["aturan.turun"].format(dari=name[start], ke=name[end]) for start, end in ends.items())


def _at_once(rule: RuleSet, name: Mapping[str, str], texts: Mapping[str, str]) -> str:
    """The rises out of a stratum that miss one variable only and skip what lies between."""
    ends, told = rising_ends(rule), []
    for stratum in rule.ladder.keys:
        step = None if stratum in rule.ladder.reached else nearest_step(rule, stratum)
        if step and step[0]:
            values = {"strata": name[stratum], "kurang": rule.variable(step[1]).name, "tujuan": name[ends[stratum]]}
            told.append(texts["aturan.langsung"].format(**values))
    return " ".join(told)
