#!/usr/bin/env python3
"""Writes the fixtures that are zip archives as bills are mailed in: without a password, under
ZipCrypto, and under AES-256 (WinZip AE-2). The same bytes on every run; AES comes from openssl.

Every password is 482913, but that of `long-password.zip`. Beside them a spreadsheet under a password:
a container of the older form ([MS-CFB]) around a package that nobody can open ([MS-OFFCRYPTO] 2.3).
"""

import hashlib
import hmac
import struct
import subprocess
import zlib
from pathlib import Path

HERE = Path(__file__).parent
PASSWORD = b"482913"
STAMP = (0, (2026 - 1980) << 9 | 11 << 5 | 20)


def crc_step(crc, byte):
    crc ^= byte
    for _ in range(8):
        crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc


def zip_crypto(data, crc, password):
    """The traditional encryption of APPNOTE 6.1, with a header that is fixed."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte):
        keys[0] = crc_step(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc_step(keys[2], keys[1] >> 24)

    for byte in password:
        update(byte)
    out = bytearray()
    for byte in bytes(range(1, 12)) + bytes([crc >> 24]) + data:
        temp = keys[2] | 2
        out.append(byte ^ ((temp * (temp ^ 1)) >> 8 & 0xFF))
        update(byte)
    return bytes(out)


def aes(data, password):
    """AE-2 with a key of 256 bits and a salt that is fixed."""
    salt = bytes(range(16))
    keys = hashlib.pbkdf2_hmac("sha1", password, salt, 1000, 66)
    counters = b"".join(struct.pack("<QQ", n + 1, 0) for n in range(len(data) // 16 + 1))
    stream = subprocess.run(
        ["openssl", "enc", "-aes-256-ecb", "-nopad", "-K", keys[:32].hex()],
        input=counters, capture_output=True, check=True).stdout
    cipher = bytes(a ^ b for a, b in zip(data, stream))
    code = hmac.new(keys[32:64], cipher, "sha1").digest()[:10]
    return salt + keys[64:] + cipher + code


def archive(members, how="plain", utf8=False, password=PASSWORD):
    """`how` holds for all members that do not say otherwise behind their content."""
    body, directory = b"", b""
    for name, content, *own in members:
        how_here = own[0] if own else how
        name = name.encode("utf-8" if utf8 else "gb18030")
        crc, flags, method, extra = zlib.crc32(content), (0x800 if utf8 else 0), 8, b""
        if how_here == "stored":
            data, method = content, 0
        else:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            data = packer.compress(content) + packer.flush()
        if how_here == "damaged":
            data = data[:300] + bytes([data[300] ^ 0xFF]) + data[301:]
        if how_here == "strange":
            method = 19
        if how_here == "zipcrypto":
            data, flags = zip_crypto(data, crc, password), flags | 1
        if how_here == "aes":
            data, flags, method, crc = aes(data, password), flags | 1, 99, 0
            extra = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, 8)
        fields = struct.pack(
            "<HHHHHIIIHH", 51 if how_here == "aes" else 20, flags, method, *STAMP, crc, len(data),
            len(content), len(name), len(extra))
        directory += (
            struct.pack("<IH", 0x02014B50, 0x31E) + fields
            + struct.pack("<HHHII", 0, 0, 0, 0o100644 << 16, len(body)) + name + extra)
        body += struct.pack("<I", 0x04034B50) + fields + name + extra + data
    end = struct.pack(
        "<IHHHHIIH", 0x06054B50, 0, 0, len(members), len(members), len(directory), len(body), 0)
    return body + directory + end


def bomb(first, content, count):
    """An archive of a few kilobytes: all members but the first are one and the same piece of it."""
    small = archive([("a.csv", first), ("b.txt", content)])
    end = len(small) - 22
    start = struct.unpack("<I", small[end + 16:end + 20])[0]
    second = small.index(b"PK\1\2", start + 4)
    directory = small[start:second] + small[second:end] * count
    return small[:start] + directory + struct.pack(
        "<IHHHHIIH", 0x06054B50, 0, 0, count + 1, count + 1, len(directory), start, 0)


def locked_workbook():
    """What Office writes for a workbook under a password, its directory and streams only."""
    def entry(name, kind, start, size):
        name = name.encode("utf-16-le") + b"\0\0"
        return (name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name), kind, 1, *[0xFFFFFFFF] * 3)
                + bytes(36) + struct.pack("<IQ", start, size))

    package = hashlib.shake_256(b"package").digest(4096)
    end, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    chains = [table, end] + list(range(3, 10)) + [end] + list(range(11, 18)) + [end]
    directory = (entry("Root Entry", 5, end, 0) + entry("EncryptionInfo", 2, 2, 4096)
                 + entry("EncryptedPackage", 2, 10, 4096) + bytes(128))
    info = struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0"?><encryption/>'
    head = (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
            + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
            + struct.pack("<109I", 0, *[free] * 108))
    return (head + struct.pack("<128I", *chains, *[free] * (128 - len(chains))) + directory
            + info.ljust(4096, b"\0") + package)


def main():
    folder = HERE / "zips"
    folder.mkdir(exist_ok=True)
    wechat = (HERE / "wechat/csv-2025.csv").read_bytes()
    alipay = (HERE / "alipay/app-2025.csv").read_bytes()
    workbook = (HERE / "wechat/xlsx-2025.xlsx").read_bytes()
    bill = "微信支付账单流水文件(20261101-20261130)/微信支付账单.csv"
    files = {
        "plain.zip": archive([(bill, wechat)]),
        "zipcrypto.zip": archive([(bill, wechat)], "zipcrypto"),
        "aes.zip": archive([("支付宝交易明细.csv", alipay)], "aes", utf8=True),
        "workbook.zip": archive([("微信支付账单.xlsx", workbook)], "zipcrypto"),
        "several.zip": archive(
            [("a.csv", wechat), ("b/", b""), ("b/b.csv", alipay), ("x.png", b"\x89PNG\r\n\x1a\n"),
             ("__MACOSX/a.csv", wechat), ("inner.zip", archive([(bill, wechat)]))]),
        "long-password.zip": archive(
            [("a.csv", wechat)], "aes", password=b"a password of many letters 0815"),
        "empty.zip": archive([]),
        "cut.zip": archive([(bill, wechat)])[:900],
    }
    files |= {
        "damaged.zip": archive([(bill, wechat)], "damaged"),
        "damaged-locked.zip": archive([(bill, wechat), ("b.csv", alipay)], "zipcrypto"),
        "one-damaged.zip": archive([("a.csv", wechat, "damaged"), ("b.csv", alipay)]),
        "one-locked.zip": archive([("a.csv", wechat, "aes"), ("b.csv", alipay)]),
        "strange-method.zip": archive([("a.csv", wechat, "strange"), ("b.csv", alipay)]),
        # Told by content: neither name says what it is.
        "other-names.zip": archive([("bill.dat", wechat), ("movie.csv", b"\0\1\2" * 400)]),
        "stored-workbook.zip": archive([("a.xlsx", workbook)], "stored"),
        "../bombs/bomb.zip": bomb(alipay, b"a,b,c\n" * 500_000, 99),
    }
    # One bit of what is encrypted, and one of the code behind it.
    for name, place in [("aes-damaged.zip", 400), ("aes-wrong-code.zip", 1)]:
        broken = bytearray(files["aes.zip"])
        broken[broken.rindex(b"PK\1\2") - place] ^= 1
        files[name] = bytes(broken)
    # AE-1, as some programs write: with a sum over the content beside the code.
    summed = bytearray(files["aes.zip"])
    at = summed.rindex(b"PK\1\2")
    summed[14:18] = summed[at + 16:at + 20] = struct.pack("<I", zlib.crc32(alipay))
    files["aes-with-sum.zip"] = bytes(summed)
    locked = bytearray(files["damaged-locked.zip"])
    locked[400] ^= 0xFF
    files["damaged-locked.zip"] = bytes(locked)
    (HERE / "wechat/xlsx-locked.xlsx").write_bytes(locked_workbook())
    (HERE / "bombs").mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
