import { execFileSync } from 'node:child_process';
import { closeSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Libselinux } from '../../../src/selinux/library.ts';
import {
  withExecLabel,
  withFileLabel,
  withSocketLabel,
} from '../../../src/selinux/thread-label.ts';
import { packetSocketPair } from '../../../src/sys/libc.ts';
import {
  failing,
  isChildLabelled,
  isThisThreadLabelled,
  labelsInPersonality,
  standIn,
  threads,
} from '../../support/stand-in-selinux.ts';

const LABEL = 'system_u:system_r:container_t:s0:c1,c2';

/** Writes down what is set, used and cleared. */
function recorder(): { c: Libselinux; heard: string[] } {
  const heard: string[] = [];
  const hear = (what: string) => (label: string | null) => {
    heard.push(`${what} ${label}`);
    return 0;
  };
  const c = standIn({
    setsockcreatecon_raw: hear('socket'),
    setexeccon_raw: hear('exec'),
    setfscreatecon_raw: hear('file'),
  });
  return { c, heard };
}

/** A process of its own, whose pool has not been used: what `code` prints. */
function inNewProcess(code: string): unknown {
  const imports = `
    import { randomBytes } from 'node:crypto';
    import { withSocketLabel } from ${JSON.stringify(resolve('src/selinux/thread-label.ts'))};
    import { failing, labelsInPersonality, threads } from ${JSON.stringify(resolve('tests/support/stand-in-selinux.ts'))};
    const c = labelsInPersonality();
    const before = threads().all;`;
  const args = ['--no-warnings', '--input-type=module', '-e', `${imports}${code}`];
  const env = { ...process.env, UV_THREADPOOL_SIZE: '4' };
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', env }));
}

describe('the label of a thread', () => {
  it.each([
    ['socket', withSocketLabel],
    ['exec', withExecLabel],
    ['file', withFileLabel],
  ] as const)('is set, used and cleared: %s', (kind, withLabel) => {
    const { c, heard } = recorder();
    expect(withLabel(c, LABEL, () => heard.push('used'))).toBe(2);
    expect(heard).toEqual([`${kind} ${LABEL}`, 'used', `${kind} null`]);
  });

  it('is cleared when what was to be made cannot be made, and the reason comes out', () => {
    const { c, heard } = recorder();
    const reason = new Error('no descriptor is left');
    const fail = () => {
      throw reason;
    };
    expect(() => withSocketLabel(c, LABEL, fail)).toThrow(reason);
    expect(heard).toEqual([`socket ${LABEL}`, 'socket null']);
  });

  it('keeps anything from being made when it is refused', () => {
    const c = standIn({ setsockcreatecon_raw: failing(22) });
    let made = 0;
    expect(() => withSocketLabel(c, LABEL, () => ++made)).toThrow(
      expect.objectContaining({
        code: 'SYSTEM',
        facts: expect.objectContaining({ errno: 'EINVAL' }),
      }),
    );
    expect(made).toBe(0);
    expect(withSocketLabel(recorder().c, LABEL, () => ++made)).toBe(1); // nothing is left of it
  });

  it.each(['', '\n', `${LABEL}\n`, `${LABEL}\0`])(
    'is never what the kernel reads otherwise: %j',
    (label) => {
      const { c, heard } = recorder();
      expect(() => withSocketLabel(c, label, () => 1)).toThrow(
        expect.objectContaining({ code: 'INTERNAL' }),
      );
      expect(heard).toEqual([]);
    },
  );

  it('is not for what goes on after it was cleared', () => {
    const { c, heard } = recorder();
    const internal = expect.objectContaining({ code: 'INTERNAL' });
    expect(() => withFileLabel(c, LABEL, () => stat('/'))).toThrow(internal);
    // biome-ignore lint/suspicious/noThenProperty: children of execa are such objects
    expect(() => withExecLabel(c, LABEL, () => ({ then: () => undefined }))).toThrow(internal);
    expect(heard).toEqual([`file ${LABEL}`, 'file null', `exec ${LABEL}`, 'exec null']);
  });

  it('stands beside one of another kind, and never within one of its own', () => {
    const { c, heard } = recorder();
    expect(() =>
      withExecLabel(c, 'a', () => withSocketLabel(c, 'b', () => withExecLabel(c, 'x', () => 1))),
    ).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
    expect(heard).toEqual(['exec a', 'socket b', 'socket null', 'exec null']);
  });

  it('ends the process when it cannot be cleared', async () => {
    vi.resetModules(); // the others go on with a thread that carries nothing
    const own = await import('../../../src/selinux/thread-label.ts');
    const refused = failing(12);
    const c = standIn({ setfscreatecon_raw: (label) => (label === null ? refused() : 0) });
    const ends: unknown[] = [];
    const reason = new Error('the disk is full');
    const fail = () => {
      throw reason;
    };
    const stuck = expect.objectContaining({
      code: 'INTERNAL',
      cause: reason,
      facts: expect.objectContaining({ errno: 'ENOMEM' }),
    });
    expect(() =>
      own.labelled(c, 'setfscreatecon_raw', LABEL, fail, (why) => ends.push(why)),
    ).toThrow(stuck);
    expect(ends).toEqual([stuck]);
    // Nothing else is labelled by a thread in this state.
    expect(() => own.withFileLabel(recorder().c, LABEL, () => 1)).toThrow(/within another/);
  });

  it('ends the process although the failure was swallowed', () => {
    const code = `
      process.on('uncaughtException', (why) => console.log(JSON.stringify(why.code)));
      const stuck = { ...c, setsockcreatecon_raw: (label) => (label === null ? failing(12)() : 0) };
      try { withSocketLabel(stuck, 'a', () => 1); } catch {}`;
    expect(inNewProcess(code)).toBe('INTERNAL');
  });
});

describe('the kernel, with an attribute that threads inherit as they do a label', () => {
  const c = labelsInPersonality();

  it('labels what is made in the block, and no socket or child after it', () => {
    const make = () => {
      for (const fd of packetSocketPair()) closeSync(fd);
      return isThisThreadLabelled();
    };
    expect([withSocketLabel(c, LABEL, make), make()]).toEqual([true, false]);
    expect([withExecLabel(c, LABEL, isChildLabelled), isChildLabelled()]).toEqual([true, false]);
  });

  it('leaves the pool without a label, also one that is used first in the block', () => {
    const code = `
      const inside = withSocketLabel(c, 'a', () => { randomBytes(1, () => 0); return threads(); });
      console.log(JSON.stringify({ started: inside.all - before, inside: inside.labelled, after: threads().labelled }));`;
    expect(inNewProcess(code)).toEqual({ started: 4, inside: 1, after: 0 });
  });

  it('would leave it on every thread of a pool that starts under a label', () => {
    const code = `
      c.setsockcreatecon_raw('a');
      randomBytes(1, () => 0);
      c.setsockcreatecon_raw(null);
      console.log(JSON.stringify({ started: threads().all - before, after: threads().labelled }));`;
    expect(inNewProcess(code)).toEqual({ started: 4, after: 4 });
  });

  it('leaves a pool at work without one', async () => {
    const busy = Array.from({ length: 8 }, () => stat('/'));
    expect(withFileLabel(c, LABEL, threads).labelled).toBe(1);
    await Promise.all(busy);
    expect(threads().labelled).toBe(0);
  });
});
