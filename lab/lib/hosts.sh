# shellcheck shell=bash
# The hosts: started, joined by a switch, made ready for containers, ended. Sourced by lab/lab.

# Raise it when hosts that stand can no longer be used by this script.
host_version=3

# --- cgroups -------------------------------------------------------------------------------------

# Sets group, where this lab's processes live, and joins, the groups that lie beside it where cgroup v1
# is mounted. Below each is one group per host.
name_groups() {
  local device point type options rest cgroup2=
  joins=()
  while read -r device point type options rest; do
    [[ $type == cgroup2 ]] && cgroup2=${cgroup2:-$point}
  done </proc/self/mounts
  if [[ -z $cgroup2 ]]; then
    cgroup2=/run/ckpt-lab/cgroup2
    mkdir -p "$cgroup2"
    mount -t cgroup2 ckpt-lab "$cgroup2"
  fi
  group=$cgroup2/ckpt-lab-$lab
  name_joins
}

# A process is in its caller's group of every v1 hierarchy. CRIU restores groups in all of them: without
# a group of its own in each, a host would write into the machine's root group, or into its caller's.
name_joins() {
  local number controllers path device point type options rest
  while IFS=: read -r number controllers path; do
    [[ $number != 0 ]] || continue
    while read -r device point type options rest; do
      [[ $type == cgroup && ,$options, == *,$controllers,* ]] || continue
      joins+=("$point/ckpt-lab-$lab")
      break
    done </proc/self/mounts
  done </proc/self/cgroup
}

make_group() { # DIR
  mkdir -p "$1"
  [[ -e $1/cpuset.mems ]] || return 0
  # A new group of this controller has neither CPUs nor memory, and takes no process until it has.
  # CRIU sets those of the groups it makes, but not of the groups above: clone_children does.
  echo 1 >"$1/cgroup.clone_children"
  [[ -n $(<"$1/cpuset.cpus") ]] || cat "$1/../cpuset.cpus" >"$1/cpuset.cpus"
  [[ -n $(<"$1/cpuset.mems") ]] || cat "$1/../cpuset.mems" >"$1/cpuset.mems"
}

# Ends all that lives in a host, or in the lab, and removes its groups.
end_groups() { # [HOST]
  local wait_until=$((SECONDS + 20)) one=$group${1:+/$1}
  while [[ -d $one ]]; do
    echo 1 >"$one/cgroup.kill"
    [[ $(<"$one/cgroup.events") != *"populated 0"* ]] || break
    ((SECONDS < wait_until)) || fail 1 "processes in $one do not end"
    sleep 0.02
  done
  for one in "$group" "${joins[@]}"; do
    [[ ! -d $one${1:+/$1} ]] || find "$one${1:+/$1}" -depth -type d -exec rmdir {} +
  done
}

# --- one host ------------------------------------------------------------------------------------

is_up() { # HOST
  [[ -e $run/$1.ready ]] && first_process "$1"
}

# What was killed half-way is not kept: only a host that once stood has its disk again.
start_host() { # HOST
  local host=$1 dir=$disk/$1 one
  rm -f "$run/$host.ready"
  end_groups "$host"
  [[ -e $dir/stood && $(<"$dir/stood") == "$tree" ]] || rm -rf --one-file-system "$dir"
  mkdir -p "$dir"/{root,root-work,containers,ckpt,tmp,share} "$run/$host"
  chmod 0700 "$dir/ckpt"
  for one in "$group" "${joins[@]}"; do make_group "$one/$host"; done
  chmod 1777 "$dir/tmp"
  # The overlay makes its own top directory of the upper one.
  chmod 755 "$dir/root"
  "$ns" start "$group/$host" "${joins[@]/%//$host}" -- \
    "$here/lib/host-init" "$lab" "$host" "$tree" "$dir" "$checkout" "$run/$host" \
    </dev/null >"$run/$host.pid" 2>"$run/$host.log" 9>&- ||
    fail 1 "$host does not start: $(tail -n 3 "$run/$host.log")"
}

connect_switch() {
  enter switch sh -euc '
    ip link show br0 >/dev/null 2>&1 && exit
    sysctl -qw net.ipv4.ip_forward=0 net.ipv6.conf.all.forwarding=0
    sysctl -qw net.bridge.bridge-nf-call-iptables=0 net.bridge.bridge-nf-call-ip6tables=0 2>/dev/null || true
    ip link add br0 type bridge stp_state 0 forward_delay 0 mcast_snooping 0
    ip link set br0 up'
}

# A host's end of the cable goes with the host, and the switch's end with it. Its address does not change
# when it comes back: the others would look for the old one for seconds, as they never do for a machine.
connect_host() { # HOST
  local host=$1 there mac
  printf -v mac 02:77:00:00:01:%02x "${address[$host]}"
  first_process "$host"
  there=$pid
  first_process switch
  # The kernel takes its time with the network namespace of a host that lost power.
  enter switch ip link del "port-$host" 2>/dev/null || true
  # The host's pid means nothing inside of the switch. A descriptor goes through.
  nsenter -t "$pid" -n -m -p ip -batch - <<IP 5<"/proc/$there/ns/net"
link add port-$host type veth peer name eth0 address $mac netns /proc/self/fd/5
link set port-$host master br0 up
IP
  enter "$host" ip -batch - <<IP
addr add 10.77.0.${address[$host]}/24 dev eth0
addr add fd77::${address[$host]}/64 dev eth0 nodad
link set eth0 up
IP
}

