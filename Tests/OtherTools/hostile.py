#!/usr/bin/env python3
"""Writes files and folders that no honest program makes, out of a sound bundle.

    hostile.py BUNDLE FOLDER

Prints a JSON list of {"what", "path"}. Each has to be refused with a reason.
"""

import base64
import hashlib
import io
import json
import os
import socket
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import container
import ed25519

OUTSIDE = [
    "../outside", "../../outside", "/outside", "data/../../outside", "data/evidence/../../../outside",
    "C:\\outside", "\\\\server\\outside", "data\\evidence\\1.csv", "./bagit.txt", "data//keys.txt",
    "data/evidence/CON.csv", "CON", "data/NUL", "data/evidence/1.csv:stream", "data/evidence/1.csv.",
    "data/evidence/", "data", "", "data/evidence/01.csv", "data/evidence/+1.csv", "data/leaves.txt ",
    "data/evidence/99999999999999999999.csv", "data/evidence/1.exe", "data/evidence/1.CSV",
    "DATA/VERIFY.txt", "data/verify.txt", "data/K\u00e9ys.txt", "data/Ke\u0301ys.txt",
    "data/\u212aeys.txt", "data/keys.txt\u200b", "data/\u202ekeys.txt", "data/key\x00s.txt",
    "data/\x1b[31mkeys.txt", "x" * 60000,
]


def ordered(files):
    """Names and contents in the order of the names' bytes, a second one of a name behind the first."""
    return sorted(files, key=lambda item: item[0].encode() if isinstance(item[0], str) else item[0])


