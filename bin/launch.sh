# shellcheck shell=sh
# Starts src/$room/main of this tree. Sourced by ckpt and ckptd, which set `here`, `name`, `room` and
# `missing`, the exit code when no Node.js will do.

give_up() {
  echo "$name: $1" >&2
  exit "$missing"
}

# That of the package when there is one, else that of the system.
node=$here/node_modules/.bin/node
[ -x "$node" ] || node=$(command -v node) || give_up "Node.js 24 or newer is not installed"
case $("$node" --version) in
v2[4-9].* | v[3-9][0-9].*) ;;
*) give_up "needs Node.js 24 or newer, $node is $("$node" --version)" ;;
esac

# What `make dist` has made holds no sources. Where there are sources they are what runs, if this
# Node.js can: Debian's is built without the part that strips types.
main=$here/src/$room/main.js
if [ ! -e "$main" ]; then
  main=$here/src/$room/main.ts
  case $node in
  "$here"/*) ;;
  *)
    if [ "$("$node" -p process.features.typescript)" = false ]; then
      main=$here/dist/src/$room/main.js
      [ -e "$main" ] || give_up "$node cannot run TypeScript: run \`make dist\` in $here"
    fi
    ;;
  esac
fi
exec "$node" "$main" "$@"
