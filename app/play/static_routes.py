"""What is open to everybody, for it holds nothing of any child: the shell, its parts, the pictures that ship.

The practice's own pictures and voice lie beside them, for whoever its door knows.
"""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from .asks import Practice
from .replies import ASK_AGAIN, FOREVER, PRIVATE, serve
from .shells import Shells


def static_routes(shells: Shells, practice: Practice) -> APIRouter:
    """A router of them for one server."""
    router = APIRouter()

    @router.get("/play/", include_in_schema=False)
    def page(request: Request) -> Response:
        shell = shells.now()
        return serve(request, shell.page, ASK_AGAIN, {"X-Playcue-Version": shell.version})

    @router.get("/play", include_in_schema=False)
    def without_slash() -> Response:
        return RedirectResponse("/play/")

    @router.get("/sw.js", include_in_schema=False)
    def worker(request: Request) -> Response:
        return serve(request, shells.now().worker, ASK_AGAIN, {"Service-Worker-Allowed": "/"})

    @router.get("/manifest.webmanifest", include_in_schema=False)
    def told_manifest(request: Request) -> Response:
        return serve(request, shells.now().manifest, ASK_AGAIN)

    @router.get("/play/static/{version}/{name}", include_in_schema=False)
    def static(request: Request, version: str, name: str) -> Response:
        """A part of this version; a page of an older one gets an honest 404 and keeps its own copy."""
        shell = shells.now()
        return serve(request, shell.files.get(name) if version == shell.version else None, FOREVER)

    @router.get("/play/preview", include_in_schema=False)
    def preview(request: Request) -> Response:
        """One prompt on the play surface, for the pages that show it in a frame."""
        return serve(request, shells.now().preview, ASK_AGAIN)

    @router.get("/play/preview/{version}/{name}", include_in_schema=False)
    def preview_part(request: Request, version: str, name: str) -> Response:
        shell = shells.now()
        return serve(request, shell.preview_files.get(name) if version == shell.version else None, FOREVER)

    @router.get("/play/pictures/{folder}/{name}", include_in_schema=False)
    def picture(request: Request, folder: str, name: str) -> Response:
        pictures, asked = shells.now().pictures, request.query_params
        right, shipped = asked.get("v") == pictures.hash, pictures.get(f"{folder}/{name}", "bare" in asked)
        if folder == "prompts" and shipped is None:
            found = practice.picture(practice.door.who(request.cookies), name.removesuffix(".svg"))
            if found is not None:
                return Response(found[0], media_type=found[1], headers={"Cache-Control": PRIVATE})
        return serve(request, shipped, FOREVER if right else ASK_AGAIN)

    @router.get("/play/sounds/{name}", include_in_schema=False)
    def sound(request: Request, name: str) -> Response:
        """Words in the practice's own voice; a tablet keeps them by their address, which changes with them."""
        found = practice.sound(practice.door.who(request.cookies), name)
        if found is None:
            return serve(request, None, PRIVATE)
        return Response(
            found[0], media_type=found[1], headers={"Cache-Control": PRIVATE, "X-Content-Type-Options": "nosniff"}
        )

    return router
