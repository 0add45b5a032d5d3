"""The words on the screen, by key. A language is a folder of TOML files that together make one tree of keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from app.therapy import PLURAL_FORMS, ContentError, Sentence, is_plural_rule, plural_form

from .faults import Fault, choose, listed
from .toml import read_toml

ENGLISH = "en"
SHIPPED = Path(__file__).parents[2] / "assets"


@dataclass(frozen=True)
class Wording:
    """All texts of a language under their dotted keys, such as "surface.all_done"."""

    language: str
    texts: Mapping[str, str]

    def get(self, key: str, /, **values: object) -> str:
        """The text of a key with its {placeholders} filled in; ContentError when the key or a value is missing.

        Of a text with a form of its own for n things, such as "left_few", it is that.
        """
        n = values.get("n")
        form = f"_{plural_form(self.texts, n)}" if isinstance(n, int) else ""
        text = self.texts.get(key + form, self.texts.get(key))
        if text is None:
            file = f"wording/{self.language}/{key.partition('.')[0]}.toml"
            raise ContentError(f'{file}: "{key}" is missing: add it, or {choose(key, self.texts)}')
        try:
            return text.format(**values)
        except KeyError as missing:
            name = missing.args[0]
            raise ContentError(f'wording/{self.language}: "{key}" needs a value for {{{name}}}: hand it in.') from None

    def count(self, key: str, n: int) -> str:
        """The text for n things: of the keys "<key>.one", "<key>.other" and others that the language has forms for."""
        form = plural_form(self.texts, n)
        return self.get(f"{key}.{form if f'{key}.{form}' in self.texts else 'other'}", n=n)

    def said(self, text: str) -> str:
        """A `Sentence` in this language; as it is where there are no words for it, and any other text."""
        if not isinstance(text, Sentence) or text.key not in self.texts:
            return str(text)
        values = {name: self.said(value) if isinstance(value, str) else value for name, value in text.values.items()}
        return self.get(text.key, **values)

    def flat(self, *prefixes: str) -> dict[str, str]:
        """Whole keys and raw texts under prefixes such as "surface" or "vocabulary.area", or all, for the browser."""
        if not prefixes:
            return dict(self.texts)
        under = tuple(prefix + "." for prefix in prefixes)
        return {key: text for key, text in self.texts.items() if key.startswith(under) or key in prefixes}


def read_wording(path: Path, language: str = "en") -> Wording:
    """The words of a language from the assets folder. ContentError lists every fault of its files, a line each."""
    wording, faults = wording_and_faults(path, language)
    if faults:
        raise ContentError(listed(faults))
    return wording


THERAPY = ("told", "vocabulary", "plural")  # what reasons are made of


@lru_cache(maxsize=1)
def english_words() -> Mapping[str, str]:
    """What reasons are made of in English, as they ship."""
    return read_wording(SHIPPED).flat(*THERAPY)


def words_by_language(path: Path) -> dict[str, Mapping[str, str]]:
    """The same for each language of an assets folder; faults of its files are told elsewhere."""
    return {
        language: {**english_words(), **wording_and_faults(path, language)[0].flat(*THERAPY)}
        for language in languages_in(path)
    }


def languages_in(path: Path) -> tuple[str, ...]:
    """Languages that the assets folder has words in: English first, the others by name."""
    found = sorted({file.parent.name for file in (path / "wording").glob("*/*.toml")})
    return tuple(sorted(found, key=lambda language: language != ENGLISH))


def wording_and_faults(path: Path, language: str) -> tuple[Wording, list[Fault]]:
    """The words that could be read, and everything that is wrong with their files."""
    folder = path / "wording" / language
    texts: dict[str, str] = {}
    homes: dict[str, str] = {}
    faults: list[Fault] = []
    for file in sorted(folder.glob("*.toml")):
        name = f"wording/{language}/{file.name}"
        raw, broken = read_toml(file)
        if raw is None:
            faults.append(Fault(name, broken))
            continue
        for key, text in _leaves(raw):
            says = _fault(key, text, homes.get(key))
            if says:
                faults.append(Fault(name, says))
            else:
                texts[key], homes[key] = text, name
    if not texts and not faults:
        known = sorted({found.parent.name for found in folder.parent.glob("*/*.toml")})
        way = f"choose one of {', '.join(known)}." if known else "hand in the assets folder."
        faults.append(Fault(f"wording/{language}", f"has no words: {way}"))
    return Wording(language, texts), faults


def _leaves(tree: Mapping[str, Any], stem: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{stem}{key}.")
        else:
            yield stem + key, value


def _fault(key: str, text: object, home: str | None) -> str:
    if home:
        return f'"{key}" stands in {home} already: keep one of them.'
    form = key.removeprefix("plural.")
    if form != key and (form not in PLURAL_FORMS or not isinstance(text, str) or not is_plural_rule(text)):
        return f'"{key}" is no rule: under one of {", ".join(PLURAL_FORMS)} write one of CLDR, as "n % 10 = 2..4".'
    if not isinstance(text, str) or not (text.strip() or form != key):
        return f'"{key}" has no text: write it between quotes.'
    try:
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return f'"{key}" has a single brace: write {{nickname}} for a placeholder, {{{{ for a brace.'
    if not all(name.isidentifier() for name in names):
        return f'"{key}" has a placeholder that is no plain name: write {{nickname}}.'
    return ""
