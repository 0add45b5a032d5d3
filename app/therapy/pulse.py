"""How fast a beat is felt: notated beats in simple metre, 4/3 of them in compound metre (rule 24)."""

from .verse import Beat

# Metre is the tune's own, and tunes lie outside this room. A tune that is not named here counts as compound, the
# faster reading; a beat without a tune is spoken or clapped, so its beats are the pulse.
SIMPLE_TUNES = frozenset((
    "twinkle", "london-bridge", "merrily-we-roll", "frere-jacques", "hot-cross-buns", "hot-cross-buns-old",
    "polly-kettle", "cradle-song", "aunt-rhody", "lightly-row", "au-clair", "good-morning", "pont-avignon",
    "lucy-locket", "aiken-drum", "oranges-lemons",
))  # fmt: skip


def pulse_thirds(beat: Beat | None) -> int | None:
    """Three times the pulse a minute, so that it stays a whole number; None without a beat."""
    if beat is None:
        return None
    return beat.bpm * (3 if beat.tune is None or beat.tune in SIMPLE_TUNES else 4)
