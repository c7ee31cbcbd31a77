import { writeFile } from 'node:fs/promises';

/** Fields of a tar header as they stand in the file; what is left out is a plain file's. */
export interface RawEntry {
  readonly name?: string;
  readonly mode?: string;
  readonly uid?: string;
  readonly gid?: string;
  /** The field itself, when it shall not be the length of the content. */
  readonly size?: string;
  readonly mtime?: string;
  readonly type?: string;
  readonly link?: string;
  readonly magic?: string;
  readonly prefix?: string;
  readonly checksum?: string;
  readonly body?: string;
  /** Between this entry and the next. */
  readonly padding?: Buffer;
}

/** One header block and its content, right or wrong as asked for. */
export function rawEntry(entry: RawEntry): Buffer {
  const body = Buffer.from(entry.body ?? '', 'latin1');
  const head = Buffer.alloc(512);
  head.write(entry.name ?? 'a', 0, 100, 'latin1');
  head.write(entry.mode ?? '0000644\0', 100, 8, 'latin1');
  head.write(entry.uid ?? '0000000\0', 108, 8, 'latin1');
  head.write(entry.gid ?? '0000000\0', 116, 8, 'latin1');
  const size = entry.size ?? `${body.length.toString(8).padStart(11, '0')}\0`;
  head.write(size, 124, 12, 'latin1');
  head.write(entry.mtime ?? '00000000000\0', 136, 12, 'latin1');
  head.write(entry.type ?? '0', 156, 1, 'latin1');
  head.write(entry.link ?? '', 157, 100, 'latin1');
  head.write(entry.magic ?? 'ustar\x0000', 257, 8, 'latin1');
  head.write(entry.prefix ?? '', 345, 155, 'latin1');
  let sum = 8 * 0x20;
  for (const byte of head) sum += byte;
  head.write(entry.checksum ?? `${sum.toString(8).padStart(6, '0')}\0 `, 148, 8, 'latin1');
  const padding = entry.padding ?? Buffer.alloc((512 - (body.length % 512)) % 512);
  return Buffer.concat([head, body, padding]);
}

export function paxEntry(records: Readonly<Record<string, string>>): Buffer {
  const body = Object.entries(records)
    .map(([key, value]) => {
      const rest = ` ${key}=${value}\n`;
      let length = rest.length + 1;
      while (`${length}`.length + rest.length !== length) length += 1;
      return `${length}${rest}`;
    })
    .join('');
  return rawEntry({ name: 'pax', type: 'x', body });
}

export const TAR_TAIL = Buffer.alloc(1024);

export async function writeTar(path: string, ...parts: readonly Buffer[]): Promise<string> {
  await writeFile(path, Buffer.concat([...parts, TAR_TAIL]));
  return path;
}
