"""Does the tempo keep what the band promises, and can the tune be sung at it?"""

from collections.abc import Iterator, Mapping

from app.therapy import Prompt, vocabulary

from .faults import Fault, choose
from .melody import Tune


def faults_in_tempo(prompt: Prompt, tunes: Mapping[str, Tune]) -> Iterator[str]:
    """An unknown tune, a tempo outside the tune's own range, a pulse outside the prompt's band (DOMAIN 5.3)."""
    beat = prompt.beat
    if beat is None:
        return
    tune = tunes.get(beat.tune) if beat.tune else None
    if beat.tune and tune is None:
        yield f'tune "{beat.tune}" is not on the shelf: {choose(beat.tune, tunes) if tunes else "add its file."}'
        return  # without its metre the pulse is not known
    if tune and not tune.bpm_range[0] <= beat.bpm <= tune.bpm_range[1]:
        yield f"bpm {beat.bpm} is outside the range of {tune.id}: keep it from {_span(tune.bpm_range)}."
    pulse = tune.pulse(beat.bpm) if tune else beat.bpm
    band = vocabulary.TEMPO_BANDS.get(prompt.band)
    if band and not band[0] <= pulse <= band[1]:
        counted = f" (4/3 of {beat.bpm}, the beat is dotted)" if tune and tune.compound else ""
        yield (
            f"the pulse is {float(pulse):.0f} a minute{counted}, outside band {prompt.band}: "
            f"keep it from {_span(band)}, or choose another band."
        )


def faults_in_tune(tune: Tune) -> Iterator[Fault]:
    """A tune whose range leaves the band it names."""
    band = vocabulary.TEMPO_BANDS.get(tune.band)
    if band is None:
        yield Fault(f"{tune.id}.abc", f'%%band "{tune.band}" is unknown: {choose(tune.band, vocabulary.TEMPO_BANDS)}')
    elif not band[0] <= tune.pulse(tune.bpm_range[0]) <= tune.pulse(tune.bpm_range[1]) <= band[1]:
        low, high = (float(tune.pulse(bpm)) for bpm in tune.bpm_range)
        yield Fault(
            f"{tune.id}.abc",
            f"%%tempo-range is a pulse of {low:.0f} to {high:.0f}, outside band {tune.band} ({_span(band)}): "
            f"narrow it or choose another band.",
        )


def _span(pair: tuple[int, int]) -> str:
    return f"{pair[0]} to {pair[1]}"
