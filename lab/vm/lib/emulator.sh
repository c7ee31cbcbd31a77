# shellcheck shell=bash
# QEMU: started, asked, ended. Sourced by lab/vm/vm. Of a running guest there are in `run`: GUEST.pid,
# GUEST.monitor (a pipe that takes commands), GUEST.log (what QEMU answers), GUEST.console, GUEST.port
# (of its sshd, on loopback) and GUEST.ssh (the connection that all commands share).

# A lab that was forgotten ends by itself.
longest_life=6h

# Without what costs an emulated processor much: copying byte by byte (erms, fsrm), two kinds of access
# for the kernel (smap), registers that nobody uses.
processor=max,-la57,-erms,-fsrm,-fsrs,-fzrm,-smap,-pku,-mpx

# Sets `command`. Programs of the cache's tree run here with their own libraries.
name_emulator() { # PROGRAM
  local root=$emulator_tree libraries=$emulator_tree/usr/lib/x86_64-linux-gnu
  export QEMU_MODULE_DIR=$libraries/qemu
  command=("$root/lib64/ld-linux-x86-64.so.2" --argv0 "$1" --library-path "$libraries" "$root/usr/bin/$1")
}

image_tool() { # ARG...
  local command
  name_emulator qemu-img
  "${command[@]}" "$@"
}

# A datagram that finds no other guest is lost, as on a wire: neither has to be there first.
start_emulator() { # GUEST DISK [ARG...]
  local host=$1 image=$2 n=${address[$1]} command other=hosta kernel
  shift 2
  [[ $host != hosta ]] || other=hostb
  name_emulator qemu-system-x86_64
  rm -f "$run/$host".*
  mkfifo "$run/$host.monitor"
  # The first two lines save time; the id must outlive the saved guest.
  kernel="quiet loglevel=4 mitigations=off nokaslr no_timer_check tsc=reliable random.trust_cpu=on"
  kernel+=" init_on_alloc=0 randomize_kstack_offset=0 nohz=off highres=off lsm=yama audit=0"
  kernel+=" console=ttyS0 net.ifnames=0 panic=-1 systemd.hostname=$host"
  kernel+=" systemd.machine_id=$(printf '%031d%x' 0 "$((n + 9))")"
  setsid timeout -k 5 "$longest_life" "${command[@]}" \
    -L "$emulator_tree/usr/share/qemu" -L "$emulator_tree/usr/share/seabios" \
    -name "$host" -pidfile "$run/$host.pid" -nodefaults -no-user-config -display none -no-reboot \
    -machine pc,usb=off,vmport=off -accel tcg,thread=single,tb-size=768 -cpu "$processor" -smp 1 -m "$memory" \
    -kernel "$saved/vmlinuz" -initrd "$saved/initrd" -append "$kernel" \
    -rtc base=utc,clock=host \
    -object rng-random,id=random,filename=/dev/urandom -device virtio-rng-pci,rng=random \
    -drive "file=$image,if=none,id=disk,format=qcow2,cache=unsafe,discard=unmap" -device virtio-blk-pci,drive=disk \
    -netdev "dgram,id=cable,local.type=unix,local.path=$run/$host.cable,remote.type=unix,remote.path=$run/$other.cable" \
    -device "virtio-net-pci,id=lan,netdev=cable,mac=02:77:00:00:01:0$n,romfile=" \
    -netdev user,id=control,restrict=on,hostfwd=tcp:127.0.0.1:0-10.0.2.15:22 \
    -device "virtio-net-pci,netdev=control,mac=02:77:00:00:02:0$n,romfile=" \
    -chardev "file,id=console,path=$run/$host.console" -serial chardev:console \
    -monitor stdio "$@" \
    0<>"$run/$host.monitor" >"$run/$host.log" 2>&1 9>&- &
  echo 'info usernet' >"$run/$host.monitor"
  wait_for 60 "$host to start: $run/$host.log" read_port "$host" || return
}

read_port() { # GUEST
  local port
  port=$(sed -n -E 's/.*TCP\[HOST_FORWARD\]\s+[0-9]+\s+127\.0\.0\.1\s+([0-9]+)\s.*/\1/p' "$run/$1.log" 2>/dev/null | head -n 1)
  [[ -n $port ]] && emulator_of "$1" && echo "$port" >"$run/$1.port"
}

emulator_has_ended() { # GUEST
  ! emulator_of "$1"
}

# QEMU closes its files in good order; the guest is told nothing.
end_emulator() { # GUEST
  emulator_of "$1" || return 0
  kill "$pid"
  wait_for 10 "" emulator_has_ended "$1" || kill -KILL "$pid"
  wait_for 10 "$1 to end" emulator_has_ended "$1"
}

# Fails the lab when it takes too long; with an empty TEXT it only says so.
wait_for() { # SECONDS TEXT CMD...
  local until=$((SECONDS + $1)) text=$2
  shift 2
  until "$@"; do
    if ((SECONDS >= until)); then
      [[ -n $text ]] || return 1
      fail 1 "waited in vain for $text"
    fi
    sleep 0.05
  done
}

# --- the way in ----------------------------------------------------------------------------------

is_booted() { # GUEST
  grep -q ckpt-vm-ready "$run/$1.console"
}

# Not by asking sshd: QEMU takes the connection at once and hands it on with growing delays.
wait_booted() { # GUEST
  wait_for 1800 "$1 to boot: $run/$1.console" is_booted "$1"
}

# Sets pid.
connection_of() { # GUEST
  pid=
  [[ -r $run/$1.ssh-pid ]] && read -r pid <"$run/$1.ssh-pid" || return 1
  tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF "$run/$1.ssh" || return 1
}

open_ssh() { # GUEST
  wait_for 600 "sshd of $1: $run/$1.ssh-log" is_connected "$1"
}

is_connected() { # GUEST
  local ssh
  if ! connection_of "$1"; then
    name_ssh "$1"
    setsid "${ssh[@]}" -M -N </dev/null >"$run/$1.ssh-log" 2>&1 9>&- &
    echo $! >"$run/$1.ssh-pid"
  fi
  [[ -S $run/$1.ssh ]]
}

close_ssh() { # GUEST
  connection_of "$1" || return 0
  kill "$pid"
  wait_for 10 "the connection to $1 to end" connection_has_ended "$1"
}

connection_has_ended() { # GUEST
  ! connection_of "$1"
}
