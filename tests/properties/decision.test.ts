import { AsyncLocalStorage } from 'node:async_hooks';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { decideOnce, readDecision } from '../../src/journal/durable.ts';
import { runs } from './runs.ts';

vi.setConfig({ testTimeout: 60_000 });

/**
 * Files in memory, as the calls of POSIX promise and no better: a name is on disk after its
 * directory was flushed, content after its file was; until then a power failure may lose either.
 */
const disk = vi.hoisted(() => {
  interface Inode {
    data: string;
    flushed: string;
  }
  const errno = (code: string) => Object.assign(new Error(code), { code });
  let names = new Map<string, Inode>();
  let durable = new Map<string, Inode>();
  let turn = async (_what: string): Promise<void> => {};

  const inode = (path: string): Inode => {
    const found = names.get(path);
    if (found === undefined) throw errno('ENOENT');
    return found;
  };
  const act =
    <A extends unknown[], T>(what: string, body: (...args: A) => T) =>
    async (...args: A): Promise<T> => {
      await turn(what);
      return body(...args);
    };

  return {
    /** Who may go on is asked before each call. */
    begin(next: typeof turn) {
      names = new Map();
      durable = new Map();
      turn = next;
    },
    letGo() {
      turn = async () => {};
    },
    losePower(kept: () => boolean) {
      const after = new Map<string, Inode>();
      for (const path of new Set([...names.keys(), ...durable.keys()])) {
        const found = kept() ? names.get(path) : durable.get(path);
        if (found !== undefined) after.set(path, found);
      }
      for (const file of new Set(after.values())) {
        file.data = kept() ? file.data : file.flushed;
        file.flushed = file.data;
      }
      names = after;
      durable = new Map(after);
    },
    calls: {
      open: act('open', (path: string, flags: string) => {
        if (flags === 'wx') {
          if (names.has(path)) throw errno('EEXIST');
          names.set(path, { data: '', flushed: '' });
        }
        const file = names.get(path);
        return {
          chmod: act('chmod', () => {}),
          writeFile: act('write', (text: string) => {
            if (file !== undefined) file.data = text;
          }),
          sync: act('flush', () => {
            if (file !== undefined) file.flushed = file.data;
            else durable = new Map(names);
          }),
          close: act('close', () => {}),
        };
      }),
      rename: act('rename', (from: string, to: string) => {
        names.set(to, inode(from));
        names.delete(from);
      }),
      link: act('link', (from: string, to: string) => {
        const file = inode(from);
        if (names.has(to)) throw errno('EEXIST');
        names.set(to, file);
      }),
      unlink: act('unlink', (path: string) => {
        inode(path);
        names.delete(path);
      }),
      rm: act('rm', (path: string) => {
        names.delete(path);
      }),
      readFile: act('read', (path: string) => inode(path).data),
    },
  };
});
vi.mock('node:fs/promises', async (original) => ({ ...(await original()), ...disk.calls }));

/** Which decider makes a call. */
const caller = new AsyncLocalStorage<number>();
const PATH = '/job/decision';
const word = fc.constantFrom('committed', 'aborted');
const decider = fc.record({
  wants: word,
  /** Killed instead of making this call of its own. */
  killedAt: fc.option(fc.nat(14), { nil: Number.POSITIVE_INFINITY, freq: 1 }),
});

describe('a decision', () => {
  it('is one, in every order of calls, with deciders killed anywhere and power lost at the end', async () => {
    let raced = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(decider, { minLength: 2, maxLength: 3 }),
        fc.option(fc.infiniteStream(fc.boolean())),
        word,
        async (scheduler, deciders, powerLost, late) => {
          const told: string[] = [];
          const made = deciders.map(() => 0);
          disk.begin(async (what) => {
            const who = caller.getStore() ?? 0;
            const nth = made[who] ?? 0;
            made[who] = nth + 1;
            if (nth >= (deciders[who]?.killedAt ?? 0)) return await new Promise(() => {});
            await scheduler.schedule(Promise.resolve(), `${who}: ${what}`);
          });
          for (const [who, { wants }] of deciders.entries()) {
            const decided = caller.run(who, () => decideOnce<string>(PATH, wants));
            void decided.then((decision) => told.push(decision));
          }
          await scheduler.waitIdle();
          disk.letGo();

          if (told.length > 1 && new Set(deciders.map(({ wants }) => wants)).size > 1) raced++;
          expect(new Set(told).size).toBeLessThanOrEqual(1);
          if (powerLost !== null) disk.losePower(() => powerLost.next().value);
          const found = await readDecision(PATH);
          if (told.length > 0) expect(found).toBe(told[0]);
          // A name without content is no decision: what is linked was flushed before.
          expect([undefined, 'committed', 'aborted']).toContain(found);
          expect(await decideOnce<string>(PATH, late)).toBe(found ?? late);
        },
      ),
      runs(5_000),
    );
    expect(raced).toBeGreaterThan(500);
  });

  it('is one between processes', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'ckpt-decision-'));
    const script = fileURLToPath(new URL('decider.ts', import.meta.url));
    const children = ['committed', 'aborted'].map((wants) => {
      const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit'];
      return spawn(process.execPath, [script, dir, wants], { stdio });
    });
    try {
      const winners = new Set<string>();
      const answers = children.map(linesOf);
      for (let n = 0; n < 200; n++) {
        for (const { stdin } of children) stdin?.write(`d${n}\n`);
        const told = await Promise.all(answers.map(async (next) => (await next()).split(' ')[1]));
        expect(new Set(told).size).toBe(1);
        expect(readFileSync(join(dir, `d${n}`), 'utf8').trim()).toBe(told[0]);
        winners.add(told[0] ?? '');
      }
      expect([...winners].sort()).toEqual(['aborted', 'committed']);
    } finally {
      for (const child of children) child.kill('SIGKILL');
      rmSync(dir, { recursive: true });
    }
  });
});

function linesOf(child: ChildProcess): () => Promise<string> {
  if (child.stdout === null) throw new Error('no output');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async () => (await lines.next()).value ?? '';
}
