# Podman's precreate hook (oci-hooks(5)): the runtime spec comes in, a changed one goes out. Gives each
# new container a CRIU configuration file of its own, so that a move of one never reaches the others.
# Whatever it does not understand goes through as it came: a hook that fails here would keep every
# container of the host from starting.
#
# Podman writes the spec without blanks in one line. A quote inside of a JSON string has a backslash
# before it, so what is matched here with bare quotes are keys, and no text of a user can look like one.
$!b
/"org\.criu\.config"/b
/"cgroupsPath":"[^"]*[-/:][0-9a-f]\{64\}\(\.scope\)\{0,1\}"/!b
# The spec does not name its container; its cgroup does (cgroupfs …/libpod-ID, systemd …:libpod:ID).
# A line with the id is put before the spec. The key of an annotation comes before the real one.
h
s/.*"cgroupsPath":"[^"]*[-/:]\([0-9a-f]\{64\}\)\(\.scope\)\{0,1\}".*/\1/
G
/"annotations":/!s|^\(.*\)\n{|\1\n{"annotations":{},|
# From here on t tells of the next step only.
t known
:known
s|^\(.*\)\n\(.*"annotations":{\)\(["}]\)|\2"org.criu.config":"@STATE@/criu.d/\1.conf",\3|
t done
g
b
:done
s|\.conf",}|.conf"}|
