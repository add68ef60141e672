#!/usr/bin/env bash
# What a disk can do to a sweep: full, read-only, written by two, cut off, somebody else's. Each is said in a sentence
# with exit code 2, and nothing that was committed is lost. Exit code 77 (skipped) where no disk of its own can be had.
#   tests/cluster/disk.sh ZOPA STUDY
set -u
if [[ ${1:-} != --inside ]]; then
  for program in unshare mount python3; do
    command -v $program >/dev/null || { printf 'skipped: no %s here\n' $program; exit 77; }
  done
  unshare -m true 2>/dev/null || { echo 'skipped: no mounts of its own (needs root)'; exit 77; }
  exec unshare -m "$0" --inside "$(realpath "$1")" "$(realpath "$2")"
fi
zopa=$2 study=$3
folder=$(mktemp -d)
trap 'umount "$folder/disk" 2>/dev/null; rm -rf "$folder"' EXIT
cd "$folder" && mkdir disk
mount -t tmpfs -o size=96k tmpfs disk || { echo 'skipped: tmpfs cannot be mounted'; exit 77; }

wrong=0
fail() { printf 'WRONG: %s\n' "$*"; wrong=1; }
# expect CODE WORDS command…: how it must end, and what it must say
expect() {
  local code=$1 words=$2 got
  shift 2
  "$@" >said.txt 2>&1
  got=$?
  [[ $got == "$code" ]] || fail "exit code $got instead of $code: $* ($(tail -n 1 said.txt))"
  grep -q -- "$words" said.txt || fail "'$words' is not said: $* ($(tail -n 2 said.txt))"
}
sweep=("$zopa" sweep "$study" --draws 2 --games 5)
games=("$zopa" sweep "$study" --draws 2 --games 500 --keep-games)

"${sweep[@]}" -o whole.db >/dev/null || exit 1

# full: what is committed survives, and with more room the sweep goes on to the same content
head -c 60000 /dev/zero >disk/ballast
expect 2 'full' "${sweep[@]}" -o disk/a.db
rm -f disk/ballast
[[ ! -e disk/a.db ]] || expect 0 'sound' "$zopa" results verify disk/a.db
rm -f disk/*
mount -o remount,size=300k disk
expect 2 'full' "${games[@]}" -o disk/g.db
mount -o remount,size=20m disk
expect 0 'sound' "$zopa" results verify disk/g.db
expect 0 '10 of 10 points' "${games[@]}" -o disk/g.db --resume
"${games[@]}" -o games.db >/dev/null || exit 1
expect 0 'equal in every bit' "$zopa" results diff games.db disk/g.db
rm -f disk/*
mount -o remount,size=96k disk
expect 2 'cannot be written' "$zopa" results export games.db --games --csv disk/games.csv
rm -f disk/*
mount -o remount,size=20m disk
"${sweep[@]}" -o disk/a.db >/dev/null || exit 1

# read-only: it can be read, and not be written
mount -o remount,ro disk
expect 0 'sound' "$zopa" results verify disk/a.db
expect 0 'main.deal' "$zopa" results export disk/a.db
expect 2 'disk/b.db' "${sweep[@]}" -o disk/b.db
expect 2 'disk/a.db' "${sweep[@]}" -o disk/a.db --resume
expect 2 'disk/m.db' "$zopa" results merge disk/m.db whole.db
expect 2 'disk/x.csv' "$zopa" sweep "$study" --draws 2 --games 5 --csv disk/x.csv
mount -o remount,rw disk

# two writers: the second is turned away, the first is not disturbed
"$zopa" sweep "$study" --draws 2 --games 3000 -o two.db >/dev/null 2>&1 &
first=$!
until [[ -e two.db ]]; do sleep 0.02; done
expect 2 'another process is writing' "$zopa" sweep "$study" --draws 2 --games 3000 -o two.db --resume
kill -TERM $first
wait $first
(($? == 4)) || fail 'the first writer was disturbed'
expect 0 'sound' "$zopa" results verify two.db

# cut off in the middle, and not ours at all: said, and left as it is
head -c 20000 whole.db >cut.db
python3 -c "import sqlite3; d = sqlite3.connect('foreign.db'); d.execute('CREATE TABLE point(id)'); d.commit()"
head -c 5000 /dev/urandom >noise.db
: >empty.db
sha256sum cut.db foreign.db noise.db empty.db >before.txt
expect 2 'not a results store' "$zopa" results info foreign.db
expect 2 'not a results store' "${sweep[@]}" -o foreign.db --resume
expect 2 'is there already' "${sweep[@]}" -o foreign.db
expect 2 'not a results store' "$zopa" results info noise.db
expect 2 'not a results store' "$zopa" results verify empty.db
"$zopa" results verify cut.db >said.txt 2>&1
(($? == 1 || $? == 2)) || fail "a file cut off is not noticed: $(cat said.txt)"
"${sweep[@]}" -o cut.db --resume >said.txt 2>&1 && fail 'a file cut off is continued'
sha256sum --check --quiet before.txt || fail 'a file was changed that could not be used'
((wrong)) || echo 'a disk that is full, read-only, shared, torn or foreign is answered in a sentence each'
exit $wrong
