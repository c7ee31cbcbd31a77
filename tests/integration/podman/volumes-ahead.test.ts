import { readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handMove } from '../../support/hand-move.ts';
import type { LabHost } from '../../support/lab.ts';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());
afterAll(async () => await pod.wipe());

/** A file that changed less than this ago does not go ahead. */
const SETTLED_MS = 3_500;

const FILES = `
cd /data; mkdir -p d/e gone x; chown 7:8 d; chmod 2750 d
for i in 1 2 3 4; do head -c 300000 /dev/urandom >d/big$i; done
echo one >d/e/small; chown 3:4 d/e/small; chmod 4711 d/e/small; touch -d 2001-02-03 d/e/small
echo two >gone/a; echo three >gone/b; echo file >was-file; mkdir was-dir; echo in >was-dir/in
ln d/big4 d/hard; ln -s ../etc/passwd d/link; mkfifo d/fifo; echo old >replaced; : >empty
printf x >"$(printf 'caf\\351')"; touch -d 2001-02-03 d/e
chown 77:78 . /empty; chmod 711 . /empty
`;
/** All that can happen to a file while its volume goes ahead. */
const CHANGES = `
cd /data; rm -r gone; rm was-file; mkdir was-file; echo in >was-file/in; rm -r was-dir; echo file >was-dir
mv d/big1 moved; echo new >new; mv new replaced; chmod 600 d/e/small; ln d/big2 second
echo more >x/more; chown 9:9 x .; rmdir d/e 2>/dev/null; ln -sf /nowhere d/link
`;
/** From outside, where \`touch\` knows nanoseconds: as long as before, and as old. */
const BEHIND_ITS_BACK = `
cd $(podman volume inspect -f '{{.Mountpoint}}' vol); touch -r d/big3 /tmp/before
dd if=/dev/zero of=d/big3 bs=4096 seek=3 count=1 conv=notrunc 2>/dev/null; touch -r /tmp/before d/big3`;
const LISTING = `
cd $(podman volume inspect -f '{{.Mountpoint}}' vol)
find . ! -type d -printf '%p|%y|%#m|%U:%G|%s|%T@|%l|%n\\n' | sort
find . -type d -printf '%p|%y|%#m|%U:%G|%T@\\n' | sort
find . -type f -exec sha256sum {} + | sort`;
const listing = async (host: LabHost) => await pod.sh(host, LISTING);

async function box(...program: string[]): Promise<void> {
  const volumes = ['-v', 'vol:/data', '-v', 'empty:/empty'];
  await pod.run('hosta', '--name', 'box', '--network', 'none', ...volumes, ...program);
}
const inBox = async (script: string) =>
  await pod.exec('hosta', ['podman', 'exec', 'box', 'sh', '-c', script]);

