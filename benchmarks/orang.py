"""People at the dashboard, as many as a meeting and its neighbours bring: how long they wait, and what memory it takes.

    python -m benchmarks.orang [--orang 25] [--menit 4] [--putaran 2] [--jeda 10]     before and now, in turn
    python -m benchmarks.orang --lama --orang 25 --menit 60                           now only: does memory grow?

Speaks Streamlit's own protocol over its websocket: everybody opens a page, moves the slider of /simulasi, goes into the
map by a click, changes the page, now and then comes anew, and thinks `--jeda` seconds in the mean between two steps.
"Before" is the same dashboard that watches its files and collects garbage after every step. Only servers on this
computer (127.0.0.1) that the script itself started; at most MOST people and LONGEST minutes.
"""

import argparse
import asyncio
import contextlib
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from kkb.app import resources
from kkb.core.area import wilayah
from tests.browser.server import AppServer, running_app

MOST, LONGEST = 100, 120
PATIENCE = 90
"""Seconds after which a step counts as lost."""
BEFORE = {"server.fileWatcherType": "auto", "runner.postScriptGC": "true"}
AREAS = ("16.73", "16.05", "18.04", "17.71", "17")
PAGES = tuple("" if page.key == "ringkasan" else page.key for page in resources.scheme().pages)
_FINISHED = ForwardMsg.ScriptFinishedStatus


@dataclass
class Waits:
    """Seconds that people waited at one server, and what went wrong."""

    opened: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    errors: int = 0
    lost: int = 0


@dataclass
class Person:
    """One browser window: what it knows of its page, and the socket to its session."""

    waits: Waits
    url: str
    dice: random.Random
    query: str = ""
    page: str = ""
    page_hash: str = ""
    sliders: dict[str, object] = field(default_factory=dict)
    maps: dict[str, str] = field(default_factory=dict)
    states: dict[str, object] = field(default_factory=dict)
    page_drawn: bool = False

    async def live(self, until: float, pause: float) -> None:
        """Open pages and take steps until the time is over; a broken session begins anew."""
        await asyncio.sleep(self.dice.uniform(0, pause))
        while time.monotonic() < until:
            try:
                await self._visit(until, pause)
            except (OSError, TimeoutError, websockets.WebSocketException):
                self.waits.lost += 1
                await asyncio.sleep(1)

    async def _visit(self, until: float, pause: float) -> None:
        address = self.url.replace("http://", "ws://") + "/_stcore/stream"
        options = {"subprotocols": ["streamlit"], "max_size": None, "proxy": None, "ping_interval": None}
        async with websockets.connect(address, **options) as socket:
            await self._open(socket)
            while time.monotonic() < until:
                await asyncio.sleep(min(self.dice.expovariate(1 / pause), 4 * pause))
                chance = self.dice.random()
                if chance < 0.05:
                    return
                if chance < 0.3:
                    await self._open(socket)
                elif self.maps and chance < 0.6:
                    await self._click(socket)
                elif self.sliders:
                    await self._slide(socket)
                else:
                    await self._open(socket, self.dice.choice(("simulasi", "simulasi", "peta")))

    async def _open(self, socket: websockets.ClientConnection, page: str | None = None) -> None:
        """Go to a page as a link does, with nothing chosen on it yet."""
        self.page = self.dice.choice(PAGES) if page is None else page
        self.query, self.page_hash = f"wilayah={self.dice.choice(AREAS)}", ""
        self.sliders, self.maps, self.states = {}, {}, {}
        self.waits.opened.append(await self._run(socket, None))

    async def _slide(self, socket: websockets.ClientConnection) -> None:
        name = next((one for one in self.sliders if one.endswith("sim_target")), next(iter(self.sliders)))
        slider, fragment = self.sliders[name]
        state = BackMsg().rerun_script.widget_states.widgets.add(id=name)
        value = self.dice.randint(round(slider.min), round(slider.max))
        state.double_array_value.data.append(value)
        self.states[name] = state
        self.waits.steps.append(await self._run(socket, fragment))

    async def _click(self, socket: websockets.ClientConnection) -> None:
        """A click on some part of the area that is shown: the page goes into it, until it is a kecamatan."""
        name, fragment = self.dice.choice(list(self.maps.items()))
        area = dict(parse_qsl(self.query)).get("wilayah", AREAS[0])
        code = f"{area}.{self.dice.randint(1, 8):02}" if wilayah.level(area) < 3 else AREAS[0]
        moment = round(time.time() * 1000)
        state = BackMsg().rerun_script.widget_states.widgets.add(id=name)
        state.json_value = f'{{"last_active_drawing": {{"type": "Feature", "id": "{code}", ' + (
            f'"properties": {{"waktu": {moment}}}, "geometry": null}}}}'
        )
        self.states[name] = state
        self.waits.steps.append(await self._run(socket, fragment))

    async def _run(self, socket: websockets.ClientConnection, fragment: str | None) -> float:
        """Ask for a run and wait for its end; seconds."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash, asked.page_name = self.query, self.page_hash, self.page
        asked.widget_states.widgets.extend(self.states.values())
        asked.fragment_id = fragment or ""
        self.page_drawn = False
        start = time.perf_counter()
        await socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                data = await socket.recv()
                got = ForwardMsg()
                got.ParseFromString(data)
                if self._has_ended(got, whole=fragment is None):
                    return time.perf_counter() - start

    def _has_ended(self, got: ForwardMsg, *, whole: bool) -> bool:
        """Take in what a message says of the page; whether it is the end of the run."""
        kind = got.WhichOneof("type")
        if kind == "new_session":
            self.page_hash = got.new_session.page_script_hash
            if whole or self.page_drawn:  # a part that asks for the whole page: what stood on it is gone
                self.sliders, self.maps = {}, {}
            self.page_drawn = True
        elif kind == "page_info_changed":
            self.query = got.page_info_changed.query_string
        elif kind == "delta" and got.delta.WhichOneof("type") == "new_element":
            self._take(got.delta.new_element, got.delta.fragment_id)
        if kind != "script_finished":
            return False
        wanted = _FINISHED.FINISHED_SUCCESSFULLY if whole else _FINISHED.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
        return got.script_finished in (wanted, _FINISHED.FINISHED_SUCCESSFULLY)

    def _take(self, element: object, fragment: str) -> None:
        kind = element.WhichOneof("type")
        if kind == "slider":
            self.sliders[element.slider.id] = (element.slider, fragment)
        elif kind == "component_instance" and "folium" in element.component_instance.component_name:
            self.maps[element.component_instance.id] = fragment
        elif kind == "exception" or (kind == "alert" and element.alert.body in FAULTS):
            self.waits.errors += 1


FAULTS = {resources.wording(lang)["galat.tak_terduga"] for lang in ("id", "en")}


def resident(pid: int) -> float | None:
    """Memory of a process in MB (VmRSS); None where the system does not tell it this way."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024
    return None


