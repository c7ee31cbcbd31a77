import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { decodeReply, encodeRequest } from '../../src/criu/codec.ts';
import { criu_req, criu_resp } from '../../src/gen/criu.js';
import { type FoundEntry, readTar } from '../../src/podman/tar.ts';
import { checkPath, FILTER_LIMITS, filterTar } from '../../src/podman/tar-filter.ts';
import { printableText } from '../../src/rpc/text.ts';
import { paxEntry, rawEntry, TAR_TAIL } from '../support/tar-bytes.ts';
import { runs } from './runs.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What the reader uses of a file, and how much it asked for at a time. */
function inMemory(bytes: Buffer): { file: FileHandle; widest: () => number } {
  let widest = 0;
  const file = {
    stat: async () => ({ size: bytes.length }),
    read: async (into: Buffer, offset: number, length: number, position: number) => {
      widest = Math.max(widest, length);
      return { bytesRead: bytes.copy(into, offset, position, position + length), buffer: into };
    },
  };
  return { file: file as unknown as FileHandle, widest: () => widest };
}

const byte = fc.integer({ min: 0, max: 255 }).map((n) => String.fromCharCode(n));
const name = fc.oneof(
  fc.constantFrom('a', 'b', 'a/b', 'a/b/c', './a', '../a', '/a', 'a/../b', 'a//b', '.', '..', 'a/'),
  fc.string({ unit: byte, maxLength: 20 }),
);
const octal = (digits: number) =>
  fc.oneof(
    fc.nat(0o7777).map((n) => `${n.toString(8).padStart(digits, '0')}\0`),
    fc.string({
      unit: fc.constantFrom('0', '7', '8', ' ', '-', '\0', '\u0080'),
      maxLength: digits,
    }),
  );
const seldom = <T>(field: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 12 }, field);
/** Headers whose sum is right, so that what stands in them is looked at; one field in ten is odd. */
const entry = fc
  .record({
    name,
    type: fc.constantFrom(...'0000055555122', '1', '6', '3', '4', '7', 'L', 'S', 'g', 'x', '\0'),
    link: fc.option(name, { nil: undefined, freq: 2 }),
    body: fc.option(fc.string({ unit: byte, maxLength: 40 }), { nil: undefined, freq: 2 }),
    size: seldom(octal(11)),
    mode: seldom(octal(7)),
    uid: seldom(octal(7)),
    mtime: seldom(octal(11)),
    magic: seldom(fc.constantFrom('ustar  \0', '')),
    prefix: seldom(name),
  })
  .map((fields) =>
    rawEntry(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))),
  );
const pax = fc
  .dictionary(
    fc.constantFrom('path', 'linkpath', 'size', 'uid', 'mtime', 'SCHILY.xattr.user.a', 'GNU.x'),
    fc.oneof(name, fc.nat().map(String)),
    { maxKeys: 3 },
  )
  .map(paxEntry);
const spoilt = fc
  .tuple(
    fc.array(fc.oneof({ arbitrary: entry, weight: 3 }, pax), { maxLength: 4 }),
    seldom(fc.tuple(fc.nat(), fc.nat(255))),
    seldom(fc.nat()),
  )
  .map(([parts, change, cut]) => {
    const bytes = Buffer.concat([...parts, TAR_TAIL]);
    if (change !== undefined) bytes[change[0] % bytes.length] = change[1];
    return cut === undefined ? bytes : bytes.subarray(0, cut % bytes.length);
  });

describe('the tar reader', () => {
  it('gives entries that lie inside of the file, in order, or a typed failure, in little memory', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(spoilt, fc.boolean(), async (bytes, longNames) => {
        const { file, widest } = inMemory(bytes);
        let end = 0;
        try {
          for await (const found of readTar(file, { longNames })) {
            expect(found.at).toBeGreaterThanOrEqual(end + 512);
            end = found.at + found.size;
            expect(end).toBeLessThanOrEqual(bytes.length);
            expect(found.name).not.toContain('\0');
            expect(found.mode & ~0o7777).toBe(0);
            read++;
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
          expect((error as Fault).code).toMatch(/^ARCHIVE_(MALFORMED|ENTRY_TYPE)$/);
        }
        expect(widest()).toBeLessThanOrEqual(1024 * 1024);
      }),
      runs(20_000),
    );
    expect(read).toBeGreaterThan(1_000);
  });
});

