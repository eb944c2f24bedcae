// What the page knows of the simulation, and how it learns it anew.
import { get } from "./talk.js";
import { say } from "./words.js";

const AT_ONCE = 4;

export const state = {
  now: null, bots: [], people: [], panel: null, person: null, chatId: null,
  loaded: false, typing: false, lostWorld: false, lostChat: false,
};
export const chatsOf = new Map();
/** Ids of people who blocked the bot from this page, for a simulator that does not tell it in its chats. */
export const blockedHere = new Set();

export const path = (action) => `/sim/people/${state.person.id}/${action}`;
export const chats = () => chatsOf.get(state.person?.id) ?? [];
export const chat = () => chats().find(({ chat_id: id }) => id === state.chatId);
export const isPrivate = () => (chat()?.type ?? "private") === "private";
export const isBlocked = () => isPrivate() && Boolean(chat()?.blocked ?? blockedHere.has(state.person?.id));
export const isLost = () => state.lostWorld || state.lostChat;
export const botName = () => state.bots[0]?.first_name ?? say("bot");

let told = () => {};
let refreshing = null;
let askedAgain = false;

/** `callback()` is called after each refresh, whether it succeeded or not. */
export function whenFresh(callback) {
  told = callback;
}

/** Learns people, time and unread counts now; calls that come meanwhile are answered by one more round. */
export function refresh() {
  askedAgain = Boolean(refreshing);
  refreshing ??= rounds().finally(() => { refreshing = null; });
  return refreshing;
}

async function rounds() {
  do {
    askedAgain = false;
    try {
      await learn();
      state.lostWorld = false;
    } catch {
      state.lostWorld = true;
    }
    told();
  } while (askedAgain);
}

async function learn() {
  const { now, bots, people, panel } = await get("/sim/state");
  for (let start = 0; start < people.length; start += AT_ONCE) {
    await Promise.all(people.slice(start, start + AT_ONCE).map(learnChats));
  }
  Object.assign(state, { now, bots, people, panel });
}

async function learnChats(person) {
  chatsOf.set(person.id, await get(`/sim/people/${person.id}/chats`));
}
