# shellcheck shell=bash
# What is built once and kept in the cache: the root tree, the helper `ns`, the container images.
# Sourced by lab/lab.

tree_suite=forky
# Raise it when the way the tree is made changes; the list and the suite count by themselves.
tree_version=1
tree_packages=(
  criu libcriu2 crun runc podman netavark aardvark-dns conmon catatonit
  iproute2 nftables iptables iputils-arping iputils-ping
  nodejs openssl redis-server redis-tools busybox-static
  procps rsync tar zstd util-linux e2fsprogs
)
# Before these, a dump of any socket fails on Linux 6.16 and newer (criu), or CRIU's configuration
# files are not read (crun).
tree_needs=(criu 4.2.1 crun 1.26 podman 5.0 nodejs 24)

image_version=1

need_program() { # PROGRAM PACKAGE
  type -P "$1" >/dev/null && return
  if [[ ${CKPT_LAB_INSTALL:-} == 1 ]] && type -P apt-get >/dev/null; then
    say "installing $2"
    apt-get -q update >&2
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$2" >&2
    return
  fi
  fail 1 "needs $1: apt-get install $2 (or set CKPT_LAB_INSTALL=1)"
}

# The machine's own mirror, in either format of apt's sources.
mirror() {
  local uri
  uri=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources} 2>/dev/null |
    sed -n -E 's/^URIs:[[:space:]]*//p; s/^deb[[:space:]]+(\[[^]]*\][[:space:]]+)?([^[:space:]]+).*/\2/p' |
    grep -m1 -E '/debian/?$') || uri=http://deb.debian.org/debian
  echo "${CKPT_LAB_MIRROR:-$uri}"
}

hash_of() { sha256sum | cut -c1-16; }

in_cache_lock() {
  mkdir -p "$cache/lock"
  (
    flock 9
    "$@"
  ) 9>"$cache/lock/build"
}

# Sets tree, ns, images, onlya, images_key.
name_built() {
  local key
  key=$(printf '%s\n' "$tree_version" "$tree_suite" "${tree_packages[@]}" | hash_of)
  tree=$cache/tree-$key
  ns=$cache/ns-$(hash_of <"$here/lib/ns.c")
  images_key=$({
    echo "$image_version $key"
    cat "$here/lib/images.sh"
    shopt -s nullglob
    sha256sum "$checkout"/tests/workloads/*.{c,h} </dev/null
  } | hash_of)
  images=$cache/images-$images_key.tar
  onlya=$cache/onlya-$images_key.tar
}

# Sets the names above and sees that the things exist.
build() {
  name_built
  [[ -e $ns && -e $tree && -e $images && -e $onlya ]] || in_cache_lock build_missing
}

build_missing() {
  [[ -e $ns ]] || build_ns
  [[ -e $tree ]] || build_tree
  if [[ ! -e $images || ! -e $onlya ]]; then
    . "$here/lib/images.sh"
    build_images
  fi
}

build_ns() {
  need_program gcc 'gcc libc6-dev'
  gcc -O1 -Wall -Wextra -o "$ns.tmp" "$here/lib/ns.c"
  mv "$ns.tmp" "$ns"
}

build_tree() {
  local part=$tree.part
  bootstrap "$part" "${tree_packages[@]}"
  check_versions "$part"
  mkdir -p "$part/mnt/old" "$part/share" "$part/opt/ckpt"
  mv -T "$part" "$tree"
}

# A Debian tree from nothing.
bootstrap() { # TREE PACKAGE...
  local part=$1 option options=()
  shift
  need_program mmdebstrap mmdebstrap
  say "building ${part##*/} ($tree_suite), a minute or two"
  rm -rf --one-file-system "$part"
  # A proxy that the machine needs, this needs as well; mmdebstrap reads no configuration of the machine.
  while read -r option; do
    options+=("--aptopt=$option")
  done < <(apt-config dump 2>/dev/null | grep -E '^Acquire::(https?::(Proxy|Verify|CaInfo)|Retries)')
  # A mirror that lags has an expired Release file.
  timeout -k 10 1200 mmdebstrap --quiet --mode=root --format=directory --variant=minbase \
    --aptopt='Acquire::Check-Valid-Until "false"' \
    --aptopt='APT::Install-Recommends "false"' \
    "${options[@]}" \
    --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    --include="$(IFS=,; echo "$*")" \
    "$tree_suite" "$part" "$(mirror)" >&2 || fail 1 "mmdebstrap failed"
  rm -f "$part"/etc/apt/apt.conf.d/99mmdebstrap
}

check_versions() { # TREE
  local i package version
  for ((i = 0; i < ${#tree_needs[@]}; i += 2)); do
    package=${tree_needs[i]}
    version=$(chroot "$1" dpkg-query -W -f '${Version}' "$package")
    chroot "$1" dpkg --compare-versions "${version#*:}" ge "${tree_needs[i + 1]}" ||
      fail 1 "$tree_suite has $package $version, the lab needs ${tree_needs[i + 1]} or newer"
  done
}

verb_build() {
  build
  say "tree $tree"
  say "images $images"
  [[ ! -s $cache/images-$images_key.failed ]] || fail 1 "not compiled: $(<"$cache/images-$images_key.failed")"
}
