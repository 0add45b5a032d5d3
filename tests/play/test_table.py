"""The made-up tray of these tests is one that the server could have laid."""

from app.therapy import MOODS, Tray
from tests.play.table import tray


def test_the_made_up_tray_is_a_real_one() -> None:
    laid = {name: value for name, value in tray().items() if name in Tray.model_fields}
    for entry in laid["entries"].values():
        entry["likely"] = dict.fromkeys(MOODS, 0.5)  # does not travel: the walk needs the score alone
    assert Tray.model_validate(laid).passing("floor|floor_sitting|therapist").keys() == laid["entries"].keys()
