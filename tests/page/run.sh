#!/usr/bin/env bash
# Drives the page in a headless Chromium. Exit code 77, with the reason, where the tools for it are missing.
#   run.sh PROGRAM
set -euo pipefail
here=$(dirname "$(realpath "$0")")
skip() { printf 'skipped: %s (scripts/page sets it up)\n' "$1"; exit 77; }
command -v node >/dev/null || skip 'there is no node'
[[ -d $here/../../web/node_modules/playwright-core && -d $here/../../web/node_modules/axe-core ]] || skip 'web/node_modules is not installed'
CHROME=${CHROME:-$(command -v chromium || command -v google-chrome || true)}
[[ -n $CHROME ]] || skip 'there is no chromium'
export CHROME ZOPA=$1
exec node --test --test-reporter=spec "$here"/*.test.mjs
