// OCI createRuntime hook: the last gate before a container starts on this host. Refuses exactly
// those that were given to another host, whoever starts them: a restart policy, a unit, a person.
// Everything it cannot read lets the container start. The OCI state comes on standard input.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT = 1024 * 1024;
const stateDir = process.argv[2] ?? '/var/lib/ckpt';

function containerId() {
  try {
    const text = readFileSync(0);
    if (text.length > LIMIT) return undefined;
    const { id } = JSON.parse(text.toString('utf8'));
    return typeof id === 'string' && /^[0-9a-f]{64}$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

function ownerElsewhere(id) {
  try {
    const { owner } = JSON.parse(readFileSync(join(stateDir, 'fence', `${id}.json`), 'utf8'));
    return typeof owner === 'string' && owner !== '' ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** For ckptd, which may be down: which container started last, and when. Never waits for anybody. */
function note(id) {
  try {
    writeFileSync(join(stateDir, 'last-start'), `${id}\n`, { mode: 0o600 });
  } catch {
    // no ckptd has ever run here
  }
}

const id = containerId();
if (id !== undefined) {
  const owner = ownerElsewhere(id);
  if (owner !== undefined) {
    const safe = owner.replaceAll(/[^A-Za-z0-9._-]/g, '?').slice(0, 63);
    process.stderr.write(
      `ckpt: FENCED: container ${id.slice(0, 12)} was given to host ${safe}; start it there\n`,
    );
    process.exit(1);
  }
  note(id);
}
