"""Tests run offline: a process that finds this file on its path may connect to its own machine only.

Python imports a module of this name at every start, so that tests, their workers, notebook kernels and
whatever those start are all held to it. What a laptop without a network would get, they get: an OSError.
"""

import errno
import ipaddress
import socket
import sys

_own_names = {"", "localhost", "localhost.localdomain", socket.gethostname().lower()}


class Offline(OSError):
    """A test, or something it started, asked for another machine."""

    def __init__(self, host):
        super().__init__(errno.ENETUNREACH, f"the tests run offline, and {host!r} is another machine")


def is_here(host):
    """Is this host the machine itself? None and "" mean it too."""
    host = host.decode() if isinstance(host, (bytes, bytearray)) else host
    if host is None or host.lower() in _own_names:
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def only_here(event, arguments):
    """An audit hook: Python calls it before each of these, also where the socket is used from C."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if isinstance(address, tuple) and not is_here(address[0]):  # other families have no hosts
            raise Offline(address[0])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not is_here(arguments[0]):
        raise Offline(arguments[0])


if not hasattr(sys, "tests_are_offline"):  # an audit hook stays for ever, so one a process
    sys.tests_are_offline = True
    sys.addaudithook(only_here)
