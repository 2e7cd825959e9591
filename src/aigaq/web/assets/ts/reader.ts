// Reading: the chosen card and its words in the text go together; j and k walk through the cards; words that are
// chosen in the text become the passage of a new claim. Without this script every card shows its buttons.
const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-cards] [data-claim], [data-cards] [data-item]")];
const chosen = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-cards] [aria-current]");

function choose(card: HTMLElement | undefined, scroll: "card" | "text" | "both"): void {
  if (!card) return;
  for (const other of cards()) if (other !== card) other.removeAttribute("aria-current");
  card.setAttribute("aria-current", "true");
  const words = card.dataset["claim"] ? marks(card.dataset["claim"]) : [];
  document.querySelectorAll(".said.chosen").forEach((one) => one.classList.remove("chosen"));
  words.forEach((one) => one.classList.add("chosen"));
  if (scroll !== "text") card.scrollIntoView({ block: "nearest" });
  if (scroll !== "card") words[0]?.scrollIntoView({ block: "center" });
}

function marks(claim: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-text] [data-claim="${CSS.escape(claim)}"]`)];
}

function step(by: number): void {
  const all = cards();
  const at = all.indexOf(chosen() as HTMLElement);
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  choose(next, "both");
  next?.querySelector<HTMLElement>("h2 a, h3 a")?.focus({ preventScroll: true });
}

// The place of a point of the DOM in the source's text, in code points: the server counts so.
function place(node: Node, offset: number): number | null {
  const holder = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-at]");
  if (!holder || !node.textContent) return null;
  return Number(holder.dataset["at"]) + [...node.textContent.slice(0, offset)].length;
}

function passage(): { start: number; end: number } | null {
  const range = getSelection()?.rangeCount ? getSelection()!.getRangeAt(0) : null;
  const text = document.querySelector("[data-text]");
  if (!range || range.collapsed || !text?.contains(range.commonAncestorContainer)) return null;
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  return start !== null && end !== null && end > start ? { start, end } : null;
}

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const write = target.closest<HTMLAnchorElement>("[data-write]");
  const found = write && passage();
  if (write && found) {
    event.preventDefault();
    location.assign(`${write.dataset["write"]}?at=${found.start}-${found.end}`);
    return;
  }
  const card = target.closest<HTMLElement>("[data-cards] [data-claim], [data-cards] [data-item]");
  if (card) {
    if (!target.closest("a, button, input, summary")) choose(card, "text");
    else choose(card, "card");
    return;
  }
  const words = target.closest<HTMLElement>("[data-text] .said");
  const claim = words?.dataset["claim"];
  if (claim && !getSelection()?.toString() && !target.closest("a.named")) {
    event.preventDefault();
    choose(document.getElementById(`c-${claim}`) ?? undefined, "card");
  }
});

// A time in a transcript plays the recording from there: "00:01:02.500–00:01:05.000".
document.addEventListener("click", (event) => {
  const time = (event.target as Element).closest<HTMLElement>("[data-time]")?.dataset["time"];
  const player = document.querySelector<HTMLMediaElement>("[data-recording]");
  if (!time || !player) return;
  player.currentTime = (time.split("–")[0] ?? "").split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  void player.play();
});

document.addEventListener("keydown", (event) => {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, dialog")) return;
  if (localStorage.getItem("aigaq-keys-off") === "1") return;
  if (event.code === "KeyJ") step(1);
  else if (event.code === "KeyK") step(-1);
});

// After a verdict the next card that nobody has judged is chosen.
document.body.addEventListener("htmx:afterSettle", (event) => {
  const done = (event.target as HTMLElement).closest<HTMLElement>("[data-cards] [data-claim]") ?? chosen();
  const all = cards();
  const rest = all.slice(all.indexOf(done as HTMLElement) + 1);
  const next = rest.find((one) => one.matches(".machine, .proposed"));
  if (next) {
    choose(next, "both");
    next.querySelector<HTMLElement>("h2 a, h3 a")?.focus({ preventScroll: true });
  }
});

choose(chosen() ?? cards()[0], location.hash ? "card" : "both");
if (!location.hash) scrollTo({ top: 0 });
