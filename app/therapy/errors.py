"""The family of errors that may reach a screen. Each message names the thing, what is wrong and the way out.

PlaycueError
├── ContentError      a file of the shelf cannot be used
├── ChartError        a chart file is broken, newer than this program, or not there
├── EventError        an event cannot be taken (malformed, oversized, for an unknown child)
└── DoorError         this adult or tablet may not do that
"""

from .sentence import Sentence


class PlaycueError(Exception):
    """Base of all errors written for a person to read.

    `says` is the English sentence, for the terminal and the log; its {placeholders} are filled in with `values`. With a
    `key` pages say it in their own language, by the words under "error.<key>"; so they do what is a `Sentence` already.
    """

    def __init__(self, says: str = "", key: str = "", /, **values: object) -> None:
        self.says = says if isinstance(says, Sentence) else Sentence(says, key and f"error.{key}", **values)
        super().__init__(self.says)
        self.key, self.values = key, values


class ContentError(PlaycueError):
    """A prompt, precaution, tune or picture cannot be used."""


class ChartError(PlaycueError):
    """A chart cannot be read or written; the file is left as it was."""


class EventError(PlaycueError):
    """One event is refused; the others of its batch are not touched by that."""


class DoorError(PlaycueError):
    """The adult or device at the door may not see or do this."""
