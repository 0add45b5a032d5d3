"""Which words a tablet plays in the practice's own voice, and where it finds them."""

from collections.abc import Iterable, Mapping, Sequence

from app.practice import Recorded
from app.therapy import Prompt, in_language, said_aloud

Sounds = dict[str, dict[str, dict[str, str]]]


def sounds_of(prompts: Mapping[str, Prompt], languages: Sequence[str], recorded: Iterable[Recorded]) -> Sounds:
    """{prompt: {language: {words: address}}} of words that are said by now, in languages that somebody is spoken to in.

    Under "" is what holds where a prompt has no words in a language, and is said as it was written. One that has is
    named with its language even if nothing is recorded in it, so that nobody hears their words in a foreign way.
    """
    found: Sounds = {}
    for one in sorted(recorded, key=lambda one: one.name):
        prompt = prompts.get(one.prompt)
        if prompt is None or one.words not in said_aloud(in_language(prompt, one.language)):
            continue
        if one.language and not (one.language in languages and one.language in prompt.translations):
            continue
        said = found.setdefault(one.prompt, {name: {} for name in languages if name in prompt.translations})
        said.setdefault(one.language, {})[one.words] = one.address
    return found
