"""What the tablet needs to play a prompt: words, hands and notes, apart from the trays, which only choose."""

from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from app.library import Library, Tune, verse_pictures
from app.practice import Recorded
from app.therapy import Prompt, Verse, in_language

from .sounds import sounds_of


def cards_of(
    library: Library,
    languages: Sequence[str] = (),
    recorded: Iterable[Recorded] = (),
    version: str = "",
    first: str = "",
) -> bytes:
    """JSON {"version", "prompts": {id: {..., "ways": {variant name: verses...}, "in": {language:
    {"about", "ways"}}}}, "tunes": {id: {...}}, "language": who has none of their own is spoken to in it,
    "sounds": as `sounds_of` tells them}."""
    return orjson.dumps(
        {
            "version": version or library.version,
            "language": first,
            "sounds": sounds_of(library.prompts, languages, recorded),
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
                    "ways": _ways(library, prompt),
                    **_told_in(library, prompt, languages),
                }
                for prompt in library.prompts.values()
            },
            "tunes": {name: _notes(tune) for name, tune in library.tunes.items()},
        }
    )


def preview_of(way: Prompt, library: Library) -> dict[str, Any]:
    """One way to play as the preview page wants it: what an entry of a tray and a card say, and the notes."""
    tune = library.tunes.get(way.beat.tune) if way.beat and way.beat.tune else None
    pictures = verse_pictures(way, library.scenes.get(way.id)) if not way.variant else (None,) * len(way.verses)
    return {
        "way": way.way,
        "prompt": way.id,
        "variant": way.variant,
        "kind": way.kind,
        "title": way.title,
        "about": way.about,
        "picture": way.picture_name,
        "seconds": way.seconds,
        "verses": _verses(way, pictures if len(pictures) == len(way.verses) else (None,) * len(way.verses)),
        "beat": way.beat.model_dump() if way.beat else None,
        "tune": _notes(tune) if tune else None,
    }


def _ways(library: Library, prompt: Prompt) -> dict[str, Any]:
    scene = library.scenes.get(prompt.id)
    return {way.variant: {"verses": _verses(way, verse_pictures(prompt, scene, way.variant))} for way in prompt.ways}


def _verses(way: Prompt, pictures: tuple[str | None, ...]) -> list[dict[str, Any]]:
    """A verse says "picture" where it has one of its own."""
    return [
        _said(verse) | ({"picture": picture} if picture else {})
        for verse, picture in zip(way.verses, pictures, strict=True)
    ]


def _told_in(library: Library, prompt: Prompt, languages: Sequence[str]) -> dict[str, Any]:
    """The card's words in further languages; nothing where the prompt has none."""
    found = {name: in_language(prompt, name) for name in languages if name in prompt.translations}
    told = {name: {"about": said.about, "ways": _ways(library, said)} for name, said in found.items()}
    return {"in": told} if told else {}


def _said(verse: Verse) -> dict[str, Any]:
    return verse.model_dump(mode="json", exclude=None if verse.options else {"options"})


def _notes(tune: Tune) -> dict[str, Any]:
    return {
        "beat": list(tune.beat),
        "bpm": tune.bpm,
        "compound": tune.compound,
        "notes": [[note.midi, float(note.quarters)] for note in tune.notes],
    }