# Tests may have removed anything, so it is looked up. In Podman's files: asking podman takes 40 ms each time.
podman_is_ready() { # HOST
  local root=$disk/$1/root names=(busybox redis workloads) name
  [[ $1 == hosta ]] && names+=(onlya)
  [[ -e $disk/$1/images && $(<"$disk/$1/images") == "$images_key" ]] || return 1
  [[ -e $root/etc/containers/networks/lan.json && -e $root/etc/containers/networks/inner.json ]] || return 1
  for name in "${names[@]}"; do
    grep -q "\"localhost/$name:latest\"" "$disk/$1/containers/storage/overlay-images/images.json" || return 1
  done
}

prepare_podman() { # HOST
  local host=$1 archives=(images) archive
  podman_is_ready "$host" && return
  [[ $host == hosta ]] && archives+=(onlya)
  enter "$host" timeout -k 2 60 sh -euc "$(making_networks "$host")"
  for archive in "${archives[@]}"; do
    enter "$host" timeout -k 2 120 podman load -q >/dev/null <"$cache/$archive-$images_key.tar"
  done
  echo "$images_key" >"$disk/$host/images"
}

finish_host() { # HOST
  connect_host "$1"
  [[ -z ${lan_range4[$1]:-} ]] || prepare_podman "$1"
  echo "$tree" >"$disk/$1/stood"
  touch "$run/$1.ready"
}

# --- the verbs -----------------------------------------------------------------------------------

verb_up() {
  build
  in_lab_lock up_locked
}

up_locked() {
  local host one todo=() old made_of
  name_groups
  made_of="$host_version $tree $group ${joins[*]} $checkout"
  old=$([[ ! -r $run/state ]] || (unset made_of; . "$run/state" && echo "${made_of-}"))
  if [[ -r $run/state && $old != "$made_of" ]]; then
    say "the hosts are not as they would be made now, all start anew"
    down_locked
  fi
  is_up switch || end_groups
  for host in "${hosts[@]}"; do
    is_up "$host" || todo+=("$host")
  done
  allow_pipes
  mkdir -p "$run" "$disk"
  for one in "$group" "${joins[@]}"; do make_group "$one"; done
  for one in $(<"$group/cgroup.controllers"); do
    echo "+$one" >"$group/cgroup.subtree_control" || true
  done
  {
    declare -p group joins ns | sed 's/^declare /&-g /'
    echo "made_of='$made_of'"
  } >"$run/state.part"
  mv "$run/state.part" "$run/state"

  is_up switch || todo+=(switch)
  in_parallel start_host "${todo[@]}"
  connect_switch
  touch "$run/switch.ready"
  in_parallel finish_host "${todo[@]/switch/}"
  # Test programs change while the hosts stand.
  in_parallel prepare_podman "${podman_hosts[@]}"
}

# CRIU's page pipes are 4 MiB; growing one beyond the limit needs CAP_SYS_RESOURCE, which some
# machines do not give to root. The limit is the machine's, so this is said.
allow_pipes() {
  local effective limit=/proc/sys/fs/pipe-max-size
  effective=$(sed -n 's/^CapEff:\s*//p' /proc/self/status)
  (((0x$effective >> 24 & 1) == 0 && $(<$limit) < 4194304)) || return 0
  if echo 4194304 2>/dev/null >$limit; then
    say "raised fs.pipe-max-size to 4 MiB: this machine lacks CAP_SYS_RESOURCE"
  else
    say "fs.pipe-max-size is below 4 MiB and cannot be raised: page servers will fail"
  fi
}

verb_down() {
  name_built
  in_lab_lock down_locked "$@"
}

down_locked() { # [--keep]
  name_groups
  end_groups
  rm -rf --one-file-system "$run"
  # Ours if the machine had none; other labs use the same.
  if [[ $group == /run/* ]] && ! compgen -G "${group%/*}/ckpt-lab-*" >/dev/null; then
    umount "${group%/*}"
    rmdir "${group%/*}"
  fi
  rmdir --ignore-fail-on-non-empty /run/ckpt-lab 2>/dev/null || true
  [[ ${1:-} == --keep ]] || rm -rf --one-file-system "$disk"
}

verb_status() {
  local host down=0
  for host in "${hosts[@]}" switch; do
    if is_up "$host"; then
      echo "$host up${address[$host]:+ 10.77.0.${address[$host]} fd77::${address[$host]}} pid $pid cgroup $group/$host"
    else
      echo "$host down"
      down=1
    fi
  done
  return $down
}

# As a power failure: nothing is told, the disk stays, `up` starts the host again.
verb_crash() { # HOST
  first_process "$1" || fail 125 "$1 of lab \"$lab\" is not up"
  rm -f "$run/$1.ready"
  in_lab_lock end_groups "$1"
}

verb_link() { # HOST up|down
  [[ $1 != switch ]] || usage "the switch has no cable of its own"
  enter switch ip link set "port-$1" "$2"
}

verb_check() {
  local host other failed=0
  for host in "${hosts[@]}"; do
    check "$host: commands run" enter "$host" true
    for other in "${hosts[@]}"; do
      [[ $other == "$host" ]] || check "$host: reaches $other (IPv4, IPv6)" enter "$host" sh -c \
        "ping -q -c1 -W1 10.77.0.${address[$other]} && ping -q -c1 -W1 fd77::${address[$other]}"
    done
  done
  for host in "${podman_hosts[@]}"; do
    check "$host: criu check" enter "$host" timeout -k 1 10 criu check
    check "$host: podman, networks, images" enter "$host" timeout -k 1 10 sh -euc \
      'podman info; podman network exists lan; podman network exists inner
       for i in busybox redis workloads; do podman image exists localhost/$i; done'
  done
  return $failed
}
