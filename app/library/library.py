"""The shelf: every sound prompt, every precaution, every tune."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from app.therapy import Precaution, Prompt

from .faults import Fault
from .melody import Tune
from .scenes import Scene


@dataclass(frozen=True)
class Library:
    """What therapy asks of a shelf; may be built in memory with prompts and precautions only.

    `faults` says which prompt and tune files were left out and why; a faulty precaution never gets this far.
    """

    prompts: Mapping[str, Prompt]
    precautions: Mapping[str, Precaution]
    tunes: Mapping[str, Tune] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    scenes: Mapping[str, Scene] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        """Twelve hex digits that change when a prompt, a precaution or a tune does, or which verses have pictures."""
        said = sha256()
        for shelf in (self.prompts, self.precautions):
            for name in sorted(shelf):
                said.update(f"{name}={shelf[name].model_dump_json()}\n".encode())
        for name in sorted(self.tunes):
            said.update(f"{name}={self.tunes[name]!r}\n".encode())
        for name in sorted(self.scenes):
            drawn = [address for address, _ in self.scenes[name].pictures(name)]
            said.update(f"{name}={drawn}\n".encode())
        return said.hexdigest()[:12]
