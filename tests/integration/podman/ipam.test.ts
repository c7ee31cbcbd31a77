import { cpSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claims, Standing } from '../../../src/base/claims.ts';
import { contentOf } from '../../support/bolt-file.ts';
import type { Half } from '../../support/hand-move.ts';
import { DeadlyNetavark } from '../../support/netavark.ts';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());
afterAll(async () => await pod.wipe());

const IP = '10.77.0.143';
const BUSYBOX = ['localhost/busybox', 'sleep', '1000'];
const deadly = () => DeadlyNetavark.put((script) => pod.sh('hostb', script));

/** A container at this address of a network: its id, or why podman refuses it. */
async function start(ip: string, network = 'lan'): Promise<string> {
  const args = ['podman', 'run', '-d', '--network', network, '--ip', ip, ...BUSYBOX];
  const { code, stdout, stderr } = await pod.exec('hostb', args, { ok: 'any' });
  return code === 0 ? stdout.trim() : stderr.trim();
}

/** Podman's own file, by a check that is not the one of src. */
async function mustBeWhole(): Promise<void> {
  await pod.exec('hostb', ['cp', '/run/containers/networks/ipam.db', '/share/ipam.db']);
  contentOf(await readFile(join(pod.lab.share('hostb'), 'ipam.db')));
}

/** Dumps on hosta, where the source stays frozen; the set lies on hostb. */
async function dumped(): Promise<{ job: string; claims: Claims }> {
  await pod.run('hosta', '--name', 'web', '--network', 'lan', '--ip', IP, ...BUSYBOX);
  const job = jobId();
  using half = pod.half('hosta');
  const { subject, claims } = await half.ask<Described>({ do: 'describe', job, ref: 'web' });
  await half.ask({ do: 'lock', job, subject });
  await half.ask({ do: 'freeze', job, subject });
  await half.ask({ do: 'dump', job, subject, claims });
  const share = (host: 'hosta' | 'hostb') => join(pod.lab.share(host), job, 'set');
  cpSync(share('hosta'), share('hostb'), { recursive: true });
  return { job, claims };
}

const restored = (half: Half, job: string, claims: Claims) =>
  half.ask<Standing>({ do: 'restore', job, claims });

describe('row:podman-target-killed a podman that was killed when it had reserved an address', () => {
  it('keeps it from nobody when its restore is discarded', async () => {
    const { job, claims } = await dumped();
    const neighbour = await start('10.77.0.144');
    await using netavark = await deadly();
    await netavark.kills();
    {
      using half = pod.half('hostb');
      await expect(restored(half, job, claims)).rejects.toMatchObject({ code: 'RESTORE_FAILED' });
    }
    expect(await netavark.spares()).toBe(1);
    expect(await start(IP)).toMatch(`already allocated to container ID ${claims.container}`);
    await pod.sh('hostb', 'podman rm -f -t0 --filter status=created');

    using half = pod.half('hostb');
    await half.ask({ do: 'discard', job, claims });
    const stranger = await start(IP);
    expect(stranger).toMatch(/^[0-9a-f]{64}$/);

    // A conflict with somebody who has the address is one, and stays his.
    await expect(restored(half, job, claims)).rejects.toMatchObject({
      code: 'CONFLICT_IP',
      message: expect.stringMatching(`already allocated to container ID ${stranger}`),
    });
    await half.ask({ do: 'discard', job, claims });
    expect(await start(IP)).toMatch(`already allocated to container ID ${stranger}`);
    expect(await start('10.77.0.144')).toMatch(`already allocated to container ID ${neighbour}`);
    await pod.sh('hostb', `podman rm -f -t0 --filter status=created; podman rm -f -t0 ${stranger}`);
    await pod.exec('hostb', ['podman', 'restart', '-t0', neighbour]);

    await restored(half, job, claims);
    await half.ask({ do: 'discard', job, claims });
  });
});

describe('row:podman-target-killed addresses that dozens of podmans have left reserved', () => {
  const DEAD = 60;

  it('are freed one by one, however podman keeps so many, and it goes on with them', async () => {
    const address = (at: number) => `10.79.0.${10 + at}`;
    await pod.exec('hostb', [
      'podman',
      'network',
      'create',
      '--subnet',
      '10.79.0.0/24',
      '--subnet',
      'fd79::/64',
      'many',
    ]);
    try {
      const first = await start(address(-1), 'many');
      const ids: string[] = [];
      {
        await using netavark = await deadly();
        await netavark.kills();
        for (let at = 0; at < DEAD; at++) {
          await pod.sh(
            'hostb',
            `podman run -d --cidfile /run/ckpt-test.id --network many --ip ${address(at)} ${BUSYBOX.join(' ')}`,
          );
          ids.push(await pod.sh('hostb', 'cat /run/ckpt-test.id; rm /run/ckpt-test.id'));
        }
        expect(await netavark.spares()).toBe(DEAD);
      }
      const last = await start(address(DEAD), 'many');
      await pod.sh('hostb', `podman rm -f -t0 ${ids.join(' ')}`);
      expect(await start(address(0), 'many')).toMatch(
        `already allocated to container ID ${ids[0]}`,
      );
      await pod.sh('hostb', 'podman rm -f -t0 --filter status=created');

      using half = pod.half('hostb');
      const free = (id = '', network = 'many') =>
        half.ask({
          do: 'free-addresses',
          job: 'x',
          claims: { container: id, networks: [{ network }] },
        });
      await free(ids[0], 'lan');
      expect(await start(address(0), 'many')).toMatch(/already allocated/);
      await pod.sh('hostb', 'podman rm -f -t0 --filter status=created');
      const some = [0, 1, 30, DEAD - 1];
      for (const at of some) {
        await free(ids[at]);
        await mustBeWhole();
        const id = await start(address(at), 'many');
        expect(id).toMatch(/^[0-9a-f]{64}$/);
        await pod.exec('hostb', ['podman', 'rm', '-f', '-t0', id]);
      }
      // Podman has written in between; those that are left are still reserved.
      expect(await start(address(2), 'many')).toMatch(
        `already allocated to container ID ${ids[2]}`,
      );
      await pod.sh('hostb', 'podman rm -f -t0 --filter status=created');
      for (const [at, id] of ids.entries()) if (!some.includes(at)) await free(id);
      await mustBeWhole();
      for (const at of [2, 29, 58])
        expect(await start(address(at), 'many')).toMatch(/^[0-9a-f]{64}$/);
      expect(await start(address(-1), 'many')).toMatch(
        `already allocated to container ID ${first}`,
      );
      expect(await start(address(DEAD), 'many')).toMatch(
        `already allocated to container ID ${last}`,
      );
      await pod.exec('hostb', ['podman', 'restart', '-t0', first, last]);
    } finally {
      await pod.sh('hostb', 'podman network rm -f -t0 many');
    }
  });
});
