"""A further language held against English: what it lacks, what nobody asks for, and placeholders that differ."""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from app.therapy import Prompt, untranslated

from .faults import Fault, choose
from .wording import Wording

# Forms of a text for one, two, a few or many things (CLDR); each language has those that it needs.
PLURAL = re.compile(r"(?<=[_.])(zero|one|two|few|many|other)$")


def faults_beside(other: Wording, english: Wording) -> Iterator[Fault]:
    """Every key of English has a text here, with the same {placeholders}, and there is no other key."""
    for key, text in english.texts.items():
        if key not in other.texts:
            yield _fault(other, key, f'is missing: in English it is "{text}".')
        elif placeholders(text) != placeholders(other.texts[key]) and not PLURAL.search(key):
            names = ", ".join(f"{{{name}}}" for name in sorted(placeholders(text))) or "none"
            yield _fault(other, key, f"has other placeholders than in English: write {names}.")
    for key in other.texts.keys() - english.texts.keys():
        if not _a_plural_of(key, english.texts):
            yield _fault(other, key, f"is no key of English: take it out, or {choose(key, english.texts)}")


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


def _a_plural_of(key: str, texts: Mapping[str, str]) -> bool:
    stem = PLURAL.sub("", key)
    return stem != key and any(PLURAL.sub("", known) == stem for known in texts if known != stem)


def _fault(wording: Wording, key: str, says: str) -> Fault:
    return Fault(f"wording/{wording.language}/{key.partition('.')[0]}.toml", f'"{key}" {says}')
