"""What is said aloud: how many verses, how many lines, how long a line."""

from collections.abc import Iterator

from app.therapy import GRADES, Prompt, Sentence, Verse

VERSES = {"song": (2, 4), "counting": (2, 4), "story": (4, 8), "obstacle": (1, 3)}
LINE = {"story": 70}  # characters; other kinds:
SHORT_LINE = 44
LINES = 4
ABOUT, HANDS = 110, 70  # characters that fit the card
TITLE_WORDS, LABEL_WORDS = 3, 4


# As a sentence calls a prompt of this kind.
A = {
    "song": Sentence("a song", "check.a.song"),
    "counting": Sentence("a counting game", "check.a.counting"),
    "story": Sentence("a story", "check.a.story"),
    "obstacle": Sentence("an obstacle course", "check.a.obstacle"),
}


def faults_in_lines(prompt: Prompt) -> Iterator[str]:
    """Everything that does not fit the card or the breath."""
    for key, text, most in (("title", prompt.title, TITLE_WORDS), ("label", prompt.label, LABEL_WORDS)):
        if not (words := len(text.split())):
            yield Sentence('"{key}" is empty: say it in words.', "check.lines.no_words", key=key)
        elif words > most:
            yield Sentence(
                '"{key}" has {n} words: keep it to {most}.', "check.lines.words", key=key, n=words, most=most
            )
    if (length := len(prompt.about)) > ABOUT:
        yield Sentence('"about" is {n} characters long: keep it to {most}.', "check.lines.about", n=length, most=ABOUT)
    fewest, most = VERSES[prompt.kind]
    if prompt.variant in GRADES:
        fewest, most = max(1, fewest - 2), most + 2
    if not fewest <= (count := len(prompt.verses)) <= most:
        says = "{a_prompt} has {fewest} to {most} verses, this one {count}: add or join verses."
        yield Sentence(says, "check.lines.verses", a_prompt=A[prompt.kind], fewest=fewest, most=most, count=count)
    for number, verse in enumerate(prompt.verses, 1):
        yield from _verse(number, verse.lines, LINE.get(prompt.kind, SHORT_LINE))
        yield from _options(number, verse, prompt.kind)
        if verse.hands and (length := len(verse.hands.words)) > HANDS:
            says = '"words" in the hands of verse {verse} is {n} characters long: keep it to {most}.'
            yield Sentence(says, "check.lines.hands", verse=number, n=length, most=HANDS)


def _verse(number: int, lines: tuple[str, ...], longest: int) -> Iterator[str]:
    if len(lines) > LINES:
        says = "verse {verse} has {n} lines: keep it to {most}, or make two verses of it."
        yield Sentence(says, "check.lines.count", verse=number, n=len(lines), most=LINES)
    for count, line in enumerate(lines, 1):
        if not line.strip():
            says = "line {line} of verse {verse} is empty: write it or take it out."
            yield Sentence(says, "check.lines.empty", line=count, verse=number)
        if len(line) > longest:
            says = "line {line} of verse {verse} is {n} characters long: keep it to {most}."
            yield Sentence(says, "check.lines.long", line=count, verse=number, n=len(line), most=longest)


def _options(number: int, verse: Verse, kind: str) -> Iterator[str]:
    if not verse.options:
        return
    if kind != "story":
        says = "verse {verse} has options: only a story asks the child what comes next."
        yield Sentence(says, "check.lines.options", verse=number)
    if len(verse.options) < 2:
        says = "verse {verse} has one option: a choice takes two or three."
        yield Sentence(says, "check.lines.one_option", verse=number)
    for option in verse.options:
        yield from _verse(number, option.lines, LINE["story"])
        if len(option.label.split()) > LABEL_WORDS:
            says = '"label" of option "{option}" in verse {verse} is long: keep it to {n} words.'
            yield Sentence(says, "check.lines.option_label", option=option.label, verse=number, n=LABEL_WORDS)
