// Podman's precreate hook (oci-hooks(5)): the runtime spec comes in, a changed one goes out. Gives
// each new container a CRIU configuration file of its own, so that a move of one never reaches the
// others. Whatever it does not understand goes through as it came: a hook that fails here would
// keep every container of the host from starting.
import { readFileSync, writeSync } from 'node:fs';

const LIMIT = 16 * 1024 * 1024;
const ANNOTATION = 'org.criu.config';

function changed(text, stateDir) {
  if (text.length > LIMIT) return text;
  const spec = JSON.parse(text);
  if (spec === null || typeof spec !== 'object' || Array.isArray(spec)) return text;
  const id = containerId(spec);
  if (id === undefined) return text;
  const annotations = spec.annotations ?? {};
  if (typeof annotations !== 'object' || Array.isArray(annotations)) return text;
  if (annotations[ANNOTATION] !== undefined) return text; // somebody has chosen one
  spec.annotations = { ...annotations, [ANNOTATION]: `${stateDir}/criu.d/${id}.conf` };
  return JSON.stringify(spec);
}

/** The spec does not name its container; its cgroup does (cgroupfs `…/libpod-ID`, systemd `…:libpod:ID`). */
function containerId(spec) {
  const path = spec.linux?.cgroupsPath;
  if (typeof path !== 'string') return undefined;
  return /(?:^|[/:-])([0-9a-f]{64})(?:\.scope)?$/.exec(path)?.[1];
}

const input = readFileSync(0);
let output = input;
try {
  const text = input.toString('utf8');
  const result = changed(text, process.argv[2] ?? '/var/lib/ckpt');
  if (result !== text) output = Buffer.from(result);
} catch {
  // not JSON: podman will say so itself
}
for (let at = 0; at < output.length; ) at += write(output.subarray(at));

function write(bytes) {
  try {
    return writeSync(1, bytes);
  } catch (error) {
    if (error.code === 'EAGAIN') return 0;
    throw error;
  }
}
