#!/usr/bin/env python3
"""Checks a bundle or a proof by docs/formats alone, with nothing but Python's standard library.

    check_bundle.py bundle FILE|FOLDER [--key FINGERPRINT] [--against CHECKPOINT]
    check_bundle.py proof FILE --key FINGERPRINT [--file ORIGINAL]

Prints what it found as one JSON object; ends with 1 and a reason if anything is wrong. It shares no
code with the programs that it checks: whoever reads the formats must be able to write it again.
"""

import argparse
import base64
import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path

import ed25519
from c2sp import (Checkpoint, Key, Proof, Wrong, leaf_hash, open_note, require, sha256, tree_root,
                  root_by_path)

ORIGIN = re.compile(rb"recourse/case/([0-9a-f]{32})")


def canonical(data):
    """The value of canonical JSON; the bytes must be the only ones that this value has."""
    value = json.loads(data)
    again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    require(again.encode() == data, "an entry is not canonical JSON")
    return value


class Bundle:
    """The files of a bundle by name, from a zip file or a folder."""

    def __init__(self, path):
        path = Path(path)
        self.archive = None if path.is_dir() else zipfile.ZipFile(path)
        if self.archive:
            require(self.archive.testzip() is None, "a checksum of the zip file is wrong")
            self.names = self.archive.namelist()
            require(len(set(self.names)) == len(self.names), "a name stands twice")
        else:
            self.folder = path
            self.names = [str(file.relative_to(path)) for file in path.rglob("*")
                          if not file.is_dir()]

    def open(self, name):
        require(name in self.names, f"{name} is missing")
        return self.archive.open(name) if self.archive else (self.folder / name).open("rb")

    def read(self, name):
        with self.open(name) as file:
            return file.read()

    def digest(self, name):
        hash_, size = hashlib.sha256(), 0
        with self.open(name) as file:
            while piece := file.read(1 << 20):
                hash_.update(piece)
                size += len(piece)
        return hash_.hexdigest(), size

    def below(self, folder):
        return sorted(name for name in self.names if name.startswith(folder))


def check_manifests(bundle):
    for manifest, listed in [
        ("manifest-sha256.txt", {n for n in bundle.names if n.startswith("data/")}),
        ("tagmanifest-sha256.txt", {"bag-info.txt", "bagit.txt", "manifest-sha256.txt"}),
    ]:
        found = {}
        for line in bundle.read(manifest).decode("ascii").splitlines():
            digest, name = line.split("  ", 1)
            require(name not in found, f"{manifest} lists {name} twice")
            found[name] = digest
        require(set(found) == listed, f"{manifest} lists other files than there are")
        for name, digest in found.items():
            require(bundle.digest(name)[0] == digest, f"{name} is not what {manifest} says")
    # RFC 8493, section 2.2.2: bytes and files below data/.
    payload = [bundle.digest(name)[1] for name in bundle.names if name.startswith("data/")]
    oxum = f"Payload-Oxum: {sum(payload)}.{len(payload)}".encode()
    require(oxum in bundle.read("bag-info.txt").split(b"\n"), "bag-info.txt counts other files")


# Kinds of entries that name another key: members with the signatures of the old and the new key, and
# how many entries more the first head of the new key has.
SEAMS = {
    "key rotated": ("fromSignature", "toSignature", 1),
    "case handed over": ("signature", None, 2),
    "case continued": (None, "signature", 1),
}


def check_seams(entries, leaves, keys):
    """From which size on each key signs, in order; the entries that say so have to hold."""
    case, turns, last = keys[0].name.rsplit(b"/", 1)[1].decode(), [], None
    for number, (entry, _) in sorted(entries.items()):
        if entry["kind"] not in SEAMS:
            continue
        from_member, to_member, more = SEAMS[entry["kind"]]
        body = entry["body"]
        require(set(body) == {"from", "to", "root", "v", from_member, to_member} - {None},
                f"entry {number} has other members")
        require(last in (None, body["from"]), f"entry {number} names another key before it")
        require(body["root"] == tree_root(leaves[:number]).hex(), f"entry {number} names another root")
        lines = ["recourse key seam v1", entry["kind"], case, str(number), body["root"],
                 body["from"], body["to"]]
        statement = "".join(line + "\n" for line in lines).encode()
        for who, member in [("from", from_member), ("to", to_member)]:
            require(member is None or ed25519.verify(
                bytes.fromhex(body[who]), statement, bytes.fromhex(body[member])),
                f"entry {number} is not signed by the key {who}")
        turns = turns or [(0, body["from"], None)]
        turns.append((number + more, body["to"], entry["kind"]))
        last = body["to"]
    require([key.public.hex() for key in keys] == [key for _, key, _ in turns] if turns
            else len(keys) == 1, "data/keys.txt lists other keys than the entries name")
    return turns or [(0, keys[0].public.hex(), None)]


