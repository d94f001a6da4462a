#!/usr/bin/env python3
"""The rules of judge14 in zen-engine, with its trace on: it tells why, as our judge always does."""

from pathlib import Path

import zen

from judge14_cases import CLAIMS, measure

graph = Path(__file__).resolve().parent.parent / "judge14" / "decision.json"
decision = zen.ZenEngine().create_decision(graph.read_text(encoding="utf-8"))


def judge(facts):
    result = decision.evaluate(facts, {"trace": True})["result"]
    return {claim: result[claim] for claim in CLAIMS}


measure(judge, rounds=20)
