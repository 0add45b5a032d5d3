"""What of a prompt may be said aloud by a tablet, text by text."""

from .prompt import Prompt


def said_aloud(prompt: Prompt) -> tuple[str, ...]:
    """The title, then each different line of all ways to play it, and in stories what the child may choose."""
    lines = [prompt.title]
    for way in prompt.ways:
        for verse in way.verses:
            lines += verse.lines
            for option in verse.options:
                lines += (option.label, *option.lines)
    return tuple(dict.fromkeys(line.strip() for line in lines))
