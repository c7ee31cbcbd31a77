import { access, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import { freeAddresses } from '../../../src/podman/ipam.ts';
import { lockFile } from '../../../src/sys/file-lock.ts';
import { type Bucket, boltFile, contentOf } from '../../support/bolt-file.ts';
import { tempDir } from '../../support/temp.ts';

const [OURS, OTHER] = ['a'.repeat(64), 'b'.repeat(64)] as const;
const LAN = [{ network: 'lan' }];

function listening(): { op: Op; said: string[] } {
  const said: string[] = [];
  const log: Op['log'] = (line, facts) => said.push(`${line} ${JSON.stringify(facts)}`);
  return { op: { id: 'test', signal: AbortSignal.timeout(20_000), log }, said };
}

/** As podman writes it, with an address of IPv4 and one of IPv6 each. */
const network = (...holders: string[]): Bucket => ({
  '10.77.0.0/24': {
    ...Object.fromEntries(holders.map((id, at) => [`\n\x4d\x00${String.fromCharCode(at)}`, id])),
    lastIP: '\n\x4d\x00\x01',
  },
  'fd77::/64': Object.fromEntries(
    holders.map((id, at) => [`${'\0'.repeat(15)}${String.fromCharCode(at)}`, id]),
  ),
  ids: Object.fromEntries(holders.map((id, at) => [id, `["10.77.0.${at}","fd77::${at}"]`])),
});

describe('the addresses reserved for a container', () => {
  it('are free, in the networks that are named, and those of others stay', async () => {
    using dir = tempDir();
    const path = join(dir.path, 'ipam.db');
    const crowd = Array.from({ length: 100 }, (_, at) => String(at).padStart(64, '0'));
    await writeFile(
      path,
      boltFile({
        lan: network(...crowd.slice(0, 50), OURS, ...crowd.slice(50)),
        inner: network(OTHER, OURS),
        else: network(OURS),
      }),
    );
    const { op, said } = listening();
    await freeAddresses(op, OURS, [...LAN, { network: 'inner' }, { network: 'gone' }], path);
    const now = contentOf(await readFile(path));
    expect(JSON.stringify(now['lan'])).not.toContain(OURS);
    for (const id of crowd) expect(JSON.stringify(now['lan']).split(id)).toHaveLength(4);
    expect(now['inner']).toEqual(network(OTHER));
    expect(now['else']).toEqual(network(OURS));
    expect(said).toEqual([expect.stringMatching(/^freed addresses.*"freed":6/)]);
  });

  it('are not looked for where there is nothing', async () => {
    using dir = tempDir();
    const path = join(dir.path, 'ipam.db');
    const { op, said } = listening();
    await freeAddresses(op, OURS, LAN, path);
    await expect(access(path)).rejects.toThrow();
    const file = boltFile({ lan: network(OTHER) });
    await writeFile(path, file);
    const { mtimeMs } = await stat(path);
    await freeAddresses(op, OURS, LAN, path);
    await writeFile(join(dir.path, 'none'), 'text');
    await freeAddresses(op, OURS, [], join(dir.path, 'none'));
    expect((await stat(path)).mtimeMs).toBe(mtimeMs);
    expect(said).toEqual([]);
  });

  it('wait for whoever has the file open', async () => {
    using dir = tempDir();
    const path = join(dir.path, 'ipam.db');
    await writeFile(path, boltFile({ lan: network(OURS) }));
    const { op } = listening();
    const lock = await lockFile(op, path);
    let done = false;
    const freed = freeAddresses(op, OURS, LAN, path).then(() => {
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(done).toBe(false);
    // What it wrote meanwhile counts.
    await writeFile(path, boltFile({ lan: network(OTHER, OURS) }));
    await lock[Symbol.asyncDispose]();
    await freed;
    expect(contentOf(await readFile(path))).toEqual({ lan: network(OTHER) });
  });
});

describe('a file of addresses that is not understood', () => {
  const whole = boltFile({ lan: network(OTHER, OURS) });

  it.each<[string, (path: string) => Promise<void>, RegExp]>([
    ['of 10 MiB', (path) => truncate(path, 10 * 1024 * 1024), /10485760 bytes are too many/],
    ['of text', (path) => writeFile(path, `{"ids":["${OURS}"]}`), /no valid meta page/],
    ['cut off', (path) => truncate(path, whole.length - 1), /it is shorter than it says/],
    [
      'of another version',
      async (path) => {
        const file = Buffer.from(whole);
        for (const at of [20, 4_116]) file.writeUInt32LE(3, at);
        await writeFile(path, file);
      },
      /no valid meta page/,
    ],
  ])('%s stays as it is, which is told', async (_, spoil, why) => {
    using dir = tempDir();
    const path = join(dir.path, 'ipam.db');
    await writeFile(path, whole);
    await spoil(path);
    const before = await readFile(path);
    const { op, said } = listening();
    await freeAddresses(op, OURS, LAN, path);
    expect(before.equals(await readFile(path))).toBe(true);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^addresses of the container may stay reserved in podman/);
    expect(said[0]).toMatch(why);
  });
});
