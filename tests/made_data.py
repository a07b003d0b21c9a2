"""Files of `data/` as a decree might change them: another rule, a fifth stratum, a third language."""

import re

from kkb.app import resources


def shipped(name: str) -> str:
    """A file of `data/` as it ships."""
    return (resources.DATA / name).read_text(encoding="utf-8")


def changed(name: str, *changes: tuple[str, str]) -> str:
    """A shipped file with parts of it replaced; each must be there once."""
    text = shipped(name)
    for old, new in changes:
        assert text.count(old) == 1, (name, old, text.count(old))
        text = text.replace(old, new)
    return text


def another_rule() -> dict[str, str]:
    """Output passes at 13, participants of family planning need more, Proses with Output is Berkembang, and Mandiri is
    called Maju.
    """
    rule = changed(
        "skema/aturan.toml",
        ("lulus = 12", "lulus = 13"),
        ("dari = 41, sampai = 50, arti", "dari = 41, sampai = 55, arti"),
        ("{ skor = 4, dari = 51, arti", "{ skor = 4, dari = 56, arti"),
        ('berkembang = [["input", "proses"]]', 'berkembang = [["input", "proses"], ["proses", "output"]]'),
        ('mandiri = [["input", "output"], ["proses", "output"]]', 'mandiri = [["input", "output"]]'),
    )
    return {
        "skema/aturan.toml": rule,
        "skema/strata.toml": changed("skema/strata.toml", ('nama = "Mandiri"', 'nama = "Maju"')),
    }


def fifth_stratum() -> dict[str, str]:
    """Perintis below Dasar, for whoever passes nothing; and the key of Mandiri is another one everywhere."""
    block = """[[strata]]
kunci = "perintis"
nama = "Perintis"
warna = "#8C510A"
pola = "miring"
tanda = "P"
tercapai = false
naik_ke = "dasar"
alias = []
arti = "Belum satu pun variabel lulus."

"""
    strata = changed("skema/strata.toml", ('[[strata]]\nkunci = "dasar"', block + '[[strata]]\nkunci = "dasar"'))
    rule = changed(
        "skema/aturan.toml",
        ('lainnya = "dasar"', 'lainnya = "perintis"\ndasar = [["input"], ["proses"], ["output"]]'),
    )
    return {
        "skema/strata.toml": _renamed(strata),
        "skema/aturan.toml": _renamed(rule),
        "teks/en/nama/strata.toml": _renamed(shipped("teks/en/nama/strata.toml")),
        "contoh/potret.csv": _of_the_rule(shipped("contoh/potret.csv")),
    }


def stratum_of(digits: str) -> str:
    """The stratum that the rule of `fifth_stratum` gives to twelve scores."""
    points = [int(digit) for digit in digits]
    passed = (sum(points[:5]) >= 15, sum(points[5:8]) >= 9, sum(points[8:]) >= 12)
    if sum(passed) < 2:
        return "dasar" if any(passed) else "perintis"
    return "berkelanjutan" if all(passed) else "maju" if passed[2] else "berkembang"


def third_language(key: str, mark: str) -> dict[str, str]:
    """The English wording under another key, every sentence and name marked."""
    files = {}
    for path in sorted((resources.DATA / "teks" / "en").rglob("*.toml")):
        name = path.relative_to(resources.DATA / "teks" / "en").as_posix()
        files[f"teks/{key}/{name}"] = _marked(path.read_text(encoding="utf-8"), mark)
    return files


def _renamed(text: str) -> str:
    return re.sub(r"(?<![\w-])mandiri(?=[\s\"=\]])", "maju", text)


def _of_the_rule(table: str) -> str:
    head, *lines = table.strip().split("\n")
    rows = (line.rsplit(",", 2) for line in lines)
    return "\n".join([head, *(f"{place},{digits},{stratum_of(digits)}" for place, digits, _ in rows)]) + "\n"


def _marked(text: str, mark: str) -> str:
    """Every text begins with the mark; a place that a sentence begins with keeps its own."""
    return re.sub(r'^([\w.]+ = )("""|")', rf"\g<1>\g<2>{mark}", text, flags=re.MULTILINE)
