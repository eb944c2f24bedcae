// What one message looks like.
import { icon, make, unseen } from "./dom.js";
import { safeFragment } from "./safe.js";
import { say, sayHour, sayMoment, saySize } from "./words.js";

const SHORT = 80;

/** The contents of one message's element; `around` gives {group, owner, taken, find(id)}. */
export function drawMessage(message, around) {
  if (message.service) return [make("p", { className: "service-words", textContent: message.service })];
  return [
    make("div", { className: bubbleClass(message) },
      sender(message, around),
      quote(message, around),
      photo(message),
      paper(message.document),
      words(message),
      message.poll && poll(message, around),
      reactions(message),
      meta(message, around)),
    reactButton(message),
    keyboard(message),
  ].filter(Boolean);
}

export function messageClass(message) {
  if (message.service) return "message service";
  return `message ${message.outgoing ? "outgoing" : "incoming"}`;
}

/** One line that says what a message is, for a quote, the pinned bar and the list of people. */
export function shortWords(message) {
  const text = message.service ?? message.text ?? message.poll?.question ?? "";
  const line = text.replace(/\s+/g, " ").trim();
  if (!line) return message.document?.name ?? (message.photo ? say("photo_alt") : "…");
  return line.length > SHORT ? `${line.slice(0, SHORT - 1)}…` : line;
}

function bubbleClass(message) {
  const bare = message.photo && !message.html && !message.reactions?.length;
  return ["bubble", message.photo && "with-photo", bare && "bare"].filter(Boolean).join(" ");
}

function sender(message, around) {
  const name = message.outgoing ? say("you") : message.from.first_name;
  if (around.group && !message.outgoing) return make("p", { className: "sender", textContent: name });
  return unseen(`${name} : `);
}

function quote(message, around) {
  const quoted = message.reply_to && around.find(message.reply_to);
  if (!quoted) return null;
  const name = quoted.outgoing ? say("you") : quoted.from.first_name;
  return make("button", { type: "button", className: "quoted", data: { act: "jump", target: quoted.message_id, key: "quote" } },
    unseen(say("reply_to")), make("b", { textContent: ` ${name}` }), make("span", { textContent: shortWords(quoted) }));
}

function photo(message) {
  if (!message.photo) return null;
  const image = make("img", { src: message.photo, alt: say("photo_alt"), decoding: "async" });
  image.addEventListener("error", () => image.replaceWith(make("span", { className: "lost", textContent: say("photo_lost") })));
  return make("button", { type: "button", className: "photo", title: say("photo_open"), data: { act: "view", key: "photo" } }, image);
}

function paper(file) {
  if (!file) return null;
  const size = make("span", { className: "paper-size", textContent: saySize(file.size ?? 0) });
  const name = make("span", { className: "paper-name", textContent: file.name });
  return make("a", { className: "paper", href: file.url, download: file.name, data: { key: "paper" } },
    make("span", { className: "paper-icon" }, icon("file")), make("span", { className: "paper-words" }, name, size));
}

function words(message) {
  if (!message.html) return null;
  const text = make("div", { className: "words", dir: "auto" });
  text.append(safeFragment(message.html));
  return text;
}

/** One tick: sent. Two: the bot has taken it. */
export function tick(taken) {
  return make("span", { className: taken ? "mark taken" : "mark" }, icon(taken ? "taken" : "sent"), unseen(say(taken ? "taken" : "sent")));
}

function meta(message, around) {
  const time = make("time", { dateTime: message.date, title: sayMoment(message.date), textContent: sayHour(message.date) });
  const marks = [message.pinned && say("pinned_mark"), message.edited && say("edited")].filter(Boolean);
  return make("p", { className: "meta" }, ...marks.map((mark) => make("span", { textContent: mark })), time,
    message.outgoing && !around.group && tick(message.message_id <= around.taken));
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  const row = make("div", { className: "reactions" });
  for (const emoji of new Set(message.reactions)) {
    const count = message.reactions.filter((other) => other === emoji).length;
    row.append(make("button", { type: "button", textContent: count > 1 ? `${emoji} ${count}` : emoji,
      data: { act: "react", emoji, key: `reaction:${emoji}` } }));
  }
  return row;
}

function reactButton(message) {
  if (message.outgoing) return null;
  return make("button", {
    type: "button", className: "react", title: say("react"),
    aria: { label: say("react"), haspopup: "true", expanded: "false" }, data: { act: "pick", key: "react" },
  }, icon("smile"));
}

function keyboard(message) {
  if (!message.buttons?.length) return null;
  const board = make("div", { className: "keyboard" });
  for (const row of message.buttons) board.append(make("div", { className: "keys" }, ...row.map(key)));
  return board;
}

function key(button) {
  const data = { key: `key:${button.index}`, label: button.label };
  if (!button.url) {
    return make("button", { type: "button", className: "key", dir: "auto", textContent: button.label,
      data: { ...data, act: "tap", index: button.index } });
  }
  return make("a", { className: "key", href: button.url, target: "_blank", rel: "noopener noreferrer", data },
    button.label, make("span", { className: "outward", textContent: "↗", ariaHidden: "true" }), unseen(` (${say("new_tab")})`));
}

function poll(message, around) {
  const { question, options, closed, multiple } = message.poll;
  const kind = closed ? "poll_closed" : multiple ? "poll_many" : "poll";
  const group = make("fieldset", { className: "poll", disabled: closed },
    make("legend", {}, make("b", { textContent: question }), make("span", { className: "poll-kind", textContent: say(kind) })));
  options.forEach((option, index) => group.append(pollOption(message, option, index, around)));
  if (!closed) group.append(make("button", { type: "button", className: "key", textContent: say("vote"), data: { act: "vote", key: "vote" } }));
  return group;
}

/** One answer; as in Telegram, the counts are shown to those who have voted and once the poll is closed. */
function pollOption(message, option, index, around) {
  const { options, total, closed, multiple } = message.poll;
  const input = make("input", {
    type: multiple ? "checkbox" : "radio", name: `poll-${around.owner}-${message.message_id}`, value: index, defaultChecked: option.chosen,
    data: { key: `option:${index}` },
  });
  const label = make("label", { className: "poll-option" }, input, make("span", { className: "poll-words", textContent: option.text }));
  if (!closed && !options.some(({ chosen }) => chosen)) return label;
  const bar = make("span", { className: "poll-bar", ariaHidden: "true" });
  bar.style.setProperty("--share", `${Math.round((100 * option.votes) / Math.max(1, total))}%`);
  label.append(make("span", { className: "poll-count", textContent: say("votes", { n: option.votes }) }), bar);
  return label;
}
