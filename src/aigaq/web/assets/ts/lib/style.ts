// What a map looks like: sea, land, borders and names of countries; a detailed map file where there is one; areas of places.
// There is no "glyphs" address: MapLibre then draws letters with the reader's own fonts, and fetches none.
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import { base } from "./atlas";

export interface Drawn {
  areas: FeatureCollection;
  labels: FeatureCollection;
  /** Address of a PMTiles file of this machine with Protomaps' layers; none: Natural Earth only. */
  detail?: string | undefined;
}

const CHOSEN: ExpressionSpecification = ["boolean", ["feature-state", "chosen"], false];
const FONT = ["system-ui, Noto Sans, sans-serif"];

export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export async function style(drawn: Drawn): Promise<StyleSpecification> {
  const world = await base();
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: world.land, attribution: "Natural Earth" },
      borders: { type: "geojson", data: { type: "Feature", properties: {}, geometry: world.borders } },
      names: { type: "geojson", data: world.names },
      ...(drawn.detail ? { detail: { type: "vector", url: `pmtiles://${drawn.detail}`, attribution: "OpenStreetMap" } as const } : {}),
      places: { type: "geojson", data: drawn.areas, promoteId: "id", tolerance: 0 },
      labels: { type: "geojson", data: drawn.labels },
    },
    layers: [...ground(), ...(drawn.detail ? details() : []), ...countries(), ...places()],
  };
}

function ground(): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": token("--map-sea") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": token("--map-land"), "fill-antialias": false } },
  ];
}

function details(): LayerSpecification[] {
  const from = { source: "detail" } as const;
  return [
    { ...from, id: "detail-water", "source-layer": "water", type: "fill", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": token("--map-sea") } },
    { ...from, id: "detail-roads", "source-layer": "roads", type: "line", minzoom: 7, paint: { "line-color": token("--map-border"), "line-width": ["interpolate", ["linear"], ["zoom"], 7, 0.4, 14, 3] } },
    { ...from, id: "detail-places", "source-layer": "places", type: "symbol", minzoom: 4,
      layout: { "text-field": ["coalesce", ["get", `name:${document.documentElement.lang}`], ["get", "name"]], "text-font": FONT, "text-size": 11 },
      paint: words() },
  ];
}

function countries(): LayerSpecification[] {
  return [
    { id: "borders", type: "line", source: "borders", paint: { "line-color": token("--map-border"), "line-width": 1 } },
    {
      id: "names", type: "symbol", source: "names",
      filter: [">=", ["get", "size"], ["interpolate", ["exponential", 0.5], ["zoom"], 0, 400, 3, 30, 5, 1.5, 7, 0]],
      layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 6, 15], "text-max-width": 8, "text-letter-spacing": 0.04 },
      paint: words(),
    },
  ];
}

function places(): LayerSpecification[] {
  const line = { "line-color": token("--accent"), "line-width": ["case", CHOSEN, 4, 2] as ExpressionSpecification };
  return [
    { id: "areas", type: "fill", source: "places", paint: { "fill-color": token("--accent"), "fill-opacity": ["case", CHOSEN, 0.45, 0.16] } },
    { id: "outlines", type: "line", source: "places", paint: line, filter: ["==", ["get", "certainty"], "asserted"] },
    { id: "outlines-unsure", type: "line", source: "places", paint: { ...line, "line-dasharray": [2, 2] }, filter: ["!=", ["get", "certainty"], "asserted"] },
    {
      id: "labels", type: "symbol", source: "labels",
      layout: { "text-field": ["get", "label"], "text-font": FONT, "text-size": 13, "text-padding": 4, "text-variable-anchor": ["bottom", "top", "left", "right"], "text-radial-offset": 0.6, "symbol-sort-key": ["-", ["get", "count"]] },
      paint: { "text-color": token("--ink"), "text-halo-color": token("--panel"), "text-halo-width": 2 },
    },
  ];
}

function words(): { "text-color": string; "text-halo-color": string; "text-halo-width": number } {
  return { "text-color": token("--soft"), "text-halo-color": token("--map-land"), "text-halo-width": 1.2 };
}
