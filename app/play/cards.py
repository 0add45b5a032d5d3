"""What the tablet needs to play a prompt: words, hands and notes, apart from the trays, which only choose."""

from typing import Any

import orjson

from app.library import Library, Tune, verse_pictures
from app.therapy import Prompt, Verse


def cards_of(library: Library) -> bytes:
    """JSON {"version", "prompts": {id: {..., "ways": {variant name: verses...}}}, "tunes": {id: {...}}}."""
    return orjson.dumps(
        {
            "version": library.version,
            "prompts": {
                prompt.id: {
                    "id": prompt.id,
                    "title": prompt.title,
                    "about": prompt.about,
                    "kind": prompt.kind,
                    "picture": prompt.picture_name,
                    "ending": prompt.ending,
                    "band": prompt.band,
                    "beat": prompt.beat.model_dump() if prompt.beat else None,
                    "ways": {
                        way.variant: {
                            "verses": _verses(way, verse_pictures(prompt, library.scenes.get(prompt.id), way.variant))
                        }
                        for way in prompt.ways
                    },
                }
                for prompt in library.prompts.values()
            },
            "tunes": {name: _notes(tune) for name, tune in library.tunes.items()},
        }
    )


def _verses(way: Prompt, pictures: tuple[str | None, ...]) -> list[dict[str, Any]]:
    """A verse says "picture" where it has one of its own."""
    return [
        _said(verse) | ({"picture": picture} if picture else {})
        for verse, picture in zip(way.verses, pictures, strict=True)
    ]


def _said(verse: Verse) -> dict[str, Any]:
    return verse.model_dump(mode="json", exclude=None if verse.options else {"options"})


def _notes(tune: Tune) -> dict[str, Any]:
    return {
        "beat": list(tune.beat),
        "bpm": tune.bpm,
        "compound": tune.compound,
        "notes": [[note.midi, float(note.quarters)] for note in tune.notes],
    }
