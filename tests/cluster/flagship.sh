#!/usr/bin/env bash
# One study, five ways: one thread, two threads, four ranks of mpirun (where it is installed), eight shards, and killed
# with SIGKILL at random moments and resumed. All must hold the same, bit for bit, and be sound.
#   tests/cluster/flagship.sh ZOPA STUDY     16 of its points, 5 kills
#   ZOPA_LONG=1 tests/cluster/flagship.sh …  all of it, 100 kills: three quarters of an hour of two cores
set -eu
zopa=$(realpath "$1") study=$(realpath "$2")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
if [[ ${ZOPA_LONG:-} ]]; then
  kills=100 longest=4000 plan=()
else  # the ends of each axis
  sed -e "s|^scenario: |scenario: $(dirname "$study")/|" -e 's/steps: [0-9]*/steps: 2/' \
    -e '/^keep/!s/: *\[\([^],]*\),.*, *\([^],]*\)\]$/: [\1, \2]/' "$study" >small.yaml
  study=$folder/small.yaml kills=5 plan=(--draws 2 --games 20)
fi
timed() {
  local what=$1 before after
  begun=$EPOCHREALTIME
  shift
  before=$(awk '{print $16 + $17}' /proc/$$/stat)
  "$@" >"$folder/said.txt" || { cat "$folder/said.txt"; return 1; }
  ended=$EPOCHREALTIME
  after=$(awk '{print $16 + $17}' /proc/$$/stat)
  awk -v w="$what" -v s="$begun" -v e="$ended" -v c=$((after - before)) -v t="$(getconf CLK_TCK)" \
    'BEGIN { printf "%-32s %8.1f s, %8.1f s of processor\n", w, e - s, c / t }'
}
same() { "$zopa" results verify "$1" >/dev/null && "$zopa" results diff one.db "$1"; }

timed 'one thread' "$zopa" sweep "$study" "${plan[@]}" -o one.db --threads 1
"$zopa" results verify one.db
timed 'two threads' "$zopa" sweep "$study" "${plan[@]}" -o two.db --threads 2
same two.db
# the first kill comes before half of the work can be done, however fast it has become
[[ ${ZOPA_LONG:-} ]] || longest=$(awk -v s="$begun" -v e="$ended" 'BEGIN { print 500 * (e - s) }')

if command -v mpirun >/dev/null; then
  export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
  timed 'four ranks' mpirun --oversubscribe -n 4 "$zopa" sweep "$study" "${plan[@]}" -o 'rank{i}.db' --shard auto --threads 1
  "$zopa" results merge ranks.db rank[1-4].db >/dev/null
  same ranks.db
else
  echo 'four ranks: skipped, mpirun is not installed (Debian: openmpi-bin)'
fi

eight_shards() {
  local i
  for i in {1..8}; do "$zopa" sweep "$study" "${plan[@]}" -o "shard$i.db" --shard "$i/8" --threads 2; done
  "$zopa" results merge shards.db shard[1-8].db
}
timed 'eight shards, one after the other' eight_shards
same shards.db

interrupted=0
killed_and_resumed() {
  local k
  RANDOM=20250723
  for ((k = 0; k < kills; ++k)); do
    "$zopa" sweep "$study" "${plan[@]}" -o killed.db --resume --threads 2 >/dev/null 2>&1 &
    sleep "$(awk -v r=$RANDOM -v l=$longest 'BEGIN { print (l / 5 + (l - l / 5) * r / 32768) / 1000 }')"
    kill -KILL $! 2>/dev/null || true
    wait $! 2>/dev/null || interrupted=$((interrupted + ($? == 137)))
    [[ ! -e killed.db ]] || "$zopa" results verify killed.db >/dev/null  # sound after each of them
  done
  "$zopa" sweep "$study" "${plan[@]}" -o killed.db --resume --threads 2
}
timed "killed $kills times and resumed" killed_and_resumed
((interrupted > 0)) || { echo 'no process was killed in time: nothing was tried'; exit 1; }
printf '%d of %d kills hit a running process\n' "$interrupted" "$kills"
same killed.db
"$zopa" results info one.db
