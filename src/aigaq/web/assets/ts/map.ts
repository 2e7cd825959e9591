// The map island: every <div data-map="id of a JSON script"> becomes a map of the places in it. On a page where
// it is linked, an event chosen elsewhere marks its place here, and a place chosen here chooses its events there.
import { leaving } from "./lib/atlas";
import { choose, redraw, showMap, type Place } from "./lib/map";

interface Linked extends Place {
  events?: string[];
}

async function begin(el: HTMLElement): Promise<void> {
  const data = document.getElementById(el.dataset["map"] ?? "");
  const places = JSON.parse(data?.textContent ?? "[]") as Linked[];
  const map = await showMap(el, places).catch(() => undefined);
  if (!map) return failed(el);
  document.addEventListener("aigaq:chosen", (event) => {
    const place = (event as CustomEvent<{ place: string }>).detail.place;
    el.dataset["chosen"] = place;
    choose(map, place || null);
  });
  document.addEventListener("aigaq:shown", (event) => {
    const keep = (event as CustomEvent<Set<string>>).detail;
    redraw(map, places.filter((one) => !one.events || one.events.some((id) => keep.has(id))));
  });
  map.once("load", () => {
    el.dataset["ready"] = "true";
    const asked = location.hash.startsWith("#e-") ? location.hash.slice(3) : "";
    const place = asked && places.find((one) => one.events?.includes(asked));
    if (place) choose(map, place.id);
  });
}

// A browser without WebGL, or a server that went away: the list beside the map says the same.
function failed(el: HTMLElement): void {
  if (leaving()) return;
  const words = document.createElement("p");
  words.textContent = (JSON.parse(el.dataset["words"] ?? "{}") as Record<string, string>)["failed"] ?? "";
  el.classList.add("failed");
  el.replaceChildren(words);
}

for (const el of document.querySelectorAll<HTMLElement>("[data-map]")) void begin(el);
