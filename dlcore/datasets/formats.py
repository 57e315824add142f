"""Two old formats of pictures: IDX, and the records of CIFAR. Every number of a header is held against the content."""

import gzip
import tarfile
import zlib
from math import prod

import numpy as np

LARGEST = 64 << 20
"""Bytes: the largest file of MNIST is 47 MB, unpacked. A small file may claim to unpack to much more."""
RECORD = 1 + 3 * 32 * 32


def idx_array(path):
    """The array in a gzipped IDX file of bytes    -> whole numbers 0..255 of the shape that its header names

    Four bytes, 0, 0, 8 and the number of axes; the length of each axis in four bytes; then the numbers.
    """
    try:
        with gzip.open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"{path} is no whole gzip file: {error}") from None
    if len(content) > LARGEST:
        raise ValueError(f"{path} unpacks to more than {LARGEST:,} bytes, more than any of these sets has")
    if len(content) < 4 or content[:3] != b"\0\0\x08" or not 1 <= content[3] <= 4:
        raise ValueError(f"{path} is no IDX file of bytes: it begins with {content[:4].hex(' ')}")
    begin = 4 + 4 * content[3]
    shape = [int.from_bytes(content[k : k + 4], "big") for k in range(4, begin, 4)]
    if len(content) < begin or prod(shape) != len(content) - begin:
        raise ValueError(
            f"{path} promises {shape} numbers, and {max(0, len(content) - begin):,} bytes follow"
        )
    return np.frombuffer(content, np.uint8, offset=begin).reshape(shape).copy()


def records(path, name):
    """The pictures and labels of one member of CIFAR's archive    -> (m, 32, 32, 3) and (m,), 0..255 and 0..9

    A record is a label and three planes, red, green and blue, row by row. The member is read where it lies:
    nothing is unpacked to the disk.
    """
    try:
        with tarfile.open(path, "r:gz") as archive:
            member = archive.getmember(name)
            if not member.isreg() or not member.size or member.size % RECORD or member.size > LARGEST:
                raise ValueError(f"{name} in {path} is no file of records of {RECORD:,} bytes")
            content = archive.extractfile(member).read()
    except KeyError:
        raise ValueError(f"{path} has no member {name}") from None
    except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
        raise ValueError(f"{path} is no whole archive: {error}") from None
    table = np.frombuffer(content, np.uint8).reshape(-1, RECORD)
    if table[:, 0].max() > 9:
        raise ValueError(f"{name} in {path} has the label {table[:, 0].max()}; CIFAR-10 has 0 to 9")
    planes = table[:, 1:].reshape(-1, 3, 32, 32)
    return np.ascontiguousarray(np.moveaxis(planes, 1, 3)), table[:, 0].copy()
