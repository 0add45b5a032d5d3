"""What pydantic finds wrong in a file, in plain sentences with a way out."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from .faults import choose

# Every key that an author writes in a prompt file, and what to write there.
PROMPT_KEYS = {
    "id": "write the file's own name, without .toml",
    "version": "start with 1",
    "kind": "say song, counting, story or obstacle",
    "title": "say in one to three words what a child would call it",
    "label": "say in at most four words what the tablet says aloud",
    "about": "say in one line what it is, for the adult",
    "host_activity": "say what the child is already doing",
    "places": "list where it fits",
    "positions": "list in which positions exactly these words and hands work",
    "materials": "list what it needs beside what the position brings",
    "tags": "list what is true of it",
    "age_months": "write two numbers of months, from and to",
    "goals": "list one to four goals",
    "hands_needed": "say how many hands the adult needs: 0, 1 or 2",
    "ending": "say natural (it finishes by itself) or loop",
    "band": "say settle, calm-play, organise or alert",
    "arousal": "say what it does, from -2 (settles strongly) to 2 (wakes strongly)",
    "themes": "list one to three plain words that a child would say",
    "about_author": "say who wrote it",
    "picture": "name a picture, without .svg, or leave it out",
    "beat": "give it bpm and, where it is sung, a tune",
    "bpm": "say how many notated beats a minute",
    "tune": "name a tune, or leave it out",
    "loads": "give each sense a load from 0 (none) to 3 (strong)",
    "manner": "say how it is given, each from 0 to 3",
    "volume": "say how loud, from 0 to 3",
    "rhythm_regularity": "say how regular the rhythm is, from 0 to 3",
    "light_touch": "say how much light touch there is, from 0 to 3",
    "language_load": "say how much language there is, from 0 to 3",
    "social_closeness": "say how close it is, from 0 to 3",
    "surprise": "say how surprising it is, from 0 to 3",
    "movement_type": "say linear, rotary or none",
    "verses": "write at least one verse",
    "lines": "write the lines that are said or sung",
    "seconds": "say how long it takes, in seconds",
    "hands": "say what hands do, or leave the table out",
    "area": "name the area of the body",
    "side": "say left, right or both",
    "technique": "name the technique",
    "pressure": "say how firm, from 0 to 3",
    "giver": "say adult or self",
    "direction": "say in short words which way",
    "beats": "say how many beats one stroke takes; 0 rests still",
    "words": "say in a few plain words what the hands do",
    "variants": "declare whole alternatives, or leave it out",
    "name": "say easier, harder, own-hands, no-touch, seated, lying, standing or wheelchair",
    "take": "list the numbers of the verses that this way keeps, from 1",
    "not_for": "say under the name of a variant why it makes no sense here",
    "serves": "list rows of the clinical fact sheet, such as S1-05, or leave it out",
    "replaces": "name the prompt that this one was adapted from, or leave it out",
    "in": "give each further language a table of its own, such as [in.de], or leave it out",
    "options": "give two or three things that the child may choose, or leave it out",
    "part": "name a part of the picture kit",
}


def sentences(faults: ValidationError, keys: Mapping[str, str] = PROMPT_KEYS) -> list[str]:
    """One sentence for each fault, in the order of the file's model."""
    return list(dict.fromkeys(_sentence(fault, keys) for fault in faults.errors(include_url=False)))


def _sentence(fault: Any, keys: Mapping[str, str]) -> str:
    *path, key = fault["loc"] or ("the file",)
    if isinstance(key, int) and path:
        *path, key = path
    where = "".join(_place(path))
    what, got, ctx, kind = f'"{key}"', fault["input"], fault.get("ctx", {}), fault["type"]
    way = keys.get(str(key), "see another file of this kind")
    if key == "age_months" and kind in ("missing", "too_long"):
        return f"{what} needs two numbers{where}: {way}."
    if kind == "missing":
        return f"{what} is missing{where}: {way}."
    if kind == "extra_forbidden":
        return f"{what} is not a key that belongs here{where}: take it out, or {choose(key, keys)}"
    if kind == "literal_error":
        return f'{what} is "{got}"{where}: choose {ctx["expected"].replace(chr(39), chr(34))}.'
    if kind == "string_too_long":
        return f"{what} is {len(got)} characters long{where}: keep it to {ctx['max_length']}."
    if kind == "too_long":
        return f"{what} has {ctx['actual_length']} entries{where}: keep it to {ctx['max_length']}."
    if kind in ("too_short", "string_too_short"):
        return f"{what} is empty{where}: {way}."
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"{ctx['ge']} or more" if "ge" in ctx else f"{ctx['le']} or less"
        return f"{what} is {got}{where}: it must be {bound}."
    if kind == "string_pattern_mismatch" and key == "id":
        joint = "underscores" if "_" in ctx["pattern"] else "hyphens"
        return f'{what} is "{got}"{where}: use small letters, digits and {joint}.'
    if kind == "tuple_type":
        return f"{what} is no list{where}: put it into square brackets, {way}."
    if kind == "string_type":
        return f"{what} is no text{where}: put it between quotes, {way}."
    if kind.startswith("int_"):
        return f'{what} is "{got}"{where}: write a whole number ({way}).'
    return f"{what} cannot be {_short(got)}{where}: {way}."


def _place(path: list[Any]) -> Iterator[str]:
    """The way to a key from the inside out: ("verses", 1, "hands") is " in the hands of verse 2"."""
    steps, owner = list(path), ""
    while steps:
        step = steps.pop()
        if isinstance(step, int) and steps:
            step = f"{str(steps.pop()).removesuffix('s')} {step + 1}"
        elif step == "hands":
            step = "the hands"
        else:
            step = f"[{step}]"
        yield f" of {step}" if owner else f" in {step}"
        owner = step


def _short(got: object) -> str:
    text = repr(got)
    return text if len(text) <= 40 else text[:37] + "..."
