// The page's own words. A second language is one more object; ?lang=en chooses it.
const WORDS = {
  fr: {
    title: "Simulateur", skip: "Aller à la conversation", people: "Personnes",
    people_hint: "Choisissez une personne : vous tenez son téléphone.", now: "Il est, dans la simulation :",
    nobody: "Personne pour l’instant. Ajoutez quelqu’un pour commencer.",
    add_person: "Ajouter une personne", add: "Ajouter", cancel: "Annuler", close: "Fermer", ok: "D’accord",
    first_name: "Prénom", about: "Qui est-ce ? (une phrase)", username: "Nom d’utilisateur (facultatif)",
    phone_language: "Langue du téléphone", show_people: "Voir les personnes", show_panel: "Voir le panneau de la démonstration",
    panel: "Panneau de la démonstration", back_to_chat: "Retour à la conversation", more: "Autres actions",
    chats: "Conversations", block: "Bloquer le bot", unblock: "Débloquer le bot", to_end: "Aller au dernier message",
    commands: "Commandes", menu: "Menu", photo: "Envoyer une photo", photo_drop: "Retirer la photo", write: "Message",
    tour_next: "Continuer", tour_stop: "Arrêter", tour_done: "La visite est finie. Les téléphones sont à vous.",
    tour_failed: "La visite s’est arrêtée : {why} n’est pas venu.",
    beside: "Ouvrir à côté le téléphone de {name}", close_phone: "Ranger le téléphone de {name}", dark: "Sombre",
    open_link: "Rejoindre avec l’affiche", link: "Lien de l’affiche", join: "Rejoindre", sent: "envoyé", taken: "lu par le bot",
    link_wrong: "Ce lien n’ouvre pas {bot}. Il doit ressembler à https://t.me/{bot}?start=code.",
    link_hint: "Le QR code d’une affiche contient un lien. Collez-le ici : c’est comme si le téléphone l’avait lu.",
    send: "Envoyer", start: "Démarrer", viewer: "Image en grand", bot: "bot", writing: "écrit",
    reconnecting: "reconnexion…", you: "Vous", edited: "modifié", pinned: "Message épinglé",
    pinned_mark: "épinglé", photo_alt: "Photo", photo_open: "Voir l’image en grand", photo_lost: "Photo illisible",
    new_tab: "s’ouvre dans un autre onglet",
    react: "Réagir", reply_to: "En réponse à", today: "Aujourd’hui", yesterday: "Hier",
    empty: "Rien encore dans cette conversation.", empty_start: "{bot} peut vous écrire dès que vous touchez « Démarrer ».",
    blocked: "Bot bloqué : il ne peut plus vous écrire.", group: "groupe", votes: "{n} vote|{n} votes",
    poll: "Sondage", poll_many: "Sondage, plusieurs réponses", poll_closed: "Sondage terminé", vote: "Voter",
    unread: "{n} non lu|{n} non lus", bytes: "o", unit_k: "Ko", unit_m: "Mo", lost: "Pas de réponse du simulateur. Réessayez.",
    refused: "Le simulateur a refusé : {why}",
  },
  en: {
    title: "Simulator", skip: "Go to the conversation", people: "People",
    people_hint: "Choose a person: you are holding their phone.", now: "In the simulation it is:",
    nobody: "Nobody yet. Add someone to begin.",
    add_person: "Add a person", add: "Add", cancel: "Cancel", close: "Close", ok: "OK",
    first_name: "First name", about: "Who is it? (one sentence)", username: "Username (optional)",
    phone_language: "Phone language", show_people: "Show people", show_panel: "Show the demonstration panel",
    panel: "Demonstration panel", back_to_chat: "Back to the conversation", more: "More actions",
    chats: "Conversations", block: "Block the bot", unblock: "Unblock the bot", to_end: "Go to the last message",
    commands: "Commands", menu: "Menu", photo: "Send a photo", photo_drop: "Remove the photo", write: "Message",
    tour_next: "Go on", tour_stop: "End", tour_done: "The tour is over. The phones are yours.",
    tour_failed: "The tour has stopped: {why} did not come.",
    beside: "Open {name}’s phone beside", close_phone: "Put {name}’s phone away", dark: "Dark",
    open_link: "Join with the poster", link: "The poster’s link", join: "Join", sent: "sent", taken: "read by the bot",
    link_wrong: "This link does not open {bot}. It should look like https://t.me/{bot}?start=code.",
    link_hint: "A poster’s QR code holds a link. Paste it here, as if the phone had read it.",
    send: "Send", start: "Start", viewer: "Enlarged picture", bot: "bot", writing: "typing",
    reconnecting: "reconnecting…", you: "You", edited: "edited", pinned: "Pinned message",
    pinned_mark: "pinned", photo_alt: "Photo", photo_open: "Enlarge the picture", photo_lost: "Unreadable photo",
    new_tab: "opens in a new tab",
    react: "React", reply_to: "In reply to", today: "Today", yesterday: "Yesterday",
    empty: "Nothing in this conversation yet.", empty_start: "{bot} can write to you once you press “Start”.",
    blocked: "Bot blocked: it can no longer write to you.", group: "group", votes: "{n} vote|{n} votes",
    poll: "Poll", poll_many: "Poll, several answers", poll_closed: "Final results", vote: "Vote",
    unread: "{n} unread|{n} unread", bytes: "B", unit_k: "KB", unit_m: "MB", lost: "No answer from the simulator. Try again.",
    refused: "The simulator refused: {why}",
  },
};

