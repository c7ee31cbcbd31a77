import { cpSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claims } from '../../../src/base/claims.ts';
import { type Json, parseStrict, writeJson } from '../../../src/podman/strict-json.ts';
import { Refused } from '../../support/hand-move.ts';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';
import { paxEntry, rawEntry, TAR_TAIL } from '../../support/tar-bytes.ts';

type Tree = { [key: string]: Json };

/** Everything a restore could make on the target, and the canaries. */
const LOOK = `podman ps -aq; podman volume ls -q; podman images --all -q | sort; nft list tables
  find /sys/fs/cgroup -name '*libpod-*'; ls /canary /etc/canary /root/canary 2>/dev/null; ls -d /tmp/stays`;

let pod: PodmanLab;
let claims: Claims;
let descriptions: unknown;
let good: string;
let clean: string;
const jobs: string[] = [];

beforeAll(async () => {
  pod = await PodmanLab.open();
  await pod.run(
    'hosta',
    '--name',
    'box',
    '--network',
    'none',
    '-v',
    'vol:/data',
    'localhost/redis',
  );
  await pod.exec('hosta', ['podman', 'exec', 'box', 'rm', '/bin/vi']);
  const job = jobId();
  using half = pod.half('hosta');
  const described = await half.ask<Described>({ do: 'describe', job, ref: 'box' });
  claims = described.claims;
  descriptions = await half.ask({
    do: 'descriptions',
    job,
    subject: described.subject,
    claims,
  });
  await half.ask({ do: 'freeze', job, subject: described.subject });
  await half.ask({ do: 'dump', job, subject: described.subject, claims });
  good = join(pod.lab.share('hosta'), job, 'set');
  await pod.sh('hostb', 'mkdir /tmp/stays');
  clean = await pod.sh('hostb', LOOK);
});
afterAll(async () => await pod.wipe());

type Spoil = (set: string) => Promise<void> | void;

/** Restores the set as `spoil` has left it; the code of the refusal. */
async function restored(spoil: Spoil, early: boolean): Promise<string> {
  const job = jobId();
  jobs.push(job);
  const set = join(pod.lab.share('hostb'), job, 'set');
  using half = pod.half('hostb');
  try {
    if (early) await half.ask({ do: 'stand-by', job, claims, descriptions });
    cpSync(good, set, { recursive: true });
    await spoil(set);
    await half.ask({ do: 'restore', job, claims });
    return 'accepted';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  } finally {
    await half.ask({ do: 'discard', job, claims });
    rmSync(join(pod.lab.share('hostb'), job), { recursive: true, force: true });
  }
}

/** The set with one description changed. */
const changed = (name: string, change: (dump: Tree) => void) => async (set: string) => {
  const dump = parseStrict(name, await readFile(join(set, name))) as Tree;
  change(dump);
  writeFileSync(join(set, name), writeJson(dump));
};
const replaced =
  (name: string, ...parts: Buffer[]) =>
  (set: string) =>
    writeFileSync(join(set, name), Buffer.concat(parts));

const CASES: [what: string, code: string, spoil: Spoil][] = [
  [
    'a hook',
    'SPEC_FORBIDDEN',
    changed('spec.dump', (spec) => {
      spec['hooks'] = { prestart: [{ path: '/bin/touch', args: ['touch', '/canary'] }] };
    }),
  ],
  [
    'a place for the pid of conmon',
    'SPEC_FORBIDDEN',
    changed('config.dump', (config) => {
      config['conmonPidFile'] = '/etc/canary';
    }),
  ],
  [
    'a mount of the host',
    'POLICY_MOUNT',
    changed('spec.dump', (spec) => {
      (spec['mounts'] as Json[]).push({ destination: '/x', type: 'bind', source: '/etc' });
    }),
  ],
  [
    'capabilities',
    'POLICY_PRIVILEGE',
    changed('spec.dump', (spec) => {
      (spec['process'] as Tree)['capabilities'] = { bounding: ['CAP_SYS_ADMIN'] };
    }),
  ],
  [
    "another container's name",
    'SPEC_FORBIDDEN',
    changed('config.dump', (config) => {
      config['name'] = 'other';
    }),
  ],
  [
    'a log that is a link',
    'ARCHIVE_ENTRY_TYPE',
    (set) => {
      rmSync(join(set, 'ctr.log'), { force: true });
      symlinkSync('/etc/shadow', join(set, 'ctr.log'));
    },
  ],
  [
    'a deleted path outside',
    'SPEC_PATH_ESCAPE',
    replaced('deleted.files', Buffer.from('["/../../tmp/stays"]')),
  ],
  [
    'changes that lead outside through a link',
    'DIFF_FORBIDDEN',
    replaced(
      'rootfs-diff.tar',
      rawEntry({ name: 'out', type: '2', link: '/root' }),
      rawEntry({ name: 'out/canary' }),
      TAR_TAIL,
    ),
  ],
  [
    'changes with a label',
    'DIFF_FORBIDDEN',
    replaced(
      'rootfs-diff.tar',
      paxEntry({ 'SCHILY.xattr.security.selinux': 'x' }),
      rawEntry({}),
      TAR_TAIL,
    ),
  ],
  [
    'a volume that leads outside',
    'ARCHIVE_PATH',
    replaced('volumes/vol.tar', rawEntry({ name: '../../../../../../../root/canary' }), TAR_TAIL),
  ],
  ['a volume that is cut off', 'ARCHIVE_MALFORMED', replaced('volumes/vol.tar', rawEntry({}))],
  ['no inventory', 'ARCHIVE_MISSING', (set) => rmSync(join(set, 'checkpoint/inventory.img'))],
];
/** Descriptions are judged by the same function either way. */
const FILES = CASES.filter(([, code]) => !/^(SPEC_FORBIDDEN|POLICY_)/.test(code));

describe.each([
  ['restored at once', false],
  ['restored into what was begun early', true],
])('a set that is not what it should be, %s', (_how, early) => {
  it('is a good one but for what the tests change', async () => {
    expect(await restored(() => undefined, early)).toBe('accepted');
    expect(await pod.sh('hostb', LOOK)).toBe(clean);
  });

  it.each(early ? FILES : CASES)(
    'is refused with %s, and leaves nothing',
    async (_, code, spoil) => {
      expect(await restored(spoil, early)).toBe(code);
      expect(await pod.sh('hostb', LOOK)).toBe(clean);
      expect(existsSync('/canary')).toBe(false);
    },
  );
});
