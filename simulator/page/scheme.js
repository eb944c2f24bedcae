// Light or dark: the system's choice until somebody presses the switch, and theirs from then on.
import { byId } from "./dom.js";

const KEPT_AS = "simulator:scheme";
const system = matchMedia("(prefers-color-scheme: dark)");

/** "light" or "dark", as shown now. */
export const scheme = () => document.documentElement.dataset.scheme ?? (system.matches ? "dark" : "light");

/** `told({scheme})` is called after each change. */
export function prepareScheme(told) {
  const button = byId("scheme");
  const kept = recall();
  if (kept) document.documentElement.dataset.scheme = kept;
  const show = () => button.setAttribute("aria-pressed", String(scheme() === "dark"));
  const tell = () => { show(); told({ scheme: scheme() }); };
  button.addEventListener("click", () => { choose(scheme() === "dark" ? "light" : "dark"); tell(); });
  system.addEventListener("change", tell);
  show();
}

function choose(name) {
  document.documentElement.dataset.scheme = name;
  try {
    localStorage.setItem(KEPT_AS, name);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function recall() {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return ["light", "dark"].includes(kept) ? kept : null;
  } catch {
    return null;
  }
}
