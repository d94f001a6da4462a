#!/usr/bin/env python3
"""The rules of judge14 as OpenFisca formulas: one case a simulation, with its tracer on."""

import logging

import numpy
from openfisca_core import entities, periods, taxbenefitsystems, variables
from openfisca_core.simulation_builder import SimulationBuilder

from judge14_cases import CLAIMS, measure

logging.disable(logging.WARNING)
Buyer = entities.SingleEntity("buyer", "buyers", "A buyer", "")
DAY = periods.DateUnit.DAY
TODAY = "2026-11-22"


def make(name, value_type, formula=None):
    fields = {"value_type": value_type, "entity": Buyer, "definition_period": DAY, "label": name}
    if formula is not None:
        fields["formula"] = lambda buyer, period: formula(lambda fact: buyer(fact, period))
    return type(name, (variables.Variable,), fields)


INPUTS = {
    "paid": bool, "arrived": str, "account": str, "due_passed": bool, "key_works": bool,
    "charged_twice": bool, "reseller": bool, "amount": int,
}
RULES = {
    "nd_holds": lambda f: f("paid") * (f("arrived") == "none") * (f("account") == "mine"),
    "nd_due": lambda f: f("due_passed"),
    "nd_unused": lambda f: f("arrived") == "none",
    "nd_fault": lambda f: (f("account") == "mine") * f("due_passed"),
    "sd_holds": lambda f: f("paid") * (f("arrived") == "part"),
    "sd_unused": lambda f: f("key_works"),
    "sd_fault": lambda f: f("account") == "mine",
    "ku_holds": lambda f: f("paid") * (f("arrived") == "all") * ~f("key_works"),
    "ku_unused": lambda f: ~f("key_works"),
    "ku_fault": lambda f: f("account") == "mine",
    "dc_holds": lambda f: f("charged_twice") * f("paid"),
    "dc_unused": lambda f: (f("arrived") == "none") + (f("arrived") == "part"),
    "dc_fault": lambda f: f("paid") * (f("amount") >= 1),
    "resells": lambda f: f("reseller"),
}


def graded(f, claim):
    return numpy.where(f(claim + "_unused") * f(claim + "_fault"), "strong", "arguable")


VERDICTS = {
    "notDelivered": lambda f: numpy.where(
        f("nd_holds"), numpy.where(f("nd_due"), graded(f, "nd"), "notYetDue"), "none"),
    "shortDelivered": lambda f: numpy.where(
        f("sd_holds"), numpy.where(f("resells"), "weak", graded(f, "sd")), "none"),
    "keyUnusable": lambda f: numpy.where(f("ku_holds"), graded(f, "ku"), "none"),
    "duplicateCharge": lambda f: numpy.where(f("dc_holds"), graded(f, "dc"), "none"),
}
assert len(INPUTS) == 8 and len(RULES) == 14

system = taxbenefitsystems.TaxBenefitSystem([Buyer])
for name, value_type in INPUTS.items():
    system.add_variable(make(name, value_type))
for name, formula in RULES.items():
    system.add_variable(make(name, bool, formula))
for name, formula in VERDICTS.items():
    system.add_variable(make(name, str, formula))


def judge(facts):
    given = {name: {TODAY: value} for name, value in facts.items()}
    simulation = SimulationBuilder().build_from_entities(system, {"buyers": {"one": given}})
    simulation.trace = True
    return {claim: str(simulation.calculate(claim, TODAY)[0]) for claim in CLAIMS}


measure(judge, rounds=5)
