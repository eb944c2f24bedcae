"""The end of a territory over HTTP: the region closes it in chat; its people hear of it once, and of nothing more."""

from __future__ import annotations

from simulator.somebody import Somebody
from tests.journeys.acting import (
    DAY,
    WEEK,
    answered,
    labels,
    one_more_territory,
    pass_time,
    press,
    press_made_up,
    press_twice,
    rows,
    said,
)
from tests.journeys.conftest import Stage
from tests.journeys.living import ONE_WAY, POLLING, plain, received
from tests.journeys.test_groups import linked, told
from tests.journeys.test_region import of_the_region


async def opens_card(stage: Stage, nadia: Somebody, name: str) -> None:
    await nadia.send("/region")
    await press(stage.town, nadia, "button-region-places")
    shown = await nadia.wait_for(lambda message: any(one.startswith(name) for one in labels(message)))
    await nadia.tap(next(one for one in labels(shown) if one.startswith(name)))
    await nadia.wait_for(lambda message: stage.town.t.plain("button-place-close") in labels(message))


async def heard(somebody: Somebody, words: str) -> int:
    return sum(plain(one["text"]).startswith(plain(words)) for one in await received(somebody))


@POLLING
async def test_a_territory_is_closed_its_people_hear_of_it_once_and_of_nothing_more(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    chat_id, claire, samira = await linked(stage)
    nadia = await of_the_region(stage)
    await opens_card(stage, nadia, "Unieux")
    await press(town, nadia, "button-place-close")
    await press_twice(stage, nadia, t.plain("button-place-close-yes"))
    await nadia.wait_for(said(t, "place-closed", name="Unieux"))
    in_group = await told(claire, chat_id)
    await pass_time(town, DAY)
    of_it = said(t, "news-closed", name="Unieux").split("\n")[0]
    assert [await heard(one, of_it) for one in (samira, claire, nadia)] == [1, 1, 0]
    before = [len(await received(one)) for one in (samira, claire)]
    await pass_time(town, 3 * WEEK)
    assert [len(await received(one)) for one in (samira, claire)] == before
    assert await told(claire, chat_id) == in_group
    assert [row.action for row in await rows(stage, "audit")].count("territory-closed") == 1
    await nobody_gets_in(stage, samira, claire)


async def nobody_gets_in(stage: Stage, samira: Somebody, claire: Somebody) -> None:
    town, t = stage.town, stage.town.t
    await claire.send("/territoire")
    await claire.wait_for(said(t, "error-not-allowed"))
    await samira.send("/idee")
    await samira.wait_for(said(t, "error-not-joined"))
    late = await town.client.person("Zoé")
    await late.join("unieux")
    assert t.plain("button-consent") not in labels(await late.wait_for())


@ONE_WAY
async def test_what_was_shown_of_a_territory_that_closed_meanwhile_closes_and_merges_nothing(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    firminy = await one_more_territory(town)
    nadia = await of_the_region(stage)
    await opens_card(stage, nadia, "Firminy")
    await press(town, nadia, "button-place-close", "button-place-close-yes")
    await nadia.wait_for(said(t, "place-closed", name="Firminy"))
    for verb in (f"rmerged:{firminy.id}:{town.territory.id}", f"rmerged:{town.territory.id}:{firminy.id}"):
        await press_made_up(stage, nadia, f"v1:{verb}")
    kept = {row.slug: (row.closed_at is None, row.merged_into_id) for row in await rows(stage, "territory")}
    assert kept == {"unieux": (True, None), "firminy": (False, None)}
    assert [row.action for row in await rows(stage, "audit") if row.action.startswith("territory-")] == [
        "territory-created",
        "territory-created",
        "territory-closed",
    ]


@ONE_WAY
async def test_only_the_region_closes_or_merges_whatever_is_pressed(stage: Stage) -> None:
    town, t = stage.town, stage.town.t
    firminy = await one_more_territory(town)
    _, claire, samira = await linked(stage)
    here = town.territory.id
    for somebody in (claire, samira):
        for verb in (f"rclose:{here}", f"rclosed:{here}", f"rmerge:{here}", f"rmerged:{here}:{firminy.id}"):
            assert t.plain("error-not-allowed") in await press_made_up(stage, somebody, f"v1:{verb}")
    await answered(stage)
    assert {row.closed_at for row in await rows(stage, "territory")} == {None}
