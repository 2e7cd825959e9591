// Builds the pages' assets into ../static: css/*.css → app.css, ts/*.ts → islands, icons.txt → icons.svg, base map, licences.
// Drop a file into css/ or ts/ and it is built; ts/lib/ holds what islands share. Offline once `npm ci` has run.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const place = join(here, "..", "static");
const out = `${place}.new`; // takes the old one's place at the end, so that a server never sees half of it
const FIRST = ["tokens.css", "base.css"]; // what the other sheets build on; they follow by name, print.css last
const ATLAS = ["countries-110m.json", "countries-50m.json"];

async function named(folder, ending) {
  return (await readdir(join(here, folder))).filter((name) => name.endsWith(ending)).sort();
}

async function styles() {
  const rank = (name) => (FIRST.includes(name) ? FIRST.indexOf(name) : name === "print.css" ? 99 : 50);
  const sheets = (await named("css", ".css")).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const contents = sheets.map((name) => `@import "./${name}";`).join("\n");
  await build({
    stdin: { contents, resolveDir: join(here, "css"), loader: "css" },
    bundle: true, minify: true, target: ["chrome109", "firefox115", "safari16"], outfile: join(out, "app.css"),
    external: ["/static/*"], logLevel: "warning",
  });
}

async function scripts() {
  const made = await build({
    entryPoints: (await named("ts", ".ts")).map((name) => join(here, "ts", name)),
    bundle: true, splitting: true, format: "esm", minify: true, target: ["chrome109", "firefox115", "safari16"],
    outdir: out, chunkNames: "chunks/[hash]", legalComments: "none", metafile: true, logLevel: "warning",
  });
  return Object.keys(made.metafile.inputs);
}

async function icons() {
  const wanted = (await readFile(join(here, "icons.txt"), "utf8")).split("\n").map((l) => l.trim()).filter((l) => l && !l.startsWith("#"));
  const drawn = await Promise.all(wanted.map(async (name) => {
    const svg = await readFile(join(modules, "lucide-static", "icons", `${name}.svg`), "utf8");
    return symbol(name, svg);
  }));
  const own = symbol("aigaq", await readFile(join(here, "mark.svg"), "utf8"));
  await writeFile(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${own}${drawn.join("")}</svg>\n`);
  await cp(join(here, "favicon.svg"), join(out, "favicon.svg"));
}

function symbol(name, svg) {
  const inner = svg.replace(/<!--.*?-->/gs, "").replace(/^.*?<svg[^>]*>/s, "").replace(/<\/svg>\s*$/s, "").replace(/\s+/g, " ").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
}

async function maps() {
  await mkdir(join(out, "map"), { recursive: true });
  for (const name of ATLAS) await cp(join(modules, "world-atlas", name), join(out, "map", name));
  for (const name of await named("names", ".json")) await cp(join(here, "names", name), join(out, "map", `names.${name}`));
  const worker = await readFile(join(modules, "maplibre-gl", "dist", "maplibre-gl-csp-worker.js"), "utf8");
  await writeFile(join(out, "maplibre-worker.js"), worker.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
}

// The licence of every package a byte of which is in static/.
async function licences(inputs) {
  const used = new Set(["lucide-static", "world-atlas", "maplibre-gl"]);
  for (const path of inputs) {
    const found = path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/);
    if (found) used.add(found[1]);
  }
  const parts = await Promise.all([...used].sort().map(licence));
  const head = "Aigaq's browser pages hold code and data of these packages.\nThe map base is Natural Earth (naturalearthdata.com), in the public domain.\nNames of countries in Kazakh: Unicode CLDR (unicode.org/license.txt).\n";
  await writeFile(join(out, "LICENSES.txt"), [head, ...parts].join("\n" + "=".repeat(80) + "\n"));
}

async function licence(name) {
  const folder = join(modules, name);
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(join(folder, file), "utf8") : `(declared in its package.json: ${about.license})\n`;
  return `${about.name} ${about.version} — ${about.license}\n\n${text}`;
}

async function manifest() {
  const found = {};
  for (const name of (await readdir(out, { recursive: true })).sort()) {
    if (!/\.(js|css|svg|json)$/.test(name) || name === "manifest.json") continue;
    found[name.replaceAll("\\", "/")] = createHash("sha256").update(await readFile(join(out, name))).digest("hex").slice(0, 10);
  }
  await writeFile(join(out, "manifest.json"), JSON.stringify(found, null, 1) + "\n");
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const inputs = await scripts();
await Promise.all([styles(), icons(), maps(), licences(inputs)]);
await manifest();
await rm(place, { recursive: true, force: true });
await rename(out, place);
