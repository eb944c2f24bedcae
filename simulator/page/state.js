// What the page knows of the whole simulation, and how it learns it anew. What one phone shows is in phone.js.
import { get } from "./talk.js";
import { say } from "./words.js";

export const world = { now: null, bots: [], people: [], panel: null, lost: false };

export const personOf = (id) => world.people.find((person) => person.id === id);
export const chatsOf = (id) => personOf(id)?.chats ?? [];
export const botName = () => world.bots[0]?.first_name ?? say("bot");

let told = () => {};
let refreshing = null;
let askedAgain = false;

/** `callback()` is called after each refresh, whether it succeeded or not. */
export function whenFresh(callback) {
  told = callback;
}

/** Learns people, their conversations and the time now; calls that come meanwhile are answered by one more round. */
export function refresh() {
  askedAgain = Boolean(refreshing);
  refreshing ??= rounds().finally(() => { refreshing = null; });
  return refreshing;
}

async function rounds() {
  do {
    askedAgain = false;
    try {
      Object.assign(world, await get("/sim/state", { chats: 1 }), { lost: false });
    } catch {
      world.lost = true;
    }
    told();
  } while (askedAgain);
}
