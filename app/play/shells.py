"""The shell in the language that the practice speaks now: each is built once, when it is first asked for."""

from pathlib import Path
from threading import Lock

from .shell import Shell, build_shell


class Shells:
    """Call it from a thread: building takes a second or two. `default` serves where there are no words."""

    def __init__(self, browser: Path, assets: Path, default: str, speaker: object) -> None:
        self._browser, self._assets, self._default, self._speaker = browser, assets, default, speaker
        self._lock = Lock()
        self._built: dict[str, Shell] = {}
        self.now()

    def now(self) -> Shell:
        """The shell that is served."""
        language = getattr(self._speaker, "language", self._default)
        if not (self._assets / "wording" / language).is_dir():
            language = self._default
        with self._lock:
            if language not in self._built:
                self._built[language] = build_shell(self._browser, self._assets, language)
            return self._built[language]
