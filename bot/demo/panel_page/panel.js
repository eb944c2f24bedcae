// The clock's buttons, and the state that they change. What is shown comes in words from the server.
import { drawMap } from "./map.js";

const SLOW_MS = 3000;
const FAST_MS = 600;
const { turning, play, stop } = document.body.dataset;
const byId = (id) => document.getElementById(id);
const buttons = [...document.querySelectorAll("[data-to]")];
let busy = false;
let isPlaying = false;
let timer;

async function ask(path, options) {
  return (await fetch(`${path}${location.search}`, options)).json();
}

function write(id, words) {
  if (byId(id).textContent !== words) byId(id).textContent = words;
}

function show(state) {
  const wasPlaying = isPlaying;
  isPlaying = state.is_playing;
  // Read aloud once it stands still: not forty days in ten seconds.
  byId("now").setAttribute("aria-live", isPlaying ? "off" : "polite");
  write("now", state.now);
  write("where", state.year.where);
  write("sent", state.sent);
  write("play", isPlaying ? stop : play);
  drawMap(byId("map"), state.year);
  byId("coming").hidden = isPlaying;
  if (!isPlaying) showEvents(state.events);
  buttons.forEach((one) => one.setAttribute("aria-disabled", String(busy || isPlaying)));
  if (isPlaying || wasPlaying) tellPage();
}

function showEvents(lines) {
  const list = byId("events");
  if ([...list.children].map((one) => one.textContent).join("\n") === lines.join("\n")) return;
  list.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
}

const tellPage = () => parent.postMessage({ type: "terreau:changed" }, "*");

async function change(path) {
  if (busy) return;
  busy = true;
  buttons.forEach((one) => one.setAttribute("aria-disabled", "true"));
  if (path.startsWith("turn")) write("now", turning);
  try {
    const state = await ask(path, { method: "POST" });
    busy = false;
    show(state);
    tellPage();
  } finally {
    busy = false;
    plan();
  }
}

async function startTour(button) {
  if (busy || isPlaying) return;
  const said = button.textContent;
  button.textContent = turning;
  const tour = await ask(`tour/${button.dataset.tour}`, { method: "POST" }).finally(() => { button.textContent = said; });
  parent.postMessage({ type: "terreau:tour", ...tour }, "*");
}

/** A tour of the page turns the clock, and waits for it. */
async function turnFor(to) {
  await change(`turn/${to}`);
  parent.postMessage({ type: "terreau:turned" }, "*");
}

async function look() {
  try {
    if (!busy && !document.hidden) show(await ask("state"));
  } finally {
    plan();
  }
}

function plan() {
  clearTimeout(timer);
  timer = setTimeout(look, isPlaying ? FAST_MS : SLOW_MS);
}

for (const one of buttons) {
  one.addEventListener("click", () => one.getAttribute("aria-disabled") === "true" || change(`turn/${one.dataset.to}`));
}
for (const one of document.querySelectorAll("[data-tour]")) one.addEventListener("click", () => startTour(one));
byId("play").addEventListener("click", () => change(isPlaying ? "stop" : "play"));
addEventListener("message", ({ source, data }) => {
  if (source !== parent || data?.type !== "terreau:page") return;
  if (data.scheme) document.documentElement.dataset.scheme = data.scheme;
  if (data.turn) turnFor(data.turn);
});
look();
