#!/usr/bin/env bash
# Counts the instructions of each kernel with callgrind and compares them with bench/instructions.txt. Fails where one
# needs over 3 % more; says so where one needs over 3 % less, so that the file is brought up to date.
#   bench/instructions.sh build/release/bench/zopa_kernels [--update]
set -euo pipefail
kernels=$1 update=${2:-}
here=$(dirname "${BASH_SOURCE[0]}")
recorded=$here/instructions.txt
compiler="g++ $(g++ -dumpfullversion)"
if ! command -v valgrind >/dev/null; then
  echo "skipped: valgrind is not installed"
  exit 77
fi
if [[ $update != --update && $(head -n 1 "$recorded") != "# $compiler, release" ]]; then
  echo "skipped: counted with another compiler ($(head -n 1 "$recorded")), this is $compiler"
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

count() {
  if ! OMP_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect='zopa::bench::counted*' \
    "$kernels" "$1" >"$folder/$1.log" 2>&1; then
    cat "$folder/$1.log" >&2
    return 1
  fi
  sed -n 's/.*Collected : //p' "$folder/$1.log" >"$folder/$1"
}
export -f count
export kernels folder
"$kernels" | xargs -P "$(nproc)" -I{} bash -c 'count {}'

failed=0
table="# $compiler, release"
while read -r name; do
  now=$(<"$folder/$name")
  table+=$'\n'"$name $now"
  [[ $update == --update ]] && continue
  before=$(sed -n "s/^$name //p" "$recorded")
  if [[ -z $before ]]; then
    printf '%-28s %15d   not recorded yet\n' "$name" "$now"
    failed=1
    continue
  fi
  verdict=$(awk -v a="$now" -v b="$before" 'BEGIN {r = a / b; print (r > 1.03 ? "MORE" : (r < .97 ? "less" : "the same"))}')
  printf '%-28s %15d   %6.2f %% of what is recorded: %s\n' "$name" "$now" \
    "$(awk -v a="$now" -v b="$before" 'BEGIN {print 100 * a / b}')" "$verdict"
  [[ $verdict == MORE ]] && failed=1
done < <("$kernels")
if [[ $update == --update ]]; then
  printf '%s\n' "$table" >"$recorded"
  cat "$recorded"
elif ((failed)); then
  echo "a kernel needs more instructions than recorded; if that is meant: scripts/bench --instructions --update"
fi
exit $failed
