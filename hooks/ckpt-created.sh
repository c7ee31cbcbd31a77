# OCI createRuntime hook: the last gate before a container starts on this host. Refuses exactly those
# that were given to another host, whoever starts them: a restart policy, a unit, a person. Whatever
# it cannot read lets the container start. It needs neither ckptd nor Node.js, and no time to speak of
# however many fences there are. $1 is the state directory, standard input the OCI state in JSON.
dir=$1
state=$(head -c 1048576) # read also when nothing is fenced: a runtime may mind a closed pipe
set -- "$dir"/fence/*.json
[ -e "$1" ] || exit 0
case $state in *'"id"'*) ;; *) exit 0 ;; esac
# 64 hex digits between quotes: the id, and nothing else by chance.
for id in $(printf '%s\n' "$state" | grep -o '"[0-9a-f]\{64\}"' | tr -d '"'); do
  fence=$dir/fence/$id.json
  [ -r "$fence" ] || continue
  owner=$(sed -n 's/^{.*"owner" *: *"\([^"]\{1,\}\)".*/\1/p' "$fence" | tr -c 'A-Za-z0-9._\n-' '?' | head -c 63)
  [ -n "$owner" ] || continue
  word="ckpt: FENCED: container $(echo "$id" | head -c 12) was given to host $owner; start it there"
  echo "$word" >&2
  # crun does not pass on what a hook prints.
  [ -S /dev/log ] && logger -p user.err -- "$word"
  exit 1
done
exit 0
