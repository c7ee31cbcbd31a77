# OCI createRuntime hook: the last gate before a container starts on this host. Refuses exactly those
# that were given to another host, whoever starts them: a restart policy, a unit, a person. Whatever
# it cannot read lets the container start. It needs neither ckptd nor Node.js, and no other program
# unless there is a fence. $1 is the state directory, standard input the OCI state in JSON.
state=$(head -c 1048576) # read also when nothing is fenced: a runtime may mind a closed pipe
for fence in "$1"/fence/*.json; do
  id=${fence##*/}
  id=${id%.json}
  # A name of 64 hex digits can stand there between quotes as a value, and nowhere by chance.
  case $state in *'"id"'*"\"$id\""*) ;; *) continue ;; esac
  [ ${#id} = 64 ] && [ -r "$fence" ] || continue
  owner=$(sed -n 's/^{.*"owner" *: *"\([^"]\{1,\}\)".*/\1/p' "$fence" | tr -c 'A-Za-z0-9._\n-' '?' | head -c 63)
  [ -n "$owner" ] || continue
  word="ckpt: FENCED: container $(echo "$id" | head -c 12) was given to host $owner; start it there"
  echo "$word" >&2
  # crun does not pass on what a hook prints.
  [ -S /dev/log ] && logger -p user.err -- "$word"
  exit 1
done
exit 0
