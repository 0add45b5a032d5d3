"""Is there an easier and a harder way, one for each way to sit, lie or stand, and one without an adult's touch?

And does each of them come to an end that a child hears?
"""

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
    """What a prompt leaves out without saying why in [not_for], and ways that stop before the end."""
    names = {way.variant for way in prompt.ways}
    positions = {position for way in prompt.ways for position in way.positions}
    missing = [name for name in GRADES if name not in names]
    missing += [name for name, these in POSTURES.items() if not positions & these]
    if prompt.touch == "adult":
        missing += [name for name, most in (("own-hands", "self"), ("no-touch", "none")) if not _has(prompt, most)]
    for name in missing:
        if name not in prompt.not_for:
            yield f'has no way "{name}": write the variant, or say in [not_for] why it makes no sense here.'
    yield from _endless(prompt)


def _has(prompt: Prompt, touch: str) -> bool:
    return any(way.touch == touch or way.touch == "none" for way in prompt.ways)


def _endless(prompt: Prompt) -> Iterator[str]:
    """Ways made of the prompt's own verses without the last, which says that it is over; a station ends by itself."""
    last = len(prompt.verses)
    for variant in prompt.variants if prompt.kind != "obstacle" else ():
        if variant.take is not None and last not in variant.take:
            yield f'variant "{variant.name}" leaves out verse {last}, the end: take it too, or write verses that end.'
