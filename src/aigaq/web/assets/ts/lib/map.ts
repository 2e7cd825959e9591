// A map that works without a network: Natural Earth below, what a case says above. A place is drawn as the area of its
// precision (a circle in kilometres on the ground), never as a point that would claim to know more.
import maplibre from "maplibre-gl/dist/maplibre-gl-csp";
import type { GeoJSONSource, Map as GlMap, MapGeoJSONFeature } from "maplibre-gl";
import type { Feature, FeatureCollection, Point, Polygon } from "geojson";
import { Protocol } from "pmtiles";
import { style, type Drawn } from "./style";

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
const LEAST_KM = 0.5;
const STEPS = 64;
const WORKER = "/static/maplibre-worker.js";
let ready = false;

/** A circle on the sphere, so that it is as wide on the ground in the north as at the equator. */
export function area(place: Place): Feature<Polygon> {
  const d = Math.max(place.km, LEAST_KM) / EARTH_KM;
  const lat = (place.lat * Math.PI) / 180;
  const lon = (place.lon * Math.PI) / 180;
  const ring = Array.from({ length: STEPS + 1 }, (_, i) => {
    const a = (-2 * Math.PI * (i % STEPS)) / STEPS;
    const y = Math.asin(Math.sin(lat) * Math.cos(d) + Math.cos(lat) * Math.sin(d) * Math.cos(a));
    const x = lon + Math.atan2(Math.sin(a) * Math.sin(d) * Math.cos(lat), Math.cos(d) - Math.sin(lat) * Math.sin(y));
    return [(x * 180) / Math.PI, (y * 180) / Math.PI];
  });
  return { type: "Feature", properties: told(place), geometry: { type: "Polygon", coordinates: [ring] } };
}

function told({ id, label, km, certainty = "asserted", count = 1 }: Place): Record<string, string | number> {
  return { id, label, km, certainty, count };
}

function drawn(places: readonly Place[]): Drawn {
  const detail = document.body.dataset["detail"];
  const large = [...places].sort((a, b) => b.km - a.km); // small areas lie on top and can be chosen
  const labels: Feature<Point>[] = large.map((place) => ({
    type: "Feature", properties: told(place), geometry: { type: "Point", coordinates: [place.lon, place.lat] },
  }));
  return {
    areas: collection(large.map(area)), labels: collection(labels),
    detail: detail && new URL(detail, location.origin).href,
  };
}

function collection<F extends Feature>(features: F[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

function prepare(): void {
  if (ready) return;
  maplibre.setWorkerUrl(WORKER);
  maplibre.addProtocol("pmtiles", new Protocol().tile);
  ready = true;
}

/**
 * Draw places on a map in `el`. A choice is told as a bubbling "aigaq:choose" event, {id, from: "map"}.
 * `el` may have data-words (JSON with MapLibre's own words, translated); the body has data-detail, the address of a PMTiles
 * file, where the server was given one.
 */
export async function showMap(el: HTMLElement, places: readonly Place[]): Promise<GlMap> {
  prepare();
  const now = { places };
  const map = new maplibre.Map({
    container: el, style: await style(drawn(places)), attributionControl: { compact: true },
    dragRotate: false, pitchWithRotate: false, maxPitch: 0, maxZoom: 13, renderWorldCopies: false, fadeDuration: 0,
    cooperativeGestures: true, locale: JSON.parse(el.dataset["words"] ?? "{}") as Record<string, string>,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), document.dir === "rtl" ? "top-left" : "top-right");
  fit(map, places);
  choosing(map, el);
  map.on("aigaq:places", (event: unknown) => { now.places = (event as { places: readonly Place[] }).places; });
  addEventListener("aigaq:theme", () => { void style(drawn(now.places)).then((next) => map.setStyle(next)); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dispatchEvent(new CustomEvent("aigaq:theme")));
  return map;
}

function choosing(map: GlMap, el: HTMLElement): void {
  map.on("click", "areas", (event: { features?: MapGeoJSONFeature[] }) => {
    const id = event.features?.[0]?.properties["id"] as string | undefined;
    if (id) el.dispatchEvent(new CustomEvent("aigaq:choose", { bubbles: true, detail: { id, from: "map" } }));
  });
  map.on("mouseenter", "areas", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "areas", () => { map.getCanvas().style.cursor = ""; });
}

/** Mark one place as chosen, or none; before the map has its places there is nothing to mark. */
export function choose(map: GlMap, id: string | null): void {
  if (!map.getSource("places")) return;
  map.removeFeatureState({ source: "places" });
  if (id !== null) map.setFeatureState({ source: "places", id }, { chosen: true });
}

/** Show other places on a map that is there already. */
export function redraw(map: GlMap, places: readonly Place[]): void {
  const next = drawn(places);
  map.fire("aigaq:places", { places });
  map.getSource<GeoJSONSource>("places")?.setData(next.areas);
  map.getSource<GeoJSONSource>("labels")?.setData(next.labels);
}

/** Bring all places into view. */
export function fit(map: GlMap, places: readonly Place[]): void {
  const bounds = new maplibre.LngLatBounds();
  for (const one of places) for (const [x, y] of area(one).geometry.coordinates[0] ?? []) bounds.extend([x!, y!]);
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 32, maxZoom: 7, animate: false });
}
