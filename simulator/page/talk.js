// Talking with the simulator: plain calls, and the long poll that follows one conversation.
const WAIT_SECONDS = 20;
const PATIENCE_MS = (WAIT_SECONDS + 10) * 1000;
const LONGEST_PAUSE_MS = 8000;

/** A refusal of the simulator; `status` is the HTTP status, `message` its reason. */
export class Refused extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
  }
}

async function call(path, options = {}) {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, patience]) : patience;
  const response = await fetch(path, { cache: "no-store", ...options, signal });
  const body = await response.text();
  if (!response.ok) throw new Refused(response.status, reasonIn(body));
  return body ? JSON.parse(body) : null;
}

function reasonIn(body) {
  try {
    const { error, description, detail } = JSON.parse(body);
    return error ?? description ?? detail ?? body;
  } catch {
    return body.slice(0, 200);
  }
}

export function get(path, values = {}, signal = undefined) {
  const query = new URLSearchParams(values).toString();
  return call(query ? `${path}?${query}` : path, { signal });
}

export function post(path, values = {}) {
  const body = values instanceof FormData ? values : JSON.stringify(values);
  const headers = values instanceof FormData ? {} : { "Content-Type": "application/json" };
  return call(path, { method: "POST", body, headers });
}

function pause(milliseconds, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", () => { clearTimeout(timer); done(); }, { once: true });
    addEventListener("online", () => done(), { once: true });
  });
}

const pauseAfter = (failures) => Math.min(LONGEST_PAUSE_MS, 500 * 2 ** (failures - 1));

/**
 * Follows one conversation until the returned function is called.
 * told.history({messages, taken_up_to}) comes first and again after each lost connection; told.news(events) for every change;
 * told.lost() and told.found() tell the state of the connection.
 */
export function follow(personId, chatId, told) {
  const stopper = new AbortController();
  const { signal } = stopper;
  const base = `/sim/people/${personId}`;
  let version = null;

  async function step() {
    if (version === null) {
      const history = await get(`${base}/messages`, { chat_id: chatId, after: 0 }, signal);
      if (signal.aborted) return;
      told.history(history);
      version = history.version;
      return;
    }
    const asked = performance.now();
    const news = await get(`${base}/events`, { chat_id: chatId, version, wait: WAIT_SECONDS }, signal);
    if (signal.aborted) return;
    const idle = news.version === version && !news.toasts?.length;
    if (news.version < version) version = null;
    else version = news.version;
    told.news(news);
    // A server that does not wait must not be asked a thousand times a second.
    if (idle && performance.now() - asked < 200) await pause(1000, signal);
  }

  async function run() {
    let failures = 0;
    while (!signal.aborted) {
      try {
        await step();
        if (failures) told.found();
        failures = 0;
      } catch {
        if (signal.aborted) return;
        failures += 1;
        version = null;
        told.lost();
        await pause(pauseAfter(failures), signal);
      }
    }
  }
  run();
  return () => stopper.abort();
}
