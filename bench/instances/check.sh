#!/usr/bin/env bash
# Are the files of this folder what the families of bench/instances.hpp give today, and what SHA256SUMS says?
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"$1" "$fresh"
cd "$here"
sha256sum --quiet --check SHA256SUMS
(cd "$fresh" && sha256sum -- * | LC_ALL=C sort -k 2) | diff SHA256SUMS - || { echo "a family gives other files than are kept here"; exit 1; }
