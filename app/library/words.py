"""Words of a prompt that come from a closed list, and the loads of its senses."""

from collections.abc import Iterator, Sequence

from app.therapy import Prompt, Sentence, vocabulary

from .faults import choose

OLDEST = 1200  # months: nobody grows older, and what reckons with ages takes no number of any length


def faults_in_words(prompt: Prompt) -> Iterator[str]:
    """Every word that nobody knows, every sense without an honest load, an age range that runs backwards."""
    yield from _known("places", prompt.places, vocabulary.PLACES)
    yield from _known("positions", prompt.positions, tuple(vocabulary.POSITIONS))
    yield from _known("materials", prompt.materials, vocabulary.MATERIALS)
    yield from _known("tags", prompt.tags, vocabulary.TAGS)
    yield from _known("goals", prompt.goals, vocabulary.GOALS)
    yield from _known("band", (prompt.band,), tuple(vocabulary.TEMPO_BANDS))
    if "tablet" in prompt.materials:
        says = '"tablet" stands in materials: leave it out, a tablet is always there.'
        yield Sentence(says, "check.words.tablet")
    yield from _many("goals", prompt.goals, 4)
    yield from _many("themes", prompt.themes, 3)
    yield from _loads(prompt.loads)
    start, end = prompt.age_months
    if not 0 <= start < end:
        says = '"age_months" runs from {start} to {end}: write the younger age first, in months.'
        yield Sentence(says, "check.words.ages", start=start, end=end)
    elif end > OLDEST:
        says = '"age_months" runs beyond {most}: write the age in months.'
        yield Sentence(says, "check.words.oldest", most=OLDEST)


def _known(key: str, words: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    for word in dict.fromkeys(words):
        if word not in known:
            says = '"{word}" in {key} is unknown: {way}'
            yield Sentence(says, "check.words.unknown", word=word, key=key, way=choose(word, known))
        if (times := words.count(word)) > 1:
            says = '"{word}" stands {n} times in {key}: once is enough.'
            yield Sentence(says, "check.words.twice", word=word, n=times, key=key)


def _many(key: str, words: Sequence[str], most: int) -> Iterator[str]:
    if not 1 <= len(words) <= most:
        count = len(words) or Sentence("nothing", "check.words.nothing")
        says = '"{key}" names {count}: name 1 to {most}.'
        yield Sentence(says, "check.words.how_many", key=key, count=count, most=most)


def _loads(loads: dict[str, int]) -> Iterator[str]:
    for channel, load in loads.items():
        if channel not in vocabulary.CHANNELS:
            way = choose(channel, vocabulary.CHANNELS)
            says = '"{word}" in {key} is unknown: {way}'
            yield Sentence(says, "check.words.unknown", word=channel, key="[loads]", way=way)
        elif load not in vocabulary.LOADS:
            says = '"{channel}" in [loads] is {load}: write 0 (none), 1, 2 or 3 (strong).'
            yield Sentence(says, "check.words.load", channel=channel, load=load)
    for channel in vocabulary.CHANNELS:
        if channel not in loads:
            says = '"{channel}" is missing in [loads]: say honestly from 0 (none) to 3 (strong), left out counts as 3.'
            yield Sentence(says, "check.words.no_load", channel=channel)
