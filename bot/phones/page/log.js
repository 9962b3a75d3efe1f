// The messages on one phone: appended, changed in place, walked through with the arrow keys.

import { Bubble } from "./bubble.js";
import { el, iconButton, put } from "./dom.js";
import { itemsOf } from "./state.js";
import { day, dayKey } from "./when.js";
import { say } from "./words.js";

const NEAR = 40; // pixels from the end that still count as the end
const TOUCHABLE = "button, a, audio";

export class Log {
  constructor(phone) {
    this.phone = phone;
    this.bubbles = new Map(); // by place in the chat's history
    this.reachable = new Set();
    this.unread = 0;
    this.last = "";
    this.list = el("div", { class: "log", role: "log", "aria-label": say("chat_of", { name: phone.name }) });
    this.scroller = el("div", { class: "scroll", on: { scroll: () => this.seen(), keydown: (event) => this.walk(event) } }, this.list);
    this.list.addEventListener("focusin", (event) => this.choose(event.target.closest(".row")));
    this.badge = el("span", { class: "badge" });
    this.jump = iconButton("down", phone.say("down"), () => this.toEnd(), { class: "icon-button jump", hidden: true });
    this.jump.append(this.badge);
    this.line = el("p", { class: "new-line", text: phone.say("new") });
    this.empty = el("div", { class: "empty" });
    this.list.append(this.empty);
    this.take(itemsOf(phone.chat), true);
  }

  /** New and changed items; `first`: when the phone is taken into the hand, and nothing is news. */
  take(items, first = false) {
    let came = 0;
    for (const item of items) came += this.takeOne(item, first) && item.by !== this.phone.person;
    this.empty.hidden = this.bubbles.size > 0;
    if (came && !first && !this.isRead()) this.count(came);
    if (items.length) this.choose();
  }

  takeOne(item, first) {
    if (item.kind === "tap") return this.tap(item, first);
    if (this.phone.topic !== null && item.topic !== this.phone.topic && !this.bubbles.has(item.n)) return false;
    const known = this.bubbles.get(item.n);
    if (known) {
      known.update?.(item);
      return false;
    }
    if (item.deleted) return false;
    if (dayKey(item.at) !== this.last) this.turnPage(item);
    const made = item.kind === "note" ? { row: el("p", { class: "day", text: `${item.name} ${item.text}` }) } : new Bubble(item, this.phone);
    this.bubbles.set(item.n, made);
    this.list.append(made.row);
    return item.kind === "message";
  }

  turnPage(item) {
    this.last = dayKey(item.at);
    this.list.append(el("p", { class: "day", text: day(item.at, this.phone.language) }));
  }

  tap(tap, first) {
    if (!first || !tap.done) this.find(tap.message)?.tapped(tap.data, tap.done);
    if (!first && tap.by === this.phone.person && tap.answer) this.phone.toast(tap);
    return false;
  }

  find(id) {
    return [...this.bubbles.values()].findLast((bubble) => bubble.item?.id === id && bubble.item.kind === "message");
  }

  /** The newest message that waits for a tap, else the newest. */
  answerable() {
    const shown = [...this.bubbles.values()].filter((bubble) => bubble.item && !bubble.row.hidden);
    return (shown.findLast((bubble) => bubble.item.keys?.length) ?? shown.at(-1))?.row ?? null;
  }

  /** With the tab key one reaches the message that waits for an answer, and the one where one was; not all others. */
  choose(row = this.list.contains(document.activeElement) ? document.activeElement.closest(".row") : null) {
    const now = new Set([row, this.answerable()].filter(Boolean));
    for (const it of new Set([...this.reachable, ...now])) {
      for (const part of [it, ...it.querySelectorAll(TOUCHABLE)]) part.tabIndex = now.has(it) ? 0 : -1;
    }
    this.reachable = now;
  }

  walk(event) {
    const key = event.target.closest(".key");
    const row = event.target.closest(".row");
    if (!row || event.target.closest("audio")) return;
    const to = key ? this.nextKey(key, event.key) : event.target === row ? this.nextRow(row, event.key) : null;
    const goal = to ?? (event.key === "Escape" && event.target !== row ? row : null);
    if (!goal) return;
    event.preventDefault();
    show(goal);
  }

  nextRow(row, pressed) {
    const rows = [...this.list.querySelectorAll(".row:not([hidden])")];
    const steps = { ArrowUp: -1, ArrowDown: 1, Home: -rows.length, End: rows.length };
    if (!(pressed in steps)) return null;
    return rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(row) + steps[pressed]))];
  }

  nextKey(key, pressed) {
    const keys = [...key.closest(".keys").querySelectorAll(".key")];
    const forward = this.phone.direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const step = { [forward]: 1, ArrowDown: 1, [back]: -1, ArrowUp: -1 }[pressed];
    return step ? keys[keys.indexOf(key) + step] : null;
  }

  jumpTo(id) {
    const row = this.find(id)?.row;
    if (row) show(row);
  }

  // The scroller is upside down: its end is at 0, so new messages keep the end in sight by themselves.
  atEnd() {
    return this.scroller.scrollTop > -NEAR;
  }

  isRead() {
    return this.atEnd() && !document.hidden && this.scroller.checkVisibility();
  }

  toEnd() {
    this.scroller.scrollTop = 0;
    this.seen();
  }

  seen() {
    this.jump.hidden = this.atEnd();
    if (this.unread && this.isRead()) this.count(-this.unread);
  }

  count(more) {
    if (!this.unread && more > 0) [...this.list.querySelectorAll(".row")].at(-more)?.before(this.line);
    if (this.unread && this.unread + more === 0) this.line.remove();
    this.unread += more;
    put(this.badge, this.unread ? String(this.unread) : "");
    this.jump.setAttribute("aria-label", this.unread ? `${this.phone.say("down")}, ${this.phone.say("unread", { number: this.unread })}` : this.phone.say("down"));
    this.phone.counted();
  }
}

/** Focus something and bring it into sight: what lay out of sight gets its true height only on the way there. */
function show(goal) {
  goal.focus({ preventScroll: true });
  const bring = () => goal.scrollIntoView({ block: "nearest" });
  bring();
  requestAnimationFrame(() => requestAnimationFrame(bring));
}
