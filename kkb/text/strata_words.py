"""What the classes of Kampung KB and their movements are called."""

from kkb.core.rule.paths import nearest_step, rising_ends
from kkb.core.rule.ruleset import RuleSet
from kkb.core.scheme import Scheme
from kkb.text.rule_words import listed
from kkb.text.wording import Wording


def class_name(key: str, scheme: Scheme, words: Wording) -> str:
    """The name of a class of a Kampung KB (or of none), short enough for a legend on a phone."""
    if key in scheme.ladder.keys:
        return scheme.stratum(key).label(words.lang)
    return words.text(f"grafik.{key}") if words.has(f"grafik.{key}") else scheme.stratum(key).label(words.lang)


def rise_kind(way: str, rule: RuleSet) -> str:
    """What a rise is: out of the stratum of entry, out of one that counts already, or another."""
    ladder = rule.ladder
    return "awal" if way == ladder.entry else "tercapai" if way in ladder.reached else "lain"


def lever_text(way: str, most: str, rule: RuleSet, words: Wording) -> str:
    """The label of the lever that moves villages in a way; `most` is how many there are, as it is written."""
    if way not in rule.ladder.keys:
        return words.text(f"simulasi.geser_{way}", n=most)
    return words.text(f"simulasi.geser_naik_{rise_kind(way, rule)}", strata=_name(way, rule, words), n=most)


def lever_help(way: str, rule: RuleSet, words: Wording) -> str:
    """What moving in a way means by the rule."""
    if way not in rule.ladder.keys:
        return words.text(f"simulasi.bantu_{way}")
    name, end = _name(way, rule, words), _name(rising_ends(rule)[way], rule, words)
    if way in rule.ladder.reached:
        return words.text("simulasi.bantu_naik_tercapai", strata=name, tujuan=end)
    step = nearest_step(rule, way)
    if step is None or not step[0]:
        return words.text("simulasi.bantu_naik_awal", strata=name)
    passed = listed([rule.variable(key).name for key in step[0]], words.texts, "dan")
    missing = rule.variable(step[1]).name
    return words.text("simulasi.bantu_naik_langsung", strata=name, tujuan=end, lulus=passed, kurang=missing)


def short_move(way: str, rule: RuleSet, words: Wording) -> str:
    """A way to move in a word or two."""
    if way not in rule.ladder.keys:
        return words.text(f"simulasi.pendek_{way}")
    return words.text("simulasi.pendek_naik", strata=_name(way, rule, words))


def move_heading(way: str, rule: RuleSet, words: Wording) -> str:
    """The heading of a narrow column of moves."""
    if way not in rule.ladder.keys:
        return words.text(f"simulasi.tajuk_{way}")
    key = "simulasi.tajuk_naik_tercapai" if way in rule.ladder.reached else "simulasi.tajuk_naik"
    return words.text(key, singkat=next(s.short for s in rule.strata if s.key == way))


def moved_text(way: str, count: str, rule: RuleSet, words: Wording) -> str:
    """How many move in a way: "3 Berkembang naik"."""
    if way not in rule.ladder.keys:
        return words.text(f"simulasi.gerak_{way}", n=count)
    return words.text("simulasi.gerak_naik", n=count, strata=_name(way, rule, words))


def there_text(way: str, count: str, rule: RuleSet, words: Wording) -> str:
    """How many there are that could move in a way: "3 Berkembang"."""
    if way not in rule.ladder.keys:
        return words.text(f"simulasi.ada_{way}", n=count)
    return words.text("simulasi.ada_naik", n=count, strata=_name(way, rule, words))


def only_rises_text(way: str, counts: tuple[str, str], rule: RuleSet, words: Wording) -> str:
    """That only rises out of one stratum make good what is missing: `counts` are how many, and of how many."""
    values = {"strata": _name(way, rule, words), "n": counts[0], "total": counts[1]}
    key = "simulasi.jalan_naik_awal" if way == rule.ladder.entry else "simulasi.jalan_naik_lain"
    return words.text(key, **values)


def _name(stratum: str, rule: RuleSet, words: Wording) -> str:
    return next(s.label(words.lang) for s in rule.strata if s.key == stratum)
