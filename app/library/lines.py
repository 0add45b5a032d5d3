"""What is said aloud: how many verses, how many lines, how long a line."""

from collections.abc import Iterator

from app.therapy import GRADES, Prompt, Verse

VERSES = {"song": (2, 4), "counting": (2, 4), "story": (4, 8), "obstacle": (1, 3)}
LINE = {"story": 70}  # characters; other kinds:
SHORT_LINE = 44
LINES = 4
ABOUT, HANDS = 110, 70  # characters that fit the card
TITLE_WORDS, LABEL_WORDS = 3, 4


def faults_in_lines(prompt: Prompt) -> Iterator[str]:
    """Everything that does not fit the card or the breath."""
    for key, text, most in (("title", prompt.title, TITLE_WORDS), ("label", prompt.label, LABEL_WORDS)):
        if len(text.split()) > most:
            yield f'"{key}" has {len(text.split())} words: keep it to {most}.'
    if len(prompt.about) > ABOUT:
        yield f'"about" is {len(prompt.about)} characters long: keep it to {ABOUT}.'
    fewest, most = VERSES[prompt.kind]
    if prompt.variant in GRADES:
        fewest, most = max(1, fewest - 2), most + 2
    if not fewest <= len(prompt.verses) <= most:
        count = len(prompt.verses)
        yield f"{_a(prompt.kind)} has {fewest} to {most} verses, this one {count}: add or join verses."
    for number, verse in enumerate(prompt.verses, 1):
        yield from _verse(number, verse.lines, LINE.get(prompt.kind, SHORT_LINE))
        yield from _options(number, verse, prompt.kind)
        if verse.hands and len(verse.hands.words) > HANDS:
            length = len(verse.hands.words)
            yield f'"words" in the hands of verse {number} is {length} characters long: keep it to {HANDS}.'


def _verse(number: int, lines: tuple[str, ...], longest: int) -> Iterator[str]:
    if len(lines) > LINES:
        yield f"verse {number} has {len(lines)} lines: keep it to {LINES}, or make two verses of it."
    for count, line in enumerate(lines, 1):
        if not line.strip():
            yield f"line {count} of verse {number} is empty: write it or take it out."
        if len(line) > longest:
            yield f"line {count} of verse {number} is {len(line)} characters long: keep it to {longest}."


def _options(number: int, verse: Verse, kind: str) -> Iterator[str]:
    if not verse.options:
        return
    if kind != "story":
        yield f"verse {number} has options: only a story asks the child what comes next."
    if len(verse.options) < 2:
        yield f"verse {number} has one option: a choice takes two or three."
    for option in verse.options:
        yield from _verse(number, option.lines, LINE["story"])
        if len(option.label.split()) > LABEL_WORDS:
            yield f'"label" of option "{option.label}" in verse {number} is long: keep it to {LABEL_WORDS} words.'


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
