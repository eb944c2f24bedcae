// The companion panel: the bot's own page in a frame beside the phones, and the time, which it may turn.
import { byId, make } from "./dom.js";
import { scheme } from "./scheme.js";
import { world } from "./state.js";
import { language, say, sayMoment } from "./words.js";

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

export function tellPanel(news) {
  const frame = byId("panel").querySelector("iframe");
  frame?.contentWindow.postMessage({ type: "terreau:page", ...news }, new URL(frame.dataset.url, location.href).origin);
}