def key_of(turns, size):
    return [key for first, key, _ in turns if first <= size][-1]


def settles(turns, size, key):
    """Whether `key` signed the head of `size` entries, or signed over to the key that did."""
    for index, (first, turn, _) in enumerate(turns):
        if turn == key and first <= size and not any(
                kind == "case continued" for later, _, kind in turns[index + 1:] if later <= size):
            return True
    return False


def check_journal(bundle, keys):
    """The head, the entries by number with their salts, all leaves, and whose turn it is to sign."""
    key = keys[0]
    lines = bundle.read("data/leaves.txt")
    require(re.fullmatch(rb"(?:[0-9a-f]{64}\n)*", lines), "the leaves are malformed")
    leaves = [bytes.fromhex(line.decode()) for line in lines.split()]
    head = None
    for name in bundle.below("data/checkpoints/"):
        note = bundle.read(name)
        checkpoint = Checkpoint(open_note(note, keys))
        require(checkpoint.origin == key.name and name == f"data/checkpoints/{checkpoint.size}",
                f"{name} is another checkpoint")
        require(tree_root(leaves[:checkpoint.size]) == checkpoint.root,
                f"the leaves do not give the root of {name}")
        if head is None or checkpoint.size > head[0].size:
            head = (checkpoint, note)
    require(head is not None and head[0].size == len(leaves), "there is no head over all leaves")
    entries = {}
    texts = bundle.read("data/journal.jsonl").split(b"\n")
    salts = bundle.read("data/salts.jsonl").split(b"\n")
    require(texts.pop() == b"" and salts.pop() == b"" and len(texts) == len(salts),
            "entries and salts do not stand side by side")
    for text, salt in zip(texts, salts):
        salt = canonical(salt)
        number, salt = salt["index"], bytes.fromhex(salt["salt"])
        require(len(salt) == 32 and number not in entries, "a salt is wrong")
        record = sha256(salt, text)
        require(number < len(leaves) and leaf_hash(record) == leaves[number],
                f"entry {number} does not give its leaf")
        entry = canonical(text)
        require(set(entry) == {"body", "by", "case", "kind", "recordedAt", "seq"},
                f"entry {number} has other members")
        require(entry["seq"] == number and f"recourse/case/{entry['case']}".encode() == key.name,
                f"entry {number} says that it is another one")
        entries[number] = (entry, salt + text)
    require(0 in entries and entries[0][0]["kind"] == "case opened", "there is no opening")
    check_erasures(entries)
    turns = check_seams(entries, leaves, keys)
    for name in bundle.below("data/checkpoints/"):
        turn = key_of(turns, int(Path(name).name))
        try:
            open_note(bundle.read(name), [key for key in keys if key.public.hex() == turn])
        except Wrong as error:
            raise Wrong(f"{name} is not signed by the key whose turn it was: {error}") from None
    return head, entries, leaves, turns


def check_erasures(entries):
    """What was erased stood before the entry that says so, and is not there any more."""
    for number, (entry, _) in entries.items():
        if entry["kind"] == "entries erased":
            erased = entry["body"]["entries"]
            require(erased and erased == sorted(set(erased)) and 0 < erased[0]
                    and erased[-1] < number and not entries.keys() & set(erased),
                    f"entry {number} says that others were erased, and they were not")


