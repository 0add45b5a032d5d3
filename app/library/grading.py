"""Is there an easier and a harder way, one for each way to sit, lie or stand, and one without an adult's touch?"""

from collections.abc import Iterator, Mapping

from app.therapy import GRADES, Prompt

# Positions in which a child sits, lies, stands or is in the wheelchair: one way in one of them is enough.
POSTURES: Mapping[str, frozenset[str]] = {
    "seated": frozenset(("bench_or_bin", "lap", "floor_sitting", "car_seat", "therapy_ball")),
    "lying": frozenset(("floor_supine", "floor_side", "prone_wedge", "bed", "bath_towel")),
    "standing": frozenset(("standing_support", "walking", "bench_or_bin")),
    "wheelchair": frozenset(("wheelchair",)),
}


def faults_in_grading(prompt: Prompt) -> Iterator[str]:
    """What a prompt leaves out without saying why in [not_for]."""
    names = {way.variant for way in prompt.ways}
    positions = {position for way in prompt.ways for position in way.positions}
    missing = [name for name in GRADES if name not in names]
    missing += [name for name, these in POSTURES.items() if not positions & these]
    if prompt.touch == "adult":
        missing += [name for name, most in (("own-hands", "self"), ("no-touch", "none")) if not _has(prompt, most)]
    for name in missing:
        if name not in prompt.not_for:
            yield f'has no way "{name}": write the variant, or say in [not_for] why it makes no sense here.'


def _has(prompt: Prompt, touch: str) -> bool:
    return any(way.touch == touch or way.touch == "none" for way in prompt.ways)
