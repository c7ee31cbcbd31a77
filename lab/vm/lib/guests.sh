# shellcheck shell=bash
# The guests of a lab: started from where they were saved, given the program, ended. Sourced by lab/vm/vm.

# --- one guest -----------------------------------------------------------------------------------

# A disk that is kept has seen more than the saved memory: its guest boots.
start_guest() { # GUEST
  local host=$1 dir=$disk/$1 more=()
  end_guest "$host"
  if [[ ! -e $dir/stood || $(<"$dir/stood") != "$saved" ]]; then
    rm -rf --one-file-system "$dir"
    mkdir -p "$dir"
    image_tool create -q -f qcow2 -F qcow2 -b "$saved/$host.qcow2" "$dir/disk.qcow2"
    more=(-incoming "file:$saved/$host.memory")
  fi
  start_emulator "$host" "$dir/disk.qcow2" "${more[@]}"
  ((${#more[@]} > 0)) || wait_booted "$host"
  open_ssh "$host"
  # A saved guest believes that it is still the time when it was saved.
  enter "$host" sh -c "date -s @$(date +%s.%N) >/dev/null; echo $lab >/etc/ckpt-lab"
  echo "$saved" >"$dir/stood"
  touch "$run/$host.ready"
}

end_guest() { # GUEST
  rm -f "$run/$1.ready"
  end_emulator "$1"
  close_ssh "$1"
}

end_all() {
  local host
  for host in "${guests[@]}"; do end_guest "$host"; done
}

# --- the program ---------------------------------------------------------------------------------

# As a package would bring it. Sets program, an archive named after what is in it.
make_program() {
  local part=$disk/program.part
  rm -rf --one-file-system "$part"
  env -u MAKEFLAGS -u MAKELEVEL make -s -C "$checkout" install "DESTDIR=$part" PREFIX=/usr >/dev/null ||
    fail 1 "make install failed"
  program=$disk/program-$(archive "$part" | hash_of)
  if [[ ! -e $program ]]; then
    rm -f "$disk"/program-*
    unshare --mount timeout -k 2 120 "$here/vm/lib/compile" "$guest_tree" "$part" ||
      say "the guests will compile the program themselves"
    archive "$part" | gzip -1n >"$program.part"
    mv "$program.part" "$program"
  fi
  rm -rf --one-file-system "$part"
}

archive() { # DIR
  tar --create --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --directory "$1" .
}

give_program() { # GUEST
  local name=${program##*/}
  enter "$1" sh -euc '
    [ "$(cat /etc/ckpt-program 2>/dev/null)" = "$0" ] && exit
    rm -rf /usr/lib/ckpt
    tar -xzf - -C /
    systemd-sysusers
    systemd-tmpfiles --create ckpt.conf
    systemctl daemon-reload
    systemctl try-restart ckptd.service
    echo "$0" >/etc/ckpt-program' "$name" <"$program" >&2
}

# --- the verbs -----------------------------------------------------------------------------------

verb_up() {
  build_guests
  in_lab_lock up_locked
}

up_locked() {
  local host todo=()
  if [[ -r $run/saved && $(<"$run/saved") != "$saved" ]]; then
    say "the guests are not as they would be made now, both start anew"
    down_locked
  fi
  mkdir -p "$run" "$disk"
  touch "$saved" # in use: see build_saved
  install -m 600 "$saved/key" "$run/key"
  echo "$saved" >"$run/saved"
  for host in "${guests[@]}"; do
    is_up "$host" || todo+=("$host")
  done
  in_parallel start_guest "${todo[@]}"
  make_program
  in_parallel give_program "${guests[@]}"
}

verb_down() {
  in_lab_lock down_locked "$@"
}

down_locked() { # [--keep]
  end_all
  rm -rf --one-file-system "$run"
  rmdir --ignore-fail-on-non-empty /run/ckpt-vm 2>/dev/null || true
  [[ ${1:-} == --keep ]] || rm -rf --one-file-system "$disk"
}

verb_status() {
  local host down=0
  for host in "${guests[@]}"; do
    if is_up "$host"; then
      echo "$host up 10.77.0.${address[$host]} fd77::${address[$host]} pid $pid ssh 127.0.0.1:$(<"$run/$host.port")"
    else
      echo "$host down"
      down=1
    fi
  done
  return $down
}

# As a power failure: nothing is told, the disk stays, `up` boots the guest.
verb_crash() { # GUEST
  is_up "$1" || fail 125 "$1 of lab \"$lab\" is not up"
  in_lab_lock end_guest "$1"
}

verb_link() { # GUEST up|down
  local way=on
  is_up "$1" || fail 125 "$1 of lab \"$lab\" is not up"
  [[ $2 == up ]] || way=off
  echo "set_link lan $way" >"$run/$1.monitor"
}

verb_check() {
  local host other failed=0
  for host in "${guests[@]}"; do
    check "$host: systemd runs" enter "$host" timeout -k 1 60 systemctl is-system-running --wait
    check "$host: criu check" enter "$host" timeout -k 1 30 criu check
    check "$host: memory is tracked" enter "$host" timeout -k 1 30 criu check --feature mem_dirty_track
    check "$host: podman, networks, images" enter "$host" timeout -k 1 60 sh -euc \
      'podman info; podman network exists lan; podman network exists inner
       for i in busybox redis workloads; do podman image exists localhost/$i; done'
  done
  for host in hosta client; do
    check "$host: reaches hostb (IPv4, IPv6)" enter "$host" sh -c 'ping -q -c1 -W2 10.77.0.2 && ping -q -c1 -W2 fd77::2'
  done
  check "client: reaches hosta (IPv4, IPv6)" enter client sh -c 'ping -q -c1 -W2 10.77.0.1 && ping -q -c1 -W2 fd77::1'
  return $failed
}
