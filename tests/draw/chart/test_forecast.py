"""The fan against the target path: by its data."""

from datetime import date

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from kkb.app import resources
from kkb.core.forecast import Fan
from kkb.core.target.targets import Target, target_path
from kkb.draw.chart.forecast import build_fan
from kkb.draw.chart.style import FONT
from tests.text.words import EN, ID

NOW, LATER, END = date(2023, 12, 31), date(2024, 6, 30), date(2024, 12, 31)
REACHED = np.stack([np.full(100, 12), np.arange(100) % 10 + 10, np.arange(100) % 20 + 10])
FAN = Fan((NOW, LATER, END), REACHED, np.full((3, 100), 40))
PAST = pd.DataFrame({"tanggal": [date(2022, 12, 31), NOW], "tercapai": [10, 12], "terbentuk": [40, 40]})
PATH = target_path(resources.scheme().targets, "16.73")


def figure(past: pd.DataFrame = PAST, path: tuple[Target, ...] = PATH, words=ID) -> go.Figure:
    return build_fan(FAN, past, (END, 60), path, words)


def traces(**changed: object) -> dict[str, go.Scatter]:
    return {trace.meta: trace for trace in figure(**changed).data}


def test_the_target_path_the_band_the_past_and_the_aim_stand_in_one_picture():
    assert list(traces()) == ["target", "bawah", "pita", "lampau", "tengah", "tujuan"]
    assert (list(traces()["tujuan"].x), list(traces()["tujuan"].y)) == ([END], [60])


def test_the_band_holds_the_middle_eighty_percent_and_the_dotted_line_lies_inside():
    found = traces()
    low, high, middle = (np.array(found[name].y) for name in ("bawah", "pita", "tengah"))
    assert np.allclose(np.stack([low, middle, high], axis=1), FAN.share)
    assert (low <= middle).all() and (middle <= high).all() and (low[1:] < high[1:]).all()
    assert found["pita"].fill == "tonexty"


def test_what_was_and_what_may_come_meet_in_the_newest_data():
    found = traces()
    assert list(found["lampau"].x)[-1] == next(iter(found["tengah"].x)) == NOW
    assert found["lampau"].y[-1] == found["tengah"].y[0] == 30.0
    assert found["lampau"].line.dash != found["tengah"].line.dash


def test_the_past_says_its_counts_and_the_future_its_interval():
    found = traces()
    assert found["lampau"].hovertext == (
        "31 Desember 2022: 25,0 % (10 dari 40)",
        "31 Desember 2023: 30,0 % (12 dari 40)",
    )
    assert found["tengah"].hovertext[-1].startswith("31 Desember 2024: 29 % sampai 69 %, tengah 49 %")
    assert "to" in traces(words=EN)["tengah"].hovertext[-1]


def test_the_staircase_of_targets_goes_on_to_the_last_day_of_the_fan():
    staircase = traces()["target"]
    assert max(staircase.x) == END
    assert staircase.y[-1] == 60


def test_without_targets_there_is_no_path_and_an_empty_date_is_no_share():
    assert "target" not in traces(path=())
    assert list(traces(past=PAST.assign(terbentuk=[0, 40]))["lampau"].x) == [NOW]


@pytest.mark.parametrize("words", [ID, EN])
def test_every_text_can_be_read_from_the_back_of_the_room(words):
    drawn = figure(words=words)
    assert drawn.layout.font.size >= FONT
    assert all(trace.name for trace in drawn.data if trace.showlegend is not False)
