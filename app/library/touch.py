"""What hands do in a verse: area, side, technique, pressure, giver, and the speed of a stroke."""

from collections.abc import Iterator

from app.therapy import Hands, Prompt, Sentence, vocabulary

from .faults import choose, span

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
STROKES = ("slow_stroke", "effleurage")
PLEASANT_CM_S = (1, 10)
PRESS_S = 5  # a press on and off, at least: near three seconds each (DOMAIN 5.1, a design value)


def faults_in_touch(prompt: Prompt) -> Iterator[str]:
    """Every verse whose hands no precaution could judge, or that no technique allows."""
    for number, verse in enumerate(prompt.verses, 1):
        if verse.hands is None:
            continue
        where = Sentence("in verse {verse}", "check.touch.where", verse=number)
        yield from _area(verse.hands, where)
        yield from _technique(verse.hands, prompt.band, where)
        yield from _stroke(verse.hands, prompt, where)
        yield from _press(verse.hands, prompt, where)
        if verse.hands.beats and prompt.beat is None:
            says = '"beats" is {beats} {where} but nothing beats: add [beat] with its bpm, or write 0.'
            yield Sentence(says, "check.touch.nothing_beats", beats=verse.hands.beats, where=where)
        adult = verse.hands.touches and not verse.hands.own
        if prompt.kind == "obstacle" and adult and verse.seconds > STATION_S:
            says = "adult hands stay {n} seconds {where}: keep it to {most} at a station, then off."
            yield Sentence(says, "check.touch.station", n=verse.seconds, where=where, most=STATION_S)
    if prompt.touch == "adult" and prompt.hands_needed == 0:
        says = '"hands_needed" is 0 but an adult touches: say how many hands that takes, 1 or 2.'
        yield Sentence(says, "check.touch.hands_needed")


def _area(hands: Hands, where: str) -> Iterator[str]:
    if hands.area is None:
        if hands.technique != "rom_active":
            says = '"area" is missing in the hands {where}: name the area of the body.'
            yield Sentence(says, "check.touch.no_area", where=where)
    elif hands.area not in vocabulary.AREAS:
        way = choose(hands.area, vocabulary.AREAS)
        says = 'area "{area}" {where} is unknown: {way}'
        yield Sentence(says, "check.touch.area", area=hands.area, where=where, way=way)
    elif hands.area in NEVER_AREAS:
        says = 'area "{area}" {where} is never touched: choose another area.'
        yield Sentence(says, "check.touch.never_area", area=hands.area, where=where)
    if hands.side is not None and hands.side not in vocabulary.SIDES:
        way = choose(hands.side, vocabulary.SIDES)
        says = 'side "{side}" {where} is unknown: {way}'
        yield Sentence(says, "check.touch.side", side=hands.side, where=where, way=way)
    if hands.area in vocabulary.MIDDLE_AREAS and hands.side is not None:
        says = 'area "{area}" {where} has no sides: leave "side" out.'
        yield Sentence(says, "check.touch.no_sides", area=hands.area, where=where)
    if hands.area in vocabulary.SIDED_AREAS and hands.side is None:
        says = '"side" is missing in the hands {where}: say left, right or both for {area}.'
        yield Sentence(says, "check.touch.no_side", where=where, area=hands.area)


def _technique(hands: Hands, band: str, where: str) -> Iterator[str]:
    name = hands.technique
    technique = vocabulary.TECHNIQUES.get(name)
    if technique is None:
        way = choose(name, vocabulary.TECHNIQUES)
        says = 'technique "{name}" {where} is unknown: {way}'
        yield Sentence(says, "check.touch.technique", name=name, where=where, way=way)
        return
    if name in NEVER:
        says = 'technique "{name}" {where} is never in a prompt: choose another technique.'
        yield Sentence(says, "check.touch.never", name=name, where=where)
        return
    low, high = technique.pressure
    levels = str(low) if low == high else span(low, high)
    if hands.pressure is None:
        says = '"pressure" is missing in the hands {where}: {name} is given with {levels}.'
        yield Sentence(says, "check.touch.no_pressure", where=where, name=name, levels=levels)
    elif not low <= hands.pressure <= high:
        says = "pressure {pressure} {where} is not for {name}: give it with {levels}."
        yield Sentence(says, "check.touch.pressure", pressure=hands.pressure, where=where, name=name, levels=levels)
    if technique.areas and hands.area not in technique.areas:
        says, areas = '{name} {where} is not for area "{area}": only for {areas}.', ", ".join(technique.areas)
        yield Sentence(says, "check.touch.areas", name=name, where=where, area=hands.area, areas=areas)
    if band in vocabulary.TEMPO_BANDS and band not in technique.bands:
        says, bands = '{name} {where} is not for band "{band}": it goes with {bands}.', ", ".join(technique.bands)
        yield Sentence(says, "check.touch.bands", name=name, where=where, band=band, bands=bands)
    if name == "self_massage" and hands.giver != "self":
        says = 'self_massage {where} is given by the child: write giver = "self".'
        yield Sentence(says, "check.touch.self", where=where)


def _stroke(hands: Hands, prompt: Prompt, where: str) -> Iterator[str]:
    length = STROKE_CM.get(hands.area or "")
    if hands.technique not in STROKES or length is None or prompt.beat is None:
        return
    if hands.beats == 0:
        says = '"beats" is 0 {where}: say how many beats one stroke takes.'
        yield Sentence(says, "check.touch.no_beats", where=where)
        return
    speed = stroke_speed(length, hands.beats, prompt.beat.bpm)
    low, high = PLEASANT_CM_S
    if not low <= speed <= high:
        way = Sentence("give it fewer beats", "check.touch.fewer")
        if speed > high:
            way = Sentence("give it more beats", "check.touch.more")
        says = "{cm} cm, beats = {beats} at {bpm} a minute"
        count = Sentence(says, "check.touch.count", cm=length, beats=hands.beats, bpm=prompt.beat.bpm)
        says, pace = "the stroke {where} goes {pace} cm/s ({count}): keep it from {span}, {way}.", f"{speed:.1f}"
        yield Sentence(says, "check.touch.stroke", where=where, pace=pace, count=count, span=span(low, high), way=way)


def _press(hands: Hands, prompt: Prompt, where: str) -> Iterator[str]:
    if hands.technique != "compression" or hands.beats == 0 or prompt.beat is None:
        return
    seconds = hands.beats * 60 / prompt.beat.bpm
    if seconds < PRESS_S:
        says = "beats = {beats} at {bpm} a minute"
        count = Sentence(says, "check.touch.press_count", beats=hands.beats, bpm=prompt.beat.bpm)
        says = "the press {where} is over in {over} s ({count}): give it more beats, at least {least} s."
        yield Sentence(says, "check.touch.press", where=where, over=f"{seconds:.1f}", count=count, least=PRESS_S)


def stroke_speed(length_cm: float, beats: float, bpm: float) -> float:
    """Centimetres a second of a stroke that takes so many notated beats: v = L / (beats * 60 / bpm).

    The touch fibres for stroking answer best at 1-10 cm/s, which adults rate most pleasant (Löken et al. 2009);
    children of 5-12 years prefer that range too (Croy et al. 2019). The formula and the lengths are DOMAIN 5.2.
    """
    return length_cm * bpm / (60 * beats)
