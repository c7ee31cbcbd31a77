# shellcheck shell=bash
# Container images made by hand, as archives in the format of `docker save`. The same input gives the
# same bytes, so image ids are equal on all machines with the same tree. Sourced by lib/build.sh.

build_images() {
  local work=$cache/images.part architecture
  need_program gcc 'gcc libc6-dev'
  say "building the container images"
  rm -rf --one-file-system "$work"
  mkdir -p "$work"/{archive,layer}
  case $(uname -m) in
  x86_64) architecture=amd64 ;;
  aarch64) architecture=arm64 ;;
  *) architecture=$(uname -m) ;;
  esac

  fill_busybox "$work/layer/busybox"
  fill_redis "$work/layer/redis"
  fill_workloads "$work/layer/workloads" "$work/failed"
  mkdir -p "$work/layer/onlya/etc"
  echo 'this layer is on hosta only' >"$work/layer/onlya/etc/onlya"

  local busybox redis workloads extra
  busybox=$(pack_layer busybox)
  redis=$(pack_layer redis)
  workloads=$(pack_layer workloads)
  extra=$(pack_layer onlya)

  local shell='"/bin/sh"'
  local server='"redis-server","--bind","0.0.0.0","::","--protected-mode","no","--save","","--appendonly","no"'
  archive_of "$images" "$work" \
    "$(image busybox "$shell" "$busybox")" \
    "$(image redis "$server" "$busybox" "$redis")" \
    "$(image workloads "$shell" "$busybox" "$workloads")"
  archive_of "$onlya" "$work" "$(image onlya "$shell" "$busybox" "$workloads" "$extra")"
  # Each change of a workload leaves an archive behind. A young one may be in use by another checkout.
  find "$cache" -maxdepth 1 \( -name 'images-*' -o -name 'onlya-*' \) -mmin +240 -delete
  mv "$work/failed" "$cache/images-$images_key.failed"
  rm -rf --one-file-system "$work"
}

fill_busybox() { # DIR
  local applet
  mkdir -p "$1"/{bin,dev,etc,proc,root,run,sys,tmp,usr/bin,var}
  chmod 1777 "$1/tmp"
  ln -s /tmp "$1/var/tmp"
  cp "$tree/usr/bin/busybox" "$1/bin/busybox"
  for applet in $(chroot "$tree" /usr/bin/busybox --list); do
    [[ $applet == busybox ]] || ln -s busybox "$1/bin/$applet"
  done
  echo 'root:x:0:0:root:/root:/bin/sh' >"$1/etc/passwd"
  echo 'root:x:0:' >"$1/etc/group"
}

fill_redis() { # DIR
  local program library
  mkdir -p "$1/usr/bin"
  for program in redis-server redis-cli redis-benchmark; do
    cp -L "$tree/usr/bin/$program" "$1/usr/bin/$program"
    for library in $(chroot "$tree" ldd "/usr/bin/$program" | grep -oE '/[^ ]+' | sort -u); do
      mkdir -p "$1${library%/*}"
      cp "$(chroot "$tree" readlink -f "$library" | sed "s|^|$tree|")" "$1$library"
    done
  done
}

# A program that does not compile is left out and named in FAILED: it must not keep others from working.
fill_workloads() { # DIR FAILED
  local source key object name
  mkdir -p "$1/w" "$cache/workloads"
  : >"$2"
  shopt -s nullglob
  for source in "$checkout"/tests/workloads/*.c; do
    name=$(basename "$source" .c)
    key=$(cat "$source" "$checkout"/tests/workloads/*.h </dev/null | hash_of)
    object=$cache/workloads/$name-$key
    if [[ ! -e $object ]] &&
      ! gcc -O1 -Wall -static -pthread -o "$object.part" "$source" -lm; then
      say "tests/workloads/$name.c does not compile, /w/$name is missing"
      echo "$name" >>"$2"
      continue
    fi
    [[ -e $object ]] || mv "$object.part" "$object"
    cp "$object" "$1/w/$name"
  done
}

# Makes the layer and prints its digest. Tar's order, owners and times are fixed: the digest is the
# layer's name, and layers are shared by name.
pack_layer() { # NAME
  local packed=$work/archive/$1.tar digest
  find "$work/layer/$1" -type d ! -name tmp -exec chmod 755 {} +
  tar --create --format=gnu --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner \
    --directory "$work/layer/$1" --file "$packed" .
  digest=$(sha256sum <"$packed" | cut -d' ' -f1)
  mv "$packed" "$work/archive/$digest.tar"
  echo "$digest"
}

# Writes the image's configuration and prints its line of manifest.json.
image() { # NAME COMMAND LAYER...
  local name=$1 command=$2 config digest
  shift 2
  config="{\"architecture\":\"$architecture\",\"os\":\"linux\",\"created\":\"1970-01-01T00:00:00Z\""
  config+=",\"config\":{\"Env\":[\"PATH=/usr/sbin:/usr/bin:/sbin:/bin\"],\"Cmd\":[$command]}"
  config+=",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[$(quoted_list 'sha256:' '' "$@")]}"
  config+=",\"history\":[$(printf '{"created":"1970-01-01T00:00:00Z","created_by":"lab %s"},' "$@" | sed 's/,$//')]}"
  digest=$(printf '%s' "$config" | sha256sum | cut -d' ' -f1)
  printf '%s' "$config" >"$work/archive/$digest.json"
  echo "{\"Config\":\"$digest.json\",\"RepoTags\":[\"localhost/$name:latest\"],\"Layers\":[$(quoted_list '' .tar "$@")]}"
}

quoted_list() { # PREFIX SUFFIX ITEM...
  local prefix=$1 suffix=$2 item list=
  shift 2
  for item in "$@"; do list+=",\"$prefix$item$suffix\""; done
  echo "${list#,}"
}

archive_of() { # FILE WORK IMAGE...
  local file=$1 dir=$2/archive name
  shift 2
  (IFS=,; echo "[$*]") >"$dir/manifest.json"
  local members
  mapfile -t members < <(grep -oE '[0-9a-f]{64}\.(json|tar)' "$dir/manifest.json" | sort -u)
  tar --create --format=gnu --mtime=@0 --owner=0 --group=0 --numeric-owner \
    --directory "$dir" --file "$file.part" manifest.json "${members[@]}"
  mv "$file.part" "$file"
}
