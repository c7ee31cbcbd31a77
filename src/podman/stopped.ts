import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';

const COMMON_MAGIC = 0x54564319;
const CORE_MAGIC = 0x55053847;

/** core_entry.tc and task_core_entry.task_state of CRIU's images. */
const TC_FIELD = 3;
const STATE_FIELD = 1;
const ALIVE = 1;
const STOPPED = 3;

export interface DumpedTasks {
  /** Processes that were no zombies. */
  readonly alive: number;
  /** Pids, as the container counts them, of those that a signal had stopped before. */
  readonly stopped: ReadonlySet<number>;
}

export async function tasksAtDump(images: string): Promise<DumpedTasks> {
  const names = await readdir(images).catch(() => []);
  const stopped = new Set<number>();
  let alive = 0;
  for (const name of names) {
    const pid = /^core-(\d+)\.img$/.exec(name)?.[1];
    if (pid === undefined) continue;
    const state = taskState(await readFile(join(images, name)), name);
    if (state === ALIVE || state === STOPPED) alive++;
    if (state === STOPPED) stopped.add(Number(pid));
  }
  return { alive, stopped };
}

/** Undefined for the core of a thread that is not the first of its process. */
export function taskState(image: Buffer, name: string): number | undefined {
  if (
    image.length < 12 ||
    image.readUInt32LE(0) !== COMMON_MAGIC ||
    image.readUInt32LE(4) !== CORE_MAGIC
  ) {
    throw new Fault('RESTORE_FAILED', `${name} is not a core image of CRIU`);
  }
  const size = image.readUInt32LE(8);
  if (size > image.length - 12) throw new Fault('RESTORE_FAILED', `${name} is cut off`);
  const tc = field(image.subarray(12, 12 + size), TC_FIELD, name);
  if (tc === undefined || typeof tc === 'bigint') return undefined;
  const state = field(tc, STATE_FIELD, name);
  return typeof state === 'bigint' ? Number(state) : undefined;
}

/** First occurrence of one field of a protobuf message: a number, or the bytes of a nested one. */
function field(message: Buffer, wanted: number, name: string): bigint | Buffer | undefined {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined) break;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new Fault('RESTORE_FAILED', `${name} is no protobuf message`);
  };
  while (at < message.length) {
    const key = Number(varint());
    const wire = key & 7;
    let value: bigint | Buffer | undefined;
    if (wire === 0) value = varint();
    else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else if (wire === 2) {
      const length = Number(varint());
      value = message.subarray(at, at + length);
      at += length;
    } else throw new Fault('RESTORE_FAILED', `${name} is no protobuf message`);
    if (key >> 3 === wanted && value !== undefined) return value;
  }
  return undefined;
}
