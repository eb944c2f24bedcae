// What comes over the conversation: toasts, alerts, the picture in large, faults, the choice of a reaction.
import { byId, make } from "./dom.js";
import { world } from "./state.js";
import { say } from "./words.js";

const TOAST_MS = 4500;
const FAULT_MS = 7000;
const EMOJI = ["👍", "❤️", "👏", "🎉", "🤔", "😁"];
let faultTimer;
const alerts = [];

/** A bot's answer to a tap: words that pass, or an alert that must be closed. */
export function showToast(phone, { text, alert }) {
  if (!text) return;
  if (alert) {
    alerts.push(text);
    nextAlert();
    return;
  }
  const toast = phone.part("toast");
  toast.textContent = text;
  toast.classList.add("shown");
  clearTimeout(phone.toastTimer);
  phone.toastTimer = setTimeout(() => { toast.classList.remove("shown"); toast.textContent = ""; }, TOAST_MS);
}

function nextAlert() {
  const dialog = byId("alert");
  if (dialog.open || !alerts.length) return;
  byId("alert-text").textContent = alerts.shift();
  dialog.showModal();
}

export function showPhoto(image) {
  const viewer = byId("viewer");
  viewer.querySelector("img").src = image.src;
  viewer.querySelector("img").alt = image.alt;
  viewer.showModal();
}

/** Asks for the link of a poster, at first that of `payload`, until `taken(link)` does not throw. */
export function popLink(payload, taken) {
  const dialog = byId("link");
  const form = dialog.querySelector("form");
  const [bot] = world.bots;
  if (payload) form.link.value = `https://t.me/${bot.username}?start=${payload}`;
  const fault = form.querySelector(".fault");
  fault.textContent = "";
  form.onsubmit = async (event) => {
    event.preventDefault();
    try {
      await taken(form.link.value.trim());
      dialog.close();
    } catch (error) {
      fault.textContent = error.status ? say("link_wrong", { bot: bot.username }) : say("lost");
      form.link.select();
    }
  };
  dialog.showModal();
  form.link.select();
}

/** Says that the simulator did not do what was asked. */
export function showFault(error) {
  const bar = byId("fault");
  bar.textContent = error?.status ? say("refused", { why: error.message }) : say("lost");
  bar.hidden = false;
  clearTimeout(faultTimer);
  faultTimer = setTimeout(() => { bar.hidden = true; }, FAULT_MS);
}

/** Opens the row of reactions beside its button; `chosen(emoji)` is called once. */
export function pickReaction(button, chosen) {
  const open = button.nextElementSibling?.classList.contains("reaction-row");
  closeReactions();
  if (open) return;
  const row = make("div", { className: "reaction-row", role: "group", ariaLabel: say("react") });
  for (const emoji of EMOJI) {
    const choice = make("button", { type: "button", textContent: emoji });
    choice.addEventListener("click", () => { closeReactions(); button.focus(); chosen(emoji); });
    row.append(choice);
  }
  button.after(row);
  button.setAttribute("aria-expanded", "true");
  row.firstChild.focus();
  row.scrollIntoView({ block: "nearest" });
}

export function closeReactions() {
  for (const row of document.querySelectorAll(".reaction-row")) {
    const button = row.previousElementSibling;
    if (row.contains(document.activeElement)) button.focus();
    button.setAttribute("aria-expanded", "false");
    row.remove();
  }
}

/** A button that opens and closes a small box; Escape and a click elsewhere close it, until `signal` ends it. */
export function popUp(button, box, signal) {
  const show = (open) => {
    box.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  const close = () => {
    if (box.hidden) return;
    if (box.contains(document.activeElement)) button.focus();
    show(false);
  };
  button.addEventListener("click", () => {
    show(box.hidden);
    if (!box.hidden) box.querySelector("button")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target) && !button.contains(event.target)) close();
  }, { signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && close(), { signal });
  box.addEventListener("keydown", (event) => moveInBox(event, box));
  return close;
}

function moveInBox(event, box) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...box.querySelectorAll("button")];
  const here = buttons.indexOf(document.activeElement);
  buttons[(here + step + buttons.length) % buttons.length]?.focus();
}

export function prepareDialogs() {
  byId("alert").addEventListener("close", nextAlert);
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeReactions());
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".reaction-row, .react")) closeReactions();
  });
}
