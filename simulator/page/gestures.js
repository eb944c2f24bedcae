// What each gesture of a person on their phone asks of the simulator.
import { pickReaction, showFault, showPhoto } from "./notices.js";
import { refresh, world } from "./state.js";
import { post } from "./talk.js";

const TAP_PATIENCE_MS = 4000;
/** What « Démarrer » gives to the bot: the page's address says it. */
export const startPayload = new URLSearchParams(location.search).get("start");

/** Asks the simulator; a refusal is shown. Gives the answer, or undefined. */
async function ask(phone, action, values) {
  try {
    return (await post(`/sim/people/${phone.personId}/${action}`, values)) ?? {};
  } catch (error) {
    showFault(error);
    return undefined;
  }
}

/** True when the text was taken. */
export async function sendText(phone, text) {
  return Boolean(await ask(phone, "text", { chat_id: phone.chatId, text }));
}

/** True when the photo was taken. */
export async function sendPhoto(phone, file, caption) {
  const form = new FormData();
  form.append("chat_id", phone.chatId);
  form.append("caption", caption);
  form.append("file", file, file.name);
  return Boolean(await ask(phone, "photo", form));
}

/** Opens the chat with the bot: by a link, or by the payload of the page's own address. */
export async function join(phone, values = startPayload ? { payload: startPayload } : {}) {
  await ask(phone, "join", values);
  await refresh();
}

/** As `join`, by a link that may be wrong: throws what the simulator says of it. */
export async function joinByLink(phone, link) {
  await post(`/sim/people/${phone.personId}/join`, { link });
  await refresh();
}

export async function setBlocked(phone, blocked) {
  if (await ask(phone, blocked ? "block" : "unblock", { chat_id: phone.chatId })) await refresh();
}

/** A button rests from the tap until the bot has answered (phone.release), or until patience ends. */
async function tap(button, message, phone) {
  if (button.getAttribute("aria-disabled") === "true") return;
  phone.release();
  button.setAttribute("aria-disabled", "true");
  const timer = setTimeout(() => mine(), TAP_PATIENCE_MS);
  const mine = () => { clearTimeout(timer); button.removeAttribute("aria-disabled"); };
  phone.release = mine;
  const values = { chat_id: phone.chatId, message_id: message.message_id, index: Number(button.dataset.index) };
  if (!(await ask(phone, "tap", values))) mine();
}

function vote(button, message, phone) {
  const chosen = [...button.closest("fieldset").querySelectorAll("input:checked")].map((input) => Number(input.value));
  if (chosen.length) ask(phone, "vote", { chat_id: phone.chatId, message_id: message.message_id, options: chosen });
}

/** Reacts; on a message that is not one's own, the same emoji again takes the reaction back. */
function react(message, emoji, phone) {
  const bare = (text) => text.replaceAll("\ufe0f", "");
  const again = !message.outgoing && message.reactions?.some((other) => bare(other) === bare(emoji));
  ask(phone, "react", { chat_id: phone.chatId, message_id: message.message_id, emoji: again ? null : emoji });
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
  react: (button, message, phone) => react(message, button.dataset.emoji, phone),
  pick: (button, message, phone) => pickReaction(button, (emoji) => react(message, emoji, phone)),
};

function isJoinLink(anchor) {
  const url = new URL(anchor.href);
  const bot = url.pathname.slice(1).toLowerCase();
  return /^(t|telegram)\.me$/.test(url.hostname) && url.searchParams.has("start")
    && world.bots.some(({ username }) => username?.toLowerCase() === bot);
}

function followLink(event, link, phone) {
  if (!isJoinLink(link)) return;
  event.preventDefault();
  join(phone, { link: link.href });
}

/** Everything that can be pressed inside the conversation. */
export function onLogClick(event, phone) {
  const near = (selector) => event.target.closest(selector);
  if (near("[data-command]")) sendText(phone, near("[data-command]").dataset.command);
  if (near("a[href]")) followLink(event, near("a[href]"), phone);
  near(".spoiler")?.classList.add("open");
  const button = near("[data-act]");
  if (button?.dataset.act === "jump") jump(phone.log, button.dataset.target);
  else if (button) acts[button.dataset.act](button, phone.log.find(button.closest(".message").dataset.id), phone);
}

/** « Démarrer » or « Débloquer ». */
export async function onBig(phone) {
  if (phone.part("big").dataset.act === "unblock") await setBlocked(phone, false);
  else await join(phone);
  // Where one touches, the field would open the keyboard over what the bot answers.
  if (!matchMedia("(pointer: coarse)").matches) phone.part("write").focus();
}
