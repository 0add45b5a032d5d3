"""The shelf: every sound prompt, every precaution, every tune."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from app.therapy import Precaution, Prompt, in_language, precaution_in

from .faults import Fault
from .melody import Tune
from .scenes import Scene
from .wording import english_words


@dataclass(frozen=True)
class Library:
    """What therapy asks of a shelf; may be built in memory with prompts and precautions only.

    `words` are those that reasons are given in, by key, `others` the same in further languages. `faults` says which
    prompt and tune files were left out and why; a faulty precaution never gets this far.
    """

    prompts: Mapping[str, Prompt]
    precautions: Mapping[str, Precaution]
    tunes: Mapping[str, Tune] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    scenes: Mapping[str, Scene] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=english_words, repr=False)
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)

    def in_language(self, language: str) -> "Library":
        """The same shelf with its words in this language; always the same one, so that nothing is worked out twice."""
        if language not in self.others:
            return self
        if language not in self._said:
            prompts = {name: in_language(prompt, language) for name, prompt in self.prompts.items()}
            rules = {name: precaution_in(rule, language) for name, rule in self.precautions.items()}
            words = {**self.others[language], **_themes(self.prompts, language)}
            self._said[language] = Library(prompts, rules, self.tunes, self.faults, self.scenes, words)
        return self._said[language]

    @cached_property
    def _said(self) -> "dict[str, Library]":
        return {}

    @cached_property
    def version(self) -> str:
        """Twelve hex digits that change when a prompt, a precaution or a tune does, or which verses have pictures."""
        said = sha256()
        for shelf in (self.prompts, self.precautions):
            for name in sorted(shelf):
                said.update(f"{name}={shelf[name].model_dump_json()}\n".encode())
        for name in sorted(self.tunes):
            said.update(f"{name}={self.tunes[name]!r}\n".encode())
        for name in sorted(self.scenes):
            drawn = [address for address, _ in self.scenes[name].pictures(name)]
            said.update(f"{name}={drawn}\n".encode())
        return said.hexdigest()[:12]


def _themes(prompts: Mapping[str, Prompt], language: str) -> dict[str, str]:
    """Words for themes, as the prompts say them; where two differ the first holds."""
    found: dict[str, str] = {}
    for prompt in prompts.values():
        said = prompt.translations.get(language)
        for theme, word in zip(prompt.themes, said.themes if said else (), strict=False):
            found.setdefault(f"vocabulary.theme.{theme}", word)
    return found
