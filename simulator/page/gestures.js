// What each gesture of the person asks of the simulator.
import { byId } from "./dom.js";
import { pickReaction, showFault, showPhoto } from "./notices.js";
import { blockedHere, path, refresh, state } from "./state.js";
import { post } from "./talk.js";

const TAP_PATIENCE_MS = 4000;
const startPayload = new URLSearchParams(location.search).get("start");
let release = () => {};

/** Asks the simulator; a refusal is shown. Gives the answer, or undefined. */
async function ask(action, values) {
  try {
    return (await post(path(action), values)) ?? {};
  } catch (error) {
    showFault(error);
    return undefined;
  }
}

/** True when the text was taken. */
export async function sendText(text) {
  return Boolean(await ask("text", { chat_id: state.chatId, text }));
}

/** True when the photo was taken. */
export async function sendPhoto(file, caption) {
  const form = new FormData();
  form.append("chat_id", state.chatId);
  form.append("caption", caption);
  form.append("file", file, file.name);
  return Boolean(await ask("photo", form));
}

/** Opens the chat with the bot: by a link, or by the payload of the page's own address. */
export async function join(values = startPayload ? { payload: startPayload } : {}) {
  if (await ask("join", values)) blockedHere.delete(state.person.id);
  await refresh();
}

export async function setBlocked(blocked) {
  if (!(await ask(blocked ? "block" : "unblock", { chat_id: state.chatId }))) return;
  if (blocked) blockedHere.add(state.person.id);
  else blockedHere.delete(state.person.id);
  await refresh();
}

/** The bot has answered, or the person went elsewhere: the tapped button can be tapped again. */
export function releaseTap() {
  release();
}

async function tap(button, message) {
  if (button.getAttribute("aria-disabled") === "true") return;
  release();
  button.setAttribute("aria-disabled", "true");
  const timer = setTimeout(() => mine(), TAP_PATIENCE_MS);
  const mine = () => { clearTimeout(timer); button.removeAttribute("aria-disabled"); };
  release = mine;
  const values = { chat_id: state.chatId, message_id: message.message_id, index: Number(button.dataset.index) };
  if (!(await ask("tap", values))) mine();
}

function vote(button, message) {
  const chosen = [...button.closest("fieldset").querySelectorAll("input:checked")].map((input) => Number(input.value));
  if (chosen.length) ask("vote", { chat_id: state.chatId, message_id: message.message_id, options: chosen });
}

/** Reacts; on a message that is not one's own, the same emoji again takes the reaction back. */
function react(message, emoji) {
  const bare = (text) => text.replaceAll("\ufe0f", "");
  const again = !message.outgoing && message.reactions?.some((other) => bare(other) === bare(emoji));
  ask("react", { chat_id: state.chatId, message_id: message.message_id, emoji: again ? null : emoji });
}

function view(button) {
  const image = button.querySelector("img");
  if (image) showPhoto(image);
}

/** Goes to a message and says which it is by giving it focus. */
export function jump(log, id) {
  const element = log.element(id);
  if (!element) return;
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
}

const acts = {
  tap,
  vote,
  view,
  react: (button, message) => react(message, button.dataset.emoji),
  pick: (button, message) => pickReaction(button, (emoji) => react(message, emoji)),
};

function isJoinLink(anchor) {
  const url = new URL(anchor.href);
  const bot = url.pathname.slice(1).toLowerCase();
  return /^(t|telegram)\.me$/.test(url.hostname) && url.searchParams.has("start")
    && state.bots.some(({ username }) => username?.toLowerCase() === bot);
}

function followLink(event, link) {
  if (!isJoinLink(link)) return;
  event.preventDefault();
  join({ link: link.href });
}

/** Everything that can be pressed inside the conversation. */
export function onLogClick(event, log) {
  const near = (selector) => event.target.closest(selector);
  if (near("[data-command]")) sendText(near("[data-command]").dataset.command);
  if (near("a[href]")) followLink(event, near("a[href]"));
  near(".spoiler")?.classList.add("open");
  const button = near("[data-act]");
  if (button?.dataset.act === "jump") jump(log, button.dataset.target);
  else if (button) acts[button.dataset.act](button, log.find(button.closest(".message").dataset.id));
}

/** « Démarrer » or « Débloquer ». */
export async function onBig() {
  if (byId("big").dataset.act === "unblock") await setBlocked(false);
  else await join();
  byId("write").focus();
}
