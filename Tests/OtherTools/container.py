"""The container of a bundle, written by docs/formats/bundle.md, and manifests that fit."""

import hashlib
import struct
import zipfile
import zlib


def read(path):
    """The contents of a bundle by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(files):
    """The one zip file that holds `files`, a dictionary of bytes or a list of names and bytes."""
    members = sorted(files.items()) if isinstance(files, dict) else files
    local, central, offset = [], [], 0
    for name, content in members:
        name = name.encode() if isinstance(name, str) else name
        rest = struct.pack("<HHHHHIIIHH", 10, 0, 0, 0, 0x21, zlib.crc32(content), len(content),
                           len(content), len(name), 0)
        header = b"PK\x03\x04" + rest + name + content
        central.append(b"PK\x01\x02" + struct.pack("<H", 20) + rest + bytes(10)
                       + struct.pack("<I", offset) + name)
        local.append(header)
        offset += len(header)
    directory = b"".join(central)
    end = struct.pack("<IHHHHIIH", 0x06054b50, 0, 0, len(members), len(members), len(directory),
                      offset, 0)
    return b"".join(local) + directory + end


def fit(files):
    """`files` with manifests that list what is there, as a forger would write them."""
    files = dict(files)

    def listed(names):
        return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n"
                       for name in sorted(names)).encode()
    files["manifest-sha256.txt"] = listed(n for n in files if n.startswith("data/"))
    files["tagmanifest-sha256.txt"] = listed(
        n for n in files if not n.startswith("data/") and n != "tagmanifest-sha256.txt")
    return files
