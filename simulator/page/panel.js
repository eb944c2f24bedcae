// The companion panel: the bot's own page in a frame beside the phones, and the time, which it may turn.
import { byId, make } from "./dom.js";
import { scheme } from "./scheme.js";
import { world } from "./state.js";
import { language, say, sayMoment } from "./words.js";

const TURNING_MS = 60_000;

export function drawNow() {
  const now = byId("now");
  if (!world.now || now.dateTime === world.now) return;
  now.dateTime = world.now;
  now.textContent = sayMoment(world.now);
}

/** Shows the companion panel of this address, once; null takes it away. It is told the language and the scheme. */
export function drawPanel(url) {
  const panel = byId("panel");
  const known = panel.querySelector("iframe");
  if ((known?.dataset.url ?? null) === (url ?? null)) return;
  known?.remove();
  panel.hidden = !url;
  document.body.classList.toggle("with-panel", Boolean(url));
  if (url) panel.append(make("iframe", { src: addressFor(url), title: say("panel"), data: { url } }));
  else if (document.body.dataset.view === "panel") document.body.dataset.view = "chat";
}

function addressFor(url) {
  const address = new URL(url, location.href);
  address.searchParams.set("lang", language);
  address.searchParams.set("scheme", scheme());
  return address.href;
}

const frame = () => byId("panel").querySelector("iframe");

export const isPanel = (source) => Boolean(source) && source === frame()?.contentWindow;

export function tellPanel(news) {
  frame()?.contentWindow.postMessage({ type: "terreau:page", ...news }, new URL(frame().dataset.url, location.href).origin);
}

/** Asks the panel to turn the clock; done once it has said so. */
export function turnClock(to) {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => end(failed, new Error(to)), TURNING_MS);
    const onMessage = ({ source, data }) => isPanel(source) && data?.type === "terreau:turned" && end(done);
    const end = (settle, error) => { clearTimeout(timer); removeEventListener("message", onMessage); settle(error); };
    addEventListener("message", onMessage);
    tellPanel({ turn: to });
  });
}
