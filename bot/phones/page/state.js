// What the page knows. The server sends changes; whoever draws something listens for them.

export const state = {
  house: 0,
  chats: new Map(),
  people: new Map(),
  items: new Map(), // by chat: a Map from place in its history to the item
  clock: null,
  story: {},
  bot: null,
};

const always = new Set();
const listeners = new Set();

/** Hear of every change: {fresh, chats, items: Map(chat -> [item]), people, clock, story, bot}. Returns how to stop. */
export function listen(hear) {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

/** The same before all others, and whatever is drawn anew. */
export const listenAlways = (hear) => always.add(hear);

/** What was drawn is gone: nobody of it listens any more. */
export const forgetListeners = () => listeners.clear();

/** Tell everybody who listens now all that is known, but no items: whoever draws those asks for them. */
export function tellAgain() {
  const news = { fresh: false, chats: new Set(state.chats.keys()), items: new Map(), people: true, clock: true, story: true, bot: true };
  for (const hear of [...listeners]) hear(news);
}

/** Connect. `lost` hears whether the server is gone. */
export function connect(lost) {
  const source = new EventSource("events");
  source.onmessage = (event) => {
    lost(false);
    take(JSON.parse(event.data));
  };
  source.onerror = () => lost(true);
}

/** The items of a chat, oldest first. */
export const itemsOf = (chat) => [...(state.items.get(chat)?.values() ?? [])];

/** A message of a chat by its number. */
export const messageIn = (chat, id) => itemsOf(chat).findLast((item) => item.kind === "message" && item.id === id);

/** The private chat of a person has the person's own number. */
export const isGroup = (chat) => state.chats.get(chat)?.kind !== "private";

function take(change) {
  const news = { fresh: change.house !== state.house, chats: new Set(), items: new Map(), people: change.people.length > 0 };
  if (news.fresh) {
    state.house = change.house;
    for (const known of [state.chats, state.people, state.items]) known.clear();
  }
  for (const chat of change.chats) {
    state.chats.set(chat.id, chat);
    news.chats.add(chat.id);
  }
  for (const person of change.people) state.people.set(person.id, person);
  for (const [chat, item] of change.items.sort((a, b) => a[1].n - b[1].n)) {
    if (!state.items.has(chat)) state.items.set(chat, new Map());
    state.items.get(chat).set(item.n, item);
    if (!news.items.has(chat)) news.items.set(chat, []);
    news.items.get(chat).push(item);
  }
  for (const part of ["clock", "story", "bot"]) {
    if (change[part]) state[part] = change[part];
    news[part] = Boolean(change[part]);
  }
  for (const hear of [...always, ...listeners]) hear(news);
  document.body.dataset.version = `${change.house}.${change.version}`; // what is drawn now, for whoever waits for it
}
