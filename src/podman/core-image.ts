import { Fault } from '../base/fault.ts';

/** core-TID.img of CRIU: a thread. */

const COMMON_MAGIC = 0x54564319;
const CORE_MAGIC = 0x55053847;

/** Fields of core_entry: tc.task_state, and of thread_core.rseq_entry. */
const TASK_STATE = [3, 1];
const [RSEQ_POINTER, RSEQ_SIZE] = [[5, 15, 1] as const, [5, 15, 2] as const];

/** Undefined for the core of a thread that is not the first of its process. */
export function taskState(image: Buffer, name: string): number | undefined {
  const state = numberAt(image, TASK_STATE, name);
  return state === undefined ? undefined : Number(state);
}

/** Where the kernel tells the thread about itself (rseq(2)): address and bytes; undefined when it never asked for it. */
export function rseqArea(image: Buffer, name: string): [at: number, bytes: number] | undefined {
  const at = numberAt(image, RSEQ_POINTER, name);
  if (at === undefined || at === 0n) return undefined;
  return [Number(at), Number(numberAt(image, RSEQ_SIZE, name) ?? 0n)];
}

function numberAt(image: Buffer, path: readonly number[], name: string): bigint | undefined {
  let value: bigint | Buffer | undefined = entryOf(image, name);
  for (const one of path) {
    if (value === undefined || typeof value === 'bigint') return undefined;
    value = field(value, one, name);
  }
  return typeof value === 'bigint' ? value : undefined;
}

function entryOf(image: Buffer, name: string): Buffer {
  if (
    image.length < 12 ||
    image.readUInt32LE(0) !== COMMON_MAGIC ||
    image.readUInt32LE(4) !== CORE_MAGIC
  ) {
    throw new Fault('RESTORE_FAILED', `${name} is not a core image of CRIU`);
  }
  const size = image.readUInt32LE(8);
  if (size > image.length - 12) throw new Fault('RESTORE_FAILED', `${name} is cut off`);
  return image.subarray(12, 12 + size);
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
