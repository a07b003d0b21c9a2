"""Choices that live in the link: codes, never labels; the default leaves the link."""

from collections.abc import Callable, Sequence

import streamlit as st


def choose(name: str, value: str | None) -> None:
    """Write one part into the link; nothing takes it out."""
    if not value:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value


def ask_choice(
    name: str, options: Sequence[str], label: Callable[[str], str], title: str, *, hidden: bool = False
) -> str:
    """One of a few options, as buttons in a row; `name` is its part of the link, the first option its default."""
    asked = st.query_params.get(name)
    key = f"pilih_{name}"
    st.session_state[key] = asked if asked in options else options[0]

    def changed() -> None:
        value = st.session_state[key]
        choose(name, None if value == options[0] else value)

    return st.segmented_control(
        title,
        options,
        key=key,
        format_func=label,
        required=True,
        on_change=changed,
        label_visibility="collapsed" if hidden else "visible",
    )
