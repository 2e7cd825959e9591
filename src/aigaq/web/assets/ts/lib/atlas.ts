// The map's base: countries of Natural Earth (public domain), read from our own files, named in the page's language.
import { feature, mesh } from "topojson-client";
import type { Feature, FeatureCollection, MultiLineString, Point, Position } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";

export interface Base {
  land: FeatureCollection;
  borders: MultiLineString;
  names: FeatureCollection<Point>;
}

type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;

const WITH_NAMES = new Set(["kk"]);
const left = new AbortController();
addEventListener("pagehide", () => left.abort());
let loaded: Promise<Base> | undefined;

/** Whether this page is being left: what fails then fails for nobody. */
export function leaving(): boolean {
  return left.signal.aborted;
}

/** Give the base map; read once. */
export function base(detail: "110m" | "50m" = "50m"): Promise<Base> {
  return (loaded ??= read(detail));
}

async function read(detail: string): Promise<Base> {
  const [world, names] = await Promise.all([json<World>(`countries-${detail}`), ownNames()]);
  const land = feature(world, world.objects.countries) as FeatureCollection;
  return { land, borders: mesh(world, world.objects.countries, (a, b) => a !== b), names: named(land, names) };
}

async function json<T>(name: string): Promise<T> {
  const answer = await fetch(`/static/map/${name}.json`, { signal: left.signal });
  return (await answer.json()) as T;
}

// Browsers seldom know the names of countries in Kazakh: those come with us, from Unicode's CLDR.
async function ownNames(): Promise<Record<string, string>> {
  const language = document.documentElement.lang;
  return WITH_NAMES.has(language) ? json<Record<string, string>>(`names.${language}`) : {};
}

function named(land: FeatureCollection, names: Record<string, string>): FeatureCollection<Point> {
  const features = land.features.flatMap((country) => {
    const ring = largest(country);
    if (!ring) return [];
    const { at, size } = middle(ring);
    const name = nameOf(country.id, String(country.properties?.["name"] ?? ""), names);
    return [{ type: "Feature" as const, properties: { name, size }, geometry: { type: "Point" as const, coordinates: at } }];
  });
  return { type: "FeatureCollection", features };
}

// ISO 3166 numbers are region subtags too (UN M49); the browser knows their names in the page's language.
function nameOf(id: string | number | undefined, english: string, names: Record<string, string>): string {
  try {
    const region = new Intl.Locale(`und-${String(id).padStart(3, "0")}`).maximize().region;
    const known = new Intl.DisplayNames([document.documentElement.lang, "en"], { type: "region", fallback: "none" });
    return (region && (names[region] ?? known.of(region))) || english;
  } catch {
    return english;
  }
}

function largest(country: Feature): Position[] | undefined {
  const shape = country.geometry;
  const rings = shape.type === "Polygon" ? [shape.coordinates[0]] : shape.type === "MultiPolygon" ? shape.coordinates.map((p) => p[0]) : [];
  return rings.filter((r) => r !== undefined).sort((a, b) => Math.abs(middle(b).size) - Math.abs(middle(a).size))[0];
}

// The centre of gravity of a ring and its area in square degrees; enough to put a name somewhere inside.
function middle(ring: Position[]): { at: Position; size: number } {
  let size = 0, x = 0, y = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0, x1, y1] = [ring[i]![0]!, ring[i]![1]!, ring[i + 1]![0]!, ring[i + 1]![1]!];
    const cross = x0 * y1 - x1 * y0;
    size += cross / 2;
    x += ((x0 + x1) * cross) / 6;
    y += ((y0 + y1) * cross) / 6;
  }
  return { at: size ? [x / size, y / size] : ring[0]!, size: Math.abs(size) };
}
