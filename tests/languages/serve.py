"""`playcue` over another assets folder: python -m tests.languages.serve ASSETS demo --port N."""

import sys
from pathlib import Path

import app.settings

app.settings.SHIPPED = Path(sys.argv.pop(1))

if __name__ == "__main__":
    from app.cli import main

    sys.exit(main())