def zips(files):
    """Name and bytes of each hostile zip file."""
    sound = container.write(files)
    for number, name in enumerate(OUTSIDE):
        yield f"name {name[:40]!r}", container.write(ordered([*files.items(), (name, b"x")]))
        yield f"name {name[:40]!r}, listed", container.write(
            container.fit({**files, name: b"x"}))
    yield "name that is no text", container.write(ordered([*files.items(), (b"data/\xff\xfe", b"x")]))
    yield "name twice", container.write(ordered([*files.items(), ("data/keys.txt", b"x")]))
    yield "names out of order", container.write(list(reversed(sorted(files.items()))))
    for what, change in zip_features(files).items():
        yield what, change
    yield "bytes before", b"#!/bin/sh\n" + sound
    yield "a comment", sound[:-2] + struct.pack("<H", 4) + b"evil"
    yield "empty", b""
    yield "an empty zip", b"PK\x05\x06" + bytes(18)
    yield "no zip", b"\x1f\x8b" + bytes(1000)
    size = struct.pack("<I", len(files["bag-info.txt"]))
    yield "a size of 4 GiB", sound.replace(size * 2, b"\xfe\xff\xff\xff" * 2, 1)
    yield "flags of encryption", sound[:6] + b"\x01\x00" + sound[8:]
    yield "a descriptor", sound[:6] + b"\x08\x00" + sound[8:]
    for part in range(0, len(sound), max(1, len(sound) // 40)):
        yield f"cut at {part}", sound[:part]
    yield "cut by one", sound[:-1]
    for what, changed in bags(files):
        yield what, container.write(changed)


def zip_features(files):
    """What other programs put into zip files and ours never does."""
    made = {}
    for what, method in [("compressed", zipfile.ZIP_DEFLATED), ("of another program", zipfile.ZIP_STORED)]:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as archive:
            for name, content in sorted(files.items()):
                archive.writestr(name, content)
        made[what] = buffer.getvalue()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bag-info.txt", "w", force_zip64=True) as file:
            for _ in range(1024):
                file.write(bytes(1 << 20))
    made["a bomb of 1 GiB"] = buffer.getvalue()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("data/keys.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    made["a symbolic link"] = buffer.getvalue()
    made["records that overlap"] = overlapping()
    return made


def overlapping():
    content = bytes(100_000)
    name = b"data/leaves.txt"
    rest = struct.pack("<HHHHHIIIHH", 10, 0, 0, 0, 0x21, zlib.crc32(content), len(content),
                       len(content), len(name), 0)
    local = b"PK\x03\x04" + rest + name + content
    record = b"PK\x01\x02" + struct.pack("<H", 20) + rest + bytes(14) + name
    count = 60_000
    return (local + record * count
            + struct.pack("<IHHHHIIH", 0x06054b50, 0, 0, count, count, len(record) * count,
                          len(local), 0))


def bags(files):
    """Sound containers with bags and journals that do not hold together."""
    manifest = files["manifest-sha256.txt"]
    zero = "0" * 64
    for what, lines in [
        ("lists a missing file", f"{zero}  data/evidence/77.csv\n"),
        ("lists a file outside", f"{zero}  ../outside\n"),
        ("lists an absolute file", f"{zero}  /etc/passwd\n"),
        ("lists a file twice", manifest.decode().splitlines(keepends=True)[0]),
        ("has a line without an end", zero),
        ("has a line of 1 MiB", "x" * (1 << 20) + "\n"),
    ]:
        yield f"a manifest that {what}", {**files, "manifest-sha256.txt": manifest + lines.encode()}
    yield "a manifest that lists nothing", {**files, "manifest-sha256.txt": b""}
    yield "a file that is not listed", {**files, "data/evidence/77.csv": b"x"}
    yield "fetch.txt", container.fit({**files, "fetch.txt": b"http://127.0.0.1/ 1 data/x\n"})
    yield "another hash", {**files, "manifest-md5.txt": b""}
    for name in ["data/leaves.txt", "data/journal.jsonl", "data/salts.jsonl", "data/keys.txt"]:
        yield f"{name} as one long line", container.fit({**files, name: b"0" * (20 << 20)})
        yield f"{name} of nothing", container.fit({**files, name: b""})
        yield f"{name} of newlines", container.fit({**files, name: b"\n" * 1000})
    for what, changed in signed(files):
        yield what, container.fit(changed)


def signed(files):
    """Heads that somebody signed with a key of their own."""
    origin = files["data/keys.txt"].split(b"+")[0].decode()
    seed = bytes(range(32))
    material = b"\x01" + ed25519.public_key(seed)
    key_id = hashlib.sha256(origin.encode() + b"\n" + material).digest()[:4]
    key = f"{origin}+{key_id.hex()}+{base64.b64encode(material).decode()}\n".encode()
    checkpoints = {n: c for n, c in files.items() if n.startswith("data/checkpoints/")}
    root = next(iter(checkpoints.values())).split(b"\n")[2].decode()
    others = {n: c for n, c in files.items() if n not in checkpoints}

    def note(size):
        text = f"{origin}\n{size}\n{root}\n".encode()
        signature = base64.b64encode(key_id + ed25519.sign(seed, text)).decode()
        return text + f"\n\u2014 {origin} {signature}\n".encode()
    yield "a checkpoint by an unknown key", {**others, **{n: note(n[17:]) for n in checkpoints}}
    yield "a key that did not sign", {**files, "data/keys.txt": key}
    for size in [0, 2, 4_000_001, 10**15, 2**63 - 1, 2**64]:
        yield f"a head of {size} entries", {
            **others, "data/keys.txt": key, f"data/checkpoints/{size}": note(size)}
    deep = b"[" * 30_000 + b"]" * 30_000
    yield "an entry that nests deep", {**files, "data/journal.jsonl": deep + b"\n"}


def unpacked(files, folder):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def folders(files, place):
    """Name and path of each hostile folder."""
    number = iter(range(1000))

    def fresh(changed=files):
        return unpacked(changed, place / f"folder-{next(number)}")

    def linked(target, name):
        folder = fresh({other: content for other, content in files.items() if other != name})
        os.symlink(target, folder / name)
        return folder
    kept = place / "kept.txt"
    kept.write_bytes(files["data/keys.txt"])
    yield "a link to its own content", linked(kept, "data/keys.txt")
    yield "a link to a system file", linked("/etc/passwd", "data/keys.txt")
    yield "a link to nowhere", linked("/nowhere", "data/keys.txt")
    yield "a link to itself", linked("keys.txt", "data/keys.txt")
    folder = fresh()
    os.symlink("/", folder / "data" / "root")
    yield "a link to the root", folder
    folder = fresh()
    os.rename(folder / "data", folder / "other")
    os.symlink("other", folder / "data")
    yield "a linked data folder", folder
    folder = fresh()
    os.mkfifo(folder / "data" / "pipe")
    yield "a pipe", folder
    folder = fresh({n: c for n, c in files.items() if n != "bag-info.txt"})
    os.mkfifo(folder / "bag-info.txt")
    yield "a pipe in the place of a file", folder
    folder = fresh()
    here = os.getcwd()
    os.chdir(folder)
    socket.socket(socket.AF_UNIX).bind("data/socket")
    os.chdir(here)
    yield "a socket", folder
    for name in ["data/verify.txt", "data/k\u00e9ys.txt", "data/ke\u0301ys.txt", ".hidden",
                 "data/evidence/\x1b[31m.csv"]:
        folder = fresh()
        (folder / name).write_bytes(b"x")
        yield f"a file {name!r}", folder
    folder = fresh()
    (Path(os.fsdecode(os.fsencode(folder) + b"/data/\xff\xfe"))).write_bytes(b"x")
    yield "a file whose name is no text", folder
    folder = fresh()
    os.truncate(folder / "bag-info.txt", 1 << 42)
    yield "a file of 4 TiB", folder
    folder = fresh()
    (folder / "bag-info.txt").unlink()
    (folder / "bag-info.txt").mkdir()
    yield "a folder in the place of a file", folder
    yield "an empty folder", unpacked({}, place / "empty") if (place / "empty").mkdir() is None else None


def main():
    files = container.read(sys.argv[1])
    place = Path(sys.argv[2])
    place.mkdir()
    made = []
    for number, (what, data) in enumerate(zips(files)):
        path = place / f"{number}.zip"
        path.write_bytes(data)
        made.append({"what": what, "path": str(path)})
    for what, path in folders(files, place):
        made.append({"what": what, "path": str(path)})
    print(json.dumps(made))


main()
