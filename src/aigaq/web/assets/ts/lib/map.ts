// A map that works without a network: Natural Earth below, what a case says above. A place is drawn as the area of its
// precision (a circle in kilometres on the ground), never as a point that would claim to know more.
import maplibre from "maplibre-gl/dist/maplibre-gl-csp";
import type { Map as GlMap, StyleSpecification, GeoJSONSource } from "maplibre-gl";
import type { Feature, FeatureCollection, Polygon } from "geojson";
import { base } from "./atlas";

export interface Place {
  id: string;
  label: string;
  lon: number;
  lat: number;
  /** Radius in kilometres of the area within which the place lies. */
  km: number;
  /** Which certainty its outline shows: asserted, alleged, denied, hypothetical. */
  certainty?: string;
  /** How many events it stands for. */
  count?: number;
}

const EARTH_KM = 6371.0088;
const STEPS = 64;
const WORKER = "/static/maplibre-worker.js";

/** A circle on the sphere, so that it is as wide on the ground in the north as at the equator. */
export function area(place: Place): Feature<Polygon> {
  const d = place.km / EARTH_KM;
  const lat = (place.lat * Math.PI) / 180;
  const lon = (place.lon * Math.PI) / 180;
  const ring = Array.from({ length: STEPS + 1 }, (_, i) => {
    const a = (-2 * Math.PI * i) / STEPS;
    const y = Math.asin(Math.sin(lat) * Math.cos(d) + Math.cos(lat) * Math.sin(d) * Math.cos(a));
    const x = lon + Math.atan2(Math.sin(a) * Math.sin(d) * Math.cos(lat), Math.cos(d) - Math.sin(lat) * Math.sin(y));
    return [(x * 180) / Math.PI, (y * 180) / Math.PI];
  });
  const { id, label, km, certainty = "asserted", count = 1 } = place;
  return { type: "Feature", id, properties: { id, label, km, certainty, count }, geometry: { type: "Polygon", coordinates: [ring] } };
}

export function areas(places: readonly Place[]): FeatureCollection {
  const large = [...places].sort((a, b) => b.km - a.km); // small areas lie on top and can be chosen
  return { type: "FeatureCollection", features: large.map(area) };
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

async function style(places: readonly Place[]): Promise<StyleSpecification> {
  const world = await base();
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: world.land, attribution: "Natural Earth" },
      borders: { type: "geojson", data: { type: "Feature", properties: {}, geometry: world.borders } },
      places: { type: "geojson", data: areas(places), promoteId: "id" },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": token("--map-sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": token("--map-land") } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": token("--map-border"), "line-width": 0.8 } },
      {
        id: "areas", type: "fill", source: "places",
        paint: { "fill-color": token("--accent"), "fill-opacity": ["case", ["boolean", ["feature-state", "chosen"], false], 0.5, 0.2] },
      },
      {
        id: "outlines", type: "line", source: "places",
        paint: { "line-color": token("--accent"), "line-width": ["case", ["boolean", ["feature-state", "chosen"], false], 4, 2] },
        filter: ["==", ["get", "certainty"], "asserted"],
      },
      {
        id: "outlines-unsure", type: "line", source: "places",
        paint: { "line-color": token("--accent"), "line-width": 2, "line-dasharray": [2, 2] },
        filter: ["!=", ["get", "certainty"], "asserted"],
      },
    ],
  };
}

/** Draw places on a map in `el`; each choice is told as a bubbling "aigaq:choose" event with the place's id. */
export async function showMap(el: HTMLElement, places: readonly Place[]): Promise<GlMap> {
  maplibre.setWorkerUrl(WORKER);
  const map = new maplibre.Map({
    container: el, style: await style(places), attributionControl: { compact: true },
    dragRotate: false, pitchWithRotate: false, maxZoom: 12, renderWorldCopies: false,
    fadeDuration: 0, locale: JSON.parse(el.dataset["words"] ?? "{}") as Record<string, string>,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
  fit(map, places);
  map.on("click", "areas", (event) => {
    const id = event.features?.[0]?.properties["id"] as string | undefined;
    if (id) el.dispatchEvent(new CustomEvent("aigaq:choose", { bubbles: true, detail: { id, from: "map" } }));
  });
  map.on("mouseenter", "areas", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "areas", () => { map.getCanvas().style.cursor = ""; });
  addEventListener("aigaq:theme", () => { void style(places).then((next) => map.setStyle(next)); });
  return map;
}

/** Mark one place as chosen, or none. */
export function choose(map: GlMap, id: string | null): void {
  map.removeFeatureState({ source: "places" });
  if (id !== null) map.setFeatureState({ source: "places", id }, { chosen: true });
}

/** Show other places on a map that is there already. */
export function redraw(map: GlMap, places: readonly Place[]): void {
  map.getSource<GeoJSONSource>("places")?.setData(areas(places));
}

export function fit(map: GlMap, places: readonly Place[]): void {
  const bounds = new maplibre.LngLatBounds();
  for (const one of places) for (const [x, y] of area(one).geometry.coordinates[0] ?? []) bounds.extend([x!, y!]);
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 32, maxZoom: 8, animate: false });
}
