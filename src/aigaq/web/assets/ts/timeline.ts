// The timeline island. The server has drawn everything; this makes the drawing zoom and filter, and links it with the
// list, the map and the pane: whatever is chosen in one is marked in all, and its passages stand in the pane.
import { Zoomed, type AxisData } from "./lib/zoomed";

interface About {
  id: string;
  type: string;
  certainty: string;
  seen: string;
  speakers: number[];
  place: string;
}

interface Data {
  events: About[];
  axis: AxisData | null;
}

function begin(root: HTMLElement): void {
  const script = root.querySelector("#timeline-data");
  if (!script) return;
  const data = JSON.parse(script.textContent ?? "{}") as Data;
  const figure = root.querySelector<HTMLElement>("[data-timeline]");
  const drawing = figure?.querySelector("a[data-event]") && data.axis ? new Zoomed(figure, data.axis) : null;
  const seeing = new Seeing(root, data.events, drawing);
  seeing.listen();
  const asked = location.hash.replace(/^#e-/, "");
  if (location.hash.startsWith("#e-") && seeing.has(asked)) seeing.choose(asked, "address");
}

class Seeing {
  private readonly about: Map<string, About>;
  private shown: string[];
  private chosen = "";

  constructor(private readonly root: HTMLElement, events: About[], private readonly drawing: Zoomed | null) {
    this.about = new Map(events.map((one) => [one.id, one]));
    this.shown = events.map((one) => one.id);
  }

  has(id: string): boolean {
    return this.about.has(id);
  }

  listen(): void {
    this.root.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("aigaq:choose", (event) => {
      const { id, from } = (event as CustomEvent<{ id: string; from: string }>).detail;
      if (from === "map") this.at(id);
    });
    const form = this.root.querySelector<HTMLFormElement>("[data-filters]");
    form?.addEventListener("change", () => {
      if (form.hasAttribute("data-paged")) form.submit(); // not all events are here: the server filters
      else this.filter(new FormData(form));
    });
    addEventListener("hashchange", () => {
      const id = location.hash.replace(/^#e-/, "");
      if (this.has(id) && id !== this.chosen) this.choose(id, "address");
    });
  }

  private clicked(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target as Element;
    const step = target.closest<HTMLElement>("[data-step]");
    if (step) return this.step(Number(step.dataset["step"]));
    const link = target.closest<Element>("[data-event], [data-choose]");
    const id = link?.getAttribute("data-event") ?? link?.getAttribute("data-choose") ?? "";
    if (!this.has(id)) return;
    event.preventDefault();
    this.choose(id, link?.hasAttribute("data-event") ? "timeline" : "list");
  }

  /** The next or the previous of the events that are shown. */
  private step(by: number): void {
    const at = this.shown.indexOf(this.chosen);
    const next = this.shown[at < 0 ? 0 : Math.min(this.shown.length - 1, Math.max(0, at + by))];
    if (next) this.choose(next, "step");
  }

  /** Something was chosen on the map: its first event, and the others that happened there. */
  private at(place: string): void {
    const here = this.shown.filter((id) => this.about.get(id)?.place === place);
    const after = here[here.indexOf(this.chosen) + 1] ?? here[0];
    if (after) this.choose(after, "map");
  }

  choose(id: string, from: string): void {
    this.chosen = id;
    this.root.querySelectorAll("[data-event]").forEach((one) => {
      const mine = one.getAttribute("data-event") === id;
      one.classList.toggle("chosen", mine);
      if (mine) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    });
    this.root.querySelectorAll("[data-event-card]").forEach((card) => {
      if (card.getAttribute("data-event-card") === id) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    });
    this.drawing?.reveal(id);
    this.open(id);
    history.replaceState(null, "", `#e-${id}`);
    const detail = { event: id, place: this.about.get(id)?.place ?? "", from };
    document.dispatchEvent(new CustomEvent("aigaq:chosen", { detail }));
    if (from === "address") this.card(id)?.scrollIntoView({ block: "center" });
    if (from === "timeline" || from === "map" || from === "step") this.showPane();
  }

  private card(id: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[data-event-card="${CSS.escape(id)}"]`);
  }

  /** Put the event's card into the pane, unfolded but for what is grim. */
  private open(id: string): void {
    const body = this.root.querySelector("[data-pane-body]");
    const card = this.card(id);
    if (!body || !card) return;
    const copy = card.cloneNode(true) as HTMLElement;
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    copy.removeAttribute("data-event-card");
    copy.removeAttribute("aria-current");
    copy.removeAttribute("tabindex");
    copy.querySelectorAll("details.more-told").forEach((one) => one.setAttribute("open", ""));
    copy.querySelector(".told .quote > a")?.setAttribute("data-key", "o");
    body.replaceChildren(copy);
    const also = this.also(id);
    if (also) body.append(also);
  }

  /** The other events of the same place, to go on from. */
  private also(id: string): HTMLElement | null {
    const place = this.about.get(id)?.place;
    const others = place ? this.shown.filter((one) => one !== id && this.about.get(one)?.place === place) : [];
    if (!others.length) return null;
    const list = document.createElement("nav");
    list.className = "pane-also";
    const head = document.createElement("span");
    head.className = "soft";
    head.textContent = this.root.dataset["also"] ?? "";
    list.setAttribute("aria-label", head.textContent);
    list.append(head);
    for (const other of others.slice(0, 12)) {
      const link = this.card(other)?.querySelector("[data-choose]")?.cloneNode(true);
      if (link) list.append(link);
    }
    return list;
  }

  /** On a narrow screen the pane may be out of sight. */
  private showPane(): void {
    const pane = this.root.querySelector("[data-pane]");
    const box = pane?.getBoundingClientRect();
    if (box && (box.top > innerHeight - 80 || box.bottom < 80)) pane?.scrollIntoView({ block: "nearest" });
    pane?.scrollTo({ top: 0 });
  }

  private filter(form: FormData): void {
    const want = (name: string): string => String(form.get(name) ?? "");
    const [type, certainty, seen, speaker] = ["type", "certainty", "seen", "speaker"].map(want) as [string, string, string, string];
    this.shown = [...this.about.values()]
      .filter((one) => (!type || one.type === type) && (!certainty || one.certainty === certainty)
        && (!seen || one.seen === seen) && (!speaker || one.speakers.includes(Number(speaker))))
      .map((one) => one.id);
    const keep = new Set(this.shown);
    for (const id of this.about.keys()) {
      const card = this.card(id);
      if (card) card.hidden = !keep.has(id);
    }
    this.drawing?.only(keep);
    document.dispatchEvent(new CustomEvent("aigaq:shown", { detail: keep }));
    const said = this.root.querySelector<HTMLElement>("[data-shown]");
    if (said) said.textContent = (said.dataset["words"] ?? "").replace("{shown}", String(keep.size)).replace("{all}", String(this.about.size));
  }
}

for (const root of document.querySelectorAll<HTMLElement>("[data-seeing]")) begin(root);
