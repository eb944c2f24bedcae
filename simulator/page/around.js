// What stands around the messages: the head, the pinned message, the foot, the panel, the time.
import { shortWords } from "./bubbles.js";
import { byId, make, paintAvatar } from "./dom.js";
import { drawChats } from "./people.js";
import { botName, chat, chats, isBlocked, isLost, isPrivate, state } from "./state.js";
import { say, sayMoment } from "./words.js";

const BOT_TONE = 1;

export function drawAround(log) {
  drawStatus();
  byId("to-end").hidden = log.atEnd;
  if (!state.person) return;
  drawHead();
  drawChats(chats(), state.chatId);
  drawPinned(log.pinned);
  drawFoot(state.loaded && log.messages.size === 0);
}

export function drawNow() {
  const now = byId("now");
  if (!state.now || now.dateTime === state.now) return;
  now.dateTime = state.now;
  now.textContent = sayMoment(state.now);
}

/** Shows the companion panel of this address, once; null takes it away. */
export function drawPanel(url) {
  const panel = byId("panel");
  const known = panel.querySelector("iframe");
  if ((known?.getAttribute("src") ?? null) === (url ?? null)) return;
  known?.remove();
  panel.hidden = byId("show-panel").hidden = !url;
  document.body.classList.toggle("with-panel", Boolean(url));
  if (url) panel.append(make("iframe", { src: url, title: say("panel") }));
  else if (document.body.dataset.view === "panel") document.body.dataset.view = "chat";
}

function drawHead() {
  const title = chat()?.title ?? botName();
  document.title = `${state.person.first_name} · ${title}`;
  byId("chat-title").textContent = title;
  paintAvatar(byId("chat-avatar"), title, isPrivate() ? BOT_TONE : state.chatId);
}

function statusWords() {
  if (isLost()) return say("reconnecting");
  if (!state.person) return "";
  if (state.typing) return say("writing");
  return say(isPrivate() ? "bot" : "group");
}

function drawStatus() {
  const status = byId("chat-status");
  const words = statusWords();
  status.classList.toggle("typing", state.typing && !isLost());
  status.classList.toggle("lost", isLost());
  if (status.textContent !== words) status.textContent = words;
}

function drawPinned(message) {
  const bar = byId("pinned");
  bar.hidden = !message;
  if (!message) return;
  bar.dataset.target = message.message_id;
  bar.replaceChildren(make("b", { textContent: say("pinned") }), make("span", { textContent: shortWords(message) }));
}

/** The field, or « Démarrer » in an empty private chat, or « Débloquer » when the bot is blocked. */
function drawFoot(empty) {
  const foot = footAction(empty);
  const big = byId("big");
  big.hidden = !foot;
  big.dataset.act = foot ?? "";
  big.textContent = foot ? say(foot) : "";
  byId("write-form").hidden = !state.loaded || Boolean(foot);
  byId("toggle-block").textContent = say(isBlocked() ? "unblock" : "block");
  byId("more").parentElement.hidden = !isPrivate();
  byId("empty").hidden = !(isBlocked() || empty);
  byId("empty").textContent = emptyWords(foot);
}

function footAction(empty) {
  if (isBlocked()) return "unblock";
  return empty && isPrivate() ? "start" : null;
}

function emptyWords(foot) {
  if (foot === "unblock") return say("blocked");
  return foot === "start" ? say("empty_start", { bot: botName() }) : say("empty");
}