describe('volumes that go ahead', () => {
  it.each([
    [true, 0],
    [true, SETTLED_MS],
    [false, 0],
  ])(
    'are the same there, whatever happened in between (early: %s, and %i ms before the last round)',
    async (early, ms) => {
      await box('localhost/redis', 'redis-server', '--save', '');
      await inBox(FILES);
      await sleep(SETTLED_MS);
      const job = jobId();
      let before = '';
      const change = async () => {
        await inBox(CHANGES);
        await pod.sh('hosta', BEHIND_ITS_BACK);
        before = await listing('hosta');
        await sleep(ms);
      };

      const { names } = await handMove(pod.lab, 'hosta', 'hostb', 'box', job, {
        early,
        ahead: [async () => {}, change],
      });

      expect(names).toContain('volumes/vol.kept');
      expect(await listing('hostb')).toBe(before);
      expect(await pod.sh('hosta', 'podman volume ls -q')).toBe('');
      // Podman would give a volume that nobody owns to the image's directory on the next start.
      await pod.sh('hostb', 'podman stop -t0 box; podman start box');
      const owners = await pod.sh('hostb', 'podman exec box stat -c "%a %u:%g" /data /empty');
      expect(owners).toBe('711 9:9\n711 77:78');
    },
  );

  it('stay out of the pause', async () => {
    await box('localhost/redis', 'redis-server', '--save', '');
    await inBox(FILES);
    await sleep(SETTLED_MS);
    const { kept, size } = await dumpAfter(async () => {
      await inBox('echo more >/data/x/more');
    });
    expect(kept).toEqual(
      [
        ...['caf\xe9', 'd/big1', 'd/big2', 'd/big3', 'd/e/small', 'empty', 'gone/a', 'gone/b'],
        ...['replaced', 'was-dir/in', 'was-file'],
      ].sort(),
    );
    // What has two names is not among them.
    expect(size).toBeGreaterThan(300_000);
    expect(size).toBeLessThan(400_000);
  });

  it('are sent anew when they were written through a mapping', async () => {
    await box('localhost/workloads', '/w/mapped', '--dir', '/data');
    await pod.printed('hosta', 'box', /READY/);
    await sleep(SETTLED_MS);
    const untouched = await dumpAfter(async () => {});
    expect(untouched.kept).toEqual(['visited']); // the other one is mapped at this moment

    await pod.sh('hosta', 'podman kill -s USR1 box'); // pages that are dirty when they are sent
    await sleep(SETTLED_MS);
    const { kept } = await dumpAfter(async () => {
      await pod.sh('hosta', 'podman kill -s USR1 box');
      await pod.printed('hosta', 'box', /MAPPED 2 ok/);
    });
    expect(kept).toEqual([]);
  });

  it('are sent anew when a page that was dirty before was written once more, and let go', async () => {
    await box('localhost/workloads', '/w/mapped', '--dir', '/data', '--writes', '2');
    await pod.printed('hosta', 'box', /READY/);
    await sleep(SETTLED_MS);
    const { kept } = await dumpAfter(async () => {
      await pod.sh('hosta', 'podman kill -s USR1 box');
      await pod.printed('hosta', 'box', /MAPPED 1 ok/);
    });
    expect(kept).toEqual([]);
  });

  it('end with the move that is given up', async () => {
    await box('localhost/redis', 'redis-server', '--save', '');
    await inBox(FILES);
    await sleep(SETTLED_MS);
    const job = jobId();
    using giver = pod.half('hosta');
    using taker = pod.half('hostb');
    const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
    const dir = `/share/${job}/files`;
    await giver.ask({ do: 'files-ahead', job, subject, claims, dir });
    const share = (host: LabHost) => join(pod.lab.share(host), job);
    await cp(share('hosta'), share('hostb'), { recursive: true });
    await taker.ask({ do: 'make-ready', job, claims });
    await taker.ask({ do: 'take-files', job, claims, dir });
    expect(await pod.sh('hostb', 'podman volume ls -q')).toBe('vol');
    const volume = '$(podman volume inspect -f {{.Mountpoint}} vol)';
    expect(await pod.sh('hostb', `ls ${volume}/d`)).toContain('big1');

    await taker.ask({ do: 'discard', job, claims });

    expect(await pod.sh('hostb', 'podman volume ls -q')).toBe('');
  });
});

/** One round, then this, then a dump: the names that were kept out of it, and the bytes of its archive. */
async function dumpAfter(then: () => Promise<void>) {
  const job = jobId();
  using giver = pod.half('hosta');
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  const dir = `/share/${job}/files`;
  await giver.ask({ do: 'files-ahead', job, subject, claims, dir });
  await giver.ask({ do: 'files-taken', job, subject });
  await then();
  await giver.ask({ do: 'freeze', job, subject });
  const names = await giver.ask<{ names: string[] }>({ do: 'dump', job, subject, claims });
  await giver.ask({ do: 'thaw', job, subject });
  await giver.ask({ do: 'end-children', job });
  const set = join(pod.lab.share('hosta'), job, 'set', 'volumes');
  const has = JSON.stringify(names).includes('volumes/vol.kept');
  const list = has ? readFileSync(join(set, 'vol.kept'), 'latin1').split('\0').slice(0, -1) : [];
  return { kept: list.sort(), size: readFileSync(join(set, 'vol.tar')).length };
}
