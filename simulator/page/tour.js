// A tour: gestures that the page makes by itself, one after another, with a sentence for whoever looks on.
// The companion panel gives the steps; each is {do, …} with one of the names of `gestures` below.
import { byId } from "./dom.js";
import { refresh } from "./state.js";
import { say } from "./words.js";

const PATIENCE_MS = 20_000;
const LOOK_MS = 60;
const READING_MS = 1300;
const READING_MS_PER_LETTER = 42;
const POINTING_MS = 650;
const TYPING_MS_PER_LETTER = 28;

const GESTURES = new Set(["say", "hold", "start", "tap", "see", "write", "turn"]);

/** 1 is for people; 0 leaves all pauses out (?pace=0), for whoever only wants to know that it works. */
const pace = Number(new URLSearchParams(location.search).get("pace") ?? 1);

export class Tour {
  /** `table` lays phones: {hold(ids), reach(personId)}; `turnClock(to)` asks the panel to turn the clock, and awaits it. */
  constructor(table, turnClock) {
    Object.assign(this, { table, turnClock, bar: byId("tour"), running: null });
    byId("tour-end").addEventListener("click", () => this.stop());
    byId("tour-next").addEventListener("click", () => this.skip?.());
  }

  /** Plays to the end; another tour that begins ends this one. */
  async play(title, steps) {
    this.stop();
    const run = this.running = { ended: false };
    const captions = steps.filter((step) => step.say).length;
    this.show(title);
    let said = 0;
    try {
      for (const step of steps) {
        if (step.say) this.caption(step.say, (said += 1) / captions);
        if (!GESTURES.has(step.do)) throw new Error(step.do);
        await this[step.do](step, run);
        if (run.ended) return;
      }
      this.finish("done", say("tour_done"));
    } catch (error) {
      if (!run.ended) this.finish("failed", say("tour_failed", { why: error.message }));
    }
  }

  stop() {
    if (this.running) this.running.ended = true;
    this.running = null;
    this.skip?.();
    this.bar.hidden = true;
    document.body.classList.remove("touring");
    this.point(null);
  }

  show(title) {
    byId("tour-title").textContent = title;
    this.caption("", 0);
    this.bar.hidden = false;
    this.bar.dataset.state = "playing";
    document.body.classList.add("touring");
    byId("tour-next").hidden = false;
    byId("tour-end").textContent = say("tour_stop");
  }

  caption(words, part) {
    byId("tour-words").textContent = words;
    byId("tour-part").style.setProperty("--part", part);
  }

  finish(state, words) {
    this.point(null);
    this.bar.dataset.state = state;
    byId("tour-words").textContent = words;
    byId("tour-next").hidden = true;
    byId("tour-end").textContent = say("close");
    this.running = null;
  }

  // --- gestures

  async say({ say: words, picture }) {
    await this.pause(READING_MS + READING_MS_PER_LETTER * words.length);
    if (picture) await globalThis.keepPicture?.(picture);
  }

  hold({ people }) {
    this.table.hold(people);
    return this.pause(POINTING_MS);
  }

  async start({ person }, run) {
    const phone = this.table.reach(person);
    const big = await this.awaited(run, `« ${say("start")} »`, () => phone.loaded && phone.part("big").dataset.act === "start" && phone.part("big"));
    await this.press(big);
  }

  async tap({ person, label }, run) {
    await this.press(await this.button(run, this.table.reach(person), label));
  }

  /** The last message with that button, that text or a picture: from its beginning where it is longer than the screen. */
  async see({ person, label, text }, run) {
    const phone = this.table.reach(person);
    const incoming = (shown) => () => [...phone.part("log").querySelectorAll(".incoming")].findLast(shown);
    const element = label ? await this.button(run, phone, label)
      : text ? await this.awaited(run, text, incoming((one) => one.textContent.includes(text)))
        : await this.awaited(run, say("photo_alt"), incoming((one) => one.querySelector(".photo img")?.complete));
    // A phone that was hidden until now is measured, and scrolls to its end, a moment later.
    await new Promise((done) => { setTimeout(done, LOOK_MS); });
    const message = element.closest(".message");
    const isLong = message.offsetHeight > phone.part("scroller").clientHeight;
    message.scrollIntoView({ block: isLong ? "start" : "end" });
    this.point(message.querySelector(".bubble"));
    await this.pause(POINTING_MS);
  }

  async write({ person, text }, run) {
    const phone = this.table.reach(person);
    const field = phone.part("write");
    await this.awaited(run, say("write"), () => !phone.part("write-form").hidden);
    for (const letter of pace ? text : [text]) {
      if (run.ended) return;
      field.value += letter;
      phone.composer.fit();
      await this.pause(TYPING_MS_PER_LETTER);
    }
    await phone.composer.submit();
  }

  async turn({ to }) {
    await this.turnClock(to);
    await refresh();
    await this.pause(POINTING_MS);
  }

  // --- how

  /** The last button with that label whose message has been drawn. */
  button(run, phone, label) {
    return this.awaited(run, `« ${label} »`, () => [...phone.part("log").querySelectorAll(".key")]
      .findLast((key) => key.dataset.label === label && key.getAttribute("aria-disabled") !== "true"));
  }

  async press(button) {
    button.scrollIntoView({ block: "nearest" });
    this.point(button);
    await this.pause(POINTING_MS);
    this.point(null);
    button.click();
    await this.pause(POINTING_MS / 2);
  }

  point(element) {
    document.querySelector(".pointed")?.classList.remove("pointed");
    element?.classList.add("pointed");
  }

  async awaited(run, what, find) {
    const until = performance.now() + PATIENCE_MS;
    while (!run.ended) {
      const found = find();
      if (found) return found;
      if (performance.now() > until) throw new Error(what);
      await new Promise((done) => { setTimeout(done, LOOK_MS); });
    }
    throw new Error("ended");
  }

  pause(milliseconds) {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds * pace);
      this.skip = () => { clearTimeout(timer); done(); };
    });
  }
}
