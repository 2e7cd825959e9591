#!/usr/bin/env bash
# Sees to it that the browser tests have Debian's Chromium; installs it where this is allowed, else says what to do.
set -euo pipefail
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || [ -n "${AIGAQ_CHROMIUM:-}" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the browser tests (once) …"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
else
  echo "The browser tests are left out: install Chromium with your system's package manager, or set AIGAQ_CHROMIUM to its path." >&2
fi
