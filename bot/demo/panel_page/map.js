// The year: a table of settings by weeks, coloured by how often people did the theme. Its cells say it in words too.
const LEVELS = [1, 3, 5];
const COLON = document.documentElement.lang === "en" ? ": " : "\u00a0: ";

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const unseen = (words) => make("span", { className: "unseen", textContent: words });

/** Draws the table once, then changes only its cells. */
export function drawMap(table, { weeks, settings }) {
  const shape = weeks.map(({ label }) => label).join() + settings.map(({ name }) => name).join();
  if (table.dataset.shape !== shape) build(table, weeks, settings, shape);
  [...table.tBodies[0].rows].forEach((row, at) => {
    [...row.cells].slice(1).forEach((cell, week) => paint(cell, weeks[week], settings[at].done[week]));
  });
}

function build(table, weeks, settings, shape) {
  table.dataset.shape = shape;
  const head = make("tr", {}, make("td", { className: "corner" }), ...weeks.map(({ label, month }) =>
    make("th", { scope: "col" }, unseen(label), make("span", { ariaHidden: "true", textContent: month }))));
  const body = settings.map(({ name }) => make("tr", {}, make("th", { scope: "row", textContent: name }),
    ...weeks.map(() => make("td", {}, unseen("0")))));
  table.replaceChildren(make("thead", {}, head), make("tbody", {}, ...body));
}

function paint(cell, week, done) {
  const level = LEVELS.filter((least) => done >= least).length;
  cell.dataset.level = level;
  cell.classList.toggle("holidays", week.kind === "holidays" && !done);
  cell.classList.toggle("now", week.is_now);
  const words = `${week.label}${COLON}${done}`;
  if (cell.title === words) return;
  cell.title = words;
  cell.firstChild.textContent = done;
}
