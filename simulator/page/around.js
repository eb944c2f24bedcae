// What stands around the messages of a phone: its owner, the head, the pinned message, the foot.
import { shortWords } from "./bubbles.js";
import { make, paintAvatar } from "./dom.js";
import { drawChats } from "./people.js";
import { botName, world } from "./state.js";
import { say, sayHour, sayShortDay, sayWho } from "./words.js";

const BOT_TONE = 1;

/** Whose phone it is, and the hour at the top of its screen. */
export function drawOwner(phone) {
  const { person } = phone;
  write(phone.part("owner-name"), person.first_name);
  write(phone.part("owner-about"), sayWho(person));
  paintAvatar(phone.part("owner-avatar"), person.first_name, person.id);
  phone.part("close").setAttribute("aria-label", say("close_phone", { name: person.first_name }));
  write(phone.part("hour"), sayHour(world.now));
  write(phone.part("day"), sayShortDay(world.now));
}

export function drawAround(phone) {
  if (!phone.log) return;
  drawStatus(phone);
  phone.part("to-end").hidden = phone.log.atEnd;
  const title = phone.chat?.title ?? botName();
  write(phone.part("chat-title"), title);
  paintAvatar(phone.part("chat-avatar"), title, phone.isPrivate ? BOT_TONE : phone.chatId);
  drawChats(phone);
  drawPinned(phone.part("pinned"), phone.log.pinned);
  drawFoot(phone, phone.loaded && phone.log.messages.size === 0);
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function statusWords(phone) {
  if (phone.isLost) return say("reconnecting");
  if (phone.typing) return say("writing");
  return say(phone.isPrivate ? "bot" : "group");
}

function drawStatus(phone) {
  const status = phone.part("chat-status");
  status.classList.toggle("typing", phone.typing && !phone.isLost);
  status.classList.toggle("lost", phone.isLost);
  write(status, statusWords(phone));
}

function drawPinned(bar, message) {
  bar.hidden = !message;
  if (!message) return;
  bar.dataset.target = message.message_id;
  bar.replaceChildren(make("b", { textContent: say("pinned") }), make("span", { textContent: shortWords(message) }));
}

/** The field, or « Démarrer » in an empty private chat, or « Débloquer » when the bot is blocked. */
function drawFoot(phone, empty) {
  const foot = footAction(phone, empty);
  const big = phone.part("big");
  big.hidden = !foot;
  big.dataset.act = foot ?? "";
  write(big, foot ? say(foot) : "");
  phone.part("write-form").hidden = !phone.loaded || Boolean(foot);
  write(phone.part("toggle-block"), say(phone.isBlocked ? "unblock" : "block"));
  phone.part("more").parentElement.hidden = !phone.isPrivate;
  phone.part("empty").hidden = !(phone.isBlocked || empty);
  write(phone.part("empty"), emptyWords(foot));
}

function footAction(phone, empty) {
  if (phone.isBlocked) return "unblock";
  return empty && phone.isPrivate ? "start" : null;
}

function emptyWords(foot) {
  if (foot === "unblock") return say("blocked");
  return foot === "start" ? say("empty_start", { bot: botName() }) : say("empty");
}
