"""What a page shows, read by the keys that tests and links rely on."""

from collections.abc import Iterator
from dataclasses import dataclass

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from kkb.app import resources
from tests.needs import ROOT

SLUGS = tuple(page.key for page in resources.scheme().pages)
SCRIPTS = {page.key: page.script for page in resources.scheme().pages}
EXPORT = "classification-table_20230830093000_musi_rawas.xlsx"
"""What the portal calls a file of Musi Rawas as of 30 August 2023."""
FAULT = {lang: resources.wording(lang)["galat.tak_terduga"] for lang in ("id", "en")}


@dataclass(frozen=True, slots=True)
class Shown:
    """A page after a run."""

    app: AppTest

    @property
    def faults(self) -> list[str]:
        """Whatever must never stand on a page: an exception, or the sentence for one that was caught."""
        calm = [e.value for e in self.app.error if e.value in FAULT.values()]
        return [e.value for e in self.app.exception] + calm

    @property
    def text(self) -> str:
        """All text of the page in the order of the screen."""
        return "\n".join(str(getattr(n, "value", "")) for n in self.nodes() if getattr(n, "value", None) is not None)

    @property
    def prose(self) -> str:
        """All text that is read as Markdown."""
        kinds = ("markdown", "caption", "title", "subheader", "header", "alert")
        return "\n".join(str(n.value) for n in self.nodes() if n.type in kinds)

    @property
    def title(self) -> str:
        return self.app.title[0].value

    def nodes(self, start: Node | None = None) -> Iterator[Node]:
        """Every element of the page, outer before inner."""
        for child in getattr(self.app._tree if start is None else start, "children", {}).values():
            yield child
            yield from self.nodes(child)

    def block(self, key: str) -> Block | None:
        """The container with this key."""
        return next((n for n in self.nodes() if isinstance(n, Block) and getattr(n, "key", None) == key), None)

    def kpi(self, name: str) -> tuple[str, str]:
        """A headline number and the counts beneath it."""
        block = self.block(f"kpi_{name}")
        metric = next(n for n in self.nodes(block) if n.type == "metric")
        return metric.value, metric.delta

    def container_keys(self) -> set[str]:
        """The keys of all containers."""
        return {str(n.key) for n in self.nodes() if isinstance(n, Block) and getattr(n, "key", None)}


def run_page(slug: str = "ringkasan", **link: str) -> Shown:
    """A page as a fresh visitor opens it by a link."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in link.items():
        app.query_params[name] = value
    if slug != "ringkasan":
        app.switch_page(SCRIPTS[slug])
    return Shown(app.run())


def is_whole(shown: Shown) -> bool:
    """Whether there is no fault on the page and the footer that says it is ready."""
    assert shown.faults == []
    return {"siap", "konteks"} <= shown.container_keys()


def uploaded(shown: Shown, content: bytes, name: str = EXPORT) -> Shown:
    """The Data page once a file was dropped on it."""
    shown.app.file_uploader[0].upload(name, content).run()
    return shown


def is_inert(shown: Shown) -> bool:
    """No name of somebody else became a picture."""
    return "<img" not in shown.prose.replace("\\<", "") and "![" not in shown.prose.replace("\\!", "")
