// Dark or light: as the machine has it, until somebody says otherwise.

const KEPT = "makker-theme";
const root = document.documentElement;

export function begin() {
  const chosen = localStorage.getItem(KEPT);
  if (chosen) root.dataset.theme = chosen;
}

/** The other one from now on. */
export function turn() {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem(KEPT, root.dataset.theme);
}
