"""Characters that cannot be seen. A pack that holds one is not taken, so none is written here either."""

import unicodedata

MAY_JOIN = "\u200c\u200d"  # letters of Persian and Indian scripts are joined or parted by these


def all_seen(text: str) -> bool:
    """True when nothing hides in it."""
    return all(char.isprintable() or char in MAY_JOIN for char in text)


def plain_words(text: str) -> str:
    """Words as they were typed or pasted, on one line: blanks of any kind are blanks, what cannot be seen goes."""
    return " ".join("".join(char for char in text if char.isspace() or all_seen(char)).split())


def look_alike(one: str, other: str) -> bool:
    """True for names that a child would see as one, however their blanks and accents are written."""
    a, b = (plain_words(unicodedata.normalize("NFKC", text)).casefold() for text in (one, other))
    return a == b
