"""A further language held against English: what it lacks, what nobody asks for, and placeholders that differ."""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from app.therapy import PLURAL_FORMS, Prompt, plural_forms, untranslated

from .faults import Fault, choose
from .wording import Wording

# Forms of a text for one, two, a few or many things; each language has those that it needs.
PLURAL = re.compile(rf"[_.]({'|'.join(PLURAL_FORMS)})$")


def faults_beside(other: Wording, english: Wording) -> Iterator[Fault]:
    """Every key of English has a text here, with the same {placeholders}, and there is no other key.

    What English says in its two forms is said in each that this language has.
    """
    wanted = _wanted(english.texts, plural_forms(other.texts))
    for key, text in wanted.items():
        if key not in other.texts:
            yield _fault(other, key, f'is missing: in English it is "{text}".')
        elif placeholders(text) != placeholders(other.texts[key]) and key in english.texts and not PLURAL.search(key):
            names = ", ".join(f"{{{name}}}" for name in sorted(placeholders(text))) or "none"
            yield _fault(other, key, f"has other placeholders than in English: write {names}.")
    for key in other.texts.keys() - wanted.keys():
        if not key.startswith("plural.") and not _counts(key, english.texts, plural_forms(other.texts)):
            yield _fault(other, key, f"is no key of English: take it out, or {choose(key, wanted)}")


def gaps(prompts: Mapping[str, Prompt], languages: Iterable[str]) -> Iterator[str]:
    """What is said in English because nobody has said it in a further language yet; no fault, but worth knowing."""
    for language in languages:
        lacking = [name for name, prompt in prompts.items() if language not in prompt.translations]
        if lacking:
            yield f"{language}: {len(lacking)} prompts are in English only: {', '.join(lacking)}."
        for name, prompt in prompts.items():
            if variants := untranslated(prompt, language):
                yield f"{language}: {name}.toml says these variants in English: {', '.join(variants)}."


def placeholders(text: str) -> frozenset[str]:
    """Names in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _wanted(english: Mapping[str, str], forms: tuple[str, ...]) -> dict[str, str]:
    """Keys that a language with these forms needs, with what they are in English."""
    found: dict[str, str] = {}
    for key, text in english.items():
        stem, form = key[:-3], key[-3:]
        if form == "one" and stem + "other" in english:
            found |= {stem + one: text if one == "one" else english[stem + "other"] for one in forms}
        elif not (key.endswith("other") and key[:-5] + "one" in english):
            found[key] = text
    return found


def _counts(key: str, english: Mapping[str, str], forms: tuple[str, ...]) -> bool:
    """True for a form of a text that English says in one form for any number."""
    found = PLURAL.search(key)
    return found is not None and found[1] in forms and "n" in placeholders(english.get(key[: found.start()], ""))


def _fault(wording: Wording, key: str, says: str) -> Fault:
    return Fault(f"wording/{wording.language}/{key.partition('.')[0]}.toml", f'"{key}" {says}')
