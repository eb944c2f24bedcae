// The field at the bottom: text, a photo with its caption, the menu of commands.
import { make } from "./dom.js";
import { popUp } from "./notices.js";

const TALLEST_PX = 140;

/** `sent.text(text)` and `sent.photo(file, caption)` send; the field is emptied once they have succeeded. */
export class Composer {
  constructor(phone, sent) {
    const part = (name) => phone.part(name);
    Object.assign(this, { part, sent });
    this.field = part("write");
    this.form = part("write-form");
    this.file = part("photo-file");
    this.closeCommands = popUp(part("menu"), part("commands"), phone.ended.signal);
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.field.addEventListener("input", () => this.fit());
    part("photo").addEventListener("click", () => this.file.click());
    this.file.addEventListener("change", () => this.showPhoto());
    part("photo-drop").addEventListener("click", () => { this.dropPhoto(); part("photo").focus(); });
    part("commands").addEventListener("click", (event) => this.onCommand(event));
  }

  onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  async submit() {
    const text = this.field.value.trim();
    const photo = this.file.files[0];
    if (this.busy || (!text && !photo)) return;
    this.busy = true;
    const done = await (photo ? this.sent.photo(photo, text) : this.sent.text(text));
    this.busy = false;
    if (done) this.clear();
  }

  clear() {
    this.field.value = "";
    this.dropPhoto();
    this.fit();
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(TALLEST_PX, this.field.scrollHeight)}px`;
    this.form.classList.toggle("filled", Boolean(this.field.value.trim() || this.file.files.length));
  }

  showPhoto() {
    const [file] = this.file.files;
    const box = this.part("photo-ready");
    box.hidden = !file;
    if (!file) return;
    const image = box.querySelector("img");
    URL.revokeObjectURL(image.src);
    image.src = URL.createObjectURL(file);
    box.querySelector("span").textContent = file.name;
    this.fit();
    this.field.focus();
  }

  dropPhoto() {
    this.file.value = "";
    this.part("photo-ready").hidden = true;
    this.fit();
  }

  /** Shows the bot's commands, or no menu where there are none. */
  setCommands(commands) {
    this.part("menu").hidden = !commands.length;
    if (!commands.length) this.closeCommands();
    this.part("commands").replaceChildren(...commands.map(({ command, description }) => make("button", {
      type: "button", data: { command: `/${command.replace(/^\//, "")}` },
    }, make("span", { textContent: description }), make("b", { textContent: `/${command.replace(/^\//, "")}` }))));
  }

  onCommand(event) {
    const button = event.target.closest("[data-command]");
    if (!button) return;
    this.closeCommands();
    this.field.focus();
    this.sent.text(button.dataset.command);
  }
}
