"""What moved the liking of each way to play, in parts that can be named to an adult."""

import numpy as np

from .liking import Judged, Liking
from .sensory import SENSES
from .terms import AT, MOOD_EASE, SUPPOSED, Array
from .vocabulary import KINDS

# Parts that have no name of their own for an adult, under the name they are told by.
TOLD_AS = {
    "streak": "streak",
    "habit": "habit",
    "first": "first",
    "likes": "likes",
    "day": "day",
    "arousal": "arousal",
    "pressure": "pressure",
    "effort": "effort",
    "ease": "ease",
    **{f"load:{channel}": f"load:{channel}" for channel in ("touch", "movement", "sound", "sight", "body_position")},
}


def parts(liking: Liking, judged: Judged, mood: str) -> dict[str, Array]:
    """By name, what each part adds to the liking of each way, in units of liking; together the expected liking."""
    mean, rows, met = liking.mind.mean, judged.rows, liking.place >= 0
    moved = rows * mean[: rows.shape[1]]
    found = {name: moved[:, AT[name]] for name in TOLD_AS}
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
