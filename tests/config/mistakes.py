"""One mistake each in the shipped scheme files, and what the refusal must say: place, found, allowed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """In a file of data/skema, `old` written as `new`; the refusal names these words as place, found and allowed."""

    told: str
    file: str
    old: str
    new: str
    where: str
    found: str
    allowed: str


_TARGET = "\n[[target]]\nwilayah = '16.05'\nrasio = 'A'\ntanggal = 2024-12-31\npersen = 60\nacuan = 'SK'\n"

RULE = [
    Mistake("unknown key in an item", "aturan", 'judul = "Input Pokja"', 'judul = "Input Pokja"\nbobot = 2',
            "item 1", "“bobot”", "kunci, nama"),
    Mistake("unknown key in a band", "aturan", 'arti = "pokja ada" }', 'arti = "pokja ada", warna = "x" }',
            "item 1 (input_pokja), pita 2", "“warna”", "skor, dari, sampai, arti"),
    Mistake("unknown key at the top", "aturan", 'versi = "2021-2023"', 'versi = "2021-2023"\nversion = "1"',
            "aturan.toml", "“version”", "versi, acuan"),
    Mistake("missing key", "aturan", 'instansi = "Bappeda dan Dinas PMD"', "",
            "item 2", "“instansi” tidak ada", "harus diisi"),
    Mistake("text for a number", "aturan", "lulus = 15", 'lulus = "15"',
            "variabel 1, lulus", "'15'", "bilangan bulat"),
    Mistake("true for a number", "aturan", "lulus = 15", "lulus = true",
            "variabel 1, lulus", "True", "bilangan bulat"),
    Mistake("fraction for a whole number", "aturan", "skor = 2, dari = 1, sampai = 1, arti = \"pokja ada\"",
            "skor = 2, dari = 0.5, sampai = 1, arti = \"pokja ada\"", "pita 2, dari", "0.5", "bilangan bulat"),
    Mistake("band with a gap", "aturan", "dari = 2, sampai = 4", "dari = 3, sampai = 4",
            "(input_sumber_dana), pita", "skor 3 mulai 3", "mulai 2"),
    Mistake("bands that overlap", "aturan", "dari = 2, sampai = 4", "dari = 1, sampai = 4",
            "(input_sumber_dana), pita", "skor 3 mulai 1", "mulai 2"),
    Mistake("bands that overlap at the upper end", "aturan", "dari = 2, sampai = 4", "dari = 2, sampai = 5",
            "(input_sumber_dana), pita", "skor 4 mulai 5", "mulai 6"),
    Mistake("bands that begin above nought", "aturan", 'dari = 0, sampai = 0, arti = "tidak ada sumber dana"',
            'dari = 1, sampai = 0, arti = "tidak ada sumber dana"', "(input_sumber_dana), pita", "mulai 1", "mulai 0"),
    Mistake("band that ends before it begins", "aturan", "dari = 30, sampai = 40", "dari = 30, sampai = 29",
            "(output_cpr), pita", "30 sampai 29", "dari <= sampai"),
    Mistake("band without an end in the middle", "aturan", "dari = 2, sampai = 4", "dari = 2",
            "(input_sumber_dana), pita", "skor 3 tanpa “sampai”", "hanya pita teratas"),
    Mistake("highest band with an end", "aturan", 'dari = 51, arti', 'dari = 51, sampai = 100, arti',
            "(output_cpr), pita", "berhenti di 100", "tanpa “sampai”"),
    Mistake("a score twice", "aturan", "skor = 3, dari = 41", "skor = 2, dari = 41",
            "(output_cpr), pita, skor", "2, 2", "1, 2, 3"),
    Mistake("an item twice", "aturan", 'kunci = "output_mkjp"', 'kunci = "output_cpr"',
            "aturan.toml", "“output_cpr” dua kali", "satu kali"),
    Mistake("an item that is none of the twelve", "aturan", 'kunci = "output_mkjp"', 'kunci = "output_mjkp"',
            "aturan.toml, item", "output_mjkp", "output_mkjp"),
    Mistake("unknown variable", "aturan", 'variabel = "proses"', 'variabel = "process"',
            "item 6 (proses_penggunaan_data), variabel", "process", "input, proses, output"),
    Mistake("unknown measure", "aturan", 'ukuran = "bertahap"', 'ukuran = "tangga"',
            "item 1 (input_pokja), ukuran", "tangga", "bertahap, jumlah"),
    Mistake("a measure without its columns", "aturan", 'kolom = ["sumber_dana"]', "",
            "item 2 (input_sumber_dana), ukuran jumlah", "“kolom” kosong", "“kolom” diisi"),
    Mistake("a column list that the measure does not read", "aturan", 'penyebut = ["pus"]',
            'penyebut = ["pus"]\nkolom = ["iud"]', "item 10 (output_cpr), ukuran persen",
            "“kolom” diisi", "“pembilang”"),
    Mistake("a column that is no text", "aturan", 'kolom = ["sumber_dana"]', "kolom = [6]",
            "item 2 (input_sumber_dana), kolom", "6", "daftar teks"),
    Mistake("a pair of three", "aturan", '["peserta_bkb", "keluarga_balita"]', '["peserta_bkb", "keluarga", "pus"]',
            "(output_poktan), pasangan", "peserta_bkb", "[peserta, sasaran]"),
    Mistake("a pass sum nobody can miss", "aturan", "lulus = 15", "lulus = 5",
            "variabel 1, lulus", "5", "6 sampai 18"),
    Mistake("a pass sum nobody can reach", "aturan", "lulus = 15", "lulus = 19",
            "variabel 1, lulus", "19", "6 sampai 18"),
    Mistake("another variable", "aturan", 'kunci = "output"\n', 'kunci = "hasil"\n',
            "variabel 3, lulus", "12", "1 sampai 0"),
    Mistake("unknown stratum in the decision", "aturan", 'lainnya = "dasar"', 'lainnya = "dasar"\nmandri = [["input"]]',
            "keputusan", "“mandri”", "mandiri"),
    Mistake("unknown stratum otherwise", "aturan", 'lainnya = "dasar"', 'lainnya = "Dasar"',
            "keputusan, lainnya", "Dasar", "dasar, berkembang"),
    Mistake("unknown variable in the decision", "aturan", 'berkembang = [["input", "proses"]]',
            'berkembang = [["input", "process"]]', "keputusan, berkembang", "process", "input, proses, output"),
    Mistake("the same combination twice", "aturan", 'berkembang = [["input", "proses"]]',
            'berkembang = [["output", "input"]]', "keputusan, mandiri", "['input', 'output']", "satu kali"),
]  # fmt: skip

LADDER = [
    Mistake("unknown key", "strata", 'tanda = "D"', 'tanda = "D"\nurutan = 1', "strata 1", "“urutan”", "kunci, nama"),
    Mistake("a colour by name", "strata", '"#D55E00"', '"merah"', "strata 1, warna", "merah", "#RRGGBB"),
    Mistake("a colour with four digits", "strata", '"#FFFFFF"', '"#FFF"', "keadaan 3, warna", "#FFF", "#RRGGBB"),
    Mistake("a colour with eight digits", "strata", '"#FFFFFF"', '"#FFFFFF80"', "warna", "#FFFFFF80", "#RRGGBB"),
    Mistake("a circle", "strata", 'alias = ["Paripurna", "Lestari"]',
            'alias = ["Paripurna", "Lestari"]\nnaik_ke = "dasar"',
            "naik_ke", "melingkar", "satu jenjang dari bawah ke atas"),
    Mistake("a circle beside a lone stratum", "strata", 'naik_ke = "berkembang"', "",
            "naik_ke", "bercabang", "satu jenjang"),
    Mistake("a step to itself", "strata", 'naik_ke = "mandiri"', 'naik_ke = "berkembang"',
            "naik_ke", "melingkar", "satu jenjang"),
    Mistake("two steps to one stratum", "strata", 'naik_ke = "mandiri"', 'naik_ke = "berkelanjutan"',
            "naik_ke", "bercabang", "satu jenjang"),
    Mistake("a step to nowhere", "strata", 'naik_ke = "mandiri"', 'naik_ke = "maju"', "naik_ke", "maju", "mandiri"),
    Mistake("a stratum renamed in one place", "strata", 'kunci = "mandiri"', 'kunci = "maju"', "naik_ke",
            "mandiri", "maju"),
    Mistake("a stratum called like a move", "strata", 'kunci = "mandiri"', 'kunci = "jatuh"', "kunci", "jatuh",
            "selain"),
    Mistake("a pattern nobody can draw", "strata", 'pola = "tegak"', 'pola = "bintang"', "pola", "bintang", "miring"),
    Mistake("another state", "strata", 'kunci = "belum_lapor"', 'kunci = "kosong"', "strata.toml",
            "kosong", "belum_lapor"),
    Mistake("a stratum twice", "strata", 'kunci = "mandiri"', 'kunci = "dasar"', "strata.toml",
            "“dasar” dua kali", "satu kali"),
    Mistake("text for true", "strata", "tercapai = false", 'tercapai = "tidak"',
            "strata 1, tercapai", "'tidak'", "true atau false"),
    Mistake("an alias that is another stratum", "strata", '["Paripurna", "Lestari"]', '["MANDIRI"]',
            "nama dan alias", "“mandiri” dua kali", "satu kali"),
    Mistake("an alias that is no text", "strata", '["Paripurna", "Lestari"]', "[4]",
            "strata 4, alias", "4", "daftar teks"),
]  # fmt: skip

TARGETS = [
    Mistake("over 100", "target", "persen = 30", "persen = 101", "target 1, persen", "101", "0 sampai 100"),
    Mistake("below nought", "target", "persen = 30", "persen = -1", "target 1, persen", "-1", "0 sampai 100"),
    Mistake("half a percent", "target", "persen = 30", "persen = 30.5", "target 1, persen", "30.5", "bilangan bulat"),
    Mistake("unknown ratio", "target", 'rasio = "A"', 'rasio = "a"', "target 1, rasio", "a", "A, B, C"),
    Mistake("a date as text", "target", "tanggal = 2022-12-31", 'tanggal = "2022-12-31"',
            "target 1, tanggal", "2022-12-31", "TTTT-BB-HH"),
    Mistake("a date with an hour", "target", "tanggal = 2022-12-31", "tanggal = 2022-12-31T00:00:00",
            "target 1, tanggal", "2022", "TTTT-BB-HH"),
    Mistake("the same date twice", "target", "\n[[target]]", 2 * _TARGET + "\n[[target]]",
            "target.toml", "16.05, rasio A, 2024-12-31 dua kali", "satu target per tanggal"),
    Mistake("a target without its reference", "target",
            'acuan = "Linggau Pos, 29 November 2023: target Kota Lubuklinggau 2022"',
            "", "target 1", "“acuan” tidak ada", "harus diisi"),
    Mistake("a benchmark without its reference", "target", "[pembanding]\nwilayah = \"16.73\"\n", "[pembanding]\n",
            "target.toml, pembanding", "“wilayah” tidak ada", "harus diisi"),
    Mistake("unknown key", "target", "persen = 30", "persen = 30\nrasio_lama = 'A'", "target 1",
            "“rasio_lama”", "wilayah, rasio"),
]  # fmt: skip

PAGES = [
    Mistake("a page twice", "halaman", 'kunci = "peta"', 'kunci = "banding"', "halaman.toml",
            "“banding” dua kali", "satu kali"),
    Mistake("a page without a file", "halaman", 'berkas = "app.py"', "", "halaman 1",
            "“berkas” tidak ada", "harus diisi"),
    Mistake("unknown key", "halaman",
            'ikon = "home"', 'ikon = "home"\nwarna = "merah"', "halaman 1", "“warna”", "kunci, berkas"),
]  # fmt: skip

EVERY = [*RULE, *LADDER, *TARGETS, *PAGES]
