// The map island: every <div data-map="id of a JSON script"> on the page becomes a map of the places in it.
import { showMap, type Place } from "./lib/map";

for (const el of document.querySelectorAll<HTMLElement>("[data-map]")) {
  const data = document.getElementById(el.dataset["map"] ?? "");
  void showMap(el, JSON.parse(data?.textContent ?? "[]") as Place[]);
}
