"""Files from the network: fetched once, when asked for, taken up again where they broke off, and checked.

A file counts as there only under its own name; what is still coming is NAME.part beside it. A checksum decides
whether it is what it claims to be, wherever it came from: the network, a USB stick, a colleague.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

PIECE = 1 << 20
PATIENCE = 30
"""Seconds without a byte after which a server counts as gone."""


@dataclass(frozen=True)
class Remote:
    """A file: its name, its size in bytes, the checksum of its content, and the folders it is offered in."""

    name: str
    size: int | None
    algorithm: str
    checksum: str
    folders: tuple[str, ...]


def home():
    """Where large data lie: the folder DLCORE_DATA if that is set, else one of the user's own."""
    from platformdirs import user_data_path

    return Path(os.environ.get("DLCORE_DATA") or user_data_path("dlcore") / "data")


def fetched(remote, folder, report=print):
    """The path of a file that is whole; it is fetched if it is not there yet."""
    from http.client import HTTPException
    from urllib.error import URLError

    path = folder / remote.name
    if path.exists():
        return checked(remote, path)
    folder.mkdir(parents=True, exist_ok=True)
    part, troubles = folder / f"{remote.name}.part", []
    for address in remote.folders:
        try:
            report(f"fetching {remote.name} from {address} ...")
            continued(address + remote.name, part, remote.size)
            checked(remote, part)
        except (URLError, TimeoutError, ConnectionError, HTTPException, Damaged) as trouble:
            troubles.append(f"{address}: {getattr(trouble, 'reason', trouble)}")
        else:
            os.replace(part, path)
            return path
    raise OSError(
        f"{remote.name} could not be fetched ({'; '.join(troubles)}). What has come is kept: call again to go on. "
        f"Or get the file by other means and put it into {folder}."
    )


def continued(address, part, size):
    """Write what is still missing of a file to `part`: from its end on, if the server can."""
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    have = part.stat().st_size if part.exists() else 0
    if size is not None and have >= size:
        return
    asked = Request(address, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        answer = urlopen(asked, timeout=PATIENCE)
    except HTTPError as error:
        if error.code == 416:  # nothing lies beyond what we have
            return
        raise
    with answer, open(part, "ab" if answer.status == 206 else "wb") as file:
        while piece := answer.read(PIECE):
            file.write(piece)


class Damaged(OSError):
    """A file whose content is not what its name promises."""


def checked(remote, path):
    """The path, if its content has the checksum; else Damaged, and what was half fetched is removed."""
    found = hashlib.new(remote.algorithm, usedforsecurity=False)
    with open(path, "rb") as file:
        while piece := file.read(PIECE):
            found.update(piece)
    if found.hexdigest() == remote.checksum:
        return path
    size = path.stat().st_size
    if path.suffix == ".part" and remote.size is not None and size < remote.size:
        raise ConnectionError(f"the connection broke off after {size:,} of {remote.size:,} bytes")
    if path.suffix == ".part":
        path.unlink()
    wanted = f"{remote.size:,} bytes with " if remote.size else ""
    raise Damaged(
        f"{path} is not the file it should be: it has {size:,} bytes and another checksum; wanted is "
        f"{wanted}{remote.algorithm} {remote.checksum}. Remove it and fetch it again."
    )
