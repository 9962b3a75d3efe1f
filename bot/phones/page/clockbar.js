// Time in the user's hand.

import { act } from "./deeds.js";
import { button, el, icon, iconButton, put } from "./dom.js";
import { listen, state } from "./state.js";
import { fullMoment, moment } from "./when.js";
import { say } from "./words.js";

const to = (goal) => () => act("clock", { to: goal });

/** The bar: now, an hour, a day, the next event and what it is, running. */
export function clockBar() {
  const now = el("time", { class: "now", "aria-label": say("now") });
  const trouble = el("p", { class: "trouble", role: "status" });
  const words = el("span");
  const next = el("button", { type: "button", class: "button next", on: { click: to("next") } }, icon("next"), words);
  const run = iconButton("play", say("run"), () => act("clock", { to: state.clock.running ? "pause" : "run" }));
  const bar = el("div", { class: "bar clock", role: "toolbar", "aria-label": say("clock") }, icon("clock"), now,
    button(say("hour"), to("hour")), button(say("day"), to("day")), next, run, trouble);
  const draw = () => {
    const { clock } = state;
    put(now, fullMoment(clock.now));
    now.dateTime = new Date(clock.now).toISOString();
    put(words, clock.next ? say("next", { what: say(clock.next.what), when: moment(clock.next.at) }) : say("nothing_next"));
    next.disabled = !clock.next;
    next.title = words.textContent;
    const name = say(clock.running ? "pause_time" : "run");
    if (run.title !== name) {
      run.replaceChildren(icon(clock.running ? "pause" : "play"));
      run.title = name;
      run.setAttribute("aria-label", name);
    }
    run.setAttribute("aria-pressed", String(clock.running));
    bar.setAttribute("aria-busy", String(clock.busy));
    bar.classList.toggle("busy", clock.busy);
    put(trouble, clock.trouble ? say("time_stuck") : "");
  };
  listen((news) => news.clock && draw());
  return bar;
}
