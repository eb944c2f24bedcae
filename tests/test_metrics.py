"""The figures for Prometheus: by kind and reason, never by person, and not for strangers."""

from __future__ import annotations

import httpx
import pytest

from bot.metrics import CONTENT_TYPE, Metrics
from bot.model import Kind, OutboxState
from bot.receiving import Floods, health_app, metrics_route
from bot.receiving.floods import AT_ONCE
from bot.web import WebServer


def lines(metrics: Metrics) -> list[str]:
    return metrics.exposed().decode().splitlines()


def test_what_was_sent_and_what_failed_is_counted_by_kind_and_reason() -> None:
    metrics = Metrics()
    for _ in range(2):
        metrics.ended(Kind.IDEA, OutboxState.SENT, None)
    metrics.ended(Kind.DIGEST, OutboxState.FAILED, "too_long")
    metrics.ended(Kind.DIGEST, OutboxState.UNKNOWN, "no_answer")
    metrics.ended(Kind.IDEA, OutboxState.CANCELLED, "not_needed")
    metrics.refused("chat")
    found = lines(metrics)
    assert 'terreau_messages_sent_total{kind="idea"} 2.0' in found
    assert 'terreau_messages_failed_total{kind="digest",reason="too_long",state="failed"} 1.0' in found
    assert 'terreau_messages_failed_total{kind="digest",reason="no_answer",state="unknown"} 1.0' in found
    assert 'terreau_refusals_total{of="chat"} 1.0' in found
    assert not any("cancelled" in line for line in found)


def test_a_kind_that_waits_no_more_goes_back_to_zero() -> None:
    metrics = Metrics()
    metrics.queue(61.5, {Kind.IDEA: 3})
    assert {"terreau_queue_age_seconds 61.5", 'terreau_queue_messages{kind="idea"} 3.0'} <= set(lines(metrics))
    metrics.queue(0, {})
    assert {"terreau_queue_age_seconds 0.0", 'terreau_queue_messages{kind="idea"} 0.0'} <= set(lines(metrics))


def test_answers_are_counted_by_the_time_that_they_took() -> None:
    metrics = Metrics()
    for seconds in (0.004, 0.2, 45):
        metrics.answered(seconds)
    found = lines(metrics)
    assert 'terreau_answer_seconds_bucket{le="0.01"} 1.0' in found
    assert 'terreau_answer_seconds_bucket{le="0.25"} 2.0' in found
    assert "terreau_answer_seconds_count 3.0" in found


def test_updates_that_are_dropped_in_a_flood_are_counted() -> None:
    metrics = Metrics()
    floods = Floods(lambda: 0.0, metrics.dropped)
    for _ in range(AT_ONCE + 7):
        floods.judge(1)
    assert "terreau_updates_dropped_total 7.0" in lines(metrics)


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 200), ({"X-Forwarded-For": "203.0.113.9"}, 404), ({"Forwarded": "for=203.0.113.9"}, 404)],
)
async def test_figures_are_for_who_asks_the_bot_itself(headers: dict[str, str], status: int) -> None:
    metrics = Metrics()

    async def measure() -> bytes:
        return metrics.exposed()

    app = health_app(beside=[metrics_route(measure, CONTENT_TYPE)])
    async with WebServer(app, "127.0.0.1", 0) as web, httpx.AsyncClient(base_url=web.url) as client:
        answer = await client.get("/metrics", headers=headers)
    assert answer.status_code == status
    assert ("terreau_queue_age_seconds" in answer.text) is (status == 200)


async def test_while_the_database_is_away_there_are_no_figures_and_no_fault() -> None:
    async def fails() -> bytes:
        raise OSError("away")

    app = health_app(beside=[metrics_route(fails, CONTENT_TYPE)])
    async with WebServer(app, "127.0.0.1", 0) as web, httpx.AsyncClient(base_url=web.url) as client:
        assert (await client.get("/metrics")).status_code == 503
