// Small helpers to build elements.

/** An element: properties are set, `data` and `aria` become attributes, null children are left out. */
export function make(tag, properties = {}, ...children) {
  const { data, aria, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(data ?? {})) element.dataset[name] = value;
  for (const [name, value] of Object.entries(aria ?? {})) element.setAttribute(`aria-${name}`, value);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

/** Words for a screen reader only. */
export const unseen = (words) => make("span", { className: "unseen", textContent: words });

/** Writes the first letters of a name on a coloured disc; the colour follows the id. */
export function paintAvatar(element, name, id) {
  const letters = name.trim().split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? "").join("");
  element.textContent = letters.toLocaleUpperCase();
  element.dataset.tone = Math.abs(Number(id)) % 6;
  return element;
}

export const byId = (id) => document.getElementById(id);
