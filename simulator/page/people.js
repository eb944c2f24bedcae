// The list of people to play with, and the conversations of one of them.
import { shortWords } from "./bubbles.js";
import { byId, icon, make, paintAvatar, unseen } from "./dom.js";
import { say, sayHour, sayWho } from "./words.js";

export const unreadOf = (chats = []) => chats.reduce((sum, chat) => sum + (chat.unread ?? 0), 0);

const lastOf = (chats = []) => chats.map((chat) => chat.last).filter(Boolean)
  .sort((a, b) => a.date.localeCompare(b.date)).at(-1);

/** Draws the list; elements are kept from one time to the next, so that focus stays where it is. */
export function drawPeople(people, phones) {
  const list = byId("people");
  const known = new Map([...list.querySelectorAll(".person")].map((button) => [Number(button.dataset.person), button]));
  const rows = people.map((person) => {
    const button = known.get(person.id) ?? personButton(person);
    fill(button, person, phones.ids.includes(person.id), phones.active?.personId === person.id);
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
  const words = say("beside", { name: person.first_name });
  make("li", {}, button, make("button", { type: "button", className: "beside round", title: words, ariaLabel: words,
    data: { person: person.id } }, icon("beside")));
  return button;
}

function fill(button, person, onTable, held) {
  const part = (name) => button.querySelector(`.${name}`);
  const last = lastOf(person.chats);
  const unread = unreadOf(person.chats);
  write(part("person-name"), person.first_name);
  write(part("person-about"), sayWho(person));
  write(part("person-last"), last ? shortWords(last) : "");
  write(part("person-time"), last ? sayHour(last.date) : "");
  const badge = part("badge");
  badge.hidden = !unread || onTable;
  if (badge.dataset.count !== String(unread)) {
    badge.dataset.count = unread;
    badge.replaceChildren(make("span", { ariaHidden: "true", textContent: unread }), unseen(say("unread", { n: unread })));
  }
  button.classList.toggle("on-table", onTable);
  button.nextElementSibling.hidden = onTable;
  if (held) button.setAttribute("aria-current", "true");
  else button.removeAttribute("aria-current");
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** The conversations of one phone, shown only when there is a choice. */
export function drawChats(phone) {
  const row = phone.part("chats");
  row.hidden = phone.chats.length < 2;
  const held = row.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
  row.replaceChildren(...phone.chats.map((chat) => {
    const chosen = chat.chat_id === phone.chatId;
    const count = chosen ? 0 : chat.unread;
    return make("button", { type: "button", className: "chat", ariaPressed: String(chosen), data: { chat: chat.chat_id } },
      chat.title ?? "…", count ? make("span", { className: "badge" }, String(count), unseen(` ${say("unread", { n: count })}`)) : null);
  }));
  if (held) row.querySelector(`[data-chat="${held}"]`)?.focus();
}

/** The number of messages that wait for other people, on the way to the list (narrow windows). */
export function drawOthersUnread(phone, people) {
  const waiting = people.filter((person) => person.id !== phone.personId)
    .reduce((sum, person) => sum + unreadOf(person.chats), 0);
  const badge = phone.part("others-unread");
  badge.hidden = !waiting;
  badge.textContent = waiting > 99 ? "99+" : String(waiting);
  const words = [say("show_people"), waiting && say("unread", { n: waiting })].filter(Boolean).join(", ");
  phone.part("show-people").setAttribute("aria-label", words);
}