def check_originals(bundle, entries, leaves, head, key):
    checkpoint, note = head
    originals = []
    for name in bundle.below("data/evidence/"):
        number = int(Path(name).stem)
        require(number in entries and entries[number][0]["kind"] in ORIGINALS,
                f"no entry adds {name}")
        body = entries[number][0]["body"]
        require(bundle.digest(name) == (body["digest"], body["sizeBytes"]),
                f"{name} is not what entry {number} says")
        originals.append(number)
    for number, (entry, extra) in entries.items():
        name = f"data/proofs/{number}.tlog-proof"
        require((name in bundle.names) == (entry["kind"] in ORIGINALS), f"{name}: too much or missing")
        if name not in bundle.names:
            continue
        proof = Proof(bundle.read(name))
        require(proof.extra == extra and proof.index == number and proof.note == note,
                f"{name} proves something else")
        require(root_by_path(leaves[number], number, checkpoint.size, proof.path)
                == checkpoint.root, f"{name} does not lead to the root")
    for name in bundle.below("data/playbooks/"):
        require(bundle.digest(name)[0] == Path(name).name, f"{name} is another playbook")
    return sorted(originals)


# Kinds of entries that name a stored original, or a copy of one, by its digest.
ORIGINALS = {"evidence added", "derivative added"}


def check_bundle(arguments):
    bundle = Bundle(arguments.path)
    require(bundle.read("bagit.txt")
            == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "bagit.txt is wrong")
    check_manifests(bundle)
    lines = bundle.read("data/keys.txt")
    require(lines.endswith(b"\n"), "the keys do not end with a newline")
    keys = [Key(line) for line in lines[:-1].split(b"\n")]
    key = keys[0]
    require(ORIGIN.fullmatch(key.name), "the key is not one of a case")
    require(all(other.name == key.name for other in keys), "the keys have several names")
    head, entries, leaves, turns = check_journal(bundle, keys)
    signer = key_of(turns, head[0].size)
    require(arguments.key is None or settles(turns, head[0].size, arguments.key),
            "the key is another one")
    originals = check_originals(bundle, entries, leaves, head, key)
    if arguments.against:
        earlier = Checkpoint(open_note(Path(arguments.against).read_bytes(), keys))
        require(earlier.size <= len(leaves) and earlier.origin == key.name
                and tree_root(leaves[:earlier.size]) == earlier.root, "the history is another one")
    return {"size": len(leaves), "root": head[0].root.hex(), "entries": sorted(entries),
            "erased": sorted(gone for entry, _ in entries.values()
                             if entry["kind"] == "entries erased"
                             for gone in entry["body"]["entries"]),
            "originals": originals, "key": signer}


def check_proof(arguments):
    proof = Proof(Path(arguments.path).read_bytes())
    require(proof.extra is not None and len(proof.extra) > 32, "the proof brings no entry")
    require(arguments.key, "a proof does not bring its key: name it with --key")
    origin = proof.note.split(b"\n", 1)[0]
    material = b"\x01" + bytes.fromhex(arguments.key)
    key_id = sha256(origin, b"\n", material)[:4].hex().encode()
    key = Key(b"+".join([origin, key_id, base64.b64encode(material)]))
    checkpoint = proof.verify(leaf_hash(sha256(proof.extra)), [key])
    entry = canonical(proof.extra[32:])
    require(entry["seq"] == proof.index and f"recourse/case/{entry['case']}".encode() == origin,
            "the entry says that it is another one")
    if arguments.file:
        data = Path(arguments.file).read_bytes()
        require(entry["kind"] in ORIGINALS
                and hashlib.sha256(data).hexdigest() == entry["body"]["digest"]
                and len(data) == entry["body"]["sizeBytes"], "the file is not the one of the entry")
    return {"size": checkpoint.size, "root": checkpoint.root.hex(), "entry": proof.index}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["bundle", "proof"])
    parser.add_argument("path")
    parser.add_argument("--key")
    parser.add_argument("--against")
    parser.add_argument("--file")
    arguments = parser.parse_args()
    try:
        result = check_bundle(arguments) if arguments.what == "bundle" else check_proof(arguments)
    except (Wrong, ValueError, KeyError, zipfile.BadZipFile) as error:
        print(f"{arguments.path}: {error}", file=sys.stderr)
        sys.exit(1)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
