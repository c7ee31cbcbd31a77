import { readFileSync } from 'node:fs';
import { status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { asFault, FAULTS, Fault, type FaultCode, firstFailure } from '../../../src/base/fault.ts';

const MANUAL = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

/** The sections of docs/errors.md, as rows of the table. */
const described = new Map(
  MANUAL.split(/^### /m)
    .slice(1)
    .map((section) => {
      const [, code = '', exit, grpc, again, meaning = '', remedy] =
        /^(\w+)\n\nExit (\d+), (\w+), again: (yes|no)\.\n\n([\s\S]*?)\n\nRemedy: (.*)\n/.exec(
          section,
        ) ?? [];
      return [code, { exit: Number(exit), status: grpc, again: again === 'yes', remedy, meaning }];
    }),
);

describe('the table of failures', () => {
  it('has a section in docs/errors.md for every code, and no section for another', () => {
    expect([...described.keys()].sort()).toEqual(Object.keys(FAULTS).sort());
  });

  it.each(Object.keys(FAULTS) as FaultCode[])('is the same in docs/errors.md for %s', (code) => {
    const { meaning, ...row } = described.get(code) ?? { meaning: '' };
    expect(row).toEqual(FAULTS[code]);
    expect(meaning.length).toBeGreaterThan(20);
  });

  it('stands below the heading of its exit code in docs/errors.md', () => {
    for (const chapter of MANUAL.split(/^## Exit /m).slice(1)) {
      const exit = Number(chapter.slice(0, chapter.indexOf(':')));
      for (const [, code = ''] of chapter.matchAll(/^### (\w+)$/gm)) {
        expect([code, FAULTS[code as FaultCode].exit]).toEqual([code, exit]);
      }
    }
  });

  it('uses only statuses that gRPC has, and exits from 1 to 9', () => {
    for (const row of Object.values(FAULTS)) {
      expect(status).toHaveProperty(row.status);
      expect(row.exit).toBeGreaterThanOrEqual(1);
      expect(row.exit).toBeLessThanOrEqual(9);
    }
  });
});

describe('any thrown value', () => {
  it('is DISK_FULL when the disk is full and SYSTEM for other errors of the kernel', () => {
    const errno = (code: string) => Object.assign(new Error(code), { code });
    expect(asFault(errno('ENOSPC')).code).toBe('DISK_FULL');
    expect(asFault(errno('EDQUOT')).code).toBe('DISK_FULL');
    expect(asFault(errno('EIO'))).toMatchObject({ code: 'SYSTEM', facts: { errno: 'EIO' } });
  });

  it('is INTERNAL when nobody foresaw it', () => {
    expect(asFault(new TypeError('x')).code).toBe('INTERNAL');
    expect(asFault('text').code).toBe('INTERNAL');
    expect(asFault(undefined).code).toBe('INTERNAL');
  });

  it('is the first failure, not the one that happened while cleaning up after it', () => {
    const first = new Fault('DUMP_FAILED', 'first');
    const late = new Error('late');
    const thrown = new SuppressedError(new Error('later'), new SuppressedError(late, first));
    expect(asFault(thrown)).toBe(first);
    expect(firstFailure(thrown).whileCleaningUp).toEqual([expect.any(Error), late]);
  });
});
