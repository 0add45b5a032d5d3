"""The practice's own file is damaged while the server runs: pages and tablets are told which, and the way out."""

from pathlib import Path

import httpx

from tests.job.server import Server, fill

PAGES = ("/", "/sign-in", "/help", "/settings", "/child/mia", "/child/mia/edit", "/child/mia/export", "/play/trays")


def test_the_file_and_the_way_out_are_named_and_all_is_well_once_it_is_back(tmp_path: Path) -> None:
    cookies = fill(tmp_path, ["Mia"])
    file = tmp_path / "practice.json"
    with Server(tmp_path) as server, httpx.Client(base_url=server.url, cookies=cookies) as browser:
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
        for path in PAGES:
            answer = browser.get(path)
            assert answer.status_code == 503, path
            assert "practice.json: it is cut off" in answer.text, path
            assert "put back a copy from a backup" in answer.text, path
        assert "Nothing is at this address" in browser.get("/no-such-page").text
        file.write_bytes(whole)
        assert [browser.get(path).status_code for path in PAGES] == [200] * len(PAGES)
