"""The server's door: settings, wiring, pages, play routes, ui.run."""

import signal
import socket
import ssl
import sys
from pathlib import Path
from threading import Thread

from nicegui import app as nicegui_app
from nicegui import ui

from app.play import PlayDesk, add_play_routes
from app.settings import Settings, SettingsError
from app.web import register_pages
from app.wiring import House, wire


def serve(settings: Settings) -> None:
    """Start the server and stay until it is stopped; SettingsError when it could not serve anybody."""
    _see_certificate(settings)
    _see_port(settings)
    for stop in (signal.SIGINT, signal.SIGTERM):  # an end as any other, so that a throw-away folder is thrown away
        signal.signal(stop, lambda *_: sys.exit(0))
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
        dark=None,  # as the tablet is set, like the play surface
        uvicorn_logging_level="warning",
        server_header=False,  # nobody needs to know, and it is paid for with each picture
        ssl_certfile=str(settings.tls_cert) if settings.tls_cert else None,
        ssl_keyfile=str(settings.tls_key) if settings.tls_key else None,
    )


def open_doors(house: House) -> None:
    """Add the tablet's routes and the adult's pages to NiceGUI's app."""
    assets = house.settings.assets
    desk = PlayDesk(house.practice)
    add_play_routes(nicegui_app, desk, assets=assets, language=house.settings.language)
    register_pages(
        house.practice,
        house.wording,
        assets / "help",
        open_sample=house.open_sample,
        data_folder=house.settings.data,
        review=house.review,
        library=house.library,
        wordings=house.wordings,
    )


def _see_certificate(settings: Settings) -> None:
    cert, key = settings.tls_cert, settings.tls_key
    if cert is None and key is None:
        return
    if cert is None or key is None:
        raise SettingsError("HTTPS needs both files: say --tls-cert FILE and --tls-key FILE.")
    for file in (cert, key):
        if not file.is_file():
            raise SettingsError(f"{file} is not there: give the path of the certificate or key file.")
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(cert, key)
    except OSError as fault:
        raise SettingsError(
            f"{cert} and {key} are no certificate and its key ({fault.strerror or fault}): give two PEM files that "
            "belong together and that this account may read."
        ) from None


def _see_port(settings: Settings) -> None:
    host, port = settings.host, settings.port
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        socket.create_server(address, family=family).close()
    except OSError as fault:
        raise SettingsError(
            f"{host} port {port} cannot be listened on ({fault.strerror or fault}): stop the program that uses it, or "
            "choose another (--port N, --host H)."
        ) from None


def _icon(assets: Path) -> Path:
    return assets / "icons" / "icon.svg"


def _shown(host: str) -> str:
    return "localhost" if host in ("127.0.0.1", "0.0.0.0", "::") else host
