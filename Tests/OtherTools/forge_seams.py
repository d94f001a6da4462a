#!/usr/bin/env python3
"""Writes copies of a bundle whose entries about keys do not hold, made by somebody who has every key:
leaves, heads and manifests are made to fit. The case has no originals.

    forge_seams.py BUNDLE FOLDER KEY.pem...

Prints a JSON list of {"file", "title", "names"}: one of `names` has to stand in the place of a failure.
"""

import base64
import json
import sys
from pathlib import Path

import container
import ed25519
from c2sp import Checkpoint, Key, leaf_hash, open_note, sha256, tree_root


def seeds(paths):
    """The secret half of each key by its public half; the files are PKCS #8 in PEM (RFC 8410)."""
    found = {}
    for path in paths:
        body = "".join(Path(path).read_text().splitlines()[1:-1])
        seed = base64.b64decode(body)[-32:]
        found[ed25519.public_key(seed)] = seed
    return found


def signed(key, seed, size, root):
    text = key.name + b"\n%d\n" % size + base64.b64encode(root) + b"\n"
    line = base64.b64encode(key.key_id + ed25519.sign(seed, text))
    return text + b"\n\xe2\x80\x94 " + key.name + b" " + line + b"\n"


class Forger:
    def __init__(self, bundle, secrets):
        self.files = container.read(bundle)
        self.secrets = secrets
        self.keys = [Key(line) for line in self.files["data/keys.txt"].splitlines()]
        self.entries = [json.loads(line) for line in self.files["data/journal.jsonl"].splitlines()]
        self.salts = [json.loads(line) for line in self.files["data/salts.jsonl"].splitlines()]
        assert [salt["index"] for salt in self.salts] == list(range(len(self.entries)))

    def signers(self):
        """Which key signed which head."""
        for name, note in self.files.items():
            if name.startswith("data/checkpoints/"):
                for key in self.keys:
                    try:
                        yield name, Checkpoint(open_note(note, [key])).size, key
                    except Exception:
                        continue

    def write(self, entries, wrong_turn=None):
        files, leaves, lines = dict(self.files), [], []
        for entry, salt in zip(entries, self.salts):
            line = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
            lines.append(line)
            leaves.append(leaf_hash(sha256(bytes.fromhex(salt["salt"]), line)))
        files["data/journal.jsonl"] = b"".join(line + b"\n" for line in lines)
        files["data/leaves.txt"] = b"".join(leaf.hex().encode() + b"\n" for leaf in leaves)
        for name, size, key in self.signers():
            key = wrong_turn if wrong_turn and size == len(leaves) else key
            files[name] = signed(key, self.secrets[key.public], size, tree_root(leaves[:size]))
        return container.write(container.fit(files))

    def forgeries(self):
        same = self.write(self.entries)
        assert same == container.write(container.fit(self.files)), "the bundle is not as described"
        for number, entry in enumerate(self.entries):
            for member in ("fromSignature", "toSignature", "signature", "root", "from"):
                if entry["kind"] not in ("key rotated", "case handed over", "case continued"):
                    continue
                if member not in entry["body"]:
                    continue
                value = entry["body"][member]
                changed = ("1" if value[0] == "0" else "0") + value[1:]
                forged = [dict(other) for other in self.entries]
                forged[number]["body"] = {**entry["body"], member: changed}
                yield f"{member} of entry {number}", self.write(forged), [f"entry {number}"]
        for key in self.keys[:-1]:
            yield "the head signed out of turn", self.write(self.entries, key), ["data/checkpoints/"]


def main():
    folder, made = Path(sys.argv[2]), []
    forger = Forger(sys.argv[1], seeds(sys.argv[3:]))
    for number, (title, data, names) in enumerate(forger.forgeries()):
        path = folder / f"seam-{number}.zip"
        path.write_bytes(data)
        made.append({"file": str(path), "title": title, "names": names})
    print(json.dumps(made))


main()
