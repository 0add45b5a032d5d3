"""How a story is told: one short line and one cue a verse, a choice that is answered as shortly, and an end (7.5)."""

import re
from collections.abc import Iterator

from app.therapy import Prompt, Sentence

SENTENCES = 2  # in one breath, with hands on a child
# One of these in the last verse, so that every child hears that it is over.
ENDINGS = ("finished", "done", "home", "asleep", "the end", "closed", "good night", "goodbye")
_FULL_STOP = re.compile(r"[.!?…]+(?=\s|$)")
_ENDING = re.compile(rf"\b({'|'.join(ENDINGS)})\b", re.IGNORECASE)


def faults_in_telling(prompt: Prompt) -> Iterator[str]:
    """Everything that makes a story hard to tell or hard to end; other kinds have no such rules."""
    if prompt.kind != "story":
        return
    for number, verse in enumerate(prompt.verses, 1):
        yield from _short(Sentence("verse {verse}", "check.telling.verse", verse=number), verse.lines)
        for option in verse.options:
            says = 'option "{option}" in verse {verse}'
            what = Sentence(says, "check.telling.option", option=option.label, verse=number)
            yield from _short(what, option.lines)
    last = prompt.verses[-1:]
    if any(verse.options for verse in last):
        says = "the last verse asks what comes next: answer it, and end in a verse of its own."
        yield Sentence(says, "check.telling.asks")
    if not any(_ENDING.search(line) for verse in last for line in verse.lines):
        says = "the last verse does not say that the story is over: say one of {words}."
        yield Sentence(says, "check.telling.over", words=", ".join(ENDINGS))


def _short(what: str, lines: tuple[str, ...]) -> Iterator[str]:
    if len(lines) > 1:
        says = "{what} has {n} lines: a story has one a verse, make more verses of it."
        yield Sentence(says, "check.telling.lines", what=what, n=len(lines))
    for line in lines:
        if (count := len([part for part in _FULL_STOP.split(line) if part.strip()])) > SENTENCES:
            says = "{what} has {n} sentences: keep it to {most}."
            yield Sentence(says, "check.telling.sentences", what=what, n=count, most=SENTENCES)
