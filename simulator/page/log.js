// The conversation: keeps message elements in order, edits them in place, and minds focus and scrolling.
import { drawMessage, messageClass, tick } from "./bubbles.js";
import { make } from "./dom.js";
import { dateKey, sayDay } from "./words.js";

const NEAR_END_PX = 90;
const ARRIVES = [{ opacity: 0, translate: "0 .6rem" }, { opacity: 1, translate: "0 0" }];
const EDITED = [{ filter: "brightness(.93)" }, { filter: "none" }];
const still = matchMedia("(prefers-reduced-motion: reduce)");

function show(element, change) {
  if (!still.matches && !document.hidden) element.animate(change, { duration: 260, easing: "ease-out" });
}

export class ConversationLog {
  /** `scroller` scrolls, `root` holds the messages, `changed()` is called after each change. */
  constructor(scroller, root, changed) {
    Object.assign(this, { scroller, root, changed, group: false, now: null });
    this.messages = new Map();
    this.elements = new Map();
    // Pictures grow when they load: stay at the end if that is where the reader was.
    root.addEventListener("load", () => this.atEnd && this.toEnd(), true);
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(scroller);
    scroller.addEventListener("scroll", () => this.onScroll(), { passive: true });
    this.atEnd = true;
    this.top = 0;
  }

  /** Empties the log, for another person or conversation. */
  clear({ group, now, owner }) {
    Object.assign(this, { group, now, owner, atEnd: true, taken: 0 });
    this.messages.clear();
    this.elements.clear();
    this.root.replaceChildren();
    this.changed();
  }

  /** Shows exactly these messages; those already drawn stay where they are. */
  showAll(messages) {
    const known = new Set(messages.map((message) => message.message_id));
    const gone = [...this.messages.keys()].filter((id) => !known.has(id));
    const first = this.messages.size === 0;
    // A screen reader should not be read the whole history, only what comes after it.
    if (first) this.root.setAttribute("aria-live", "off");
    this.update(messages, gone);
    if (first) setTimeout(() => this.speak(this.speaks), 300);
  }

  /** Whether new messages are read out. */
  speak(speaks) {
    this.speaks = speaks;
    this.root.setAttribute("aria-live", speaks ? "polite" : "off");
  }

  /** The bot has taken one's messages up to this one. */
  setTaken(taken) {
    this.taken = taken;
    for (const [id, element] of this.elements) {
      const mark = id <= taken && element.querySelector(".mark:not(.taken)");
      if (mark) mark.replaceWith(tick(true));
    }
  }

  /** Adds, edits in place and removes. */
  update(messages, deleted = []) {
    for (const id of deleted) this.remove(id);
    const fresh = messages.filter((message) => this.put(message));
    if (fresh.length || deleted.length) this.arrange();
    if (this.atEnd || fresh.some((message) => message.outgoing)) this.toEnd();
    this.changed();
  }

  find(id) {
    return this.messages.get(Number(id));
  }

  element(id) {
    return this.elements.get(Number(id));
  }

  get pinned() {
    return [...this.messages.values()].filter((message) => message.pinned).at(-1);
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.top = this.scroller.scrollTop;
    this.measure();
  }

  /** Only the reader leaves the end: a field that appears or a picture that grows does not. */
  onScroll() {
    const wentUp = this.scroller.scrollTop < this.top - 1;
    this.top = this.scroller.scrollTop;
    if (this.atEnd && !wentUp) this.toEnd();
    else this.measure();
  }

  measure() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (atEnd === this.atEnd) return;
    this.atEnd = atEnd;
    this.changed();
  }

  remove(id) {
    const element = this.elements.get(id);
    if (element?.contains(document.activeElement)) this.scroller.focus({ preventScroll: true });
    element?.remove();
    this.elements.delete(id);
    this.messages.delete(id);
  }

  /** Draws one message; true when it was not there before. */
  put(message) {
    const before = this.messages.get(message.message_id);
    if (before && JSON.stringify(before) === JSON.stringify(message)) return false;
    this.messages.set(message.message_id, message);
    const element = this.elements.get(message.message_id) ?? make("div", { tabIndex: -1, data: { id: message.message_id } });
    this.elements.set(message.message_id, element);
    redraw(element, before, message, {
      group: this.group, owner: this.owner, taken: this.taken, find: (id) => this.find(id),
    });
    if (before && before.html !== message.html) show(element, EDITED);
    else if (!before && this.root.childElementCount) show(element, ARRIVES);
    return !before;
  }

  /** Puts elements in order and a separator before each day, moving nothing that is already in place. */
  arrange() {
    const wanted = [];
    let day = null;
    let album = null;
    for (const message of [...this.messages.values()].sort((a, b) => a.message_id - b.message_id)) {
      const key = dateKey(message.date);
      if (key !== day) wanted.push(this.separator(key, message.date));
      day = key;
      const element = this.elements.get(message.message_id);
      element.classList.toggle("album", Boolean(message.media_group_id) && message.media_group_id === album);
      album = message.media_group_id;
      wanted.push(element);
    }
    for (const child of [...this.root.children]) if (!wanted.includes(child)) child.remove();
    wanted.forEach((element, index) => {
      if (this.root.children[index] !== element) this.root.insertBefore(element, this.root.children[index] ?? null);
    });
  }

  separator(key, date) {
    const known = this.root.querySelector(`.day[data-day="${key}"]`);
    const separator = known ?? make("div", { className: "day", data: { day: key, date } }, make("span"));
    separator.firstChild.textContent = sayDay(date, this.now);
    return separator;
  }

  /** The simulation's clock was turned: « Aujourd’hui » may have become « Hier ». */
  turnTo(now) {
    this.now = now;
    for (const separator of this.root.querySelectorAll(".day")) {
      const words = sayDay(separator.dataset.date, now);
      if (separator.firstChild.textContent !== words) separator.firstChild.textContent = words;
    }
  }
}

function redraw(element, before, message, around) {
  const held = element.contains(document.activeElement) ? document.activeElement : null;
  const place = held && { key: held.dataset.key, label: held.dataset.label };
  const ticked = [...element.querySelectorAll("input")].filter((input) => input.checked !== input.defaultChecked);
  const album = element.classList.contains("album") ? " album" : "";
  element.className = messageClass(message) + album;
  element.replaceChildren(...drawMessage(message, around));
  for (const { dataset, checked } of ticked) element.querySelector(`[data-key="${dataset.key}"]`).checked = checked;
  if (place) restoreFocus(element, place, sameShape(before, message));
}

/** Focus goes back to the same button: by its label, else by its place if the rows kept their shape, else the message. */
function restoreFocus(element, { key, label }, shapeKept) {
  const controls = [...element.querySelectorAll("[data-key]")];
  const same = controls.find((control) => control.dataset.key === key && control.dataset.label === label)
    ?? (label && controls.find((control) => control.dataset.label === label))
    ?? (shapeKept && controls.find((control) => control.dataset.key === key));
  (same || element).focus({ preventScroll: true });
}

function sameShape(before, after) {
  const shape = (message) => (message.buttons ?? []).map((row) => row.length).join();
  return Boolean(before) && shape(before) === shape(after);
}
