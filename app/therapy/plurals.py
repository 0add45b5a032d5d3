"""Which form of a text goes with a number: one child, two children; other languages have more forms or fewer.

A language whose forms are not those of English says its own under "plural", as rules of the Unicode CLDR (Language
Plural Rules, https://cldr.unicode.org), by form: `few = "n % 100 = 3..10"`. Only whole numbers are counted here.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
ENGLISH = (("one", "n = 1"), ("other", ""))
_RELATION = re.compile(r"([nivwftce])(?: ?% ?(\d+))? ?(!?=) ?(\d+(?:\.\.\d+)?(?: ?, ?\d+(?:\.\.\d+)?)*)")


def plural_form(words: Mapping[str, str], n: int) -> str:
    """The form for n in the language of these texts."""
    return _form(_rules(words), n)


def plural_forms(words: Mapping[str, str]) -> tuple[str, ...]:
    """The forms that the language has; the last is "other"."""
    return tuple(form for form, _ in _rules(words))


def is_plural_rule(rule: str) -> bool:
    """True for a condition in the words of CLDR, and for an empty one; samples after "@" say nothing."""
    return all(_RELATION.fullmatch(one) for way in _ways(rule) for one in way)


def _rules(words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    said = tuple((form, words[f"plural.{form}"]) for form in PLURAL_FORMS if f"plural.{form}" in words)
    return (*(one for one in said if one[0] != "other"), ("other", "")) if said else ENGLISH


@lru_cache(maxsize=4096)
def _form(rules: tuple[tuple[str, str], ...], n: int) -> str:
    return next(form for form, rule in rules if any(all(_holds(one, n) for one in way) for way in _ways(rule)))


def _ways(rule: str) -> list[list[str]]:
    """Relations of which all hold, in lists of which one is enough."""
    told = " ".join(rule.partition("@")[0].split())
    return [[one.strip() for one in way.split(" and ")] for way in told.split(" or ")] if told else [[]]


def _holds(relation: str, n: int) -> bool:
    found = _RELATION.fullmatch(relation)
    if found is None:
        return False
    operand, modulus, sign, listed = found.groups()
    value = n if operand in "ni" else 0  # the others are digits after a point, and powers of ten
    value = value % int(modulus) if modulus else value
    ends = [[int(end) for end in one.split("..")] for one in listed.split(",")]
    return any(span[0] <= value <= span[-1] for span in ends) == (sign == "=")
