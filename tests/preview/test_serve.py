"""`assay serve` over a small book: what is saved is on the page, and so is what is wrong with it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit

import pytest

from assay.checkout.paths import EXPORTS
from assay.errors import UsageError
from assay.preview import Server, State, changes_in
from tests.changes import replace
from tests.sample import put
from tests.small_book import build, command, contents

CLAIM = "claims/records/sizes/otter-tokens.yml"
PAGE = "<html><head><title>A</title></head><body>A</body></html>"


def served_from(root: Path) -> tuple[subprocess.Popen[str], str]:
    """The command, running, and the address that it prints once it serves."""
    process = command(root, "serve", "--port", "0")
    assert process.stdout is not None
    return process, process.stdout.readline().split()[0]


def ask(address: str, path: str = "/", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port or 0, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.read(), dict(answer.getheaders())
    connection.close()
    return found


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Server]:
    """A folder of one page and one file, served."""
    put(tmp_path, "index.html", PAGE)
    put(tmp_path, "style.css", "a {}")
    with Server(tmp_path, State("7"), 0) as server, server.serving():
        yield server


def test_a_page_gets_the_script_on_its_way_and_a_file_is_sent_as_it_is(serving: Server) -> None:
    status, page, headers = ask(serving.address)
    tag = '<script src="/_assay/reload.js" data-site="7" defer></script>'
    assert (status, page.decode()) == (200, PAGE.replace("</head>", f"{tag}</head>"))
    assert headers["Cache-Control"] == "no-store"
    assert ask(serving.address, "/style.css")[1] == b"a {}"
    assert b"EventSource" in ask(serving.address, "/_assay/reload.js")[1]


def test_a_folder_is_its_first_page_and_needs_no_port_in_its_name(serving: Server, tmp_path: Path) -> None:
    put(tmp_path, "claims/index.html", PAGE)
    assert ask(serving.address, "/claims/?x=1", Host="localhost")[0] == 200
    status, _, headers = ask(serving.address, "/claims")
    assert (status, headers["Location"]) == (301, "/claims/")


def test_what_is_not_there_is_said_on_a_page_that_loads_again(serving: Server) -> None:
    status, page, _ = ask(serving.address, "/never.html")
    assert status == 404
    assert b"There is no such page" in page
    assert b"/_assay/reload.js" in page
    serving.state.set(is_working=True)
    assert b"The book is being built." in ask(serving.address, "/never.html")[1]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "a@evil", "[", ""])
def test_a_page_elsewhere_that_has_its_own_name_lead_here_is_refused(serving: Server, host: str) -> None:
    assert ask(serving.address, "/", Host=host)[0] == 421
    assert ask(serving.address, "/_assay/events", Host=host)[0] == 421


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "//etc/passwd", "/..%2fsecret.txt"])
def test_nothing_above_the_site_is_served(serving: Server, tmp_path: Path, path: str) -> None:
    put(tmp_path.parent, "secret.txt", "secret")
    status, body, _ = ask(serving.address, path)
    assert status == 404
    assert b"secret" not in body


def test_a_page_is_told_what_is_shown_and_every_change_of_it(serving: Server) -> None:
    parts = urlsplit(serving.address)
    connection = HTTPConnection(parts.hostname or "", parts.port or 0, timeout=20)
    connection.request("GET", "/_assay/events")
    answer = connection.getresponse()

    def told() -> Any:
        assert answer.readline() == b"event: state\n"
        data = answer.readline().decode().removeprefix("data: ")
        assert answer.readline() == b"\n"
        return json.loads(data)

    assert told() == {"site": "7", "fault": "", "working": False}
    serving.state.set(fault="claims/a.yml:1: no")
    assert told() == {"site": "7", "fault": "claims/a.yml:1: no", "working": False}
    serving.state.set(fault="", site="8")
    assert told() == {"site": "8", "fault": "", "working": False}
    connection.close()


def test_a_port_that_is_taken_is_said(serving: Server, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose another one with --port"):
        Server(tmp_path, State("1"), serving.server_port)


def test_what_people_save_is_told_and_what_a_build_writes_is_not(tmp_path: Path) -> None:
    for name in ("claims/laws/a.yml", "notebooks/a.py", "book/claims/a.md", "book/_generated/b.md"):
        put(tmp_path, name, "1")
    found: list[set[str]] = []
    stop = Event()
    thread = Thread(target=lambda: found.extend(changes_in(tmp_path.resolve(), stop)))
    thread.start()
    for turn in range(200):
        put(tmp_path, "book/claims/a.md", f"{turn}")
        put(tmp_path, "book/_generated/b.md", f"{turn}")
        put(tmp_path, "book/notebooks/a.ipynb", f"{turn}")
        put(tmp_path, "claims/laws/.a.yml.swp", f"{turn}")
        put(tmp_path, "claims/laws/a.yml", f"{turn}")
        if found:
            break
        time.sleep(0.1)
    stop.set()
    thread.join(10)
    assert {name for names in found for name in names} == {"claims/laws/a.yml"}


@pytest.mark.browser
def test_what_is_saved_is_on_the_page_and_so_is_what_is_wrong_with_it(
    built_book: Path, tmp_path: Path, browser: Any
) -> None:
    root = shutil.copytree(built_book, tmp_path / "book")
    before = contents(root, "_build/html", "book")
    process, address = served_from(root)
    try:
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("request", lambda one: None if one.url.startswith(address) else said.append(one.url))
        for _ in range(100):
            page.goto(f"{address}claims/sizes/otter-tokens.html")
            if page.get_by_text("Otter was trained on 1.4 billion tokens").count():
                break
            time.sleep(0.3)
        said.clear()  # until it was built, there was no page
        replace(CLAIM, "Otter was trained", "Once more, Otter was trained")(root)
        page.get_by_text("Once more, Otter was trained").first.wait_for(timeout=60_000)
        assert said == []

        replace(CLAIM, "attribute: training_tokens", "attribute: training_token")(root)
        page.locator("#assay-fault").get_by_text(f"{CLAIM}:5: attribute: unknown attribute").wait_for(timeout=60_000)
        assert page.get_by_text("Once more, Otter was trained").count(), "the last good page stays"
        put(root, "book/method.md", "# Method\n\n{claim}`sizes/oter-tokens`\n")
        replace(CLAIM, "attribute: training_token\n", "attribute: training_tokens\n")(root)
        said_of_it = "book/method.md:3: no claim is called 'sizes/oter-tokens'"
        page.locator("#assay-fault").get_by_text(said_of_it).wait_for(timeout=60_000)
        put(root, "book/method.md", "# Method\n\nOne sentence. {count}`sources` sources.\n")
        replace(CLAIM, "Once more, Otter was trained", "Otter was trained")(root)
        page.locator("#assay-fault").wait_for(state="detached", timeout=60_000)
        page.get_by_text("Otter was trained on 1.4 billion tokens").first.wait_for(timeout=60_000)
        assert [one for one in said if "ERR_" not in one] == []
        page.close()
    finally:
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 0, errors
    assert time.monotonic() - start < 10, "it ends without waiting for what it does"
    preview = contents(root / "_build/preview/html", ".")
    assert preview == {name: one for name, one in contents(root / "_build/html", ".").items() if name not in EXPORTS}
    assert contents(root, "_build/html", "book") == before, "what is published was not touched"
    assert "reload.js" not in "".join(path.read_text("utf-8") for path in (root / "_build").rglob("*.html"))


@pytest.mark.slow
def test_killed_while_it_builds_nothing_half_written_is_believed(built_book: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built_book, tmp_path / "book")
    before = contents(root, "_build/html", "book")
    for turn in range(6):
        process, _ = served_from(root)
        put(root, "book/method.md", f"# Method {turn}\n")
        time.sleep(0.7 * turn)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
    put(root, "book/method.md", "# Method\n\nOne sentence. {count}`sources` sources.\n")
    build(root, "--draft")
    made = contents(root / "_build/preview/html", ".")
    assert made == {name: one for name, one in contents(root / "_build/html", ".").items() if name not in EXPORTS}
    build(root)
    assert contents(root, "_build/html", "book") == before
