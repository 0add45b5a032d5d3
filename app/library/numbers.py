"""How far a counting game counts for its age, upwards or not, and whether it leaves a number out (7.5)."""

import re
from collections.abc import Iterator

from app.therapy import Prompt, Sentence

from .faults import span

# From 0, 36 and 48 months; from 60 on past ten, backwards and in steps.
FROM = (0, 36, 48, 60)
MOST = (2, 4, 10)
LAST = len(MOST)

# fmt: off
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_ROUND = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
# fmt: on
_TENS = {word: 10 * n for n, word in enumerate(_ROUND, 2)}
_VALUES = {word: n for n, word in enumerate(_ONES)} | _TENS
_NUMBER = re.compile(rf"\b(?:(\d+)|({'|'.join(_TENS)})-({'|'.join(_ONES[1:10])})|({'|'.join(_VALUES)}))\b")
_TO = re.compile(r"\s+to\s+")
_BACKWARDS = re.compile(r"\bbackwards\b")
_BY = re.compile(r"\bby (?:twos|threes|fives|tens)\b")


def numbers(text: str) -> list[int]:
    """All numbers in the order said, words and digits; "one to four" says those between as well."""
    text, said, end = text.lower(), list[int](), 0
    for found in _NUMBER.finditer(text):
        digits, tens, ones, word = found.groups()
        value = int(digits) if digits else _VALUES[tens] + _VALUES[ones] if tens else _VALUES[word]
        if said and _TO.fullmatch(text[end : found.start()]):
            step = 1 if value > said[-1] else -1
            said += range(said[-1] + step, value, step)
        said.append(value)
        end = found.end()
    return said


def faults_in_numbers(way: Prompt) -> Iterator[str]:
    """Numbers too large for the youngest it is for, ways of counting that come later; a harder way may go a step on."""
    if way.kind != "counting":
        return
    text = " ".join(line for verse in way.verses for line in verse.lines).lower()
    said, age = numbers(text), way.age_months[0]
    further = way.variant == "harder"
    reached = min(sum(age >= months for months in FROM) - 1 + further, LAST)
    if reached == LAST:
        return
    if late := _late(text, said):
        says = "counts {how}, which children do from {n} months: count up by ones, or let age_months begin at {begin}."
        yield Sentence(says, "check.numbers.late", how=late, n=FROM[LAST], begin=FROM[LAST - further])
    if (most := max(said, default=0)) > MOST[reached]:
        begin = FROM[sum(most > limit for limit in MOST) - further]
        says = "counts to {most}, from {n} months it is to {to}: say less, or let age_months begin at {begin}."
        yield Sentence(says, "check.numbers.far", most=most, n=age, to=MOST[reached], begin=begin)
    if not further and not late:
        yield from _left_out(said)


def _late(text: str, said: list[int]) -> str:
    """What only older children do with numbers, empty when nothing of it is here."""
    for first, second, third in zip(said, said[1:], said[2:], strict=False):
        step = second - first
        if step == third - second and step not in (0, 1):
            said_so = f"{first}, {second}, {third}"
            if step < 0:
                return Sentence("backwards ({numbers})", "check.numbers.backwards", numbers=said_so)
            return Sentence("in steps of {n} ({numbers})", "check.numbers.steps", n=step, numbers=said_so)
    if backwards := _BACKWARDS.search(text):
        return Sentence('backwards ("{word}")', "check.numbers.word_backwards", word=backwards.group())
    by = _BY.search(text)
    return Sentence('in steps ("{words}")', "check.numbers.words_steps", words=by.group()) if by else ""


def _left_out(said: list[int]) -> Iterator[str]:
    """The first jump over numbers that were not said before; how many there will be may be told at the start."""
    begun = said[said.index(1) :] if 1 in said else said
    most = begun[0] if begun else 0
    for number in begun:
        if number > most + 1:
            between = most + 1 if number == most + 2 else span(most + 1, number - 1)
            says = "counts {number} and then {next}: say {between} as well, or take other verses."
            yield Sentence(says, "check.numbers.left_out", number=most, next=number, between=between)
            return
        most = max(number, most)
