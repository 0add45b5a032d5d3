"""The child's side: the play surface, what it is served from, and how its taps come home."""

from .cards import preview_of
from .desk import PlayDesk
from .routes import add_play_routes

__all__ = ["PlayDesk", "add_play_routes", "preview_of"]
