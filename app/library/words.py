"""Words of a prompt that come from a closed list, and the loads of its senses."""

from collections.abc import Iterator, Sequence

from app.therapy import Prompt, vocabulary

from .faults import choose


def faults_in_words(prompt: Prompt) -> Iterator[str]:
    """Every word that nobody knows, every sense without an honest load, an age range that runs backwards."""
    yield from _known("places", prompt.places, vocabulary.PLACES)
    yield from _known("positions", prompt.positions, tuple(vocabulary.POSITIONS))
    yield from _known("materials", prompt.materials, vocabulary.MATERIALS)
    yield from _known("tags", prompt.tags, vocabulary.TAGS)
    yield from _known("goals", prompt.goals, vocabulary.GOALS)
    yield from _known("band", (prompt.band,), tuple(vocabulary.TEMPO_BANDS))
    if "tablet" in prompt.materials:
        yield '"tablet" stands in materials: leave it out, a tablet is always there.'
    yield from _many("goals", prompt.goals, 4)
    yield from _many("themes", prompt.themes, 3)
    yield from _loads(prompt.loads)
    start, end = prompt.age_months
    if not 0 <= start < end:
        yield f'"age_months" runs from {start} to {end}: write the younger age first, in months.'


def _known(key: str, words: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    for word in dict.fromkeys(words):
        if word not in known:
            yield f'"{word}" in {key} is unknown: {choose(word, known)}'
        if words.count(word) > 1:
            yield f'"{word}" stands {words.count(word)} times in {key}: once is enough.'


def _many(key: str, words: Sequence[str], most: int) -> Iterator[str]:
    if not 1 <= len(words) <= most:
        yield f'"{key}" names {len(words) or "nothing"}: name 1 to {most}.'


def _loads(loads: dict[str, int]) -> Iterator[str]:
    for channel, load in loads.items():
        if channel not in vocabulary.CHANNELS:
            yield f'"{channel}" in [loads] is unknown: {choose(channel, vocabulary.CHANNELS)}'
        elif load not in vocabulary.LOADS:
            yield f'"{channel}" in [loads] is {load}: write 0 (none), 1, 2 or 3 (strong).'
    for channel in vocabulary.CHANNELS:
        if channel not in loads:
            yield f'"{channel}" is missing in [loads]: say honestly from 0 (none) to 3 (strong), left out counts as 3.'
