"""What every page of the adult's side is handed: the practice, the words, and where things lie."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from app.exchange import OwnShelf
from app.library import UNREVIEWED, Gallery, Library, Review, Wording
from app.practice import Practice
from app.therapy import ChartError, PlaycueError, Why, Words, words_of


@dataclass(frozen=True, slots=True)
class Desk:
    """Practice, wording and places; handed down, never global. `writing` lets one change of a child in at a time."""

    practice: Practice
    default: Wording
    help_folder: Path
    pictures_url: str
    open_sample: Callable[[], None] | None = None
    data_folder: Path | None = None
    review: Review = UNREVIEWED
    gallery: Gallery | None = None
    library: Library | None = None
    own: OwnShelf | None = None
    writing: Lock = field(default_factory=Lock)
    wordings: Mapping[str, Wording] = field(default_factory=dict)

    @property
    def wording(self) -> Wording:
        """The words of the language that is read here."""
        return self.wordings.get(self.practice.language, self.default) if self.wordings else self.default

    @property
    def languages(self) -> dict[str, str]:
        """Languages that there are words in, as each calls itself."""
        return {name: wording.get("web.language") for name, wording in self.wordings.items()}

    @property
    def choices(self) -> dict[str, str]:
        """Those of them that these pages may be read in: the practice's; before it is set up, all."""
        try:
            all_ = self.practice.door.practice is None
        except ChartError:  # it cannot be read, and pages say so in the default language
            all_ = False
        spoken = tuple(self.wordings) if all_ else self.practice.speaking.languages
        return {name: word for name, word in self.languages.items() if name in spoken}

    def read_in(self, asked: str) -> "Desk":
        """The same desk for an adult who reads in the language asked for, if that may be chosen.

        It stays in that language as long as the page is open, in everything that is done there too.
        """
        language = asked if asked in self.choices else self.practice.language
        return replace(self, practice=self.practice.read_in(language))

    @property
    def right_to_left(self) -> bool:
        """True where lines begin at the right."""
        return self.wording.get("surface.dir") == "rtl"

    def say(self, key: str, **values: object) -> str:
        """The words of the adult's pages under this key, such as "home.title"."""
        return self.wording.get(f"web.{key}", **values)

    def told(self, fault: Exception) -> str:
        """What went wrong, in the language of the pages where it has words there."""
        return self.wording.said(fault.says) if isinstance(fault, PlaycueError) else str(fault)

    def said(self, fault: str) -> str:
        """A sentence of a check, in the language of the pages."""
        return self.wording.said(fault)

    def why(self, said: Why | str) -> str:
        """Why a prompt was taken out."""
        return Words(words_of(self.practice.shelf)).why(said)

    def reviewed(self) -> str:
        """Who has reviewed the safety rules, or that nobody has; and that they replace nobody's judgement."""
        key = "reviewed" if self.review.signed else "changed" if self.review.entered else "unreviewed"
        return self.say(
            f"safety.{key}", who=self.review.reviewed_by, date=self.review.date, version=self.review.version
        )

    def count(self, key: str, n: int) -> str:
        """The words for one thing or for several of it, such as those under "<key>.one" and "<key>.other"."""
        return self.wording.count(f"web.{key}", n)

    def word(self, section: str, name: str) -> str:
        """The short word of a closed list; the id itself, spelled out, when the list has none."""
        key = f"vocabulary.{section}.{name}"
        return self.wording.texts.get(key) or words_of(self.practice.shelf).get(key, name.replace("_", " "))

    def words(self, section: str, names: Iterable[str]) -> dict[str, str]:
        """Several of them by id, in the order given."""
        return {name: self.word(section, name) for name in names}

    def avatars(self) -> dict[str, str]:
        """The animals a child may choose from, by id."""
        stem = "vocabulary.avatar."
        return {key.removeprefix(stem): text for key, text in self.wording.flat(stem.rstrip(".")).items()}

    def picture(self, name: str) -> str:
        """Address of a prompt's picture, by its file name without ending."""
        return f"{self.pictures_url}prompts/{name}.svg"

    def face(self, avatar: str) -> str:
        """Address of an animal's picture."""
        return f"{self.pictures_url}avatars/{avatar}.svg"
