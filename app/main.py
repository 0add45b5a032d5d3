"""The server's door: settings, wiring, pages, play routes, ui.run."""

from pathlib import Path
from threading import Thread

from nicegui import app as nicegui_app
from nicegui import ui

from app.play import PlayDesk, add_play_routes
from app.settings import Settings
from app.web import register_pages
from app.wiring import House, wire


def serve(settings: Settings) -> None:
    """Start the server and stay until it is stopped."""
    house = wire(settings)
    open_doors(house)
    Thread(target=house.practice.sessions.warm, args=(house.practice.clock(),), daemon=True).start()
    secure = settings.tls_cert is not None
    address = f"{'https' if secure else 'http'}://{_shown(settings.host)}:{settings.port}"
    print(f"Playcue is at {address}  (data in {settings.data})", flush=True)
    ui.run(
        host=settings.host,
        port=settings.port,
        title="Playcue",
        favicon=_icon(settings.assets),
        show=False,
        reload=False,
        show_welcome_message=False,
        tailwind=False,
        uvicorn_logging_level="warning",
        ssl_certfile=str(settings.tls_cert) if settings.tls_cert else None,
        ssl_keyfile=str(settings.tls_key) if settings.tls_key else None,
    )


def open_doors(house: House) -> None:
    """Add the tablet's routes and the adult's pages to NiceGUI's app."""
    add_play_routes(nicegui_app, PlayDesk(house.practice, house.library), language=house.settings.language)
    assets = house.settings.assets
    register_pages(
        house.practice,
        house.wording,
        assets / "help",
        open_sample=house.open_sample,
        data_folder=house.settings.data,
        review=house.review,
    )


def _icon(assets: Path) -> Path:
    return assets / "icons" / "icon.svg"


def _shown(host: str) -> str:
    return "localhost" if host in ("127.0.0.1", "0.0.0.0", "::") else host
