# shellcheck shell=bash
# What is built once and kept in the cache: QEMU, the tree of the guests, and both guests as they are
# some seconds after their first boot. Sourced by lab/vm/vm, after lab/lib/build.sh.

# Raise them when the way the tree, or the saved guests, are made changes; this directory counts by itself.
guest_version=1
guest_packages=(
  systemd-sysv udev dbus kmod linux-image-cloud-amd64 openssh-server
  policycoreutils selinux-utils selinux-policy-default attr
  criu libcriu2 crun runc podman netavark aardvark-dns conmon catatonit
  iproute2 nftables iptables iputils-arping iputils-ping
  nodejs openssl busybox-static
  procps rsync tar zstd util-linux e2fsprogs
)
# The machine's own QEMU may be older than what a guest's kernel needs: QEMU 7.2 without KVM crashed
# Linux 6.12 now and then.
emulator_packages=(qemu-system-x86 qemu-utils)
memory=1536
disk_size=8G

# Sets what name_built sets, and emulator_tree, guest_tree, saved.
name_guests() {
  name_built
  emulator_tree=$vm_cache/qemu-$(printf '%s\n' "$tree_suite" "${emulator_packages[@]}" | hash_of)
  guest_tree=$vm_cache/guest-$(printf '%s\n' "$guest_version" "$tree_suite" "${guest_packages[@]}" | hash_of)
  saved=$vm_cache/saved-$({
    echo "$emulator_tree $guest_tree $images_key $memory $disk_size"
    cd "$here"
    find etc vm/guest vm/lib -type f ! -name guests.sh ! -name compile -print0 | sort -z | xargs -0 sha256sum
  } | hash_of)
}

build_guests() {
  [[ $(uname -m) == x86_64 ]] || fail 1 "runs on x86-64 only"
  name_guests
  [[ -e $saved ]] && return
  build
  mkdir -p "$vm_cache/lock"
  (
    flock 9
    build_missing_guests
  ) 9>"$vm_cache/lock/build"
}

build_missing_guests() {
  need_program ssh openssh-client
  [[ -e $emulator_tree ]] || build_emulator
  [[ -e $guest_tree ]] || build_guest_tree
  [[ -e $saved ]] || build_saved
}

build_emulator() {
  bootstrap "$emulator_tree.part" "${emulator_packages[@]}"
  mv -T "$emulator_tree.part" "$emulator_tree"
}

build_guest_tree() {
  # The kernel's package would make an initial file system, which ours is not.
  INITRD=No bootstrap "$guest_tree.part" "${guest_packages[@]}"
  check_versions "$guest_tree.part"
  mv -T "$guest_tree.part" "$guest_tree"
}

# Both guests are booted from one disk, warmed up and saved with their memory.
build_saved() {
  local part=$saved.part
  say "building the disk of the guests"
  rm -rf --one-file-system "$part"
  mkdir -p "$part"
  ssh-keygen -q -t ed25519 -N '' -C ckpt-vm -f "$part/key"
  cp "$guest_tree"/boot/vmlinuz-* "$part/vmlinuz"
  make_initrd "$part/initrd"
  nice -n 10 unshare --mount timeout -k 10 300 "$here/vm/lib/fill-disk" "$guest_tree" "$part" "$here" "$images" "$disk_size" >&2 ||
    fail 1 "the disk was not made"
  say "booting both guests for the first time, a minute"
  (
    run=$vm_cache/building saved=$part
    trap end_all EXIT
    rm -rf --one-file-system "$run"
    mkdir -p "$run"
    install -m 600 "$saved/key" "$run/key"
    in_parallel save_guest "${guests[@]}"
  )
  rm -rf --one-file-system "$vm_cache/building"
  # Each change of lab/vm or of a workload leaves one behind. A young one may be in use.
  find "$vm_cache" -maxdepth 1 -name 'saved-*' ! -path "$part" -mmin +240 -exec rm -rf --one-file-system {} +
  mv -T "$part" "$saved"
}

# Loads the driver of the disk and goes on there.
make_initrd() { # FILE
  local dir=$1.part kernel modules module
  kernel=$(ls "$guest_tree/lib/modules")
  mkdir -p "$dir"/{bin,dev,proc,root,m}
  cp "$guest_tree/usr/bin/busybox" "$dir/bin/"
  mapfile -t modules < <(chroot "$guest_tree" modprobe --show-depends -S "$kernel" virtio_blk | sed 's/^insmod //; s/ *$//')
  for module in "${modules[@]}"; do
    "$guest_tree/usr/bin/busybox" xzcat "$guest_tree$module" >"$dir/m/$(basename "$module" .xz)"
  done
  {
    echo '#!/bin/busybox sh'
    echo 'busybox mount -t devtmpfs dev /dev'
    for module in "${modules[@]}"; do echo "busybox insmod /m/$(basename "$module" .xz)"; done
    echo 'while ! [ -b /dev/vda ]; do busybox usleep 10000; done'
    echo 'busybox mount -t ext4 -o noatime /dev/vda /root'
    echo 'busybox mount -o move /dev /root/dev'
    echo 'exec busybox switch_root /root /sbin/init'
  } >"$dir/init"
  chmod 755 "$dir/init"
  (cd "$dir" && find . | bin/busybox cpio -o -H newc 2>/dev/null) >"$1"
  rm -r "$dir"
}

save_guest() { # GUEST
  image_tool create -q -f qcow2 -F raw -b root.ext4 "$saved/$1.qcow2"
  start_emulator "$1" "$saved/$1.qcow2"
  wait_booted "$1"
  open_ssh "$1"
  enter "$1" timeout -k 2 1800 sh -euxc "$(making_networks "$1")
    $(warming_up)" >"$run/$1.warming-up" 2>&1 || fail 1 "$1 was not warmed up: $run/$1.warming-up"
  [[ $1 != hosta ]] || enter "$1" timeout -k 2 900 podman load -q >/dev/null <"$onlya"
  enter "$1" sync
  close_ssh "$1"
  printf '%s\n' 'migrate_set_parameter max-bandwidth 10G' "migrate file:$saved/$1.memory" quit >"$run/$1.monitor"
  wait_for 600 "$1 to be saved" emulator_has_ended "$1"
  [[ -s $saved/$1.memory ]] && ! grep -q '^Error' "$run/$1.log" || fail 1 "$1 was not saved: $(tail -n 3 "$run/$1.log")"
}

# What a first time costs is paid before the guest is saved.
warming_up() {
  cat <<'SH'
podman run --rm --network lan localhost/busybox true
image=$(podman image mount localhost/workloads)
mkdir -p /share
cp "$image/w/witness" "$image/w/echoclient" /share/
podman image unmount localhost/workloads
node -e 0
criu check
SH
}

verb_build() {
  build_guests
  say "guests $saved"
}
