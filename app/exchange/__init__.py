"""What leaves and what comes from elsewhere: packs of prompts, boards for other programs, sheets of paper."""

from .looking import Findings, Found, Known, Taken, look, take
from .manifest import Manifest, Origin
from .pack import Label, prompt_as_toml, write_pack
from .pictures import Picture, as_png, plain_name, read_picture

__all__ = [
    "Findings", "Found", "Known", "Label", "Manifest", "Origin", "Picture", "Taken", "as_png", "look", "plain_name",
    "prompt_as_toml", "read_picture", "take", "write_pack",
]  # fmt: skip
