"""What moved the liking of each way to play, in parts that can be named to an adult."""

import numpy as np

from .liking import Judged, Liking
from .sensory import SENSES
from .terms import AT, LOADS_FELT, MOOD_EASE, SUPPOSED, Array
from .vocabulary import KINDS

# Parts that are told one by one, as they are.
ONE_BY_ONE = (
    "streak", "habit", "first", "likes", "day", "arousal", "pressure", "effort", "ease",
    *(f"load:{channel}" for channel in LOADS_FELT),
)  # fmt: skip


def parts(liking: Liking, judged: Judged, mood: str) -> dict[str, Array]:
    """By name, what each part adds to the liking of each way, in units of liking; together the expected liking.

    That is the liking before it is known that the child picks it.
    """
    mean, rows, met = liking.mind.mean, judged.rows, liking.place >= 0
    moved = rows * mean[: rows.shape[1]]
    found = {name: moved[:, AT[name]] for name in ONE_BY_ONE}
    for sense in SENSES:
        column = AT[f"profile:{sense}"]
        found[f"profile:{sense}"] = rows[:, column] * (mean[column] + mean[AT["profile"]])
    kinds = moved[:, [AT[f"kind:{kind}"] for kind in KINDS]]
    found["kind"] = kinds.sum(1)
    found["mood"] = moved[:, [AT[name] for name in SUPPOSED if name.startswith(("mood:", "tense:"))]].sum(1)
    found["mood"] = found["mood"] + MOOD_EASE[mood]
    special = np.where(met, mean[np.where(met, liking.place, 0)], 0.0)
    others = liking.belief.prompt_mean[liking.belief.features.prompt[liking.ways]]
    found["others"], found["prompt"] = others, np.where(met, special - others, 0.0)
    return found
