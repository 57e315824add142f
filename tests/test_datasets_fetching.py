"""Files from the network: taken up where they broke off, checked, and never half there under their own name."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from dlcore.datasets import fetching
from dlcore.datasets.fetching import Remote

rng = np.random.default_rng(0)
CONTENT = rng.integers(0, 256, 5000, dtype=np.uint8).tobytes()


def described(content, folders):
    return Remote("a.gz", len(content), "sha256", hashlib.sha256(content).hexdigest(), tuple(folders))


def quiet(words):
    """Nothing is printed."""


class Server:
    """A server on this machine: it may break off after some bytes, and may not know ranges."""

    def __init__(self, files):
        self.files, self.breaks, self.ranges, self.asked = files, [], True, []
        server = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                server.answer(self)

            def log_message(self, *words):
                """Nothing on the screen."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}/"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def answer(self, asked):
        wanted = asked.headers.get("Range")
        self.asked.append(wanted)
        content = self.files.get(asked.path[1:])
        if content is None:
            return asked.send_error(404)
        begin = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and self.ranges else 0
        asked.send_response(206 if begin else 200)
        asked.send_header("Content-Length", str(len(content) - begin))
        asked.end_headers()
        end = begin + self.breaks.pop(0) if self.breaks else len(content)
        asked.wfile.write(content[begin:end])
        asked.close_connection = True


@pytest.fixture
def server():
    made = Server({"a.gz": CONTENT})
    yield made
    made.http.shutdown()
    made.http.server_close()


def test_a_file_comes_whole_and_is_fetched_once(server, tmp_path):
    remote = described(CONTENT, [server.address])
    for _ in range(2):
        assert fetching.fetched(remote, tmp_path / "new", quiet).read_bytes() == CONTENT
    assert server.asked == [None]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.gz"]


def test_what_broke_off_is_gone_on_with(server, tmp_path):
    remote = described(CONTENT, [server.address])
    server.breaks = [1200]
    with pytest.raises(OSError, match=r"could not be fetched .* What has come is kept"):
        fetching.fetched(remote, tmp_path, quiet)
    assert (tmp_path / "a.gz.part").read_bytes() == CONTENT[:1200] and not (tmp_path / "a.gz").exists()
    assert fetching.fetched(remote, tmp_path, quiet).read_bytes() == CONTENT
    assert server.asked == [None, "bytes=1200-"]


def test_a_server_without_ranges_begins_again(server, tmp_path):
    (tmp_path / "a.gz.part").write_bytes(CONTENT[:700])
    server.ranges = False
    remote = described(CONTENT, [server.address])
    assert fetching.fetched(remote, tmp_path, quiet).read_bytes() == CONTENT


def test_another_place_is_tried_and_goes_on_where_the_first_broke_off(server, tmp_path):
    elsewhere = f"{server.address}nowhere/"
    server.breaks = [300]
    remote = described(CONTENT, [server.address, elsewhere, server.address])
    assert fetching.fetched(remote, tmp_path, quiet).read_bytes() == CONTENT
    assert server.asked == [None, "bytes=300-", "bytes=300-"]


def test_another_content_is_never_taken(server, tmp_path):
    remote = described(CONTENT[::-1], [server.address])
    with pytest.raises(OSError, match="another checksum"):
        fetching.fetched(remote, tmp_path, quiet)
    assert list(tmp_path.iterdir()) == []  # nothing wrong is kept to go on with


def test_no_network_is_told_with_the_way_by_hand(tmp_path):
    remote = described(CONTENT, ["http://198.51.100.7/"])
    with pytest.raises(OSError, match=r"could not be fetched .* put it into"):
        fetching.fetched(remote, tmp_path, quiet)
