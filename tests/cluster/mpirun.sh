#!/usr/bin/env bash
# A study by four ranks of Open MPI's launcher, merged, equal bit for bit to one process. Exit code 77 (skipped) without it.
#   tests/cluster/mpirun.sh ZOPA STUDY
set -eu
zopa=$1 study=$2
command -v mpirun >/dev/null || { echo 'skipped: mpirun is not installed (Debian: openmpi-bin)'; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 \
  mpirun --oversubscribe -n 4 "$zopa" sweep "$study" -o 'part{i}.db' --shard auto --threads 1
"$zopa" results merge all.db part*.db
"$zopa" sweep "$study" -o whole.db >/dev/null
"$zopa" results diff whole.db all.db
