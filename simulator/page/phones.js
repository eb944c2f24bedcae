// The phones on the table: which are there, which is held, and the address that remembers it (#person=1,2).
import { Phone } from "./phone.js";
import { personOf, world } from "./state.js";

const MOST = 4;

export class Phones {
  /** `root` holds them; `told.act(phone, name)` as for one phone, `told.changed()` when others are there or held. */
  constructor(root, told) {
    Object.assign(this, { root, told, all: [], active: null });
  }

  get ids() {
    return this.all.map((phone) => phone.personId);
  }

  of(personId) {
    return this.all.find((phone) => phone.personId === personId);
  }

  /** Puts on the table the phones that the address names, else the first person's. */
  followAddress() {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("person") ?? "";
    const known = [...new Set(wanted.split(",").map(Number))].filter(personOf).slice(0, MOST);
    const ids = known.length ? known : this.ids.length ? this.ids : world.people.slice(0, 1).map(({ id }) => id);
    this.lay(ids);
  }

  lay(ids) {
    if (ids.join() === this.ids.join()) return;
    for (const phone of this.all.filter(({ personId }) => !ids.includes(personId))) phone.close();
    const added = ids.filter((id) => !this.of(id));
    this.all = ids.map((id) => this.of(id) ?? new Phone(id, { act: (...what) => this.act(...what) }));
    this.all.forEach(({ element }, index) => {
      if (this.root.children[index] !== element) this.root.insertBefore(element, this.root.children[index] ?? null);
    });
    this.root.classList.toggle("several", ids.length > 1);
    for (const phone of this.all) phone.part("close").hidden = ids.length < 2;
    const held = this.all.includes(this.active) && !added.length ? this.active : this.of(added[0]) ?? this.all[0];
    this.hold(held);
  }

  hold(phone) {
    if (!phone || phone === this.active) return;
    this.active = phone;
    for (const one of this.all) one.setActive(one === phone);
    this.told.changed();
  }

  /** Takes somebody's phone: the one on the table, else in place of the one that is held. */
  take(personId) {
    const there = this.of(personId);
    if (there) this.hold(there);
    else this.go(this.ids.map((id) => (id === this.active.personId ? personId : id)));
    this.of(personId)?.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  /** Lays somebody's phone beside the others; the oldest goes when there are four. */
  add(personId) {
    if (!this.of(personId)) this.go([...this.ids, personId].slice(-MOST));
    this.take(personId);
  }

  put(phone) {
    const index = this.all.indexOf(phone);
    this.go(this.ids.filter((id) => id !== phone.personId));
    (this.all[index] ?? this.all.at(-1)).part("scroller").focus({ preventScroll: true });
  }

  go(ids) {
    history.pushState(null, "", `#person=${ids.join(",")}`);
    this.lay(ids);
  }

  act(phone, name) {
    if (name === "held") this.hold(phone);
    else if (name === "close") this.put(phone);
    else this.told.act(phone, name);
  }
}
