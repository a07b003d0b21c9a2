"""Controls of a plan that live in the link: whole numbers and lists of villages. Empty leaves the link."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from kkb.core.plan.effort import MOST
from kkb.ui.widgets.controls import choose


@dataclass(frozen=True, slots=True)
class Bounds:
    """From `least` to `most`; `usual` is meant, and shown, when nothing is said (None = no number at all)."""

    most: int = MOST
    least: int = 0
    usual: int | None = None


def ask_number(name: str, label: str, explanation: str | None = None, bounds: Bounds | None = None) -> None:
    """A whole number, or none; `name` is its part of the link, what is usual leaves the link."""
    held, key, text = bounds or Bounds(), f"pilih_{name}", st.query_params.get(name, "")
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(held.most))
    is_sound = is_number and held.least <= int(text) <= held.most
    st.session_state[key] = int(text) if is_sound else held.usual

    def changed() -> None:
        value = st.session_state[key]
        choose(name, None if value in (None, held.usual) else str(value))

    st.number_input(
        label, held.least, held.most, value=None, step=1, key=key, on_change=changed, help=explanation, placeholder="–"
    )


def ask_codes(name: str, words: tuple[str, str, str], names: Mapping[str, str]) -> None:
    """Some of many places by code, shown by name; `name` is its part of the link, `words` label, help and what an
    empty box says.
    """
    label, explanation, empty = words
    key = f"pilih_{name}"
    st.session_state[key] = [code for code in st.query_params.get(name, "").split(",") if code in names]

    def changed() -> None:
        choose(name, ",".join(st.session_state[key]))

    st.multiselect(label, list(names), key=key, format_func=names.get, on_change=changed, help=explanation,
                   placeholder=empty)  # fmt: skip
