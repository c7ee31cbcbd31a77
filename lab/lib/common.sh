# shellcheck shell=bash
# What hosts made of namespaces and hosts that are virtual machines have in common. Sourced by lab/lab
# and lab/vm/vm.

declare -A address=([hosta]=1 [hostb]=2 [client]=100)
# Each host hands out its own half: two hosts know nothing of each other's leases.
declare -A lan_range4=([hosta]=10.77.0.128-10.77.0.188 [hostb]=10.77.0.189-10.77.0.250)
declare -A lan_range6=([hosta]=fd77::a:0/112 [hostb]=fd77::b:0/112)

# Of Podman; to be run by a shell of the host.
making_networks() { # HOST
  cat <<SH
podman network exists lan || podman network create -d macvlan -o parent=eth0 \\
  --subnet 10.77.0.0/24 --ip-range ${lan_range4[$1]} \\
  --ipv6 --subnet fd77::/64 --ip-range ${lan_range6[$1]} lan >/dev/null
podman network exists inner || podman network create --subnet 10.78.0.0/24 inner >/dev/null
SH
}

in_lab_lock() {
  mkdir -p "$cache/lock"
  (
    flock 9
    "$@"
  ) 9>"$cache/lock/lab-$lab"
}

in_parallel() { # FUNCTION HOST...
  local function=$1 host pids=() one failed=0
  shift
  for host in "$@"; do
    [[ -n $host ]] || continue
    (set -e; "$function" "$host") &
    pids+=($!)
  done
  for one in "${pids[@]}"; do wait "$one" || failed=1; done
  ((failed == 0)) || fail 1 "see the lines above"
}

check() { # TEXT CMD...
  local text=$1 output
  shift
  if output=$("$@" 2>&1 </dev/null); then
    echo "ok    $text"
  else
    echo "FAIL  $text: $(tail -n 1 <<<"$output")"
    failed=1
  fi
}
