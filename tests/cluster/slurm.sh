#!/usr/bin/env bash
# A study through a real Slurm of one virtual node on this machine: scripts/slurm/sweep.sbatch as an array, merged, equal
# bit for bit to one process. Exit code 77 (skipped) where Slurm or root is missing.
#   tests/cluster/slurm.sh ZOPA STUDY
set -u
zopa=$1 study=$2 here=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$PATH:/usr/sbin:/sbin
skip() { printf 'skipped: %s\n' "$1"; exit 77; }
for program in slurmctld slurmd munged sbatch sinfo; do
  command -v $program >/dev/null || skip "$program is not installed (Debian: slurmctld slurmd slurm-client munge)"
done
((EUID == 0)) || skip "Slurm's daemons need root"
for variable in ${!SLURM_@}; do unset "$variable"; done  # no outer Slurm by mistake

run=$(mktemp -d)
chmod 755 "$run"  # munged wants its socket's folder open to all
mkdir -p "$run"/{state,spool,sock,work}
mkdir -m 700 "$run/munge"
daemons=()
finish() {
  local code=$? pid
  trap - EXIT
  scancel --quiet --user root 2>/dev/null
  for pid in $(printf '%s\n' "${daemons[@]}" | tac); do kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; done
  rm -rf "$run"
  exit $code
}
trap finish EXIT
free_port() {
  local port
  while port=$((20000 + RANDOM % 30000)) && (exec 3<>/dev/tcp/127.0.0.1/$port) 2>/dev/null; do :; done
  echo $port
}

(umask 077; head -c 1024 /dev/urandom >"$run/munge/key")
munged --foreground --key-file="$run/munge/key" --socket="$run/sock/munge" --pid-file="$run/munge/pid" \
  --log-file="$run/munge/log" --seed-file="$run/munge/seed" >"$run/munged.out" 2>&1 &
daemons+=($!)
for _ in {1..50}; do [[ -S $run/sock/munge ]] && break; sleep .1; done

export SLURM_CONF=$run/slurm.conf
host=$(hostname -s)
cat >"$SLURM_CONF" <<EOF
ClusterName=zopa
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$run/sock/munge
CredType=cred/munge
StateSaveLocation=$run/state
SlurmdSpoolDir=$run/spool
SlurmctldPidFile=$run/slurmctld.pid
SlurmdPidFile=$run/slurmd.pid
SlurmctldLogFile=$run/slurmctld.log
SlurmdLogFile=$run/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=1
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
KillWait=2
SlurmdParameters=config_overrides
MailProg=/bin/true
NodeName=one NodeHostname=$host NodeAddr=127.0.0.1 Port=$(free_port) CPUs=4 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOF
printf 'CgroupAutomount=no\n' >"$run/cgroup.conf"
slurmctld -D -c -f "$SLURM_CONF" >"$run/slurmctld.out" 2>&1 &
daemons+=($!)
slurmd -D -N one -f "$SLURM_CONF" >"$run/slurmd.out" 2>&1 &
daemons+=($!)
up=
for _ in {1..100}; do [[ $(sinfo -h -t idle -o %D 2>/dev/null) == 1 ]] && up=yes && break; sleep .2; done
[[ $up ]] || { tail -n 5 "$run"/*.out "$run"/*.log >&2; skip "the node did not come up here"; }

cd "$run/work" || exit 1
set -e
ZOPA=$zopa sbatch --wait --array=1-4 --cpus-per-task=1 --output='task%a.txt' "$here/scripts/slurm/sweep.sbatch" "$study" results ||
  { cat task*.txt >&2; exit 1; }
"$zopa" results merge all.db results/part*.db
"$zopa" sweep "$study" -o whole.db >/dev/null
"$zopa" results diff whole.db all.db
