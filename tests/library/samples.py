"""A small sound shelf in a folder of its own; a test breaks one thing of it and reads what is said."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from app.library import Library, check_library, read_library

ASSETS = Path(__file__).parents[2] / "assets"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 200"><rect width="99" height="99"/></svg>'
ROW = """
id = "row-the-boat"
version = 1
kind = "song"
title = "Row the boat"
label = "Row the boat"
about = "A slow boat trip down the leg, and whoa at the end."
host_activity = "sitting together on the floor"
places = ["floor", "therapy_gym"]
positions = ["floor_sitting", "lap"]
materials = []
tags = []
age_months = [18, 96]
goals = ["calm", "body_awareness"]
hands_needed = 1
ending = "natural"
band = "organise"
arousal = 0
themes = ["water", "boats"]

[beat]
tune = "row-your-boat"
bpm = 66

[loads]
touch = 2
movement = 1
sound = 1
sight = 0
body_position = 1
mouth = 0
smell = 0
effort = 1
novelty = 1

[manner]
volume = 1
rhythm_regularity = 3
light_touch = 0
language_load = 1
social_closeness = 2
surprise = 0
movement_type = "linear"

[[verses]]
lines = ["May I row your boat?", "Slowly to the toe.", "Slippery, slithery, slippery river,", "out to the blue sea."]
seconds = 15

[[verses]]
lines = ["Row and row your leg,", "all the way to sea.", "Ducks on the river, quackily quack,", "watch us coming in."]
seconds = 15
[verses.hands]
area = "calf"
side = "left"
technique = "compression"
pressure = 2
giver = "adult"
direction = "knee to ankle"
beats = 6
words = "Slow palm press, then let go"

[[variants]]
name = "own-hands"
hands_needed = 0
[[variants.verses]]
lines = ["Row your own two hands,", "all the way to sea.", "Slippery, slithery, slippery river,", "out to sandy sand."]
seconds = 15
[variants.verses.hands]
area = "hand"
side = "both"
technique = "self_massage"
pressure = 2
giver = "self"
words = "Rub your hands together"
[[variants.verses]]
lines = ["Oars up and oars down,", "home again we go.", "Nobody, nobody, nobody paddles,", "home, and all is right."]
seconds = 15
"""


@dataclass
class Shelf:
    root: Path

    def prompt(self, text: str = ROW, name: str = "row-the-boat", kind: str = "song") -> None:
        """Write a prompt file and a picture for it."""
        folder = self.root / "prompts" / kind
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        self.picture(name)

    def picture(self, name: str, svg: str = SQUARE, family: str = "prompts") -> None:
        (self.root / "pictures" / family / f"{name}.svg").write_text(svg, encoding="utf-8")

    def fever(self) -> Path:
        """The file of one precaution, in a copy of the folder that may be broken."""
        folder = self.root / "precautions"
        folder.unlink()
        shutil.copytree(ASSETS / "precautions", folder)
        return next(folder.rglob("fever.toml"))

    def faults(self) -> list[str]:
        return [str(fault) for fault in check_library(self.root)]

    def read(self) -> Library:
        return read_library(self.root)
