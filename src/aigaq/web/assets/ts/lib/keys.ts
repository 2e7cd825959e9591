// Single-key shortcuts. An element with data-key="a" is pressed by that key; "g p" goes places. They can be turned off
// (WCAG 2.1.4), and they are silent while something is being typed. A page's own keys are listed in the dialog by themselves.
const OFF = "aigaq-keys-off";
const PLACES: Record<string, string> = {
  t: "/", p: "/people", r: "/review", d: "/differences", i: "/incidents", n: "/network", s: "/sources", f: "/search", a: "/add", e: "/export",
};
const PAUSE_MS = 1200;
let began = "";
let at = 0;

export function off(): boolean {
  return localStorage.getItem(OFF) === "1";
}

export function listenForKeys(): void {
  addEventListener("keydown", (event) => {
    if (off() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (document.querySelector("dialog[open]") && event.key !== "Escape") return;
    if (pressed(event)) event.preventDefault();
  });
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
    && !(target instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(target.type));
}

// Letters are taken by the key's place, so that the shortcuts work under a Cyrillic layout too.
function letter(event: KeyboardEvent): string {
  if (event.key === "?" || (event.shiftKey && event.code === "Slash")) return "?";
  if (/^Key[A-Z]$/.test(event.code)) return event.code.slice(3).toLowerCase();
  if (event.code === "Slash") return "/";
  return event.key;
}

function pressed(event: KeyboardEvent): boolean {
  const key = letter(event);
  if (began === "g" && event.timeStamp - at < PAUSE_MS) {
    began = "";
    const place = PLACES[key];
    if (place) location.assign(place);
    return Boolean(place);
  }
  began = "";
  if (key === "g") {
    began = "g";
    at = event.timeStamp;
    return true;
  }
  return act(key);
}

function act(key: string): boolean {
  if (key === "?") return show("shortcuts");
  if (key === "/") return focus("#top-search");
  const found = key === "u" ? document.querySelector<HTMLElement>("[data-undo]") : wanted(key);
  found?.click();
  return Boolean(found);
}

function wanted(key: string): HTMLElement | undefined {
  const all = document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]:not([disabled])`);
  return [...all].find((one) => one.checkVisibility());
}

function show(id: string): boolean {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  return dialog !== null;
}

function focus(selector: string): boolean {
  const field = document.querySelector<HTMLInputElement>(selector);
  field?.focus();
  field?.select();
  return field !== null;
}

// Fills the dialog with the keys of this page and binds the switch that turns them off.
export function offerShortcuts(): void {
  document.documentElement.classList.toggle("no-keys", off());
  const turn = document.querySelector<HTMLInputElement>("[data-shortcuts-off]");
  if (turn) {
    turn.checked = off();
    turn.addEventListener("change", () => {
      if (turn.checked) localStorage.setItem(OFF, "1");
      else localStorage.removeItem(OFF);
      document.documentElement.classList.toggle("no-keys", off());
    });
  }
  document.getElementById("shortcuts")?.addEventListener("toggle", listHere);
}

function listHere(): void {
  const host = document.querySelector<HTMLElement>("[data-shortcut-list]");
  if (!host) return;
  host.querySelector(".here")?.remove();
  const rows = [...document.querySelectorAll<HTMLElement>("[data-key]")].filter((one) => one.checkVisibility()).map(row);
  if (!rows.length) return;
  const part = document.createElement("div");
  part.className = "here";
  const head = document.createElement("h3");
  head.textContent = host.dataset["here"] ?? "";
  const list = document.createElement("dl");
  list.className = "shortcut-list";
  list.append(...rows);
  part.append(head, list);
  host.prepend(part);
}

function row(one: HTMLElement): HTMLElement {
  const line = document.createElement("div");
  const key = document.createElement("dt");
  key.append(Object.assign(document.createElement("kbd"), { textContent: one.dataset["key"] ?? "" }));
  const says = document.createElement("dd");
  const copy = one.cloneNode(true) as HTMLElement;
  copy.querySelectorAll(".keys").forEach((hint) => hint.remove());
  says.textContent = one.getAttribute("aria-label") ?? copy.textContent?.trim() ?? "";
  line.append(key, says);
  return line;
}
