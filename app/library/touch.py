"""What hands do in a verse: area, side, technique, pressure, giver, and the speed of a stroke."""

from collections.abc import Iterator

from app.therapy import Hands, Prompt, vocabulary

from .faults import choose

NEVER_AREAS = ("neck_front", "spine_midline")
# Taught or excluded techniques: a therapist may record them, no prompt asks for them (DOMAIN 5.1).
NEVER = (
    "rom_passive", "gentle_stretch", "abdominal_clockwise", "skin_rolling", "myofascial_release", "cross_fibre",
    "trigger_point", "deep_tissue", "vibration",
)  # fmt: skip
STATION_S = 10  # adult hands at one station of a course, at most (DOMAIN 5.2, a design value)
STROKE_CM = {
    "hand": 10, "foot": 10, "forearm": 15, "calf": 22, "shin": 22, "upper_back": 30, "lower_back": 30,  # DOMAIN 5.2
    "thigh": 25, "upper_arm": 20,  # ours, between the lower leg and the back
}  # fmt: skip
PLEASANT_CM_S = (1, 10)


def faults_in_touch(prompt: Prompt) -> Iterator[str]:
    """Every verse whose hands no precaution could judge, or that no technique allows."""
    for number, verse in enumerate(prompt.verses, 1):
        if verse.hands is None:
            continue
        where = f"in verse {number}"
        yield from _area(verse.hands, where)
        yield from _technique(verse.hands, prompt.band, where)
        yield from _stroke(verse.hands, prompt, where)
        if verse.hands.beats and prompt.beat is None:
            yield f'"beats" is {verse.hands.beats} {where} but nothing beats: add [beat] with its bpm, or write 0.'
        adult = verse.hands.touches and not verse.hands.own
        if prompt.kind == "obstacle" and adult and verse.seconds > STATION_S:
            yield f"adult hands stay {verse.seconds} seconds {where}: keep it to {STATION_S} at a station, then off."
    if prompt.touch == "adult" and prompt.hands_needed == 0:
        yield '"hands_needed" is 0 but an adult touches: say how many hands that takes, 1 or 2.'


def _area(hands: Hands, where: str) -> Iterator[str]:
    if hands.area is None:
        if hands.technique != "rom_active":
            yield f'"area" is missing in the hands {where}: name the area of the body.'
    elif hands.area not in vocabulary.AREAS:
        yield f'area "{hands.area}" {where} is unknown: {choose(hands.area, vocabulary.AREAS)}'
    elif hands.area in NEVER_AREAS:
        yield f'area "{hands.area}" {where} is never touched: choose another area.'
    if hands.side is not None and hands.side not in vocabulary.SIDES:
        yield f'side "{hands.side}" {where} is unknown: {choose(hands.side, vocabulary.SIDES)}'
    if hands.area in vocabulary.MIDDLE_AREAS and hands.side is not None:
        yield f'area "{hands.area}" {where} has no sides: leave "side" out.'
    if hands.area in vocabulary.SIDED_AREAS and hands.side is None:
        yield f'"side" is missing in the hands {where}: say left, right or both for {hands.area}.'


def _technique(hands: Hands, band: str, where: str) -> Iterator[str]:
    name = hands.technique
    technique = vocabulary.TECHNIQUES.get(name)
    if technique is None:
        yield f'technique "{name}" {where} is unknown: {choose(name, vocabulary.TECHNIQUES)}'
        return
    if name in NEVER:
        yield f'technique "{name}" {where} is never in a prompt: choose another technique.'
        return
    low, high = technique.pressure
    span = str(low) if low == high else f"{low} to {high}"
    if hands.pressure is None:
        yield f'"pressure" is missing in the hands {where}: {name} is given with {span}.'
    elif not low <= hands.pressure <= high:
        yield f"pressure {hands.pressure} {where} is not for {name}: give it with {span}."
    if technique.areas and hands.area not in technique.areas:
        yield f'{name} {where} is not for area "{hands.area}": only for {", ".join(technique.areas)}.'
    if band in vocabulary.TEMPO_BANDS and band not in technique.bands:
        yield f'{name} {where} is not for band "{band}": it goes with {", ".join(technique.bands)}.'
    if name == "self_massage" and hands.giver != "self":
        yield f'self_massage {where} is given by the child: write giver = "self".'


def _stroke(hands: Hands, prompt: Prompt, where: str) -> Iterator[str]:
    length = STROKE_CM.get(hands.area or "")
    if hands.technique != "slow_stroke" or length is None or prompt.beat is None:
        return
    if hands.beats == 0:
        yield f'"beats" is 0 {where}: say how many beats one slow stroke takes.'
        return
    speed = stroke_speed(length, hands.beats, prompt.beat.bpm)
    low, high = PLEASANT_CM_S
    if not low <= speed <= high:
        count = f"{length} cm, beats = {hands.beats} at {prompt.beat.bpm} a minute"
        way = "give it more beats" if speed > high else "give it fewer beats"
        yield f"the stroke {where} goes {speed:.1f} cm/s ({count}): keep it from {low} to {high}, {way}."


def stroke_speed(length_cm: float, beats: float, bpm: float) -> float:
    """Centimetres a second of a stroke that takes so many notated beats: v = L / (beats * 60 / bpm).

    The touch fibres for stroking answer best at 1-10 cm/s, which adults rate most pleasant (Löken et al. 2009);
    children of 5-12 years prefer that range too (Croy et al. 2019). The formula and the lengths are DOMAIN 5.2.
    """
    return length_cm * bpm / (60 * beats)
