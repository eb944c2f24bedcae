// The list of people to play with, and the conversations of the one who is chosen.
import { shortWords } from "./bubbles.js";
import { byId, make, paintAvatar, unseen } from "./dom.js";
import { say, sayHour } from "./words.js";

export const unreadOf = (chats = []) => chats.reduce((sum, chat) => sum + (chat.unread ?? 0), 0);

const lastOf = (chats = []) => chats.map((chat) => chat.last).filter(Boolean)
  .sort((a, b) => a.date.localeCompare(b.date)).at(-1);

/** Draws the list; elements are kept from one time to the next, so that focus stays where it is. */
export function drawPeople(people, chatsOf, chosenId) {
  const list = byId("people");
  const known = new Map([...list.querySelectorAll("button")].map((button) => [Number(button.dataset.person), button]));
  const rows = people.map((person) => {
    const button = known.get(person.id) ?? personButton(person);
    fill(button, person, chatsOf.get(person.id), person.id === chosenId);
    return button.parentElement;
  });
  if (!rows.length) rows.push(make("li", { className: "nobody", textContent: say("nobody") }));
  const inPlace = rows.length === list.children.length && rows.every((row, index) => list.children[index] === row);
  if (!inPlace) list.replaceChildren(...rows);
}

function personButton(person) {
  const button = make("button", { type: "button", className: "person", data: { person: person.id } },
    paintAvatar(make("span", { className: "avatar", ariaHidden: "true" }), person.first_name, person.id),
    make("span", { className: "person-name" }), make("time", { className: "person-time" }),
    make("span", { className: "person-about" }), make("span", { className: "person-last" }),
    make("span", { className: "badge" }));
  make("li", {}, button);
  return button;
}

function fill(button, person, chats, chosen) {
  const part = (name) => button.querySelector(`.${name}`);
  const last = lastOf(chats);
  const unread = unreadOf(chats);
  write(part("person-name"), person.first_name);
  write(part("person-about"), person.about ?? "");
  write(part("person-last"), last ? shortWords(last) : "");
  write(part("person-time"), last ? sayHour(last.date) : "");
  const badge = part("badge");
  badge.hidden = !unread || chosen;
  if (badge.dataset.count !== String(unread)) {
    badge.dataset.count = unread;
    badge.replaceChildren(make("span", { ariaHidden: "true", textContent: unread }), unseen(say("unread", { n: unread })));
  }
  if (chosen) button.setAttribute("aria-current", "true");
  else button.removeAttribute("aria-current");
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** The conversations of one person, shown only when there is a choice. */
export function drawChats(chats, chosenId) {
  const row = byId("chats");
  row.hidden = chats.length < 2;
  const held = row.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
  row.replaceChildren(...chats.map((chat) => {
    const chosen = chat.chat_id === chosenId;
    const count = chosen ? 0 : chat.unread;
    return make("button", { type: "button", className: "chat", ariaPressed: String(chosen), data: { chat: chat.chat_id } },
      chat.title ?? "…", count ? make("span", { className: "badge" }, String(count), unseen(` ${say("unread", { n: count })}`)) : null);
  }));
  if (held) row.querySelector(`[data-chat="${held}"]`)?.focus();
}

/** The number of messages that wait for other people, on the way to the list (narrow windows). */
export function drawOthersUnread(people, chatsOf, chosenId) {
  const waiting = people.filter((person) => person.id !== chosenId)
    .reduce((sum, person) => sum + unreadOf(chatsOf.get(person.id)), 0);
  const badge = byId("others-unread");
  badge.hidden = !waiting;
  badge.textContent = waiting > 99 ? "99+" : String(waiting);
  byId("show-people").setAttribute("aria-label", [say("show_people"), waiting && say("unread", { n: waiting })].filter(Boolean).join(", "));
}
