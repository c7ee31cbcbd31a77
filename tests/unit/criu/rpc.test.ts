import { closeSync, fstatSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import type { Op } from '../../../src/base/op.ts';
import { type CriuSession, type Notification, openCriu } from '../../../src/criu/rpc.ts';
import { type FakeCriu, fakeCriu, type Step } from '../../support/fake-criu.ts';

const cleanup: AsyncDisposable[] = [];
let images = '';

beforeEach(async () => {
  images = await mkdtemp(join(tmpdir(), 'ckpt-images-'));
});
afterEach(async () => {
  for (const one of cleanup.splice(0).reverse()) await one[Symbol.asyncDispose]();
  await rm(images, { recursive: true, force: true });
});

const testOp = (signal = AbortSignal.timeout(15_000)): Op => ({
  id: 'test',
  signal,
  log: () => undefined,
});

async function session(
  steps: readonly Step[],
  more: { op?: Op; deadlineMs?: number; unwindMs?: number } = {},
): Promise<{ criu: CriuSession; fake: FakeCriu }> {
  const fake = await fakeCriu(steps);
  cleanup.push(fake);
  const criu = await openCriu(more.op ?? testOp(), {
    criu: fake.path,
    deadlineMs: more.deadlineMs ?? 10_000,
    unwindMs: more.unwindMs ?? 500,
  });
  cleanup.push(criu);
  return { criu, fake };
}

const place = () => ({ imagesDir: images, logFile: 'dump.log' });

async function faultOf(work: Promise<unknown>): Promise<Fault> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

const DUMPED: Step = { reply: { type: 'DUMP', success: true, dump: {} } };
const LOG = [
  '(00.000010) Version: 4.2.1',
  '(00.000020) Warn  (criu/kerndat.c:1): something small',
  '(00.000030)   4711: Error (criu/files.c:7): the cause',
  '(00.000040) Error (criu/cr-dump.c:8): what came of it',
].join('\n');

describe('the conversation with criu', () => {
  it('asks for the version with the two bytes criu knows, and reads 4.2.1', async () => {
    const { criu, fake } = await session([
      { expect: 'VERSION' },
      { rawHex: '080a10015206080410022001' },
    ]);
    expect(await criu.version()).toEqual({ number: 40201, text: '4.2.1' });
    expect(fake.heard()[0]?.hex).toBe('080a2001'); // and keep_open
  });

  it('asks several things of one criu', async () => {
    const { criu } = await session([
      { expect: 'VERSION' },
      { reply: { type: 'VERSION', success: true, version: { majorNumber: 4, minorNumber: 2 } } },
      { expect: 'FEATURE_CHECK' },
      {
        reply: {
          type: 'FEATURE_CHECK',
          success: true,
          features: { memTrack: false, lazyPages: true },
        },
      },
    ]);
    expect((await criu.version()).number).toBe(40200);
    expect(await criu.featureCheck({ memTrack: true, lazyPages: true })).toEqual({
      memTrack: false,
      lazyPages: true,
      pidfdStore: false,
    });
  });

  it('dumps: directories are opened for criu, notifications answered in their order', async () => {
    const { criu, fake } = await session([
      { expect: 'DUMP' },
      { notify: 'pre-dump' },
      { notify: 'query-ext-files' },
      { notify: 'post-dump' },
      DUMPED,
    ]);
    const seen: string[] = [];
    await criu.dump(place(), { pid: 4711, leaveRunning: false }, async (_op, { script }) => {
      seen.push(script);
      return script === 'query-ext-files' ? { external: ['file[1a:2b]'] } : undefined;
    });
    expect(seen).toEqual(['pre-dump', 'query-ext-files', 'post-dump']);
    const [dump, ...answers] = fake.heard();
    const opts = dump?.request['opts'] as Record<string, unknown>;
    expect(opts).toMatchObject({
      pid: 4711,
      notifyScripts: true,
      logFile: 'dump.log',
      logLevel: 4,
    });
    // A false that was asked for is sent, a thing not asked for is absent: CRIU tells them apart.
    expect(opts['leaveRunning']).toBe(false);
    expect(Object.hasOwn(opts, 'tcpEstablished')).toBe(false);
    expect(answers.map((a) => a.request['notifySuccess'])).toEqual([true, true, true]);
    expect(answers[1]?.request['opts']).toMatchObject({ external: ['file[1a:2b]'] });
  });

  it('answers notifications it has no name for, and without any hook', async () => {
    const { criu, fake } = await session([
      { expect: 'DUMP' },
      { notify: 'a-name-of-the-future' },
      { notify: 'post-dump' },
      DUMPED,
    ]);
    await criu.dump(place(), { pid: 1 });
    expect(fake.heard()).toHaveLength(3);
  });

  it('says no when the hook threw, waits for criu to unwind, and tells the hook’s failure', async () => {
    const { criu, fake } = await session([{ expect: 'DUMP' }, { notify: 'post-dump' }, DUMPED]);
    const failure = await faultOf(
      criu.dump(place(), { pid: 1 }, () => {
        throw new Fault('LEASE_OVER', 'the target gave up');
      }),
    );
    expect(failure).toMatchObject({ code: 'LEASE_OVER', message: 'the target gave up' });
    expect(fake.heard().at(-1)?.request['notifySuccess']).toBe(false);
  });

  it('hands the terminal’s descriptor to the hook', async () => {
    const { criu } = await session([
      { expect: 'RESTORE' },
      { notify: 'orphan-pts-master', file: '/proc/self/status' },
      { reply: { type: 'RESTORE', success: true, restore: { pid: 77 } } },
    ]);
    let fd: number | undefined;
    const pid = await criu.restore(place(), {}, async (_op, n) => {
      fd = n.takeFd();
      expect(n.takeFd()).toBeUndefined();
      return undefined;
    });
    expect(pid).toBe(77);
    expect(readlinkSync(`/proc/self/fd/${fd}`)).toMatch(/status$/);
    closeSync(fd ?? -1);
  });

  it('closes a descriptor that nobody took', async () => {
    const { criu } = await session([
      { expect: 'RESTORE' },
      { notify: 'orphan-pts-master', file: '/proc/self/status' },
      { reply: { type: 'RESTORE', success: true, restore: { pid: 77 } } },
    ]);
    await criu.restore(place(), {});
    const open = readdirSync('/proc/self/fd').map((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        return '';
      }
    });
    expect(open.filter((target) => target.endsWith('/status'))).toEqual([]);
  });

  it('tells the first error of the log, its tail and its path when criu refuses', async () => {
    const { criu } = await session([
      { expect: 'DUMP' },
      { log: LOG },
      { reply: { type: 'DUMP', success: false, crErrno: 3, crErrmsg: 'something else' } },
    ]);
    const failure = await faultOf(criu.dump(place(), { pid: 1 }));
    expect(failure.code).toBe('CRIU_FAILED');
    expect(failure.message).toBe(
      'Error (criu/files.c:7): the cause (ESRCH: there is no such process)',
    );
    expect(failure.facts).toMatchObject({
      request: 'DUMP',
      errno: 3,
      log: join(images, 'dump.log'),
    });
    expect(String(failure.facts['logTail']).split('\n')).toHaveLength(4);
  });

  it('takes the short message when there is no log', async () => {
    const { criu } = await session([
      { expect: 'DUMP' },
      { reply: { type: 'DUMP', success: false, crErrno: 56, crErrmsg: 'bad \u001b[31moption\n' } },
    ]);
    const failure = await faultOf(criu.dump(place(), { pid: 1 }));
    expect(failure.message).toBe(
      'bad \\u001b[31moption (EBADRQC: criu does not take these options together)',
    );
  });

  it('recognises a refusal that comes typed EMPTY', async () => {
    const { criu } = await session([
      { expect: 'DUMP' },
      { reply: { type: 'EMPTY', success: false } },
    ]);
    expect((await faultOf(criu.dump(place(), { pid: 1 }))).code).toBe('CRIU_FAILED');
  });

  it('calls a success of the wrong type a breach of protocol', async () => {
    const { criu } = await session([
      { expect: 'DUMP' },
      { reply: { type: 'RESTORE', success: true, restore: { pid: 5 } } },
    ]);
    const failure = await faultOf(criu.dump(place(), { pid: 1 }));
    expect(failure.code).toBe('CRIU_PROTOCOL');
    expect(failure.message).toContain('RESTORE');
  });

  it.each([
    ['bytes that are no message', 'ffffffff'],
    ['a message without its required fields', '0a00'],
  ])('calls %s a breach of protocol', async (_what, rawHex) => {
    const { criu } = await session([{ expect: 'DUMP' }, { rawHex }, { hang: true }]);
    expect((await faultOf(criu.dump(place(), { pid: 1 }))).code).toBe('CRIU_PROTOCOL');
  });

  it('calls a restore without a pid a breach of protocol', async () => {
    const { criu } = await session([
      { expect: 'RESTORE' },
      { reply: { type: 'RESTORE', success: true } },
    ]);
    expect((await faultOf(criu.restore(place(), {}))).code).toBe('CRIU_PROTOCOL');
  });

  it('tells exit code and output when criu ends without an answer', async () => {
    const { criu } = await session([
      { expect: 'DUMP' },
      { stderr: 'Unknown option: frobnicate\n' },
      { exit: 1 },
    ]);
    const failure = await faultOf(criu.dump(place(), { pid: 1_999_999_999 }));
    expect(failure.code).toBe('CRIU_GONE');
    expect(failure.message).toContain('exit code 1');
    expect(failure.message).toContain('Unknown option: frobnicate');
    expect(failure.facts).toMatchObject({ exit: 1, signal: '' });
  });

  it('tells the signal and the last words of the log when criu crashes', async () => {
    const { criu } = await session([{ expect: 'DUMP' }, { log: LOG }, { die: 'SIGSEGV' }]);
    const failure = await faultOf(criu.dump(place(), { pid: 1_999_999_999 }));
    expect(failure.code).toBe('CRIU_GONE');
    expect(failure.message).toContain('SIGSEGV');
    expect(failure.message).toContain('the cause');
  });

  it('survives criu ending before it has read the request', async () => {
    const { criu } = await session([{ exit: 1 }]);
    await new Promise((later) => setTimeout(later, 300));
    expect((await faultOf(criu.version())).code).toBe('CRIU_GONE');
  });

  it('reads an answer of a mebibyte', async () => {
    const { criu } = await session([
      { expect: 'WAIT_PID' },
      { bigReply: 'WAIT_PID', bytes: 1024 * 1024 },
    ]);
    expect(await criu.waitPid(5)).toBe(0);
  });

  it('stops a criu that does not answer in time, and says so', async () => {
    const { criu } = await session([{ expect: 'DUMP' }, { hang: true }], { deadlineMs: 300 });
    const failure = await faultOf(criu.dump(place(), { pid: 1_999_999_999 }));
    expect(failure.code).toBe('CRIU_TIMEOUT');
    expect(failure.message).toContain('killed by SIGKILL');
    expect(failure.facts['signal']).toBe('SIGKILL');
  });

  it('says how long it waited on a slow host', async () => {
    const op = { ...testOp(), slowness: 4 };
    const { criu } = await session([{ expect: 'DUMP' }, { hang: true }], { op, deadlineMs: 100 });
    const failure = await faultOf(criu.dump(place(), { pid: 1_999_999_999 }));
    expect(failure.message).toContain('did not answer within 400 ms');
  });

  it('lets criu unwind when the operation is cancelled: the next answer is no', async () => {
    const stop = new AbortController();
    const { criu, fake } = await session(
      [{ expect: 'DUMP' }, { notify: 'pre-dump' }, { notify: 'post-dump' }, DUMPED],
      { op: testOp(stop.signal), unwindMs: 10_000 },
    );
    const seen: string[] = [];
    const failure = await faultOf(
      criu.dump(place(), { pid: 1 }, async (_op, { script }) => {
        seen.push(script);
        stop.abort(); // while the hook runs: this answer is still the hook's own
        return undefined;
      }),
    );
    expect(failure.code).toBe('CANCELLED');
    expect(seen).toEqual(['pre-dump']);
    expect(fake.heard().map((h) => h.request['notifySuccess'])).toEqual([undefined, true, false]);
    expect(failure.facts).not.toHaveProperty('signal'); // nothing had to be killed
  });

  it('returns a success that arrives after the cancellation: the deed is done', async () => {
    const stop = new AbortController();
    const { criu } = await session([{ expect: 'DUMP' }, { notify: 'post-dump' }, DUMPED], {
      op: testOp(stop.signal),
    });
    await criu.dump(place(), { pid: 1 }, async () => {
      stop.abort();
      return undefined;
    });
  });

  it('leaves a hook that never ends, once criu had to be killed', async () => {
    const { criu } = await session([{ expect: 'DUMP' }, { notify: 'post-dump' }, DUMPED], {
      deadlineMs: 200,
    });
    const never = (_op: Op, _n: Notification) => new Promise<undefined>(() => undefined);
    const failure = await faultOf(criu.dump(place(), { pid: 1_999_999_999 }, never));
    expect(failure.code).toBe('CRIU_TIMEOUT');
  });

  it('never tries a pre-dump on a kernel that cannot track memory', async () => {
    const { criu, fake } = await session([
      { expect: 'FEATURE_CHECK' },
      { reply: { type: 'FEATURE_CHECK', success: true, features: { memTrack: false } } },
      { hang: true },
    ]);
    expect((await faultOf(criu.preDump(place(), { pid: 1 }))).code).toBe('CRIU_FEATURE');
    expect(fake.heard().map((h) => h.type)).toEqual(['FEATURE_CHECK']);
  });

  it('pre-dumps again and again on one connection, asking for the feature once', async () => {
    const round: Step[] = [{ expect: 'PRE_DUMP' }, { reply: { type: 'PRE_DUMP', success: true } }];
    const { criu, fake } = await session([
      { expect: 'FEATURE_CHECK' },
      { reply: { type: 'FEATURE_CHECK', success: true, features: { memTrack: true } } },
      ...round,
      ...round,
    ]);
    await criu.preDump(place(), { pid: 9 });
    await criu.preDump(place(), { pid: 9, parentImg: '../0' });
    expect(fake.heard().at(-1)?.request['opts']).toMatchObject({
      trackMem: true,
      parentImg: '../0',
    });
  });

  it('accepts that a page server answers under another type, and waits for its end', async () => {
    const { criu, fake } = await session([
      { expect: 'PAGE_SERVER_CHLD' },
      { reply: { type: 'PAGE_SERVER', success: true, ps: { pid: 1_999_999_999, port: 4321 } } },
      { expect: 'WAIT_PID' },
      { reply: { type: 'WAIT_PID', success: true, status: 256 } },
    ]);
    const server = await criu.pageServer(place(), { ps: { port: 0 } });
    expect(server).toEqual({ pid: 1_999_999_999, port: 4321 });
    expect(await criu.waitPid(server.pid)).toBe(256);
    expect(fake.heard().map((h) => [h.type, h.request['keepOpen']])).toEqual([
      ['PAGE_SERVER_CHLD', true],
      ['WAIT_PID', false],
    ]);
  });

  it('tells a CPU that lacks something from a criu that failed', async () => {
    const { criu } = await session([
      { expect: 'CPUINFO_CHECK' },
      { reply: { type: 'CPUINFO_CHECK', success: false, crErrno: 95 } },
    ]);
    expect((await faultOf(criu.cpuinfoCheck(place()))).code).toBe('CPU_DIFFERS');
  });

  it('names a directory that is not there', async () => {
    const { criu } = await session([{ hang: true }]);
    const failure = await faultOf(
      criu.dump({ imagesDir: join(images, 'none'), logFile: 'x' }, { pid: 1 }),
    );
    expect(failure.code).toBe('NO_SUCH_DIR');
  });

  it('says which program is missing', async () => {
    const failure = await faultOf(openCriu(testOp(), { criu: '/nowhere/criu', deadlineMs: 1_000 }));
    expect(failure.code).toBe('CRIU_MISSING');
    expect(failure.message).toContain('/nowhere/criu');
  });

  it('takes one request at a time', async () => {
    const { criu } = await session([{ expect: 'VERSION' }, { hang: true }], { deadlineMs: 200 });
    const first = criu.version().catch(() => undefined);
    expect((await faultOf(criu.version())).code).toBe('INTERNAL');
    await first;
  });

  it('leaves neither a process nor a descriptor behind', async () => {
    const before = readdirSync('/proc/self/fd').length;
    const { criu } = await session([{ expect: 'DUMP' }, { hang: true }], { deadlineMs: 100 });
    const { pid } = criu;
    await faultOf(criu.dump(place(), { pid: 1_999_999_999 }));
    await criu[Symbol.asyncDispose]();
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before);
    expect(() => fstatSync(0)).not.toThrow();
  });
});
