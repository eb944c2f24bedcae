// The server escapes what people write. This keeps only Telegram's own formatting all the same,
// and makes the /commands of a text tappable, as Telegram does.
const KEPT = new Set([
  "B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BLOCKQUOTE", "A", "BR", "SPAN",
]);
const SAFE_ADDRESS = /^(https?|mailto|tg|tel):/i;
const COMMAND = /(?<![\w/@<])\/[a-z][a-z0-9_]{0,31}(?:@\w+)?(?![\w/@])/gi;

/** A fragment that holds the message's formatting and nothing that runs. */
export function safeFragment(html) {
  const parsed = new DOMParser().parseFromString(html ?? "", "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...copyAll(parsed.body, false));
  return fragment;
}

function copyAll(parent, literal) {
  return [...parent.childNodes].flatMap((node) => copy(node, literal));
}

function copy(node, literal) {
  if (node.nodeType === Node.TEXT_NODE) return literal ? [node.data] : tappable(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  if (!KEPT.has(node.tagName)) return copyAll(node, literal);
  const kept = keptElement(node);
  kept.append(...copyAll(node, literal || ["A", "CODE", "PRE"].includes(node.tagName)));
  return [kept];
}

function keptElement(node) {
  if (node.tagName === "SPAN" && node.classList.contains("spoiler")) return spoilerElement();
  if (node.tagName === "A") return link(node.getAttribute("href"));
  return document.createElement(node.tagName);
}

function spoilerElement() {
  const spoiler = document.createElement("span");
  spoiler.className = "spoiler";
  spoiler.tabIndex = 0;
  return spoiler;
}

function link(address) {
  if (!SAFE_ADDRESS.test(address ?? "")) return document.createElement("span");
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  return anchor;
}

function tappable(text) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(COMMAND)) {
    pieces.push(text.slice(end, match.index), commandButton(match[0]));
    end = match.index + match[0].length;
  }
  return [...pieces, text.slice(end)];
}

function commandButton(command) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "command";
  button.dataset.command = command;
  button.textContent = command;
  return button;
}
