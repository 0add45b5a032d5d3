"""The only reader of the environment. Everything else is handed a `Settings`."""

import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

# One core for each matrix: those of the matching are small, and threads that wait for each other take far longer. It
# holds only for a numpy that is imported later, so this file is read before anything else of the app.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
SHIPPED = Path(__file__).resolve().parent.parent / "assets"


class SettingsError(Exception):
    """Playcue cannot start with these settings; the message names the one, what is wrong and the way out."""


class Settings(BaseModel):
    """How this Playcue runs.

    Each can be set by the command line or by the environment variable PLAYCUE_<NAME>; the command line wins.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path = Field(description="folder that holds the practice: its charts and its settings")
    host: str = Field("127.0.0.1", description="address to listen on; 0.0.0.0 lets tablets of the same network in")
    port: int = Field(8080, ge=1, le=65535, description="port to listen on")
    language: str = Field("en", description="language of the words on the screen")
    tls_cert: Path | None = Field(None, description="certificate file for HTTPS")
    tls_key: Path | None = Field(None, description="key file for HTTPS")
    demo: bool = Field(False, description="the sample practice in a throw-away folder, signed in, this machine alone")

    @property
    def assets(self) -> Path:
        """Prompts, precautions, pictures, wording and help, as they ship."""
        return SHIPPED


def read_settings(said: Mapping[str, object], default_data: Path) -> Settings:
    """Settings from what the command line said, then the environment, then the defaults. May raise SettingsError."""
    from_environment = {
        name: os.environ[key] for name in Settings.model_fields if (key := f"PLAYCUE_{name.upper()}") in os.environ
    }
    chosen = {name: value for name, value in said.items() if value is not None}
    try:
        return Settings.model_validate({"data": default_data, **from_environment, **chosen})
    except ValidationError as fault:
        first = fault.errors()[0]
        name = str(first["loc"][0])
        raise SettingsError(
            f"{name} cannot be {first['input']}, as the command line or PLAYCUE_{name.upper()} says: "
            f"{first['msg'].lower()}."
        ) from None
