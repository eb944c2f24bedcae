// The page's wiring: people, phones, panel, dialogs, and which of them a narrow window shows.
import { drawNow, drawPanel, isPanel, tellPanel, turnClock } from "./panel.js";
import { byId } from "./dom.js";
import { joinByLink, startPayload } from "./gestures.js";
import { popLink, prepareDialogs } from "./notices.js";
import { drawOthersUnread, drawPeople } from "./people.js";
import { Phones } from "./phones.js";
import { prepareScheme } from "./scheme.js";
import { refresh, whenFresh, world } from "./state.js";
import { post } from "./talk.js";
import { Tour } from "./tour.js";
import { otherLanguage, say, sayIn, sayPage } from "./words.js";

const REFRESH_MS = 4000;
const NARROW = matchMedia("(max-width: 699px)");

const phones = new Phones(byId("phones"), { act: onPhone, changed: drawEverybody });
const tour = new Tour({ hold: (ids) => phones.go(ids), reach }, turnClock);

function showFresh() {
  drawNow();
  drawPanel(world.panel);
  phones.followAddress();
  for (const phone of phones.all) phone.turnTo(world.now);
  drawEverybody();
}

function drawEverybody() {
  drawPeople(world.people, phones);
  for (const phone of phones.all) {
    drawOthersUnread(phone, world.people);
    phone.part("show-panel").hidden = !world.panel;
  }
  if (phones.active) document.title = `${phones.active.person.first_name} · ${say("title")}`;
}

function onPhone(phone, name) {
  if (name === "show-people") setView("people");
  if (name === "show-panel") setView("panel");
  if (name === "open-link") popLink(startPayload, (link) => joinByLink(phone, link));
}

function setView(view) {
  document.body.dataset.view = view;
  const target = view === "chat" ? phones.active?.part("scroller")
    : document.querySelector({ people: '.person[aria-current="true"]', panel: "#hide-panel" }[view]);
  target?.focus({ preventScroll: true });
  if (view === "chat") phones.active?.log.toEnd();
}

async function addPerson(event) {
  event.preventDefault();
  const form = event.target;
  const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
  const fault = form.querySelector(".fault");
  fault.textContent = "";
  try {
    const person = await post("/sim/people", { ...values, username: values.username || null });
    form.reset();
    byId("new-person").close();
    await refresh();
    take(person.id);
  } catch (error) {
    fault.textContent = error.status ? say("refused", { why: error.message }) : say("lost");
  }
}

function take(personId) {
  phones.take(personId);
  if (NARROW.matches) setView("chat");
}

function onPerson(event) {
  const button = event.target.closest("[data-person]");
  if (!button) return;
  const personId = Number(button.dataset.person);
  if (button.matches(".beside")) phones.add(personId);
  else take(personId);
}

function onMessage({ source, data }) {
  if (!isPanel(source)) return;
  if (data?.type === "terreau:changed") refresh();
  if (data?.type === "terreau:tour") playTour(data);
}

async function playTour({ title, steps }) {
  setView("chat");
  await refresh();
  tour.play(String(title), steps);
}

/** Brings somebody's phone to hand, for the tour. */
function reach(personId) {
  const phone = phones.of(personId);
  phones.hold(phone);
  phone.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  return phone;
}

function speakOtherLanguage() {
  const address = new URL(location.href);
  address.searchParams.set("lang", otherLanguage);
  location.assign(address);
}

function listen() {
  const onClick = (id, act) => byId(id).addEventListener("click", act);
  onClick("people", onPerson);
  onClick("hide-panel", () => setView("chat"));
  onClick("add-person", () => byId("new-person").showModal());
  onClick("language", speakOtherLanguage);
  onClick("skip", (event) => { event.preventDefault(); phones.active?.part("scroller").focus(); });
  byId("new-person-form").addEventListener("submit", addPerson);
  addEventListener("hashchange", () => phones.followAddress());
  addEventListener("popstate", () => phones.followAddress());
  addEventListener("message", onMessage);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}

sayPage();
sayIn(document.body);
prepareScheme(tellPanel);
prepareDialogs();
listen();
whenFresh(showFresh);
refresh();
setInterval(() => document.hidden || refresh(), REFRESH_MS);
