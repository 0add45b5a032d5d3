"""What leaves and what comes from elsewhere: packs of prompts, boards for other programs, sheets of paper."""

from .board_reading import BoardFindings, OnBoard, look_at_board
from .boards import BoardWords, write_obf, write_obz
from .looking import Findings, Found, Known, Taken, look, take
from .manifest import Manifest, Origin
from .own import OwnShelf
from .pack import Label, prompt_as_toml, write_pack
from .pictures import SVG, Picture, as_png, plain_name, read_picture

__all__ = [
    "SVG", "BoardFindings", "BoardWords", "Findings", "Found", "Known", "Label",
    "Manifest", "OnBoard", "Origin", "OwnShelf", "Picture", "Taken", "as_png", "look",
    "look_at_board", "plain_name", "prompt_as_toml", "read_picture", "take", "write_obf",
    "write_obz", "write_pack",
]  # fmt: skip
