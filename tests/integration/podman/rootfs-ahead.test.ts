import { appendFileSync, readFileSync } from 'node:fs';
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
mkdir -p /w/e /w/gone /w/x /w/dir; cd /w; chown 7:8 .; chmod 2750 .
for i in 1 2 3 4; do head -c 300000 /dev/urandom >big$i; done
echo one >e/small; chown 3:4 e/small; chmod 4711 e/small; touch -d 2001-02-03 e/small
echo two >gone/a; echo three >gone/b; echo file >was-file; mkdir was-dir; echo in >was-dir/in
ln big4 hard; ln -s ../etc/passwd link; mkfifo fifo; echo old >replaced; echo in >dir/in
printf x >"$(printf 'caf\\351')"; touch -d 2001-02-03 e; dd if=/dev/zero of=holes bs=1 count=1 seek=9000000 2>/dev/null
echo more >>/etc/passwd; chmod 600 /etc/group; rm -r /etc/network; mkdir /etc/network; echo mine >/etc/network/mine
rm /bin/zcat; echo mine >/bin/vi2; mkdir /usr/made; echo made >/usr/made/file
`;
/** All that can happen to a file while it goes ahead. */
const CHANGES = `
cd /w; rm -r gone; rm was-file; mkdir was-file; echo in >was-file/in; rm -r was-dir; echo file >was-dir
mv big1 moved; echo new >new; mv new replaced; chmod 600 e/small; ln big2 second; mv dir dir2
echo more >x/more; chown 9:9 x .; ln -sf /nowhere link; rm /etc/passwd; rm -r /etc/network; rm /bin/vi2
rm -r /usr/made; ln -s /etc /usr/made; echo again >/etc/group
`;
const ROOT = `$(podman inspect -f '{{.GraphDriver.Data.MergedDir}}' box)`;
/** From outside, where \`touch\` knows nanoseconds: as long as before, and as old. */
const BEHIND_ITS_BACK = `
cd ${ROOT}/w; touch -r big3 /tmp/before
dd if=/dev/zero of=big3 bs=4096 seek=3 count=1 conv=notrunc 2>/dev/null; touch -r /tmp/before big3`;
/** Podman and CRIU make and remove names themselves in four directories. */
const LISTING = `
cd ${ROOT}
find . ! -type d -printf '%p|%y|%#m|%U:%G|%s|%T@|%l|%n\\n' | sort
find . -type d -printf '%p|%y|%#m|%U:%G\\n' | sort
find . -type d | grep -vxE '[.]|[.]/(bin|etc|tmp)' | xargs stat -c '%n %Y' | sort
find . -type f -exec sha256sum {} + | sort; getcap -r . | sort`;
const listing = async (host: LabHost) => (await pod.sh(host, LISTING)).split('\n');

async function box(...program: string[]): Promise<void> {
  await pod.run('hosta', '--name', 'box', '--network', 'none', ...program);
}
const inBox = async (script: string) =>
  await pod.exec('hosta', ['podman', 'exec', 'box', 'sh', '-c', script]);

/** A container with changes that lie long enough. */
async function changed(): Promise<void> {
  await box('localhost/redis', 'redis-server', '--save', '');
  await inBox(FILES);
  await pod.sh('hosta', `setcap cap_chown=ep ${ROOT}/w/holes`);
  await sleep(SETTLED_MS);
}

describe('files of a root file system that go ahead', () => {
  it.each([
    ['are laid down in between', true, SETTLED_MS],
    ['are too fresh to go ahead', true, 0],
    ['find no restore that was begun', false, 0],
  ] as const)('are the same there, also when what happened meanwhile: %s', async (_, early, ms) => {
    await changed();
    let before: string[] = [];
    const change = async () => {
      await inBox(CHANGES);
      await pod.sh('hosta', BEHIND_ITS_BACK);
      await sleep(ms);
    };
    const late = async () => {
      await inBox(
        'cd /w; echo late >>replaced; rm big4; mkdir big4; echo x >big4/x; rm -r was-file',
      );
      before = await listing('hosta');
    };

    const { names } = await handMove(pod.lab, 'hosta', 'hostb', 'box', jobId(), {
      ...{ early, late },
      ahead: [async () => {}, change],
    });

    expect(names.includes('rootfs-diff.kept')).toBe(early);
    expect(await listing('hostb')).toEqual(before);
    expect(before).toContainEqual(expect.stringMatching(/holes.*cap_chown/));
  });

  it('stay out of the pause', async () => {
    await changed();
    const since = performance.now();
    await inBox('echo fresh >/w/fresh'); // may change again within the same tick of the clock
    const { kept, size } = await dumpAfter(async () => {
      await inBox('echo more >>/w/x/more');
    });
    // On a busy machine it has settled before it is looked at.
    const settled = performance.now() - since > SETTLED_MS ? ['w/fresh'] : [];
    const others = /^(etc|run)\//;
    expect(kept.filter((name) => !others.test(name) && !settled.includes(name))).toEqual(
      [
        ...['bin/vi2', 'usr/made/file', 'w/big1', 'w/big2', 'w/big3', 'w/caf\xe9', 'w/dir/in'],
        ...[
          'w/e/small',
          'w/gone/a',
          'w/gone/b',
          'w/holes',
          'w/replaced',
          'w/was-dir/in',
          'w/was-file',
        ],
      ].sort(),
    );
    expect(kept).toEqual(expect.arrayContaining(['etc/group', 'etc/network/mine', 'etc/passwd']));
    // What has two names is not among them.
    expect(size).toBeGreaterThan(300_000);
    expect(size).toBeLessThan(400_000);
  });

  it('are sent anew when their directory has made room for a file, and is back', async () => {
    await changed();
    const { kept } = await dumpAfter(
      async () => {
        await inBox('cd /w; mv gone aside; echo file >gone');
        await sleep(SETTLED_MS);
      },
      async () => {
        await inBox('cd /w; rm gone; mv aside gone');
      },
    );
    expect(kept).toContain('w/big1');
    expect(kept.filter((name) => name.startsWith('w/gone'))).toEqual([]);
  });

  it('are sent anew when tar has met others under their names', async () => {
    await box('localhost/redis', 'redis-server', '--save', '');
    await inBox(
      'mkdir -p /w/d /w/f; cd /w; echo mine >d/a; echo mine >d/b; sleep 1; echo oops >f/a; echo x >c',
    );
    await sleep(SETTLED_MS);
    const tar = `#!/bin/sh
      case "$*" in *--ignore-failed-read*) ;; *) exec /share/real-tar "$@";; esac
      cd ${ROOT}/w; mv d e; mv f d; (cd /; /share/real-tar "$@"); mv d f; mv e d`;
    await pod.exec(
      'hosta',
      ['sh', '-c', 'cp /usr/bin/tar /share/real-tar; cat >/share/tar; chmod 755 /share/tar'],
      { input: tar },
    );
    await pod.sh('hosta', 'mount --bind /share/tar /usr/bin/tar');
    try {
      const { kept } = await dumpAfter(async () => {});
      expect(kept.filter((name) => name.startsWith('w/'))).toEqual(['w/c']);
    } finally {
      await pod.sh('hosta', 'umount /usr/bin/tar');
    }
  });

  it('are sent anew when they were written through a mapping', async () => {
    await box('localhost/workloads', '/w/mapped', '--dir', '/data');
    await pod.printed('hosta', 'box', /READY/);
    await sleep(SETTLED_MS);
    const untouched = await dumpAfter(async () => {});
    expect(untouched.kept).toContain('data/visited');
    expect(untouched.kept).not.toContain('data/held'); // mapped at this moment

    await pod.sh('hosta', 'podman kill -s USR1 box'); // pages that are dirty when they are sent
    await sleep(SETTLED_MS);
    const { kept } = await dumpAfter(async () => {
      await pod.sh('hosta', 'podman kill -s USR1 box');
      await pod.printed('hosta', 'box', /MAPPED 2 ok/);
    });
    expect(kept.filter((name) => name.startsWith('data/'))).toEqual([]);
  });

  it('are sent anew when they came from the image and are mapped', async () => {
    await pod.run('hosta', '--name', 'first', 'localhost/workloads', '/w/mapped', '--dir', '/data');
    await pod.printed('hosta', 'first', /READY/);
    await pod.sh('hosta', 'podman stop -t0 first; podman commit first localhost/with-data');
    try {
      await box('localhost/with-data', '/w/mapped', '--dir', '/data');
      await pod.printed('hosta', 'box', /READY/);
      await sleep(SETTLED_MS);
      const { kept } = await dumpAfter(async () => {});
      expect(kept).toContain('data/visited');
      expect(kept).not.toContain('data/held');
    } finally {
      await pod.sh('hosta', 'podman rm -fa -t0; podman rmi localhost/with-data');
    }
  });

  it('are sent anew when a page that was dirty before was written once more, and let go', async () => {
    await box('localhost/workloads', '/w/mapped', '--dir', '/data', '--writes', '2');
    await pod.printed('hosta', 'box', /READY/);
    await sleep(SETTLED_MS);
    const { kept } = await dumpAfter(async () => {
      await pod.sh('hosta', 'podman kill -s USR1 box');
      await pod.printed('hosta', 'box', /MAPPED 1 ok/);
    });
    expect(kept.filter((name) => name.startsWith('data/'))).toEqual([]);
  });

  it('are never those of the host, whatever links the container makes meanwhile', async () => {
    // Two directories of the same names, and for moments a link to the host's in the place of the container's.
    const fill = (dir: string, what: string) =>
      `mkdir -p ${dir}; for n in $(seq 1500); do echo ${what} >${dir}/$n; done`;
    await pod.sh('hosta', fill('/canary', 'HOST'));
    const swap =
      'ln -s /canary /w/l; while :; do mv /w/d /w/e; mv /w/l /w/d; mv /w/d /w/l; mv /w/e /w/d; done';
    const script = `${fill('/w/d', 'mine')}; echo READY; sleep 4; ${swap}`;
    await box('localhost/busybox', 'sh', '-c', script);
    await pod.printed('hosta', 'box', /READY/);
    await sleep(SETTLED_MS + 1_000);
    const job = jobId();
    using giver = pod.half('hosta');
    const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
    const dir = `/share/${job}/files`;
    for (let round = 0; round < 10; round++) {
      await giver.ask({ do: 'files-ahead', job, subject, claims, dir });
      expect(await pod.sh('hosta', `grep -ac HOST ${dir}/rootfs-diff.tar`)).toBe('0');
    }
    await pod.sh('hosta', 'rm -r /canary');
  });

  it('end with the move that is given up', async () => {
    await changed();
    const laid = `find /var/lib/containers /var/lib/ckpt | grep -c w/big1`;
    await using move = await halfway();
    expect(await pod.sh('hostb', laid)).not.toBe('0');

    await move.taker.ask({ do: 'discard', job: move.job, claims: move.claims });

    expect(await pod.sh('hostb', `${laid}; podman ps -aq --external`)).toBe('0');
  });

  it('must have come when the list says so', async () => {
    await changed();
    await using move = await halfway();
    const { job, claims, giver, taker } = move;
    await giver.ask({ do: 'freeze', job, subject: move.subject });
    await giver.ask({ do: 'dump', job, subject: move.subject, claims });
    const share = (host: LabHost) => join(pod.lab.share(host), job, 'set');
    await cp(share('hosta'), share('hostb'), { recursive: true });
    appendFileSync(join(share('hostb'), 'rootfs-diff.kept'), 'w/never\0');
    await expect(taker.ask({ do: 'restore', job, claims })).rejects.toMatchObject({
      code: 'ARCHIVE_MISSING',
    });
    await taker.ask({ do: 'discard', job, claims });
  });
});

/** The podman of hostb is at the images, and one round has come. */
async function halfway() {
  const job = jobId();
  const giver = pod.half('hosta');
  const taker = pod.half('hostb');
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  const dir = `/share/${job}/files`;
  await giver.ask({ do: 'files-ahead', job, subject, claims, dir });
  const share = (host: LabHost) => join(pod.lab.share(host), job, 'files');
  await cp(share('hosta'), share('hostb'), { recursive: true });
  await taker.ask({ do: 'make-ready', job, claims });
  const descriptions = await giver.ask({ do: 'descriptions', job, subject, claims });
  await taker.ask({ do: 'stand-by', job, claims, descriptions });
  await taker.ask({ do: 'take-files', job, claims, dir });
  await giver.ask({ do: 'files-taken', job, subject });
  const end = async () => {
    await giver.ask({ do: 'thaw', job, subject });
    giver[Symbol.dispose]();
    taker[Symbol.dispose]();
  };
  return { job, subject, claims, giver, taker, [Symbol.asyncDispose]: end };
}

/** A round and what follows it, as often, then a dump: the names that were kept out of it, and the bytes of its archive. */
async function dumpAfter(...after: (() => Promise<void>)[]) {
  const job = jobId();
  using giver = pod.half('hosta');
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  const dir = `/share/${job}/files`;
  for (const then of after) {
    await giver.ask({ do: 'files-ahead', job, subject, claims, dir });
    await giver.ask({ do: 'files-taken', job, subject });
    await then();
  }
  await giver.ask({ do: 'freeze', job, subject });
  const { names } = await giver.ask<{ names: string[] }>({ do: 'dump', job, subject, claims });
  await giver.ask({ do: 'thaw', job, subject });
  await giver.ask({ do: 'end-children', job });
  const set = join(pod.lab.share('hosta'), job, 'set');
  const list = join(set, 'rootfs-diff.kept');
  const has = names.includes('rootfs-diff.kept');
  const kept = has ? readFileSync(list, 'latin1').split('\0').slice(0, -1) : [];
  return { kept: kept.sort(), size: readFileSync(join(set, 'rootfs-diff.tar')).length };
}
