#!/usr/bin/env bash
# Sets up .venv from the hashed lock; does nothing where that has been done for this lock already.
# `scripts/setup.sh peers` adds what Aigaq is measured against, by `make eval` and `make bench`.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=requirements${1:+-$1}.lock
stamp=.venv/$lock.sha256
want=$(cat "$lock" pyproject.toml | sha256sum | cut -d' ' -f1)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && exit 0

python=${PYTHON:-}
for candidate in python3.13 python3.12 python3.11 python3; do
  [ -n "$python" ] && break
  command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && python=$candidate
done
[ -n "$python" ] || { echo "Aigaq needs Python 3.11 or newer; set PYTHON to its path." >&2; exit 1; }

echo "Setting up .venv from $lock with $("$python" --version) (once; about two minutes) …"
if ! "$python" -m venv .venv 2>/dev/null; then
  # Debian and Ubuntu keep venv in a package of its own.
  [ "$(id -u)" = 0 ] || { echo "Please install your system's python3-venv package, then run make again." >&2; exit 1; }
  apt-get update -qq && apt-get install -y -qq python3-venv
  "$python" -m venv .venv
fi
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$lock"
.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "$want" > "$stamp"
