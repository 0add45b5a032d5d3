"""What pydantic finds wrong in a file, in plain sentences with a way out."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.therapy import Sentence

from .faults import choose

# Every key that an author writes in a prompt file, and what to write there.
_WRITE = {
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
PROMPT_KEYS: Mapping[str, str] = {key: Sentence(says, f"check.write.{key}") for key, says in _WRITE.items()}


def sentences(faults: ValidationError, keys: Mapping[str, str] = PROMPT_KEYS) -> list[str]:
    """One sentence for each fault, in the order of the file's model."""
    return list(dict.fromkeys(_sentence(fault, keys) for fault in faults.errors(include_url=False)))


def _sentence(fault: Any, keys: Mapping[str, str]) -> str:
    *path, key = fault["loc"] or ("the file",)
    if isinstance(key, int) and path:
        *path, key = path
    got, ctx, kind = fault["input"], fault.get("ctx", {}), fault["type"]
    said = {"key": key, "where": _where(path)}
    way = keys.get(str(key)) or Sentence("see another file of this kind", "check.form.other_file")
    if key == "age_months" and kind in ("missing", "too_long"):
        return Sentence('"{key}" needs two numbers{where}: {way}.', "check.form.two", **said, way=way)
    if kind == "missing":
        return Sentence('"{key}" is missing{where}: {way}.', "check.form.missing", **said, way=way)
    if kind == "extra_forbidden":
        says = '"{key}" is not a key that belongs here{where}: take it out, or {way}'
        return Sentence(says, "check.form.extra", **said, way=choose(key, keys))
    if kind == "literal_error":
        says = '"{key}" is "{got}"{where}: choose {words}.'
        return Sentence(says, "check.form.literal", **said, got=got, words=_choice(ctx["expected"]))
    if kind == "string_too_long":
        says = '"{key}" is {n} characters long{where}: keep it to {most}.'
        return Sentence(says, "check.form.long", **said, n=len(got), most=ctx["max_length"])
    if kind == "too_long":
        says = '"{key}" has {n} entries{where}: keep it to {most}.'
        return Sentence(says, "check.form.entries", **said, n=ctx["actual_length"], most=ctx["max_length"])
    if kind in ("too_short", "string_too_short"):
        return Sentence('"{key}" is empty{where}: {way}.', "check.form.empty", **said, way=way)
    if kind == "greater_than_equal":
        says = '"{key}" is {got}{where}: it must be {least} or more.'
        return Sentence(says, "check.form.less", **said, got=got, least=ctx["ge"])
    if kind == "less_than_equal":
        says = '"{key}" is {got}{where}: it must be {most} or less.'
        return Sentence(says, "check.form.more", **said, got=got, most=ctx["le"])
    if kind == "string_pattern_mismatch" and key == "id":
        return _odd_id(got, said, hyphens="_" not in ctx["pattern"])
    if kind == "tuple_type":
        says = '"{key}" is no list{where}: put it into square brackets, {way}.'
        return Sentence(says, "check.form.list", **said, way=way)
    if kind == "string_type":
        return Sentence('"{key}" is no text{where}: put it between quotes, {way}.', "check.form.text", **said, way=way)
    if kind.startswith("int_"):
        says = '"{key}" is "{got}"{where}: write a whole number ({way}).'
        return Sentence(says, "check.form.whole", **said, got=got, way=way)
    return Sentence('"{key}" cannot be {got}{where}: {way}.', "check.form.odd", **said, got=_short(got), way=way)


def _choice(expected: str) -> str:
    """Out of pydantic's "'a', 'b' or 'c'"."""
    words, _, last = expected.replace("'", '"').rpartition(" or ")
    return Sentence("{words} or {last}", "check.form.or", words=words, last=last) if words else last


def _odd_id(got: object, said: Mapping[str, object], *, hyphens: bool) -> str:
    if hyphens:
        says = '"{key}" is "{got}"{where}: use small letters, digits and hyphens.'
        return Sentence(says, "check.form.hyphens", **said, got=got)
    says = '"{key}" is "{got}"{where}: use small letters, digits and underscores.'
    return Sentence(says, "check.form.underscores", **said, got=got)


def _where(path: list[Any]) -> str:
    """The way to a key from the inside out: ("verses", 1, "hands") is " in the hands of verse 2"."""
    steps, place = list(path), ""
    while steps:
        step = _step(steps)
        place = Sentence("{part} of {whole}", "check.form.of", part=place, whole=step) if place else step
    return Sentence(" in {place}", "check.form.in", place=place) if place else ""


def _step(steps: list[Any]) -> str:
    """The last step of the way, which is taken off it."""
    step = steps.pop()
    if isinstance(step, int) and steps:
        return _numbered(str(steps.pop()), step + 1)
    return Sentence("the hands", "check.form.hands") if step == "hands" else f"[{step}]"


def _numbered(entries: str, number: int) -> str:
    if entries == "verses":
        return Sentence("verse {number}", "check.form.verse", number=number)
    if entries == "variants":
        return Sentence("variant {number}", "check.form.variant", number=number)
    if entries == "options":
        return Sentence("option {number}", "check.form.option", number=number)
    return f"{entries.removesuffix('s')} {number}"


def _short(got: object) -> str:
    text = repr(got)
    return text if len(text) <= 40 else text[:37] + "..."
