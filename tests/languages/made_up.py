"""Two made-up languages, made of the English words and prompts and laid into a copy of the assets folder.

One is long and full of accents, the other runs from right to left. Whatever stays plain English on a screen in one of
them did not come from the wording.
"""

import json
import re
import shutil
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

LONG, MIRRORED = "xl", "xr"  # languages of nobody
LONGER = 0.4  # share by which the long one is longer
PLACEHOLDER = re.compile(r"(\{\w*\})")
ACCENTED = str.maketrans("AEIOUYCNSaeiouycnsgz", "ÂÉÎÔÛÝÇÑŠâéîôûýçñšğž")
HEBREW = dict(zip("abcdefghijklmnopqrstuvwxyz", "אבסדעפגהיזקלמנוףרשצתטץךחםן", strict=True))
# The mirrored one counts as Arabic does (CLDR), and says so to the browser in a subtag that is its own.
TAGS = {LONG: LONG, MIRRORED: f"ar-x-{MIRRORED}"}
ARABIC = {
    "zero": "n = 0 @integer 0", "one": "n = 1", "two": "n = 2", "few": "n % 100 = 3..10 @integer 3~10, 103~110, …",
    "many": "n % 100 = 11..99",
}  # fmt: skip


def long(text: str) -> str:
    """ "Back" is "[Bâçk~~]"."""
    letters = sum(len(part) for part in PLACEHOLDER.split(text)[::2])
    said = "".join(part if n % 2 else part.translate(ACCENTED) for n, part in enumerate(PLACEHOLDER.split(text)))
    more = max(0, round(LONGER * letters) - 2)
    return f"[{said}{' '.join('~' * min(8, more - n) for n in range(0, more, 8))}]"


def mirrored(text: str) -> str:
    """Real Hebrew letters in the place of Latin ones."""
    parts = PLACEHOLDER.split(text)
    return "".join(part if n % 2 else "".join(HEBREW.get(c.lower(), c) for c in part) for n, part in enumerate(parts))


def assets_with(made_up: Path, assets: Path) -> Path:
    """A copy of the assets folder in `made_up` with both languages in its wording, prompts, precautions and help."""
    shutil.copytree(assets, made_up, symlinks=True)
    for language, say, way in ((LONG, long, "ltr"), (MIRRORED, mirrored, "rtl")):
        folder = made_up / "wording" / language
        folder.mkdir()
        for file in (assets / "wording/en").glob("*.toml"):
            tree = tomllib.loads(file.read_text("utf-8"))
            (folder / file.name).write_text(_toml(_said(tree, say, language, way)), "utf-8")
        if language == MIRRORED:
            (folder / "plural.toml").write_text(_toml({"plural": ARABIC}), "utf-8")
        (made_up / "help" / language).mkdir()
        for page in (assets / "help").glob("*.md"):
            title = page.read_text("utf-8").splitlines()[0].lstrip("# ")
            (made_up / "help" / language / page.name).write_text(f"# {say(title)}\n\n{say('Help')}\n", "utf-8")
    for file in (made_up / "prompts").glob("*/*.toml"):
        _more(file, lambda raw, say: _prompt(raw, say))
    for file in (made_up / "precautions").glob("*/*.toml"):
        _more(file, lambda raw, say: _precaution(raw, say))
    return made_up


def _said(
    tree: Mapping[str, Any], say: Callable[[str], str], language: str, way: str, stem: str = ""
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in tree.items():
        path = f"{stem}{key}"
        if isinstance(value, dict):
            found[key] = _said(value, say, language, way, path + ".")
        else:
            found[key] = {"surface.lang": TAGS[language], "surface.dir": way}.get(path) or (
                value if path == "told.joint" else say(value)
            )
            begun = key.removesuffix("other")
            if language == MIRRORED and begun != key and f"{begun}one" in tree:
                found |= {begun + form: say(f"{form} {value}") for form in ARABIC if form != "one"}
    return found


def _more(file: Path, translate: Callable[[dict[str, Any], Callable[[str], str]], dict[str, Any]]) -> None:
    text = file.read_text("utf-8")
    raw = tomllib.loads(text)
    tables = {"in": {LONG: translate(raw, short), MIRRORED: translate(raw, mirrored)}}
    file.write_text(f"{text.rstrip()}\n\n{_toml(tables)}", "utf-8")


def short(text: str) -> str:
    """As `long`, within the lengths that a card allows."""
    return text.translate(ACCENTED)


def _prompt(raw: dict[str, Any], say: Callable[[str], str]) -> dict[str, Any]:
    words: dict[str, Any] = {name: say(raw[name]) for name in ("title", "label", "about", "host_activity")}
    words["themes"] = [say(theme) for theme in raw.get("themes", ())]
    words["verses"] = [_verse(verse, say) for verse in raw["verses"]]
    variants: dict[str, Any] = {}
    for variant in raw.get("variants", ()):
        if "verses" in variant:
            variants[variant["name"]] = {"verses": [_verse(verse, say) for verse in variant["verses"]]}
        elif isinstance(variant.get("hands"), list):
            variants[variant["name"]] = {"hands": [say(hands["words"]) for hands in variant["hands"]]}
    return words | ({"variants": variants} if variants else {})


def _verse(verse: dict[str, Any], say: Callable[[str], str]) -> dict[str, Any]:
    words: dict[str, Any] = {"lines": [say(line) for line in verse["lines"]]}
    if "hands" in verse:
        words["words"] = say(verse["hands"]["words"])
    if "options" in verse:
        words["options"] = [
            {"label": say(one["label"]), "lines": [say(line) for line in one["lines"]]} for one in verse["options"]
        ]
    return words


def _precaution(raw: dict[str, Any], say: Callable[[str], str]) -> dict[str, Any]:
    words: dict[str, Any] = {"title": say(raw["title"]), "message": say(raw["message"])}
    if "ended_by" in raw:
        words["ended_by"] = say(raw["ended_by"]["who"])
    if "clearance" in raw:
        words["clearance"] = say(raw["clearance"]["by"])
    if raw.get("escalates"):
        words["escalates"] = [say(one["message"]) if one.get("message") else "" for one in raw["escalates"]]
    return words


def _toml(tree: Mapping[str, Any], stem: str = "") -> str:
    """TOML for nested tables of texts and lists."""
    plain = {key: value for key, value in tree.items() if not isinstance(value, dict)}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in plain.items()]
    text = (f"[{stem}]\n" if stem and plain else "") + "".join(line + "\n" for line in lines) + ("\n" if plain else "")
    for key, value in tree.items():
        if isinstance(value, dict):
            text += _toml(value, f"{stem}.{_key(key)}" if stem else _key(key))
    return text


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
