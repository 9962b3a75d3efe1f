// Stories: choose one, play it, hold it, step through it, take a phone into the own hand, go on.

import { act } from "./deeds.js";
import { button, el, icon, put, select } from "./dom.js";
import { listen, state } from "./state.js";
import { languages, say, stories } from "./words.js";

const SPEEDS = [["0.5", "slow"], ["1", "normal"], ["4", "fast"], ["0", "fastest"]];

const chosen = { story: "", language: "" }; // what was chosen last, though the bar is drawn anew

/** The bar. */
export function storyBar() {
  let another = false;
  chosen.story ||= stories()[0].name;
  const read = [["", say("their_own")], ...languages().map((it) => [it.code, it.name])];
  const choose = el("div", { class: "group" },
    select(say("story"), stories().map((it) => [it.name, say(`story_${it.name}`)]), chosen.story, (name) => (chosen.story = name), { class: "long" }),
    select(say("everybody_reads"), read, chosen.language, (code) => (chosen.language = code)),
    button(say("play"), () => begin(), { class: "button first" }, "play"));
  const begin = async () => {
    another = false;
    await act("begin", chosen);
  };
  const hold = button("", () => act("story", { to: state.story.state === "playing" ? "pause" : "go_on" }), { class: "button first" });
  const step = button(say("step"), () => act("story", { to: "step" }), {}, "step");
  const speed = select(say("speed"), SPEEDS.map(([value, name]) => [value, say(name)]), "1", (value) => act("story", { to: "speed", speed: Number(value) }));
  const other = button(say("another"), () => ((another = true), draw()));
  const hands = el("div", { class: "group", hidden: true }, hold, step, speed, other);
  const words = el("span");
  const title = el("bdi", { dir: document.documentElement.dir });
  const line = el("p", { class: "scene", role: "status" }, words, " ", title);
  const done = el("progress", { max: 1, value: 0, "aria-label": say("stories"), hidden: true });
  const why = el("details", { class: "why", hidden: true }, el("summary", { text: say("waited_for") }), el("pre", { dir: "auto" }));
  const bar = el("div", { class: "bar stories", role: "group", "aria-label": say("stories") }, choose, hands, done, line, why);

  const draw = () => {
    const { story } = state;
    const runs = ["playing", "paused", "preparing"].includes(story.state);
    const plays = story.state === "playing";
    hands.hidden = !runs || another;
    choose.hidden = runs && !another;
    hold.replaceChildren(icon(plays ? "pause" : "play"), el("span", { text: say(plays ? "pause" : "go_on") }));
    step.disabled = hold.disabled = story.state === "preparing";
    done.hidden = !story.name;
    done.max = story.scenes ?? 1;
    done.value = story.scene ?? 0;
    put(words, sentence(story));
    put(title, plays || story.state === "paused" ? say(`scene_${story.name}_${story.scene}`) : "");
    why.hidden = story.state !== "stuck";
    put(why.lastChild, story.trouble ?? "");
    bar.classList.toggle("held", story.state === "paused" && story.by_hand);
    const box = speed.querySelector("select");
    if (story.name && document.activeElement !== box) box.value = String(story.speed);
  };
  listen((news) => news.story && draw());
  return bar;
}

function sentence(story) {
  if (!story.name) return say("welcome");
  if (story.state === "preparing" || story.state === "ended" || story.state === "stuck") return say(story.state);
  const scene = story.scene ? say("scene", { number: story.scene, all: story.scenes }) : "";
  return story.state === "paused" && story.by_hand ? `${say("taken")} ${scene}` : scene;
}
