"""Does the tempo keep what the band promises, and can the tune be sung at it?"""

from collections.abc import Iterator, Mapping

from app.therapy import Prompt, Sentence, vocabulary

from .faults import Fault, choose, span
from .melody import Tune


def faults_in_tempo(prompt: Prompt, tunes: Mapping[str, Tune]) -> Iterator[str]:
    """An unknown tune, a tempo outside the tune's own range, a pulse outside the prompt's band (DOMAIN 5.3)."""
    beat = prompt.beat
    if beat is None:
        return
    tune = tunes.get(beat.tune) if beat.tune else None
    if beat.tune and tune is None:
        way = choose(beat.tune, tunes) if tunes else Sentence("add its file.", "check.tempo.add")
        yield Sentence('tune "{tune}" is not on the shelf: {way}', "check.tempo.tune", tune=beat.tune, way=way)
        return  # without its metre the pulse is not known
    if tune and not tune.bpm_range[0] <= beat.bpm <= tune.bpm_range[1]:
        says = "bpm {bpm} is outside the range of {tune}: keep it from {span}."
        yield Sentence(says, "check.tempo.bpm", bpm=beat.bpm, tune=tune.id, span=span(*tune.bpm_range))
    pulse = tune.pulse(beat.bpm) if tune else beat.bpm
    band = vocabulary.TEMPO_BANDS.get(prompt.band)
    if band and not band[0] <= pulse <= band[1]:
        counted = Sentence("{n} a minute", "check.tempo.pulse", n=round(pulse))
        if tune and tune.compound:
            says = "{n} a minute (4/3 of {bpm}, the beat is dotted)"
            counted = Sentence(says, "check.tempo.dotted", n=round(pulse), bpm=beat.bpm)
        says = "the pulse is {counted}, outside band {band}: keep it from {span}, or choose another band."
        yield Sentence(says, "check.tempo.band", counted=counted, band=prompt.band, span=span(*band))


def faults_in_tune(tune: Tune) -> Iterator[Fault]:
    """A tune whose range leaves the band it names."""
    band = vocabulary.TEMPO_BANDS.get(tune.band)
    if band is None:
        yield Fault(f"{tune.id}.abc", f'%%band "{tune.band}" is unknown: {choose(tune.band, vocabulary.TEMPO_BANDS)}')
    elif not band[0] <= tune.pulse(tune.bpm_range[0]) <= tune.pulse(tune.bpm_range[1]) <= band[1]:
        low, high = (float(tune.pulse(bpm)) for bpm in tune.bpm_range)
        yield Fault(
            f"{tune.id}.abc",
            f"%%tempo-range is a pulse of {low:.0f} to {high:.0f}, outside band {tune.band} ({span(*band)}): "
            f"narrow it or choose another band.",
        )
