"""Signed notes, tlog checkpoints and tlog proofs, from the specifications at c2sp.org, and the
Merkle tree of RFC 6962 with the proofs of RFC 9162. Knows nothing of the rest of this project.
"""

import base64
import binascii
import hashlib
import re

import ed25519


class Wrong(Exception):
    """What was read breaks a rule; the text says which."""


def require(condition, what):
    if not condition:
        raise Wrong(what)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def unbase64(text, what):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Wrong(f"{what} is no base64") from None
    require(base64.b64encode(data) == text, f"{what} is not the one base64 of its bytes")
    return data


def decimal(text, what):
    require(re.fullmatch(rb"0|[1-9][0-9]{0,18}", text), f"{what} is no number")
    return int(text)


# c2sp.org/signed-note

class Key:
    """A verifier key: `<name>+<key id in hex>+<base64 of type ‖ public key>`."""

    def __init__(self, line):
        name, key_id, material = line.split(b"+", 2)
        data = unbase64(material, "the key")
        require(data[:1] == b"\x01" and len(data) == 33, "the key is no Ed25519 key")
        self.name, self.public = name, data[1:]
        self.key_id = sha256(name, b"\n", data)[:4]
        require(self.key_id.hex().encode() == key_id, "the key id is not that of the key")


def open_note(note, keys):
    """The text of a signed note; at least one signature is of a known key and none of those fails."""
    text, separator, signatures = note.rpartition(b"\n\n")
    require(separator and text, "the note has no signatures")
    text += b"\n"
    require(signatures.endswith(b"\n"), "the note does not end with a newline")
    note.decode("utf-8")
    require(not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", note), "the note has control characters")
    known = False
    for line in signatures[:-1].split(b"\n"):
        match = re.fullmatch(rb"\xe2\x80\x94 ([^ +]+) ([A-Za-z0-9+/=]+)", line)
        require(match, "a signature line is malformed")
        data = unbase64(match[2], "a signature")
        for key in keys:
            if key.name == match[1] and key.key_id == data[:4]:
                require(ed25519.verify(key.public, text, data[4:]), "a signature is false")
                known = True
    require(known, "no signature is of a known key")
    return text


# c2sp.org/tlog-checkpoint

class Checkpoint:
    """Origin, size and root of a log, as the text of a note says them."""

    def __init__(self, text):
        lines = text.split(b"\n")
        require(len(lines) >= 4 and lines[-1] == b"" and lines[0], "this is no checkpoint")
        self.origin, self.size = lines[0], decimal(lines[1], "the size")
        self.root = unbase64(lines[2], "the root")
        require(len(self.root) == 32, "the root has not 32 bytes")


# RFC 6962, section 2.1, and RFC 9162, section 2.1.3.2

def leaf_hash(record):
    return sha256(b"\x00", record)


def tree_root(leaves):
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return leaves[0]
    left = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01", tree_root(leaves[:left]), tree_root(leaves[left:]))


def root_by_path(leaf, index, size, path):
    require(index < size, "the index lies outside of the tree")
    node, last, result = index, size - 1, leaf
    for sibling in path:
        require(last, "the path is too long")
        if node & 1 or node == last:
            result = sha256(b"\x01", sibling, result)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            result = sha256(b"\x01", result, sibling)
        node, last = node >> 1, last >> 1
    require(last == 0, "the path is too short")
    return result


# c2sp.org/tlog-proof

class Proof:
    """Extra data, index, path and checkpoint of a `.tlog-proof`."""

    def __init__(self, data):
        head, separator, self.note = data.partition(b"\n\n")
        require(separator, "the proof has no checkpoint")
        lines = head.split(b"\n")
        require(lines.pop(0) == b"c2sp.org/tlog-proof@v1", "this is no tlog proof of version 1")
        self.extra = None
        if lines and lines[0].startswith(b"extra "):
            self.extra = unbase64(lines.pop(0)[6:], "the extra data")
        require(lines and lines[0].startswith(b"index "), "the proof has no index")
        self.index = decimal(lines.pop(0)[6:], "the index")
        self.path = [unbase64(line, "a hash of the path") for line in lines]
        require(all(len(node) == 32 for node in self.path), "a hash has not 32 bytes")

    def verify(self, leaf, keys):
        """The checkpoint that the proof leads `leaf` to, signed by one of `keys`."""
        checkpoint = Checkpoint(open_note(self.note, keys))
        root = root_by_path(leaf, self.index, checkpoint.size, self.path)
        require(root == checkpoint.root, "the proof does not lead to the root")
        return checkpoint
