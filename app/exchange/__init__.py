"""What leaves and what comes from elsewhere: packs of prompts, boards for other programs, sheets of paper."""

from .beside import Known
from .board_reading import BoardFindings, OnBoard, look_at_board
from .boards import BoardWords, write_obf, write_obz
from .looking import Findings, Found, Taken, look, take
from .manifest import Manifest, Origin
from .own import OwnShelf
from .own_prompts import PracticeShelf
from .pack import Label, prompt_as_toml, write_pack
from .pictures import LARGEST_PHOTO, SVG, Picture, as_png, plain_name, read_picture
from .sheets import LAYOUTS, PAPERS, Layout, Paper, label_size, sheets, words_size
from .sounds import LARGEST_SOUND, LONGEST_S, Sound, read_sound
from .unseen import plain_words

__all__ = [
    "LARGEST_PHOTO",
    "LARGEST_SOUND",
    "LAYOUTS",
    "LONGEST_S",
    "PAPERS",
    "SVG",
    "BoardFindings",
    "BoardWords",
    "Findings",
    "Found",
    "Known",
    "Label",
    "Layout",
    "Manifest",
    "OnBoard",
    "Origin",
    "OwnShelf",
    "Paper",
    "Picture",
    "PracticeShelf",
    "Sound",
    "Taken",
    "as_png",
    "label_size",
    "look",
    "look_at_board",
    "plain_name",
    "plain_words",
    "prompt_as_toml",
    "read_picture",
    "read_sound",
    "sheets",
    "take",
    "words_size",
    "write_obf",
    "write_obz",
    "write_pack",
]  # fmt: skip
