"""Starts the dashboard: `python3 -m kkb.mulai` (Windows: `py -m kkb.mulai`), the first time and every time.

Makes `.venv`, installs what is needed into it, starts Streamlit on a free port and opens the browser.
"""

from __future__ import annotations

import argparse
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path

from kkb.setup.environment import ROOT, RUNTIME, SetupError, install, say

FIRST_PORT = 8501
PORTS = range(FIRST_PORT, FIRST_PORT + 100)
START_SECONDS = 120
DEVELOPING = ("--server.fileWatcherType", "auto", "--server.runOnSave", "true")
"""For who edits the code: pages follow a saved file. For a room of people it costs seconds a step (config.toml)."""


def main(arguments: list[str] | None = None) -> int:
    """Set up if needed and serve until Ctrl+C; 0 when a person stopped it, 1 when one must act."""
    asked, passed_on = _parser().parse_known_args(arguments)
    try:
        python = install([RUNTIME])
        port = free_port(asked.port)
        options = [*(DEVELOPING if asked.kembang else ()), *passed_on]
        return _serve(python, port, options, browser=not asked.tanpa_peramban and can_open_browser())
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("\nDihentikan.")
        return 130


def free_port(wanted: int | None) -> int:
    """The port asked for, or the first free one from 8501 on; SetupError when there is none."""
    if wanted is not None and not _is_free(wanted):
        raise SetupError(
            f"Port {wanted} sedang dipakai program lain.\n"
            f"Pilih port lain, misalnya --port {wanted + 1}, atau jalankan tanpa --port."
        )
    if wanted is not None:
        return wanted
    found = next((port for port in PORTS if _is_free(port)), None)
    if found is None:
        raise SetupError(f"Semua port dari {PORTS[0]} sampai {PORTS[-1]} sedang dipakai. Pilih sendiri: --port 9000")
    return found


def can_open_browser() -> bool:
    """Whether a person sits here who would see a browser window (not a server, not a script)."""
    has_screen = os.name == "nt" or sys.platform == "darwin"
    has_screen = has_screen or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return has_screen and sys.stdout.isatty()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m kkb.mulai",
        description="Menyiapkan dan menjalankan dasbor. Pilihan lain diteruskan ke Streamlit.",
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")
    parser.add_argument("--port", type=int, help=f"port (bila tidak disebut: yang bebas mulai {FIRST_PORT})")
    parser.add_argument("--tanpa-peramban", action="store_true", help="jangan buka peramban (browser)")
    parser.add_argument("--kembang", action="store_true", help="untuk yang mengubah kode: halaman mengikuti berkasnya")
    return parser


def _is_free(port: int) -> bool:
    """Nobody answers on this port of this computer, and we may take it."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            return False
    with socket.socket() as probe:
        if os.name != "nt":  # there it would allow taking a port that is in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def _serve(python: Path, port: int, passed_on: list[str], *, browser: bool) -> int:
    """Run Streamlit until it ends or the person stops it."""
    command = [str(python), "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    quiet = {"STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE": "true"}
    say("Menjalankan dasbor ...")
    with subprocess.Popen([*command, *passed_on], cwd=str(ROOT), env={**os.environ, **quiet}) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        threading.Thread(target=_announce, args=(server, port, browser), daemon=True).start()
        try:
            return _farewell(server.wait())
        except KeyboardInterrupt:
            return _stop(server)


def _announce(server: subprocess.Popen, port: int, browser: bool) -> None:
    """Say where the dashboard is as soon as it answers, and open it."""
    url, deadline = f"http://localhost:{port}", time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        if _answers(port):
            say(f"\n  Dasbor siap: {url}\n  Untuk berhenti tekan Ctrl+C di jendela ini.\n")
            if browser:
                webbrowser.open(url)
            return
        time.sleep(0.2)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("localhost", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _stop(server: subprocess.Popen) -> int:
    """After Ctrl+C: in a terminal Streamlit got it too and ends by itself; otherwise it is told."""
    try:
        server.wait(timeout=2)
    except subprocess.TimeoutExpired:
        server.terminate()
    try:
        server.wait(timeout=10)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        server.kill()
    say("\nDasbor dihentikan.")
    return 0


def _farewell(status: int) -> int:
    if status in (0, -signal.SIGTERM, -signal.SIGINT):
        say("\nDasbor dihentikan.")
        return 0
    print(f"\nDasbor berhenti sendiri (kode {status}). Pesannya ada di atas.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
