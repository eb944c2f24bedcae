// The page's wiring: who is chosen, which conversation is followed, which view a narrow window shows.
import { drawAround, drawNow, drawPanel } from "./around.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { jump, onBig, onLogClick, releaseTap, sendPhoto, sendText, setBlocked } from "./gestures.js";
import { ConversationLog } from "./log.js";
import { popUp, prepareDialogs, showToast } from "./notices.js";
import { drawOthersUnread, drawPeople } from "./people.js";
import { chats, chatsOf, isBlocked, isPrivate, refresh, state, whenFresh } from "./state.js";
import { follow, get, post } from "./talk.js";
import { say, sayAll } from "./words.js";

const REFRESH_MS = 4000;
const TYPING_MS = 6000;

const log = new ConversationLog(byId("scroller"), byId("log"), () => drawAround(log));
const composer = new Composer({ text: sendText, photo: sendPhoto });
const closeMore = popUp(byId("more"), byId("more-menu"));
let unfollow = () => {};
let typingTimer;
let commandsMissing = false;

function showFresh() {
  drawNow();
  log.turnTo(state.now);
  drawPanel(state.panel);
  choose(personInAddress() ?? state.person?.id ?? state.people[0]?.id);
  drawEverybody();
  drawAround(log);
}

function drawEverybody() {
  drawPeople(state.people, chatsOf, state.person?.id);
  drawOthersUnread(state.people, chatsOf, state.person?.id);
}

function personInAddress() {
  const id = Number(new URLSearchParams(location.hash.slice(1)).get("person"));
  return state.people.some((person) => person.id === id) ? id : undefined;
}

function choose(personId) {
  const person = state.people.find(({ id }) => id === personId);
  if (!person) return;
  const same = person.id === state.person?.id;
  state.person = person;
  if (same) return;
  const address = `#person=${person.id}`;
  if (location.hash !== address) history.replaceState(null, "", address);
  openChat(chats()[0]?.chat_id ?? person.chat_ids?.[0] ?? person.id);
}

function openChat(chatId) {
  unfollow();
  releaseTap();
  Object.assign(state, { chatId, loaded: false, lostChat: false, typing: false });
  log.clear({ group: !isPrivate(), now: state.now });
  byId("log").lang = state.person.language_code ?? "fr";
  composer.clear();
  showCommands();
  unfollow = follow(state.person.id, chatId, {
    history: showHistory,
    news: showNews,
    lost: () => setLost(true),
    found: () => { setLost(false); refresh(); },
  });
}

/** The bot's commands for this chat; a simulator that has no such list (404) is asked once only. */
async function showCommands() {
  if (commandsMissing) return;
  const { person, chatId } = state;
  let commands = [];
  try {
    commands = await get("/sim/commands", { person: person.id, chat_id: chatId });
  } catch (error) {
    commandsMissing = error.status === 404;
  }
  if (person.id === state.person.id && chatId === state.chatId) composer.setCommands(commands);
}

function showHistory(messages) {
  state.loaded = true;
  log.showAll(messages);
  refresh();
}

function showNews({ messages = [], deleted = [], toasts = [], typing }) {
  const changed = messages.length > 0 || deleted.length > 0;
  setTyping(Boolean(typing) && !messages.some((message) => !message.outgoing));
  log.update(messages, deleted);
  toasts.forEach(showToast);
  if (changed || toasts.length) releaseTap();
  if (!changed) return;
  refresh();
  showCommands();
}

function setTyping(typing) {
  clearTimeout(typingTimer);
  if (typing) typingTimer = setTimeout(() => setTyping(false), TYPING_MS);
  if (typing === state.typing) return;
  state.typing = typing;
  drawAround(log);
}

function setLost(lost) {
  state.lostChat = lost;
  drawAround(log);
}

function setView(view) {
  document.body.dataset.view = view;
  const target = { people: '.person[aria-current="true"]', chat: "#scroller", panel: "#hide-panel" }[view];
  document.querySelector(target)?.focus({ preventScroll: true });
  if (view === "chat") log.toEnd();
}

async function addPerson(event) {
  event.preventDefault();
  const form = event.target;
  const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
  const fault = form.querySelector(".fault");
  fault.textContent = "";
  try {
    const person = await post("/sim/people", { ...values, username: values.username || null });
    form.reset();
    byId("new-person").close();
    await refresh();
    goTo(person.id);
  } catch (error) {
    fault.textContent = error.status ? say("refused", { why: error.message }) : say("lost");
  }
}

function goTo(personId) {
  location.hash = `person=${personId}`;
  if (matchMedia("(max-width: 699px)").matches) setView("chat");
}

function onPerson(event) {
  const button = event.target.closest(".person");
  if (button) goTo(button.dataset.person);
}

function onChat(event) {
  const button = event.target.closest("[data-chat]");
  if (button) openChat(Number(button.dataset.chat));
}

function onAddress() {
  choose(personInAddress());
  drawEverybody();
}

function onMessage({ source, data }) {
  const panel = byId("panel").querySelector("iframe")?.contentWindow;
  if (source === panel && data?.type === "terreau:changed") refresh();
}

function listen() {
  const onClick = (id, act) => byId(id).addEventListener("click", act);
  onClick("people", onPerson);
  onClick("chats", onChat);
  onClick("log", (event) => onLogClick(event, log));
  onClick("big", onBig);
  onClick("pinned", () => jump(log, byId("pinned").dataset.target));
  onClick("to-end", () => { log.toEnd(); byId("write").focus(); });
  onClick("toggle-block", () => { closeMore(); setBlocked(!isBlocked()); });
  onClick("show-people", () => setView("people"));
  onClick("show-panel", () => setView("panel"));
  onClick("hide-panel", () => setView("chat"));
  onClick("add-person", () => byId("new-person").showModal());
  byId("new-person-form").addEventListener("submit", addPerson);
  byId("log").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".spoiler")) event.target.classList.add("open");
  });
  addEventListener("hashchange", onAddress);
  addEventListener("message", onMessage);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}

sayAll();
prepareDialogs();
listen();
whenFresh(showFresh);
refresh();
setInterval(() => document.hidden || refresh(), REFRESH_MS);
