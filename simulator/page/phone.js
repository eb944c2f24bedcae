// One phone on the table: whose it is, the conversation that it shows, and what is done with it.
import { drawAround, drawOwner } from "./around.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { jump, onBig, onLogClick, sendPhoto, sendText, setBlocked } from "./gestures.js";
import { ConversationLog } from "./log.js";
import { popUp, showToast } from "./notices.js";
import { chatsOf, personOf, refresh, world } from "./state.js";
import { follow, get } from "./talk.js";
import { sayIn } from "./words.js";

const TYPING_MS = 6000;
let made = 0;

export class Phone {
  /** `told` is {act(phone, name)}: what happens on the phone but concerns the page. */
  constructor(personId, told) {
    Object.assign(this, { personId, told, chatId: null, loaded: false, typing: false, lostChat: false, release: () => {} });
    this.ended = new AbortController();
    this.element = freshElement();
    this.log = new ConversationLog(this.part("scroller"), this.part("log"), () => drawAround(this));
    this.composer = new Composer(this, { text: (text) => sendText(this, text), photo: (...photo) => sendPhoto(this, ...photo) });
    this.closeMore = popUp(this.part("more"), this.part("more-menu"), this.ended.signal);
    this.unfollow = () => {};
    this.listen();
    drawOwner(this);
    this.openChat(this.chats[0]?.chat_id ?? personId);
  }

  part(name) {
    return this.element.querySelector(`[data-part="${name}"]`);
  }

  get person() { return personOf(this.personId); }
  get chats() { return chatsOf(this.personId); }
  get chat() { return this.chats.find(({ chat_id: id }) => id === this.chatId); }
  get isPrivate() { return (this.chat?.type ?? "private") === "private"; }
  get isBlocked() { return this.isPrivate && Boolean(this.chat?.blocked); }
  get isLost() { return world.lost || this.lostChat; }

  openChat(chatId) {
    this.unfollow();
    this.release();
    Object.assign(this, { chatId, loaded: false, lostChat: false, typing: false });
    this.log.clear({ group: !this.isPrivate, now: world.now, owner: this.personId });
    this.part("log").lang = this.person.language_code ?? "fr";
    this.composer.clear();
    this.showCommands();
    this.unfollow = follow(this.personId, chatId, {
      history: (history) => this.showHistory(history),
      news: (news) => this.showNews(news),
      lost: () => this.setLost(true),
      found: () => { this.setLost(false); refresh(); },
    });
  }

  /** The simulation was learnt anew. */
  turnTo(now) {
    drawOwner(this);
    this.log.turnTo(now);
    drawAround(this);
  }

  /** Only one phone at a time speaks to a screen reader. */
  setActive(active) {
    this.element.classList.toggle("active", active);
    this.log.speak(active);
  }

  close() {
    this.unfollow();
    this.ended.abort();
    this.element.remove();
  }

  async showCommands() {
    const { chatId } = this;
    const commands = await get("/sim/commands", { person: this.personId, chat_id: chatId }).catch(() => []);
    if (chatId === this.chatId) this.composer.setCommands(commands);
  }

  showHistory({ messages, taken_up_to: taken }) {
    this.loaded = true;
    this.log.showAll(messages);
    this.log.setTaken(taken);
    refresh();
  }

  showNews({ messages, deleted, toasts, typing, taken_up_to: taken }) {
    const changed = messages.length > 0 || deleted.length > 0;
    this.setTyping(typing && !messages.some((message) => !message.outgoing));
    this.log.update(messages, deleted);
    this.log.setTaken(taken);
    for (const toast of toasts) showToast(this, toast);
    if (changed || toasts.length) this.release();
    if (!changed) return;
    refresh();
    this.showCommands();
  }

  setTyping(typing) {
    clearTimeout(this.typingTimer);
    if (typing) this.typingTimer = setTimeout(() => this.setTyping(false), TYPING_MS);
    if (typing === this.typing) return;
    this.typing = typing;
    drawAround(this);
  }

  setLost(lost) {
    this.lostChat = lost;
    drawAround(this);
  }

  listen() {
    const onClick = (name, act) => this.part(name).addEventListener("click", act);
    const tell = (name) => onClick(name, () => this.told.act(this, name));
    ["show-people", "show-panel", "close"].forEach(tell);
    onClick("open-link", () => { this.closeMore(); this.told.act(this, "open-link"); });
    onClick("chats", (event) => this.onChat(event));
    onClick("log", (event) => onLogClick(event, this));
    onClick("big", () => onBig(this));
    onClick("pinned", () => jump(this.log, this.part("pinned").dataset.target));
    onClick("to-end", () => { this.log.toEnd(); this.part("write").focus(); });
    onClick("toggle-block", () => { this.closeMore(); setBlocked(this, !this.isBlocked); });
    this.part("log").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches(".spoiler")) event.target.classList.add("open");
    });
    this.element.addEventListener("focusin", () => this.told.act(this, "held"));
    this.element.addEventListener("pointerdown", () => this.told.act(this, "held"));
  }

  onChat(event) {
    const button = event.target.closest("[data-chat]");
    if (button) this.openChat(Number(button.dataset.chat));
  }
}

/** A copy of the template; its ids, and what refers to them, are told apart by a number. */
function freshElement() {
  made += 1;
  const element = byId("phone").content.firstElementChild.cloneNode(true);
  for (const name of ["id", "for", "aria-controls", "aria-labelledby"]) {
    for (const node of [element, ...element.querySelectorAll(`[${name}]`)]) {
      if (node.hasAttribute(name)) node.setAttribute(name, `${node.getAttribute(name)}-${made}`);
    }
  }
  sayIn(element);
  return element;
}
