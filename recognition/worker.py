"""Reads the text on pictures, one after the other, for Recourse.

Standard input: `picture WIDTH HEIGHT\\n` and then WIDTH * HEIGHT * 3 bytes, red, green and blue.
Standard output: first `ready NAME VERSION\\n`; then for each picture `page COUNT\\n` and COUNT bytes,
which are lines of UTF-8: left, top, width, height, confidence in thousandths and text, with tabs
between them. A picture that cannot be read gives `failed\\n`. The end of input ends it.

It is given pixels and never a file, and gives itself limits before it sees any.
"""

import ctypes
import os
import resource
import sys

MEMORY_BYTES = 4 << 30
# A picture higher than this many times its width is read in strips.
TALLEST = 2.5


def confine():
    """Takes away what reading pixels has no need of. What the system does not allow is passed over."""
    limits = [
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_AS, MEMORY_BYTES),
    ]
    for which, most in limits:
        resource.setrlimit(which, (most, most))
    system = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, new_user, new_network = 38, 0x10000000, 0x40000000
    system.prctl(no_new_privileges, 1, 0, 0, 0)
    # A network of its own, without a way out.
    if system.unshare(new_user | new_network) != 0:
        system.unshare(new_network)


def own_output():
    """Keeps standard output for answers: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    return answers


def strips(width, height):
    """The strips that a picture is read in: first row, last row, and the rows that count as theirs."""
    if height <= TALLEST * width:
        return [(0, height, 0, height)]
    size, overlap = 2 * width, max(width // 5, 2)
    found, top = [], 0
    while True:
        end = min(top + size, height)
        # A rest that is hardly higher than the overlap goes with the strip before it.
        if height - end < overlap:
            end = height
        first = 0 if top == 0 else top + overlap // 2
        last = height if end == height else end - overlap // 2
        found.append((top, end, first, last))
        if end == height:
            return found
        top = end - overlap


def read(engine, pixels):
    """The lines of the answer for one picture."""
    height, width = pixels.shape[:2]
    lines = []
    for top, end, first, last in strips(width, height):
        found, _ = engine(pixels[top:end])
        for corners, text, score in found or []:
            xs = [corner[0] for corner in corners]
            ys = [corner[1] + top for corner in corners]
            left, upper, right, lower = int(min(xs)), int(min(ys)), int(max(xs)), int(max(ys))
            if not first <= (upper + lower) / 2 < last:
                continue
            plain = " ".join(text.split())
            if plain:
                share = round(float(score) * 1000)
                lines.append(
                    f"{left}\t{upper}\t{right - left + 1}\t{lower - upper + 1}\t{share}\t{plain}\n"
                )
    return "".join(lines).encode("utf-8", "replace")


def main():
    confine()
    answers = own_output()
    pictures = sys.stdin.buffer

    import cv2
    import numpy
    from importlib.metadata import version
    from rapidocr_onnxruntime import RapidOCR

    # The work is spread by running several of these: one thread each is the fastest way to many.
    cv2.setNumThreads(1)
    engine = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1, use_cls=False)
    name = "rapidocr-onnxruntime"
    answers.write(f"ready {name} {version(name)}\n".encode())
    answers.flush()
    while True:
        head = pictures.readline(64).split()
        if len(head) != 3 or head[0] != b"picture":
            return
        width, height = int(head[1]), int(head[2])
        data = pictures.read(width * height * 3)
        if len(data) != width * height * 3:
            return
        try:
            pixels = numpy.frombuffer(data, numpy.uint8).reshape(height, width, 3)
            # The models were trained on pictures in the order blue, green, red.
            page = read(engine, cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
            answers.write(b"page %d\n" % len(page) + page)
        except Exception:
            answers.write(b"failed\n")
        answers.flush()


if __name__ == "__main__":
    main()