const query = new URLSearchParams(location.search);
export const language = WORDS[query.get("lang")] ? query.get("lang") : "fr";
/** Who somebody is, in the page's language where it is known. */
export const sayWho = (person) => person[`about_${language}`] || person.about || "";
export const otherLanguage = language === "fr" ? "en" : "fr";
const LANGUAGE_NAMES = { fr: "En français", en: "In English" };
// Times are shown in the reader's zone; ?zone=Europe/Paris fixes another one.
const timeZone = knownZone(query.get("zone"));

function knownZone(name) {
  try {
    return name ? new Intl.DateTimeFormat("fr", { timeZone: name }).resolvedOptions().timeZone : undefined;
  } catch {
    return undefined;
  }
}

/** The words for a key; {name} is replaced, and "one|many" is chosen by n. */
export function say(key, values = {}) {
  let text = WORDS[language][key] ?? key;
  if (text.includes("|")) text = text.split("|")[values.n > 1 ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** The page's language, and the way to the other one. */
export function sayPage() {
  document.documentElement.lang = language;
  document.title = say("title");
  const button = document.getElementById("language");
  button.textContent = LANGUAGE_NAMES[otherLanguage];
  button.lang = otherLanguage;
}

/** Puts the chosen language into what is written in the HTML under `root`. */
export function sayIn(root) {
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
  for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = say(node.dataset.hint);
}

const locale = language === "en" ? "en-GB" : language;
const format = (options) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
const hour = format({ hour: "2-digit", minute: "2-digit" });
const day = format({ weekday: "long", day: "numeric", month: "long" });
const shortDay = format({ weekday: "short", day: "numeric", month: "short" });
const dayAndYear = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const ymd = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
const DAY_MS = 86_400_000;

export const sayHour = (iso) => hour.format(new Date(iso));
export const sayMoment = (iso) => `${day.format(new Date(iso))}, ${sayHour(iso)}`;
export const sayShortDay = (iso) => shortDay.format(new Date(iso));
/** The local date as YYYY-MM-DD: a key, not words. */
export const dateKey = (iso) => ymd.format(new Date(iso));

/** The words of a date separator, seen from the simulation's present. */
export function sayDay(iso, now) {
  const date = new Date(iso);
  const present = new Date(now ?? iso);
  if (dateKey(date) === dateKey(present)) return say("today");
  if (dateKey(date) === dateKey(new Date(present - DAY_MS))) return say("yesterday");
  return (dateKey(date).slice(0, 4) === dateKey(present).slice(0, 4) ? day : dayAndYear).format(date);
}

export function saySize(bytes) {
  const number = (value) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
  if (bytes < 1000) return `${bytes} ${say("bytes")}`;
  return bytes < 1e6 ? `${number(bytes / 1e3)} ${say("unit_k")}` : `${number(bytes / 1e6)} ${say("unit_m")}`;
}
