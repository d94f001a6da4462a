#!/usr/bin/env python3
"""Writes decision.json: the rules of `bench/playbooks/judge14` as a decision graph.

One table collects the rules that are met; one node of expressions makes the verdicts of them.
"""

import json
from pathlib import Path

FACTS = ["paid", "arrived", "account", "due_passed", "key_works", "charged_twice", "reseller", "amount"]
RULES = [
    ("nd_holds", {"paid": "true", "arrived": "'none'", "account": "'mine'"}),
    ("nd_due", {"due_passed": "true"}),
    ("nd_unused", {"arrived": "'none'"}),
    ("nd_fault", {"account": "'mine'", "due_passed": "true"}),
    ("sd_holds", {"paid": "true", "arrived": "'part'"}),
    ("sd_unused", {"key_works": "true"}),
    ("sd_fault", {"account": "'mine'"}),
    ("ku_holds", {"paid": "true", "arrived": "'all'", "key_works": "false"}),
    ("ku_unused", {"key_works": "false"}),
    ("ku_fault", {"account": "'mine'"}),
    ("dc_holds", {"charged_twice": "true", "paid": "true"}),
    ("dc_unused", {"arrived": "'none','part'"}),
    ("dc_fault", {"paid": "true", "amount": ">= 1"}),
    ("resells", {"reseller": "true"}),
]


def met(rule):
    return f"'{rule}' in $.met_rules"


def graded(claim):
    return f"({met(claim + '_unused')} and {met(claim + '_fault')} ? 'strong' : 'arguable')"


VERDICTS = {
    "notDelivered": f"{met('nd_holds')} ? ({met('nd_due')} ? {graded('nd')} : 'notYetDue') : 'none'",
    "shortDelivered": f"{met('sd_holds')} ? ({met('resells')} ? 'weak' : {graded('sd')}) : 'none'",
    "keyUnusable": f"{met('ku_holds')} ? {graded('ku')} : 'none'",
    "duplicateCharge": f"{met('dc_holds')} ? {graded('dc')} : 'none'",
}

assert len(FACTS) == 8 and len(RULES) == 14
at = {"x": 0, "y": 0}
graph = {
    "contentType": "application/vnd.gorules.decision",
    "nodes": [
        {"id": "in", "name": "facts", "type": "inputNode", "position": at},
        {"id": "rules", "name": "rules", "type": "decisionTableNode", "position": at, "content": {
            "hitPolicy": "collect", "outputPath": "met",
            "inputs": [{"id": f"i_{fact}", "name": fact, "field": fact} for fact in FACTS],
            "outputs": [{"id": "o", "name": "rule", "field": "rule"}],
            "rules": [
                {"_id": rule, "o": f"'{rule}'"} | {f"i_{fact}": tests.get(fact, "") for fact in FACTS}
                for rule, tests in RULES],
        }},
        {"id": "verdicts", "name": "verdicts", "type": "expressionNode", "position": at, "content": {
            "expressions": [{"id": "met", "key": "met_rules", "value": "map(met, #.rule)"}] + [
                {"id": claim, "key": claim, "value": value} for claim, value in VERDICTS.items()],
        }},
        {"id": "out", "name": "verdicts", "type": "outputNode", "position": at},
    ],
    "edges": [
        {"id": "1", "sourceId": "in", "targetId": "rules", "type": "edge"},
        {"id": "2", "sourceId": "rules", "targetId": "verdicts", "type": "edge"},
        {"id": "3", "sourceId": "verdicts", "targetId": "out", "type": "edge"},
    ],
}
text = json.dumps(graph, ensure_ascii=False, indent=1) + "\n"
Path(__file__).with_name("decision.json").write_text(text, encoding="utf-8")
