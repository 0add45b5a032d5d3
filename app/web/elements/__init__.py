"""Pieces that pages are drawn with, one a file."""

from .answer_fields import AnswerFields, day_field, read_day, text_field
from .area_picker import AreaPicker, areas_said
from .chip_set import ChipSet
from .choice import choice
from .face import face, face_picker
from .held_bars import held_bars
from .one_of import OneOf
from .plays import play_list
from .said import Said
from .stay_trend import stay_trend

__all__ = [
    "AnswerFields", "AreaPicker", "ChipSet", "OneOf", "Said", "areas_said", "choice", "day_field", "face",
    "face_picker", "held_bars", "play_list", "read_day", "stay_trend", "text_field",
]  # fmt: skip
