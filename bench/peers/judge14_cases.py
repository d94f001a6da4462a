"""Every complete set of answers to the eight facts of judge14, and how the peers are timed."""

import itertools
import json
import statistics
import time

CLAIMS = ["notDelivered", "shortDelivered", "keyUnusable", "duplicateCharge"]


def cases():
    """Each case with a key that names its answers in order, such as `1 none mine 1 0 0 0`."""
    yesno = [True, False]
    for values in itertools.product(
            yesno, ["none", "part", "all"], ["mine", "not_mine"], yesno, yesno, yesno, yesno):
        key = " ".join(str(int(value)) if isinstance(value, bool) else value for value in values)
        names = ["paid", "arrived", "account", "due_passed", "key_works", "charged_twice", "reseller"]
        yield key, dict(zip(names, values)) | {"amount": 9800}


def measure(judge, rounds):
    """Judges every case once for its answer, then `rounds` times for the time of one judgement."""
    answers = {key: judge(facts) for key, facts in cases()}
    every = [facts for _, facts in cases()]
    medians = []
    for _ in range(rounds):
        start = time.perf_counter()
        for facts in every:
            judge(facts)
        medians.append((time.perf_counter() - start) / len(every))
    print(json.dumps({
        "microseconds": statistics.median(medians) * 1e6, "rounds": rounds, "answers": answers,
    }))
