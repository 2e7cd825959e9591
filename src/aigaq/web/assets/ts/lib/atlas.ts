// The map's base: countries of Natural Earth (public domain), read from our own files.
import { feature, mesh } from "topojson-client";
import type { FeatureCollection, MultiLineString } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";

export interface Base {
  land: FeatureCollection;
  borders: MultiLineString;
}

type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;

export async function base(detail: "110m" | "50m" = "50m"): Promise<Base> {
  const answer = await fetch(`/static/map/countries-${detail}.json`);
  const world = (await answer.json()) as World;
  return {
    land: feature(world, world.objects.countries) as FeatureCollection,
    borders: mesh(world, world.objects.countries, (a, b) => a !== b),
  };
}
