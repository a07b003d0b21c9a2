"""Draws that give the same numbers on every machine and in every version; a text is the seed."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

Roll = Callable[[], float]
Option = TypeVar("Option")


def rolls(*seed: str) -> Roll:
    """A source of numbers in [0, 1) that depends on the seed texts alone.

    >>> rolls("a", "b")() == rolls("a", "b")(), rolls("a", "b")() == rolls("a", "c")()
    (True, False)
    """
    return random.Random("|".join(seed)).random


def picked(options: Sequence[Option], roll: Roll) -> Option:
    """One of the options, all equally likely.

    >>> picked("ab", lambda: 0.49), picked("ab", lambda: 0.5)
    ('a', 'b')
    """
    return options[int(roll() * len(options))]


def is_hit(percent: float, roll: Roll) -> bool:
    """Whether something with a chance of so many percent happens.

    >>> is_hit(30, lambda: 0.299), is_hit(30, lambda: 0.3)
    (True, False)
    """
    return roll() * 100 < percent
