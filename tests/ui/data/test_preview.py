"""Before a file is accepted: what it would change against what is stored, and the file with its findings marked."""

import io
import zipfile
from collections.abc import Callable

from kkb.app import imports
from kkb.app.context import open_app
from tests.io.made import cells, reached, village, villages, xlsx
from tests.ui.shown import Shown, is_whole

Open = Callable[..., Shown]
EARLIER = "classification-table_20230731093000_musi_rawas.xlsx"
LATER = "classification-table_20230830093000_musi_rawas.xlsx"
MUSI_RAWAS = {"wilayah": "16.05"}


def store(content: bytes, name: str = EARLIER) -> None:
    app = open_app()
    imports.accept(app, imports.read_file(app, content, name))


def uploaded(open_page: Open, content: bytes, name: str = LATER) -> Shown:
    shown = open_page("data", **MUSI_RAWAS)
    shown.app.file_uploader[0].upload(name, content).run()
    assert is_whole(shown)
    return shown


def test_a_file_is_compared_with_the_snapshot_before_it(open_own_page: Open):
    store(xlsx(cells([reached("MATARAM"), *villages(9)])))
    names = [one["Desa"] for one in villages(10)]
    assert "MATARAM" not in names
    shown = uploaded(open_own_page, xlsx(cells([reached(names[0]), *villages(10)[1:]])))
    assert "Sejak 31 Juli 2023: 1 naik kelas, 0 turun kelas, 1 baru terbentuk, 1 tidak ada lagi" in shown.prose
    assert {"tabel_perpindahan", "tabel_kelengkapan_berkas"} <= shown.container_keys()


def test_the_example_is_no_yardstick_for_a_file(open_own_page: Open):
    shown = uploaded(open_own_page, xlsx(cells(villages())))
    assert "tidak dibandingkan dengannya" in shown.prose
    assert "tabel_perpindahan" not in shown.container_keys()


def test_the_same_file_is_recognised_before_it_is_accepted(open_own_page: Open):
    content = xlsx(cells(villages()))
    store(content, LATER)
    shown = uploaded(open_own_page, content)
    assert any("sudah tersimpan sebagai potret" in info.value for info in shown.app.info)


def test_a_file_with_findings_can_be_had_back_with_marks(open_own_page: Open):
    clean = uploaded(open_own_page, xlsx(cells(villages())))
    assert not [b for b in clean.app.get("download_button") if "bertanda" in b.label]
    wrong = uploaded(open_own_page, xlsx(cells([*villages(), village("MATARAM", Klasifikasi="Mandri")])))
    assert [b for b in wrong.app.get("download_button") if "bertanda" in b.label]


def test_of_a_zip_one_table_after_the_other_is_looked_at(open_own_page: Open):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(f"a/{EARLIER}", xlsx(cells(villages())))
        archive.writestr(f"b/{LATER}", xlsx(cells([village("SALAH"), *villages()])))
    shown = uploaded(open_own_page, stream.getvalue(), "kiriman.zip")
    assert shown.app.selectbox(key="isi_arsip").options == [f"a/{EARLIER}", f"b/{LATER}"]
    assert "31 Juli 2023" in shown.prose
    shown.app.selectbox(key="isi_arsip").set_value(f"kiriman.zip/b/{LATER}").run()
    assert is_whole(shown)
    assert "30 Agustus 2023" in shown.prose
    assert "SALAH" in shown.prose
