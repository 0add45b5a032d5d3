"""A shelf of forty-eight prompts as they once were: what is tested of matching must not change with what is written."""

from pathlib import Path

from app.library import Library, read_precautions
from app.settings import SHIPPED
from app.therapy import Prompt

LINES = (Path(__file__).parent / "shelf.jsonl").read_text("utf-8").splitlines()
PROMPTS = [Prompt.model_validate_json(line) for line in LINES]
SHELF = Library({prompt.id: prompt for prompt in PROMPTS}, read_precautions(SHIPPED)[0])
