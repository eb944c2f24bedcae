"""The soak leaves out nothing of what can be made to go wrong in the simulator."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from benchmarks.misfortunes import KINDS, NOT_TAKEN, REFUSALS, refusal
from simulator.faults import Fault, Kind

COUNTERPARTS: dict[Kind, str] = {
    "429": "flood_chat",
    "403": "blocked",
    "400": "bad_request",
    "500": "error_500",
    "502": "error_502",
    "delay": "slow",
    "drop_before": "dropped_before",
    "drop_after": "dropped_after",
}


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_fault_of_the_simulator_strikes_in_the_soak_too(kind: Kind) -> None:
    counterpart = COUNTERPARTS[kind]
    assert counterpart in KINDS
    refused, theirs = refusal(counterpart, 1), Fault(kind).error()
    assert bool(refused) == bool(theirs)
    if refused and theirs:
        status, body = refused
        assert (status, json.loads(body)["error_code"]) == (theirs.code, theirs.code)
        assert kind == "429" or json.loads(body)["description"] == theirs.description


def test_every_misfortune_is_dealt_out() -> None:
    assert set(REFUSALS) | set(NOT_TAKEN) <= set(KINDS)
    assert len(set(KINDS)) == len(KINDS)