const OP = { id: 'test', signal: new AbortController().signal, log: () => {} };
const POLICY = { ...FILTER_LIMITS, what: 'x', privileges: false };

describe('what passes the filter', () => {
  it('stays below its root, in directories that came before, without privileges', async () => {
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(spoilt, async (bytes) => {
        const seen = new Map<string, FoundEntry>();
        try {
          for await (const found of filterTar(OP, inMemory(bytes).file, POLICY)) {
            const { name: path, kind } = found;
            passed++;
            expect(posix.join('/root', path).startsWith('/root')).toBe(true);
            expect(posix.normalize(path)).toBe(path);
            expect(seen.has(path)).toBe(false);
            const parent = posix.dirname(path);
            if (parent !== '.') expect(seen.get(parent)?.kind).toBe('directory');
            if (kind === 'hardlink') expect(seen.get(found.link)?.kind).toBe('file');
            expect(kind).not.toMatch(/device/);
            if (kind === 'file') expect(found.mode & 0o6000).toBe(0);
            seen.set(path, found);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
        }
      }),
      runs(5_000),
    );
    expect(passed).toBeGreaterThan(200);
  });

  it('has one name for each file: what is taken for a path is one below the root', () => {
    const part = fc.oneof(fc.constantFrom('.', '..', '', 'a', '...', '.a', 'a\0'), fc.string());
    let taken = 0;
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const path = parts.join('/');
        try {
          checkPath(path, 'x');
        } catch (error) {
          expect(error).toMatchObject({ code: 'ARCHIVE_PATH' });
          return;
        }
        taken++;
        expect(posix.resolve('/root', path)).toBe(`/root/${path}`);
      }),
      runs(10_000),
    );
    expect(taken).toBeGreaterThan(500);
  });
});

describe('the messages of criu', () => {
  it('come back as they were', () => {
    const request = fc.record(
      {
        type: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
        notifySuccess: fc.boolean(),
        pid: fc.nat(),
        opts: fc.record(
          {
            imagesDirFd: fc.integer(),
            pid: fc.integer(),
            leaveRunning: fc.boolean(),
            tcpEstablished: fc.boolean(),
            root: fc.string(),
            cgroupYard: fc.string({ unit: 'grapheme' }),
            external: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
          },
          { requiredKeys: ['imagesDirFd'] },
        ),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(request, (message) => {
        const back = criu_req.decode(encodeRequest(message));
        expect(criu_req.toObject(back)).toEqual(criu_req.toObject(criu_req.create(message)));
      }),
      runs(10_000),
    );
  });

  it('are read or refused at once, whatever the bytes', () => {
    const good = criu_resp
      .encode({ type: 1, success: true, notify: { script: 'pre-dump', pid: 7 }, crErrmsg: 'x' })
      .finish();
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }).map((changes) => {
        const changed = Uint8Array.from(good);
        for (const [at, value] of changes) changed[at % changed.length] = value;
        return changed;
      }),
    );
    fc.assert(
      fc.property(bytes, (message) => {
        try {
          expect(typeof decodeReply(message).success).toBe('boolean');
        } catch (error) {
          expect(error).toMatchObject({ code: 'CRIU_PROTOCOL' });
        }
      }),
      runs(20_000),
    );
  });
});

describe('text of somebody else', () => {
  const steering = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\u001b', '\n', '\r', '\u009b', '\u2028', '\u202e', '\u2066', '\u200f'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  });

  it('steers no terminal and starts no line of its own', () => {
    fc.assert(
      fc.property(steering, fc.integer({ min: 8, max: 64 }), (text, max) => {
        expect(printableText(text, max)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
      runs(10_000),
    );
  });
});
