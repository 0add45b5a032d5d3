"""What a tablet is told when it installs Playcue."""

import json
from pathlib import Path
from typing import Any

from app.library import Wording

ICONS = {
    "icon-192.png": ("192x192", "any"),
    "icon-512.png": ("512x512", "any"),
    "icon-maskable-512.png": ("512x512", "maskable"),
}
SCREENSHOTS = {
    "screen-wide.png": ("1024x768", "wide"),
    "screen-narrow.png": ("390x844", "narrow"),
}


def manifest(base: str, icons: Path, wording: Wording) -> bytes:
    """The web app manifest as JSON; screenshots are named when they are there. `base` is the URL of the icons."""
    told: dict[str, Any] = {
        "id": "/play/",
        "name": "Playcue",
        "short_name": "Playcue",
        "description": wording.get("play.description"),
        "lang": wording.language,
        "dir": wording.get("surface.dir"),
        "start_url": "/play/",
        "scope": "/",
        "display": "standalone",
        "orientation": "any",
        "background_color": "#FBF6EC",
        "theme_color": "#FBF6EC",
        "categories": ["health", "kids", "medical"],
        "icons": [
            {"src": f"{base}/{name}", "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, (sizes, purpose) in ICONS.items()
        ],
        "screenshots": [
            {"src": f"{base}/{name}", "sizes": sizes, "type": "image/png", "form_factor": form}
            for name, (sizes, form) in SCREENSHOTS.items()
            if (icons / name).is_file()
        ],
    }
    return json.dumps(told, separators=(",", ":")).encode()
