"""The prompt shelf: reads what therapists, illustrators and translators edit, and says what is wrong with it."""

from .checks import check_library
from .coverage import table
from .faults import Fault
from .finding import Finder, Query
from .gallery import Gallery
from .languages import gaps
from .library import Library
from .lines import VERSES
from .melody import Note, Tune, read_tune
from .pictures import faults_in_drawing
from .precautions import read_precautions
from .prompts import faults_in_prompt, prompt_in
from .reader import read_library
from .review import UNREVIEWED, Review, read_review
from .scenes import verse_pictures
from .sentences import sentences
from .toml import toml_in
from .touch import NEVER
from .wording import Wording, languages_in, read_wording

__all__ = [
    "NEVER",
    "UNREVIEWED",
    "VERSES",
    "Fault",
    "Finder",
    "Gallery",
    "Library",
    "Note",
    "Query",
    "Review",
    "Tune",
    "Wording",
    "check_library",
    "faults_in_drawing",
    "faults_in_prompt",
    "gaps",
    "languages_in",
    "prompt_in",
    "read_library",
    "read_precautions",
    "read_review",
    "read_tune",
    "read_wording",
    "sentences",
    "table",
    "toml_in",
    "verse_pictures",
]
