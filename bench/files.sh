#!/usr/bin/env bash
# Times zopa on every file of bench/instances as its user would, start and reading included, and beside it Gambit's
# programs on the same files where they are installed (an hour apart is no comparison). Sixty seconds at most each.
#   bench/files.sh build/release/zopa
set -euo pipefail
zopa=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/instances"

# Seconds that a command takes, best of three; "> 60" or "failed" otherwise.
took() {
  local best='' start time code
  for _ in 1 2 3; do
    start=$EPOCHREALTIME
    code=0
    timeout 60 "$@" >/dev/null 2>&1 || code=$?
    time=$(awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN {printf "%.3f", b - a}')
    ((code == 124)) && { echo '> 60'; return; }
    ((code == 0)) || { echo failed; return; }
    if [[ -z $best ]] || awk -v a="$time" -v b="$best" 'BEGIN {exit !(a < b)}'; then best=$time; fi
  done
  echo "$best"
}

peers=()
for peer in gambit-enummixed gambit-lcp gambit-lp gambit-logit; do
  command -v $peer >/dev/null && peers+=("$peer")
done
((${#peers[@]})) || echo "No program of Gambit's is installed: zopa alone. Seconds, start and reading included."

line() { printf '%-44s %-18s' "$1" "$2"; printf ' %18s' "${@:3}"; printf '\n'; }
line file "zopa" seconds "${peers[@]}"
for file in *.nfg *.efg; do
  options=() verb="game"
  [[ $file == bimatrix* ]] && options=(--all --doubles)
  [[ $file == zero_sum* ]] && options=(--zero-sum)
  theirs=()
  for peer in "${peers[@]}"; do
    case $peer:$file in
      gambit-enummixed:*.efg | gambit-lp:bimatrix* | gambit-lp:*.efg) [[ $peer:$file == gambit-lp:poker* ]] || { theirs+=(-); continue; } ;;
    esac
    extra=(-q)
    [[ $peer == gambit-logit ]] && extra+=(-e) || extra+=(-d 10)
    theirs+=("$(took "$peer" "${extra[@]}" "$file")")
  done
  line "$file" "$verb ${options[*]}" "$(took "$zopa" game "$file" "${options[@]}")" "${theirs[@]}"
done
for file in network*.yaml; do line "$file" solve "$(took "$zopa" solve "$file")" "${peers[@]/*/-}"; done
for file in front*.yaml; do line "$file" exploit "$(took "$zopa" exploit "$file")" "${peers[@]/*/-}"; done
