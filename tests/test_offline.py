"""The guard of tests/offline bites: in a test, in what a test starts, and in a notebook's kernel."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ELSEWHERE = "192.0.2.1"  # an address reserved for documentation: no machine has it
CONNECT = f"import socket; socket.create_connection(({ELSEWHERE!r}, 80), timeout=5)"


def send_to(host):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        datagrams.sendto(b"?", (host, 53))


@pytest.mark.parametrize(
    "ask",
    [
        lambda: socket.create_connection((ELSEWHERE, 80), timeout=5),
        lambda: socket.create_connection(("2001:db8::1", 80), timeout=5),
        lambda: socket.getaddrinfo("example.org", 80),
        lambda: socket.gethostbyname("example.org"),
        lambda: send_to(ELSEWHERE),
    ],
    ids=["connect", "connect by IPv6", "look up", "look up the old way", "send"],
)
def test_a_test_reaches_no_other_machine(ask):
    with pytest.raises(OSError, match="tests run offline"):
        ask()


def test_a_test_reaches_its_own_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(("localhost", server.getsockname()[1]), timeout=5) as client:
            with server.accept()[0] as greeter:
                greeter.sendall(b"here")
            assert client.recv(4) == b"here"


def test_what_a_test_starts_reaches_no_other_machine(tmp_path):
    child = subprocess.run([sys.executable, "-c", CONNECT], capture_output=True, text=True, cwd=tmp_path)
    assert "tests run offline" in child.stderr


def test_a_kernel_reaches_no_other_machine_and_finds_dlcore(tmp_path):
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(cwd=str(tmp_path))
    try:
        reply = client.execute(CONNECT, stop_on_error=False, reply=True, timeout=60)["content"]
        assert reply["status"] == "error"
        assert "tests run offline" in reply["evalue"]
        assert client.execute("import dlcore", reply=True, timeout=60)["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_progress_is_thrown_away():
    assert Path(os.environ["DLCORE_PROGRESS"]).parent.name.startswith("dlcore-progress-")
