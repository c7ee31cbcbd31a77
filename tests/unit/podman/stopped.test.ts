import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rseqArea, taskState } from '../../../src/podman/core-image.ts';
import { tasksAtDump } from '../../../src/podman/stopped.ts';

/** A core image with mtype 1, some thread info, and a task_core_entry of the given state. */
function core(state: number | undefined, tail = Buffer.alloc(0)): Buffer {
  const parts = [Buffer.from([0x08, 0x01]), Buffer.from([0x12, 0x03, 0x0d, 0x01, 0x02])];
  if (state !== undefined) parts.push(Buffer.from([0x1a, 0x05, 0x08, state, 0x10, 0x81, 0x01]));
  const message = Buffer.concat(parts);
  const head = Buffer.alloc(12);
  head.writeUInt32LE(0x54564319, 0);
  head.writeUInt32LE(0x55053847, 4);
  head.writeUInt32LE(message.length, 8);
  return Buffer.concat([head, message, tail]);
}

describe('tasks that were stopped before the dump', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ckpt-stopped-'));
  });
  afterEach(async () => await rm(dir, { recursive: true }));

  it('are found by the state in their core image, threads and the living left out', async () => {
    await writeFile(join(dir, 'core-1.img'), core(1));
    await writeFile(join(dir, 'core-7.img'), core(3));
    await writeFile(join(dir, 'core-8.img'), core(undefined));
    await writeFile(join(dir, 'core-12.img'), core(2));
    await writeFile(join(dir, 'mm-7.img'), 'no core');
    expect(await tasksAtDump(dir)).toEqual({ alive: 2, stopped: new Set([7]) });
  });

  it('tell where the kernel writes about them', () => {
    const nested = (field: number, ...bytes: number[]) => [field * 8 + 2, bytes.length, ...bytes];
    const rseq = nested(15, 0x08, 0xc0, 0x84, 0x02, 0x10, 32);
    const thread = Buffer.from(nested(5, 0x08, 1, ...rseq));
    const image = Buffer.concat([core(1), thread]);
    image.writeUInt32LE(image.length - 12, 8);
    expect(rseqArea(image, 'core-1.img')).toEqual([0x8240, 32]);
    expect(rseqArea(core(1), 'core-1.img')).toBeUndefined();
  });

  it('are not looked for in what is no core image', () => {
    expect(() => taskState(Buffer.from('short'), 'core-1.img')).toThrow(/not a core image/);
    expect(() => taskState(core(1).subarray(0, 14), 'core-1.img')).toThrow(/cut off/);
    const broken = core(1);
    broken.writeUInt8(0xff, 12);
    broken.fill(0xff, 12);
    expect(() => taskState(broken, 'core-1.img')).toThrow(/no protobuf/);
  });
});
