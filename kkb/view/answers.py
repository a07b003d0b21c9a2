"""The first line of a page: the answer as a full sentence made from the data."""

from kkb.core.look import Change, Look
from kkb.core.ratio import meets, needed
from kkb.view import format as fmt
from kkb.view.markdown import plain
from kkb.view.wording import Wording


def full_name(look: Look, words: Wording) -> str:
    """The name of the area with its kind: a province and a kecamatan often share a name with something else."""
    key = f"umum.nama_{look.level}"
    return words.text(key, nama=look.name) if words.has(key) else look.name


def target_answer(look: Look, words: Wording) -> str:
    """How many Kampung KB are missing to the target in force, or that it is met: always n of N and what is needed."""
    share, target = look.tally.share_a, look.target
    values = {"nama": plain(full_name(look, words)), "pangsa": fmt.share(share, words.lang)}
    if share.total == 0:
        return words.text("jawab.belum_terbentuk", **values)
    if target is None:
        return words.text("jawab.tanpa_target", **values)
    values |= {
        "target": fmt.percent(target.percent, words.lang, 0),
        "tanggal": fmt.day(target.due, words.lang),
        "hitung": fmt.fraction(share, words.lang),
        "perlu": fmt.number(needed(target.percent, share.total), words.lang),
        "kurang": fmt.number(look.short or 0, words.lang),
    }
    return words.text("jawab.tercapai" if meets(share, target.percent) else "jawab.kurang", **values)


def change_answer(seen: Change, words: Wording) -> str:
    """What moved since the earlier date, in one sentence."""
    counts = seen.counts
    names = ("naik", "turun", "terbentuk", "hilang")
    numbers = (counts.promoted, counts.demoted, counts.formed, counts.gone)
    values = {name: fmt.number(n, words.lang) for name, n in zip(names, numbers, strict=True)}
    return words.text("jawab.gerak", sejak=fmt.day(seen.since, words.lang), **values)


def effect_answer(seen: Change, words: Wording) -> str | None:
    """What moved ratio A, in points, by cause; said in words when forming alone lowered it."""
    parts = seen.effects
    if parts is None:
        return None
    names = {"total": "total", "hilang": "gone", "naik": "promoted", "turun": "demoted", "baru": "formed"}
    values = {name: fmt.signed(getattr(parts, field), words.lang, 1) for name, field in names.items()}
    values["turunnya"] = fmt.number(abs(parts.formed), words.lang, 1)
    key = "jawab.pengaruh_bentuk" if parts.formed < 0 and parts.demoted == 0 and parts.total < 0 else "jawab.pengaruh"
    told = words.text("jawab.pengaruh_hilang" if round(parts.gone, 1) else key, **values)
    whole = fmt.adds_up((parts.gone, parts.promoted, parts.demoted, parts.formed), parts.total)
    return told if whole else f"{told} {words.text('umum.dibulatkan')}"
