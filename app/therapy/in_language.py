"""Prompts and precautions said in a language. What no file says in it stays as it is written, in English."""

from collections.abc import Sequence
from typing import Any

from .precaution import Precaution
from .prompt import Prompt
from .sentence import Sentence
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
    if said.warning_signs:
        change["warning_signs"] = said.warning_signs
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
    said, found = prompt.translations[language], list[str]()
    if said.themes and len(said.themes) != len(prompt.themes):
        says = '"themes" has {n} words for {themes}: say each, in the same order.'
        found.append(Sentence(says, "check.said.themes", n=len(said.themes), themes=len(prompt.themes)))
    found += _unlike("", prompt.verses, said.verses)
    known = {one.name: one for one in prompt.variants}
    for name, words in said.variants.items():
        about = Sentence('variant "{way}" ', "check.said.about", way=name)
        if name not in known:
            says = "{about}is not declared by the prompt: take it out."
            found.append(Sentence(says, "check.said.way", about=about))
            continue
        found += _unlike(about, known[name].verses or (), words.verses)
        hands = known[name].hands
        count = len(hands) if isinstance(hands, tuple) else 0
        if len(words.hands) != count:
            says = '{about}has {n} texts in "hands" for {tables}: give each table one.'
            found.append(Sentence(says, "check.said.hands", about=about, n=len(words.hands), tables=count))
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
        says = "{about}has {n} verses for {verses}: say each of them."
        return [Sentence(says, "check.said.verses", about=about, n=len(said), verses=len(verses))]
    found: list[str] = []
    for number, (verse, words) in enumerate(zip(verses, said, strict=True), 1):
        if bool(verse.hands) != bool(words.words):
            way = Sentence('take "words" out, no hands do anything', "check.said.no_words")
            if verse.hands:
                way = Sentence('say in "words" what the hands do', "check.said.words")
            says = "{about}verse {verse}: {way}."
            found.append(Sentence(says, "check.said.verse", about=about, verse=number, way=way))
        if len(verse.options) != len(words.options):
            says, options = "{about}verse {verse} has {n} options for {options}: say each.", len(verse.options)
            values = {"about": about, "verse": number, "n": len(words.options), "options": options}
            found.append(Sentence(says, "check.said.options", **values))
    return found
