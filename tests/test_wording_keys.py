"""Words on a screen and the code that asks for them: no key is missing, none is left over, no language differs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from app.library import read_wording
from app.library.languages import faults_beside, placeholders
from app.library.sentences import PROMPT_KEYS
from app.library.wording import Wording
from app.therapy import vocabulary

ROOT = Path(__file__).resolve().parents[1]
ENGLISH = read_wording(ROOT / "assets")
PYTHON = sorted((ROOT / "app").rglob("*.py"))
SCRIPTS = sorted((ROOT / "app").rglob("*.js"))
STEMS = ("", "web.", "surface.", "vocabulary.", "told.", "play.", "error.")  # what a caller leaves out before a key
HOLE = r"([\w-]+)"
PLURAL = r"(?:[_.](?:one|many|other))?"
# Sections of the vocabulary whose words are ids of a closed list that has no constant of its own.
OPEN_SECTIONS = {"avatar", "theme"}
CLOSED = {
    "area": vocabulary.AREAS, "side": vocabulary.SIDES, "technique": vocabulary.TECHNIQUES,
    "pressure": map(str, vocabulary.PRESSURES), "position": vocabulary.POSITIONS, "material": vocabulary.MATERIALS,
    "tag": vocabulary.TAGS, "channel": vocabulary.CHANNELS, "place": vocabulary.PLACES, "giver": vocabulary.GIVERS,
    "confirmation": vocabulary.CONFIRMATIONS, "goal": vocabulary.GOALS, "profile": vocabulary.PROFILES,
    "mood": vocabulary.MOODS, "kind": vocabulary.KINDS, "liked_touch": vocabulary.LIKED_TOUCHES,
    "band": vocabulary.TEMPO_BANDS,
}  # fmt: skip


def patterns_of_python(source: str) -> Iterator[tuple[str, bool]]:
    """Each text of a source as a pattern for keys, with holes where an f-string has them; and whether `say` or `count`
    is called with it, so that a key must be there."""
    tree = ast.parse(source)
    asked = {
        id(node.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and _name(node.func) in ("say", "count")
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value), id(node) in asked
        elif isinstance(node, ast.JoinedStr):
            parts = [re.escape(str(one.value)) if isinstance(one, ast.Constant) else HOLE for one in node.values]
            yield "".join(parts), id(node) in asked


def patterns_of_script(source: str) -> Iterator[tuple[str, bool]]:
    """The same for a script: `t('a')`, `t('a_' + b)`, `word(`a.${b}`)`, and any other quoted text."""
    for called, quote, text, more in re.findall(
        r"""(\b(?:t|word)\()?(['"`])([\w.\-${}() ?:'|!]*?)\2(\s*\+)?""", source
    ):
        pattern = re.sub(r"\\\$\\\{.*?\\\}", lambda _: HOLE, re.escape(text)) if quote == "`" else re.escape(text)
        yield pattern + (HOLE if more else ""), bool(called)
    for name in re.findall(r"""'([\w.\-]+)'|\b(\w+):""", source):  # inside a template, and keys of plain objects
        yield re.escape("".join(name)), False


def _name(function: ast.expr) -> str:
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def _keys(pattern: str) -> list[str]:
    """English keys that a pattern stands for."""
    return [key for key in ENGLISH.texts if _whole(pattern).fullmatch(key)]


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, STEMS))}){pattern}{PLURAL}")


def _names(plain: set[str]) -> set[str]:
    """What can stand in a hole: any name that the code writes out, ids of closed lists, and names of files."""
    listed = {word for words in vars(vocabulary).values() if isinstance(words, (tuple, dict)) for word in words}
    files = {name for file in (ROOT / "assets").rglob("*.toml") for name in (file.stem, file.parent.name)}
    return (
        plain
        | {one for one in listed if isinstance(one, str)}
        | files
        | {file.parent.name for file in (ROOT / "assets").rglob("*.toml")}
    )


def _all_patterns() -> Iterator[tuple[Path, str, bool]]:
    for files, read in ((PYTHON, patterns_of_python), (SCRIPTS, patterns_of_script)):
        for file in files:
            yield from ((file, pattern, asked) for pattern, asked in read(file.read_text("utf-8")))


def test_every_key_that_code_asks_for_has_english_words() -> None:
    asked = {(file, pattern) for file, pattern, asked in _all_patterns() if asked and _is_for_words(file, pattern)}
    missing = [f"{file.name}: {pattern}" for file, pattern in sorted(asked) if not _keys(pattern)]
    assert not missing
    assert len(asked) > 150  # the search itself still finds them


def _is_for_words(file: Path, pattern: str) -> bool:
    """`say` and `t` are about words alone; `get` and the session's own `say` (its events) are not."""
    if file.suffix == ".js":
        return pattern != HOLE
    return (
        file.parts[-2] in ("web", "pages", "elements")
        and re.fullmatch(r"[a-z_\\.\-\[\]w+]+", pattern) is not None
        and (r"\." in pattern)
    )


def test_no_english_words_are_left_that_nobody_asks_for() -> None:
    plain = {pattern.replace("\\", "") for _, pattern, _ in _all_patterns() if HOLE not in pattern}
    holed = {pattern for _, pattern, _ in _all_patterns() if HOLE in pattern and pattern.replace(HOLE, "").strip("\\.")}
    names = _names(plain)
    used = set(ENGLISH.flat("vocabulary"))  # the test after this one
    for key in ENGLISH.texts:
        stems = (key.removeprefix(stem) for stem in STEMS if key.startswith(stem))
        if any(re.sub(PLURAL + "$", "", stem) in plain or stem in plain for stem in stems):
            used.add(key)
    for pattern in holed:
        whole = _whole(pattern)
        for key in ENGLISH.texts.keys() - used:
            found = whole.fullmatch(key)
            if found and all(one in names or one.lstrip("-").isdigit() for one in found.groups()):
                used.add(key)
    assert sorted(ENGLISH.texts.keys() - used) == []


def test_the_vocabulary_names_what_the_closed_lists_hold_and_nothing_else() -> None:
    sections: dict[str, set[str]] = {}
    for key in ENGLISH.flat("vocabulary"):
        _, section, word = key.split(".", 2)
        sections.setdefault(section, set()).add(word)
    code = "\n".join(file.read_text("utf-8") for file in (*PYTHON, *SCRIPTS))
    for section, words in sections.items():
        assert re.search(rf"""["'`.]{section}\b""", code), section
        if section in CLOSED:
            assert words == set(CLOSED[section]), section


def test_errors_and_sentences_say_in_code_what_their_words_say_in_english() -> None:
    """`Sentence(text, key, ...)` and errors with a key; the text is written out there, or in a name just above."""
    said = dict[str, str]()
    for file in PYTHON:
        tree = ast.parse(file.read_text("utf-8"))
        for node in (one for one in ast.walk(tree) if isinstance(one, ast.Call) and len(one.args) == 2):
            name, where = _name(node.func), f"{file.name}:{node.lineno}"
            made_up = isinstance(node.args[1], ast.JoinedStr | ast.BoolOp)  # out of what was written elsewhere
            if made_up or (name != "Sentence" and not name.endswith("Error")):
                continue
            text, key = _written(node.args[0], tree), _written(node.args[1], tree)
            assert text is not None, where
            assert key is not None, where
            key = key if name == "Sentence" else f"error.{key}"
            assert said.setdefault(key, text) == text, f"{where} says something else than another {key}"
            assert ENGLISH.texts.get(key) == text, where
            given = {one.arg for one in node.keywords}
            assert None in given or placeholders(text) == given, where
    hints = {f"check.write.{key}": says for key, says in PROMPT_KEYS.items()}
    assert ENGLISH.flat("check.write") == hints
    assert sorted(ENGLISH.flat("check").keys() - hints.keys() - said.keys()) == []
    assert len(said) > 150  # the search itself still finds them


def _written(said: ast.expr, tree: ast.Module) -> str | None:
    """A text as it is written, or as the name that stands for it was set last."""
    if isinstance(said, ast.Name):
        above = [value for value in _values(tree, said.id) if value.lineno <= said.lineno]
        return _written(max(above, key=lambda value: value.lineno), tree) if above else None
    return said.value if isinstance(said, ast.Constant) and isinstance(said.value, str) else None


def _values(tree: ast.Module, name: str) -> Iterator[ast.expr]:
    """Everything that is written into a name, by itself or beside others."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            pairs = [(node.targets[0], node.value)]
            if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(node.targets[0].elts, node.value.elts, strict=True))
            yield from (value for target, value in pairs if isinstance(target, ast.Name) and target.id == name)


def test_every_language_has_the_keys_and_placeholders_of_english() -> None:
    for folder in (ROOT / "assets/wording").iterdir():
        if folder.is_dir() and folder.name != "en":
            assert [str(fault) for fault in faults_beside(read_wording(ROOT / "assets", folder.name), ENGLISH)] == []


def test_what_a_language_lacks_or_has_too_much_is_told() -> None:
    english = Wording("en", {"web.a": "{n} taps", "web.b": "Back", "web.c_one": "one", "web.c_other": "{n}"})
    other = Wording("xx", {"web.a": "taps", "web.d": "?", "web.c_one": "1", "web.c_few": "{n}", "web.c_other": "{n}",
                          "plural.one": "n = 1", "plural.few": "n = 2..4"})  # fmt: skip
    assert [str(fault) for fault in faults_beside(other, english)] == [
        'wording/xx/web.toml: "web.a" has other placeholders than in English: write {n}.',
        'wording/xx/web.toml: "web.b" is missing: in English it is "Back".',
        'wording/xx/web.toml: "web.d" is no key of English: take it out, or did you mean "web.b"?',
    ]


def test_a_page_hands_in_every_value_that_its_words_name() -> None:
    """`say("a.b", n=3)` names {n}: where the key is written out, its placeholders are the names handed in."""
    wrong = []
    for file in PYTHON:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "say" and node.args:
                key = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                text = ENGLISH.texts.get(f"web.{key}")
                given = {one.arg for one in node.keywords}
                if text is not None and None not in given and not placeholders(text) <= given:
                    wrong.append(f"{file.name}: {key} needs {sorted(placeholders(text) - given)}")
    assert not wrong