async def crowd(server: AppServer, waits: Waits, asked: argparse.Namespace, seed: int) -> None:
    """The people of a round at one server."""
    until = time.monotonic() + 60 * asked.menit
    people = [Person(waits, server.url, random.Random(f"{seed}-{n}")) for n in range(asked.orang)]
    watching = asyncio.create_task(_watch(server, asked, until))
    await asyncio.gather(*(person.live(until, asked.jeda) for person in people))
    await watching


async def _watch(server: AppServer, asked: argparse.Namespace, until: float) -> None:
    """In a long run: the memory of the server every few minutes."""
    start = time.monotonic()
    while asked.lama and time.monotonic() < until:
        print(f"  menit {(time.monotonic() - start) / 60:5.1f}: {resident(server.pid) or 0:.0f} MB", flush=True)
        await asyncio.sleep(min(asked.catat * 60, max(1.0, until - time.monotonic())))


def told(name: str, waits: Waits, memory: Sequence[float | None]) -> str:
    """One line of the result."""
    parts = [f"{name}: buka p50 {_share(waits.opened, 50):.2f} s, p95 {_share(waits.opened, 95):.2f} s"
             f" ({len(waits.opened)}); langkah p50 {_share(waits.steps, 50):.2f} s, p95 {_share(waits.steps, 95):.2f} s"
             f" ({len(waits.steps)}); galat {waits.errors}, sesi hilang {waits.lost}"]  # fmt: skip
    if None not in memory:
        parts.append(f"memori {' -> '.join(f'{m:.0f}' for m in memory)} MB")
    return "; ".join(parts)


def _share(seconds: Sequence[float], percent: int) -> float:
    if len(seconds) < 2:
        return seconds[0] if seconds else float("nan")
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1]


@contextlib.contextmanager
def _servers(asked: argparse.Namespace) -> Iterator[dict[str, AppServer]]:
    settings: Mapping[str, Mapping[str, str]] = {"sekarang": {}} if asked.lama else {"dahulu": BEFORE, "sekarang": {}}
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        servers = {}
        for name, options in settings.items():
            (folder / name).mkdir()
            servers[name] = stack.enter_context(running_app(folder / name, options=options))
        yield servers


def main() -> None:
    """Let the people come and print how long they waited."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orang", type=int, default=25)
    parser.add_argument("--menit", type=float, default=4)
    parser.add_argument("--putaran", type=int, default=2, help="each: people at the one server, then at the other")
    parser.add_argument("--jeda", type=float, default=10, help="mean seconds between two steps of a person")
    parser.add_argument("--lama", action="store_true", help="now only, memory every --catat minutes")
    parser.add_argument("--catat", type=float, default=5)
    asked = parser.parse_args()
    asked.orang, asked.menit = min(asked.orang, MOST), min(asked.menit, LONGEST)
    with _servers(asked) as servers:
        waits = {name: Waits() for name in servers}
        memory: dict[str, list[float | None]] = {name: [] for name in servers}
        for server in servers.values():  # what comes with a server's first page of all is nobody's wait
            asyncio.run(crowd(server, Waits(), argparse.Namespace(orang=5, menit=0.5, jeda=1, lama=False), 0))
        for turn in range(1 if asked.lama else asked.putaran):
            for name, server in servers.items():
                memory[name].append(resident(server.pid))
                asyncio.run(crowd(server, waits[name], asked, turn))
                memory[name].append(resident(server.pid))
                print(told(f"putaran {turn + 1}, {name}", waits[name], memory[name]), flush=True)
    if not asked.lama:
        for label, kind in (("buka", "opened"), ("langkah", "steps")):
            pair = [_share(getattr(waits[name], kind), 95) for name in ("dahulu", "sekarang")]
            print(f"p95 {label}: {pair[0]:.2f} s dahulu, {pair[1]:.2f} s sekarang: {pair[1] / pair[0]:.2f} x")


if __name__ == "__main__":
    main()
