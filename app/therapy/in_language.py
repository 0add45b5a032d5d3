"""Prompts and precautions said in a language. What no file says in it stays as it is written, in English."""

from collections.abc import Sequence
from typing import Any

from .precaution import Precaution
from .prompt import Prompt
from .translation import VariantSaid, VerseSaid
from .variant import Variant
from .verse import Hands, Option, Verse


def in_language(prompt: Prompt, language: str) -> Prompt:
    """The prompt with its words in this language; the very same prompt where its file has none."""
    said = prompt.translations.get(language)
    if said is None:
        return prompt
    words = {name: getattr(said, name) for name in ("title", "label", "about", "host_activity")}
    variants = tuple(_variant(one, said.variants.get(one.name)) for one in prompt.variants)
    return prompt.model_copy(update={**words, "verses": _verses(prompt.verses, said.verses), "variants": variants})


def precaution_in(precaution: Precaution, language: str) -> Precaution:
    """The precaution with its words in this language; what it takes away never changes."""
    said = precaution.translations.get(language)
    if said is None:
        return precaution
    change: dict[str, Any] = {"title": said.title, "message": said.message, "note": said.note or precaution.note}
    if precaution.ended_by and said.ended_by:
        change["ended_by"] = precaution.ended_by.model_copy(update={"who": said.ended_by})
    if precaution.clearance and said.clearance:
        change["clearance"] = precaution.clearance.model_copy(update={"by": said.clearance})
    if said.escalates:
        pairs = zip(precaution.escalates, said.escalates, strict=True)
        change["escalates"] = tuple(one.model_copy(update={"message": words}) for one, words in pairs)
    return precaution.model_copy(update=change)


def untranslated(prompt: Prompt, language: str) -> tuple[str, ...]:
    """Variants with words of their own that the file does not say in this language: there the English ones stand."""
    said = prompt.translations.get(language)
    if said is None:
        return ()
    return tuple(one.name for one in prompt.variants if _speaks(one) and one.name not in said.variants)


def differing(prompt: Prompt, language: str) -> list[str]:
    """Where the words of a language do not fit the prompt, verse by verse; sentences with a way out."""
    said, found = prompt.translations[language], []
    if said.themes and len(said.themes) != len(prompt.themes):
        found.append(f'"themes" has {len(said.themes)} words for {len(prompt.themes)}: say each, in the same order.')
    found += _unlike("", prompt.verses, said.verses)
    known = {one.name: one for one in prompt.variants}
    for name, words in said.variants.items():
        about = f'variant "{name}" '
        if name not in known:
            found.append(about + "is not declared by the prompt: take it out.")
            continue
        found += _unlike(about, known[name].verses or (), words.verses)
        hands = known[name].hands
        count = len(hands) if isinstance(hands, tuple) else 0
        if len(words.hands) != count:
            found.append(f'{about}has {len(words.hands)} texts in "hands" for {count}: give each table one.')
    return found


def _speaks(variant: Variant) -> bool:
    return variant.verses is not None or isinstance(variant.hands, tuple)


def _variant(variant: Variant, said: VariantSaid | None) -> Variant:
    if said is None:
        return variant
    change: dict[str, Any] = {}
    if variant.verses is not None:
        change["verses"] = _verses(variant.verses, said.verses)
    if isinstance(variant.hands, tuple):
        change["hands"] = tuple(_hands(one, words) for one, words in zip(variant.hands, said.hands, strict=True))
    return variant.model_copy(update=change)


def _verses(verses: Sequence[Verse], said: Sequence[VerseSaid]) -> tuple[Verse, ...]:
    return tuple(_verse(one, words) for one, words in zip(verses, said, strict=True))


def _verse(verse: Verse, said: VerseSaid) -> Verse:
    options = tuple(
        _option(one, words.label, words.lines) for one, words in zip(verse.options, said.options, strict=True)
    )
    hands = verse.hands and _hands(verse.hands, said.words)
    return verse.model_copy(update={"lines": said.lines, "hands": hands, "options": options})


def _option(option: Option, label: str, lines: tuple[str, ...]) -> Option:
    return option.model_copy(update={"label": label, "lines": lines})


def _hands(hands: Hands, words: str) -> Hands:
    return hands.model_copy(update={"words": words})


def _unlike(about: str, verses: Sequence[Verse], said: Sequence[VerseSaid]) -> list[str]:
    if len(verses) != len(said):
        return [f"{about}has {len(said)} verses for {len(verses)}: say each of them."]
    found = []
    for number, (verse, words) in enumerate(zip(verses, said, strict=True), 1):
        if bool(verse.hands) != bool(words.words):
            way = 'say in "words" what the hands do' if verse.hands else 'take "words" out, no hands do anything'
            found.append(f"{about}verse {number}: {way}.")
        if len(verse.options) != len(words.options):
            found.append(f"{about}verse {number} has {len(words.options)} options for {len(verse.options)}: say each.")
    return found
