"""Take pictures of the dashboard's pages, for people who want to look.

    python tests/browser/lihat.py --out /tmp/shots
    python tests/browser/lihat.py --out /tmp/shots --slug peta --slug target --query "wilayah=16.05"

For each page and size: what fills the window (`peta-laptop.png`) and the whole page (`peta-laptop-utuh.png`).
What the browser complained about is printed; the exit code is 1 when there was anything.
"""

import argparse
import contextlib
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # run as a file, not as a module

from playwright.sync_api import Browser  # noqa: E402
from playwright.sync_api import Error as BrowserError  # noqa: E402

from kkb.uji import chromium  # noqa: E402
from tests.browser.chrome import running_browser  # noqa: E402
from tests.browser.server import running_app  # noqa: E402
from tests.browser.visit import SIZES, Visit, new_computer  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures that were asked for; 0 when no page had anything to complain about."""
    asked = _parser().parse_args(arguments)
    program = chromium()
    if not program:
        print("Chromium atau Chrome tidak ditemukan.", file=sys.stderr)
        return 1
    asked.out.mkdir(parents=True, exist_ok=True)
    slugs = asked.slug or ["", *sorted(page.stem for page in (asked.script.parent / "pages").glob("*.py"))]
    with _server(asked) as (url, log), running_browser(program) as browser:
        faults = [fault for slug in slugs for name in asked.size for fault in _look(browser, url, slug, name, asked)]
        if faults and asked.log and log:
            print(log.read_text(encoding="utf-8", errors="replace")[-8000:])
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "gambar-uji", help="folder for the pictures")
    parser.add_argument("--slug", action="append", help="page, may be repeated ('' is the first); default all")
    parser.add_argument("--query", default="", help="query of the link, such as wilayah=16.05")
    parser.add_argument("--size", action="append", choices=list(SIZES), help="default both")
    parser.add_argument("--script", type=Path, default=ROOT / "app.py", help="another Streamlit script")
    parser.add_argument("--store", help="SQLAlchemy URL of a store to use (default: a new one, thrown away)")
    parser.add_argument("--url", help="a dashboard that is running already")
    parser.add_argument("--key", action="append", default=[], help="also print the text of st-key-KEY")
    parser.add_argument("--log", action="store_true", help="after complaints, print the server's log")
    return parser


@contextlib.contextmanager
def _server(asked: argparse.Namespace) -> Iterator[tuple[str, Path | None]]:
    asked.size = asked.size or list(SIZES)
    asked.script = asked.script.resolve()
    if asked.url:
        yield asked.url.rstrip("/"), None
        return
    with (
        tempfile.TemporaryDirectory(prefix="kkb-lihat-", ignore_cleanup_errors=True) as folder,
        running_app(Path(folder), script=asked.script, store=asked.store) as server,
    ):
        yield server.url, server.log_file


def _look(browser: Browser, url: str, slug: str, size: str, asked: argparse.Namespace) -> list[str]:
    """Picture one page at one size; returns and prints the complaints."""
    computer, start = new_computer(browser, SIZES[size]), time.monotonic()
    visit = Visit(computer, url)
    file = asked.out / f"{slug or 'ringkasan'}-{size}.png"
    complaints: list[str] = []
    try:
        visit.open(f"/{slug}" + (f"?{asked.query}" if asked.query else ""))
    except (BrowserError, AssertionError) as error:
        complaints.append(f"never ready: {' '.join(str(error).split())[:300]}")
    seconds = time.monotonic() - start
    complaints += _complaints(visit)
    visit.picture(file)
    visit.picture(file.with_stem(file.stem + "-utuh"), whole=True)
    print(f"{file}  {seconds:.1f} s" + "".join(f"\n    {line}" for line in complaints), flush=True)
    for key in asked.key:
        print(f"    {key}: {visit.key(key).all_inner_texts()}", flush=True)
    computer.close()
    return complaints


def _complaints(visit: Visit) -> list[str]:
    faults = visit.faults() | {"overflow": visit.overflow()}
    return [f"{name}: {text}" for name, texts in faults.items() for text in texts]


if __name__ == "__main__":
    sys.exit(main())
