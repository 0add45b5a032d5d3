"""In which language whom is spoken to: an adult in one of the practice's, a child in theirs."""

from typing import Protocol, runtime_checkable

from app.therapy import ChartError, Child, Shelf

from .store import Store


@runtime_checkable
class Translated(Protocol):
    """A shelf that can say what is on it in other languages."""

    def in_language(self, language: str, /) -> Shelf:
        """The same shelf in this language; itself when it has no words in it."""


class Speaking:
    """`default` is the language of a practice that has chosen none."""

    def __init__(self, store: Store, shelf: Shelf, default: str) -> None:
        self._store, self._shelf, self._default = store, shelf, default

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the practice, at least one; the default when it cannot be read, so that this can be said."""
        try:
            record = self._store.practice()
        except ChartError:
            record = None
        return record.languages if record is not None and record.languages else (self._default,)

    @property
    def language(self) -> str:
        """The first of them: adult's pages start in it, and a child without one of their own is spoken to in it."""
        return self.languages[0]

    @property
    def stocked(self) -> Shelf:
        """The shelf as it was written, with all its languages."""
        return self._shelf

    def restock(self, shelf: Shelf) -> None:
        """From now on this is the shelf."""
        self._shelf = shelf

    def shelf(self, child: Child | None = None) -> Shelf:
        """The shelf in the language of this child; of nobody in particular, in the first of the practice."""
        return self.shelf_in(child.language if child is not None and child.language else self.language)

    def shelf_in(self, language: str) -> Shelf:
        """The shelf in this language."""
        return self._shelf.in_language(language) if isinstance(self._shelf, Translated) else self._shelf
