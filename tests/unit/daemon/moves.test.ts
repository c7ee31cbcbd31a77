import { generateKeyPairSync } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault, finding } from '../../../src/base/fault.ts';
import { userOf } from '../../../src/daemon/caller.ts';
import { pinnedAs } from '../../../src/daemon/services.ts';
import { ckpt } from '../../../src/gen/ckpt.js';
import { SourceJob } from '../../../src/migrate/source.ts';
import { CLAIMS, TwoHosts } from '../../support/fake-move.ts';
import { CALL, movesOf, ORDER, peersOf } from '../../support/moves-of.ts';

async function settled(done: () => boolean, ms = 20_000): Promise<void> {
  const until = performance.now() + ms;
  while (!done() && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(done()).toBe(true);
}

/** A job whose target does not answer after PERMIT. */
async function inDoubt(hosts: TwoHosts) {
  const link = { cut: true };
  hosts.trouble = {
    at: (what) => {
      const after = hosts.heard.includes('call permit');
      if (link.cut && after && what.startsWith('call ')) {
        throw new Fault('PEER_UNREACHABLE', 'cut');
      }
    },
  };
  const made = await movesOf(hosts, 's');
  const job = await made.moves.start(ORDER, hosts.peer());
  await settled(() => job.board.view.phase === 'in-doubt');
  return { ...made, job, link };
}

describe('two orders for one container (row:same-request-twice)', () => {
  it('get one job, and the other order is told its id', async () => {
    await using hosts = await TwoHosts.open();
    const { moves } = await movesOf(hosts, 's');
    const going = Promise.withResolvers<void>();
    hosts.trouble = { at: (what) => (what === 's.freeze' ? going.promise : undefined) };
    const both = await Promise.allSettled([
      moves.start(ORDER, hosts.peer()),
      moves.start(ORDER, hosts.peer()),
    ]);
    const [made] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(moves.start(ORDER, hosts.peer())).rejects.toMatchObject({
      code: 'JOB_EXISTS',
      facts: { job: made?.id },
      message: expect.stringContaining(made?.id.slice(0, 12) ?? '?'),
    });
    going.resolve();
    await settled(() => made?.board.ended === true);
    expect(made?.board.view.outcome).toBe('done');
  });

  it('are told that it was given away when the move has ended', async () => {
    await using hosts = await TwoHosts.open();
    const { moves } = await movesOf(hosts, 's');
    const job = await moves.start(ORDER, hosts.peer());
    await settled(() => job.board.ended);
    await expect(moves.start(ORDER, hosts.peer())).rejects.toMatchObject({ code: 'FENCED' });
  });
});

describe('a job in doubt', { timeout: 30_000 }, () => {
  it('is told to the log once, loudly, with where to read on', async () => {
    await using hosts = await TwoHosts.open();
    const { job, lines, link, moves } = await inDoubt(hosts);
    const loud = lines.filter(({ level }) => level === 50);
    expect(loud).toMatchObject([
      { job: job.id, name: 'web', peer: 'hostb', msg: expect.stringContaining('ckpt job show') },
    ]);
    link.cut = false;
    moves.resume(job);
    await settled(() => job.board.ended);
    expect(job.board.view.outcome).toBe('done');
    expect(lines.filter(({ level }) => level === 50)).toHaveLength(1);
  });

  it('is settled by a person who names the other host, and says who it was', async () => {
    await using hosts = await TwoHosts.open();
    const { job, operator, link } = await inDoubt(hosts);
    const word = (verdict: string, fenced: string) =>
      operator.resolveJob?.({ id: job.id.slice(0, 6), verdict, fenced } as never, CALL);
    await expect(word('nonsense', '')).rejects.toMatchObject({ code: 'USAGE' });
    await expect(word('run-here', 'hosta')).rejects.toMatchObject({ code: 'FENCED_HOST_MISMATCH' });
    await expect(word('run-here', '')).rejects.toMatchObject({ code: 'FENCED_HOST_MISMATCH' });
    expect(hosts.running).toEqual([]);
    hosts.target = undefined; // its power was cut
    await word('run-here', 'hostb');
    await settled(() => job.board.ended);
    expect(hosts.running).toEqual(['source']);
    const shown = await operator.getJob?.({ id: job.id } as never, CALL);
    expect(shown).toMatchObject({ outcome: 'rolled-back', resolved: 'run-here' });
    expect(shown?.resolvedBy).toMatch(/^root \(0\)$|^uid 0$/);
    expect(await word('run-here', 'hostb')).toMatchObject({ outcome: 'rolled-back' });
    link.cut = false;
    if (!(job instanceof SourceJob)) throw new Error('not a source');
    job.askNow();
    await settled(() => job.over);
  });

  it('that is none is not settled by anybody', async () => {
    await using hosts = await TwoHosts.open();
    const { moves, operator } = await movesOf(hosts, 's');
    const job = await moves.start(ORDER, hosts.peer());
    await settled(() => job.board.ended);
    const order = { id: job.id, verdict: 'run-here', fenced: 'hostb' };
    await expect(operator.resolveJob?.(order as never, CALL)).rejects.toMatchObject({
      code: 'NOT_IN_DOUBT',
    });
  });
});

describe('a host that cannot look at its containers (row:limits-hit)', { timeout: 30_000 }, () => {
  const blind = () => {
    throw new Fault('SYSTEM', 'EMFILE: too many open files');
  };

  it('goes on with a job behind PERMIT as soon as it can', async () => {
    await using hosts = await TwoHosts.open();
    const { moves } = await movesOf(hosts, 's');
    const job = await moves.start(ORDER, hosts.peer());
    let looks = 0;
    job.board.watch(() => {
      if (job.board.view.phase !== 'commit' || looks > 0) return;
      hosts.look = () => {
        if (looks++ < 3) blind();
      };
    });
    await settled(() => job.board.ended);
    expect(looks).toBeGreaterThan(3);
    expect(job.board.view.outcome).toBe('done');
    expect(hosts.running).toEqual(['target']);
  });

  it('freezes again what somebody thaws in a doubt', async () => {
    await using hosts = await TwoHosts.open();
    const { job, link } = await inDoubt(hosts);
    let looks = 0;
    hosts.look = () => {
      if (looks++ < 5) blind();
    };
    await settled(() => looks > 5);
    if (hosts.source !== undefined) hosts.source.frozen = false;
    await settled(() => hosts.source?.frozen === true);
    link.cut = false;
    if (!(job instanceof SourceJob)) throw new Error('not a source');
    job.askNow();
    await settled(() => job.board.ended);
    expect(hosts.running).toEqual(['target']);
  });
});

describe('a job that stops short', { timeout: 30_000 }, () => {
  it('goes on by itself, and says so', async () => {
    await using hosts = await TwoHosts.open();
    const { job, lines, link } = await inDoubt(hosts);
    if (!(job instanceof SourceJob)) throw new Error('not a source');
    const { sourceOwners: owners } = hosts;
    const nextEpoch = owners.nextEpoch.bind(owners);
    owners.nextEpoch = async (container) => {
      owners.nextEpoch = nextEpoch;
      throw new Fault('SYSTEM', `EMFILE: ${container}`);
    };
    hosts.target = undefined; // its power was cut
    await job.resolve({ verdict: 'run-here', fenced: 'hostb', by: 'root' });
    expect(lines.map(({ msg }) => msg)).toContain('the job stopped short; it goes on in a moment');
    await settled(() => job.board.ended);
    expect(hosts.running).toEqual(['source']);
    link.cut = false;
    job.askNow();
    await settled(() => job.over);
  });
});

describe('a stop of ckptd (row:source-stopped)', { timeout: 30_000 }, () => {
  it('rolls back what has not come to its end in time', async () => {
    await using hosts = await TwoHosts.open();
    const { moves } = await movesOf(hosts, 's');
    const held = Promise.withResolvers<void>();
    hosts.trouble = { at: (what) => (what === 's.dump' ? held.promise : undefined) };
    const job = await moves.start(ORDER, hosts.peer());
    await settled(() => hosts.heard.includes('s.dump'));
    const drained = moves.drain(50);
    await settled(() => job.board.view.cancelAsked);
    held.resolve();
    await drained;
    expect(job.board.view).toMatchObject({
      outcome: 'rolled-back',
      failure: { code: 'SHUTTING_DOWN' },
    });
    expect(hosts.running).toEqual(['source']);
  });

  it('lets one go on to its end that needs no longer', async () => {
    await using hosts = await TwoHosts.open();
    const { moves } = await movesOf(hosts, 's');
    const job = await moves.start(ORDER, hosts.peer());
    await moves.drain(20_000);
    expect(job.board.view.outcome).toBe('done');
  });

  it('does not wait for a host that does not answer, and leaves the container frozen', async () => {
    await using hosts = await TwoHosts.open();
    const { moves, job } = await inDoubt(hosts);
    const since = performance.now();
    await moves.drain(20_000);
    await moves[Symbol.asyncDispose]();
    expect(performance.now() - since).toBeLessThan(8_000);
    expect(job.board.view.outcome).toBe('in-doubt');
    expect(hosts.source?.frozen).toBe(true);
  });
});

describe('a daemon that runs out of something (row:limits-hit)', { timeout: 60_000 }, () => {
  // Descriptors of the process, of the machine, processes, memory.
  const errnos = ['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM'];

  it('rolls back before PERMIT, and goes on after it, whatever ran out', async () => {
    await using sample = await TwoHosts.open();
    const first = await movesOf(sample, 's');
    const whole = await first.moves.start(ORDER, sample.peer());
    await settled(() => whole.over);
    const steps = [...sample.heard];
    const permit = steps.indexOf('call permit');
    for (const [index, step] of steps.entries()) {
      await using hosts = await TwoHosts.open();
      hosts.leaseMs = 20_000;
      const code = errnos[index % errnos.length];
      const nth = steps.slice(0, index + 1).filter((one) => one === step).length;
      let seen = 0;
      hosts.trouble = {
        at: (what) => {
          if (what !== step || ++seen !== nth) return;
          throw Object.assign(new Error(`${code}: provoked`), { code });
        },
      };
      const { moves } = await movesOf(hosts, 's');
      const job = await moves.start(ORDER, hosts.peer());
      await settled(() => job.board.ended);
      const { outcome, failure } = job.board.view;
      expect([index, step, outcome]).toEqual([
        index,
        step,
        index < permit ? 'rolled-back' : 'done',
      ]);
      if (index < permit)
        expect(failure).toMatchObject({ code: 'SYSTEM', message: `${code}: provoked` });
      expect(hosts.running).toEqual([index < permit ? 'source' : 'target']);
    }
  });
});

describe('fences', () => {
  it('are listed, are cleared by name or id, and stay while a job holds the container', async () => {
    await using hosts = await TwoHosts.open();
    const { operator, released, job, link } = await inDoubt(hosts);
    const clear = (container: string) => operator.clearFence?.({ container } as never, CALL);
    expect(await operator.listFences?.({} as never, CALL)).toMatchObject({
      fences: [{ container: CLAIMS.container, name: 'web', owner: 'hostb', state: 'leaving' }],
    });
    await expect(clear('web')).rejects.toMatchObject({
      code: 'JOB_EXISTS',
      facts: { job: job.id },
    });
    link.cut = false;
    if (job instanceof SourceJob) job.askNow();
    await settled(() => job.board.ended);
    await expect(clear('db')).rejects.toMatchObject({ code: 'NO_SUCH_FENCE' });
    await expect(clear('cc')).rejects.toMatchObject({ code: 'NO_SUCH_FENCE' }); // too short an id
    expect(await clear('cccc')).toMatchObject({ name: 'web', owner: 'hostb', state: 'gone' });
    expect(released).toEqual([CLAIMS.container]);
    expect(await operator.listFences?.({} as never, CALL)).toEqual({ fences: [] });
  });
});

describe('SUPERSEDE', () => {
  const key = generateKeyPairSync('ed25519').publicKey;
  const order = (job: string, newEpoch = 9) => ({
    job,
    epoch: 1,
    container: CLAIMS.container,
    newEpoch,
  });

  async function target(hosts: TwoHosts) {
    const made = await movesOf(hosts, 't');
    const peers = (id: string) =>
      peersOf(hosts, made.moves, { caller: () => ({ name: id, id, publicKey: key }) });
    const ask = (id: string, request: object) => peers(id).supersede?.(request as never, CALL);
    return { ...made, ask };
  }

  it('is obeyed from the source of the job and from nobody else', async () => {
    await using hosts = await TwoHosts.open();
    const { moves, ask } = await target(hosts);
    const id = 'e'.repeat(32);
    const from = { peer: 'hosta', peerId: 'a' };
    await moves.prepare(from, { job: id, epoch: 1, claims: CLAIMS }, async () => undefined);
    await expect(ask('z', order(id))).rejects.toMatchObject({ code: 'NOT_YOUR_JOB' });
    expect(moves.target(id, 'a').state).toBe('incoming');
    await expect(ask('a', { ...order(id), container: 'd'.repeat(64) })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(ask('a', { ...order(id), epoch: 2 })).rejects.toMatchObject({ code: 'CONFLICT' });
    for (const newEpoch of [0, 1]) {
      await expect(ask('a', order(id, newEpoch))).rejects.toMatchObject({ code: 'PEER_PROTOCOL' });
    }
    expect(await ask('a', order(id))).toMatchObject({ state: 'aborted' });
    expect(moves.target(id, 'a').state).toBe('aborted');
  });

  it('of a job nobody here knows leaves a tombstone and the new epoch', async () => {
    await using hosts = await TwoHosts.open();
    const { ask } = await target(hosts);
    const id = 'f'.repeat(32);
    expect(await ask('a', order(id))).toMatchObject({ state: 'aborted' });
    expect(await hosts.targetOwners.epochOf(CLAIMS.container)).toBe(9);
    expect(await ask('a', order(id))).toMatchObject({ state: 'aborted' });
  });
});

describe('the other host of a journalled job', () => {
  const pin = (name: string, id: string) => ({ name, id, address: 'h:1', fingerprint: `F${id}` });
  const pins = (...all: ReturnType<typeof pin>[]) => ({
    all: () => all,
    byName: (name: string) => all.find((one) => one.name === name),
  });

  it('is found by its id, whatever it is called by now', () => {
    expect(pinnedAs(pins(pin('renamed', '1')), 'hostb', '1').name).toBe('renamed');
  });

  it('is never another host of the same name, which would say ABORTED of a job it never had', () => {
    const other = () => pinnedAs(pins(pin('hostb', '2')), 'hostb', '1');
    expect(other).toThrow(expect.objectContaining({ code: 'PEER_IDENTITY' }));
    const none = () => pinnedAs(pins(), 'hostb', '1');
    expect(none).toThrow(expect.objectContaining({ code: 'NO_SUCH_HOST' }));
  });
});

it('who gave an order is told by name and number', async () => {
  expect(await userOf('unix:pid=1;uid=0;gid=0')).toMatch(/^(root \(0\)|uid 0)$/);
  expect(await userOf('unix:pid=1;uid=4294967;gid=0')).toBe('uid 4294967');
  expect(await userOf('unix:pid=1;uid=0;gid=0', '/nonexistent')).toBe('uid 0');
  expect(await userOf('something else')).toBe('root');
});

describe('a throttle', () => {
  const why = 'a cgroup v1 hierarchy has it';
  const refusing = { checkThrottle: async () => [finding('CPU_CONTROLLER', why)] };
  const order = { container: 'web', to: 'hostb' };
  const check = (throttle: number) => ckpt.v1.CheckRequest.create({ ...order, throttle });
  const move = (more: { throttle?: number; mode?: string }) =>
    ckpt.v1.MigrateRequest.create({ ...order, ...more });

  it('is refused where processor time cannot be limited, before anything is touched', async () => {
    await using hosts = await TwoHosts.open();
    const { operator, moves } = await movesOf(hosts, 's', refusing);
    await expect(operator.migrate?.(move({ throttle: 80 }), CALL)).rejects.toMatchObject({
      code: 'CPU_CONTROLLER',
      message: why,
      facts: { host: 'hosta' },
    });
    expect([moves.list(true), hosts.heard]).toEqual([[], []]);
    const found = await operator.check?.(check(80), CALL);
    expect(found?.findings).toMatchObject([
      { code: 'CPU_CONTROLLER', blocks: true, host: 'hosta' },
    ]);
  });

  it('is not asked about when nobody wants it', async () => {
    await using hosts = await TwoHosts.open();
    const { operator } = await movesOf(hosts, 's', refusing);
    const job = await operator.migrate?.(move({}), CALL);
    expect(job).toMatchObject({ throttleLimit: 0 });
    const found = await operator.check?.(check(0), CALL);
    expect(found?.findings).toEqual([]);
  });

  it.each([
    [{ throttle: 100 }, '1 to 99'],
    [{ throttle: 80, mode: 'stop-and-copy' }, 'nothing to throttle'],
  ])('makes no sense as %j', async (more, message) => {
    await using hosts = await TwoHosts.open();
    const { operator } = await movesOf(hosts, 's');
    await expect(operator.migrate?.(move(more), CALL)).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining(message),
    });
  });

  it('is taken into the job', async () => {
    await using hosts = await TwoHosts.open();
    const { operator } = await movesOf(hosts, 's');
    const job = await operator.migrate?.(move({ throttle: 60 }), CALL);
    expect(job).toMatchObject({ throttleLimit: 60, throttle: 0 });
  });
});

describe('post-copy', () => {
  const order = { container: 'web', to: 'hostb', mode: 'post-copy' };
  const move = (more: { acceptLoss?: string; restore?: string }) =>
    ckpt.v1.MigrateRequest.create({ ...order, ...more });
  const consent = { acceptLoss: 'web' };

  it.each([
    ['nobody said it may be lost', {}, 'CONSENT_MISSING'],
    ['another was named', { acceptLoss: 'db' }, 'CONSENT_MISSING'],
    ['memory is to be read in the pause too', { ...consent, restore: 'full' }, 'USAGE'],
  ])('is refused where %s', async (_what, more, code) => {
    await using hosts = await TwoHosts.open();
    const { operator, moves } = await movesOf(hosts, 's');
    await expect(operator.migrate?.(move(more), CALL)).rejects.toMatchObject({ code });
    expect([moves.list(true), hosts.heard]).toEqual([[], []]);
  });

  it('is refused on a host that does not allow it', async () => {
    await using hosts = await TwoHosts.open();
    const { operator } = await movesOf(hosts, 's', {}, { postCopy: false });
    const denied = { code: 'POLICY_MODE', facts: { host: 'hosta' } };
    await expect(operator.migrate?.(move(consent), CALL)).rejects.toMatchObject(denied);
    const check = ckpt.v1.CheckRequest.create(order);
    await expect(operator.check?.(check, CALL)).rejects.toMatchObject(denied);
  });

  it('is refused where no memory can be left in a container, and found by the checks', async () => {
    await using hosts = await TwoHosts.open();
    const lacksLate = async () => 'no userfaultfd';
    const { operator } = await movesOf(hosts, 's', { lacksLate });
    await expect(operator.migrate?.(move(consent), CALL)).rejects.toMatchObject({
      ...{ code: 'CRIU_FEATURE', message: 'no userfaultfd' },
    });
    const found = await operator.check?.(ckpt.v1.CheckRequest.create(order), CALL);
    expect(found?.findings).toMatchObject([{ code: 'CRIU_FEATURE', host: 'hosta' }]);
  });

  it('is taken into the job', async () => {
    await using hosts = await TwoHosts.open();
    const { operator } = await movesOf(hosts, 's');
    const job = await operator.migrate?.(move(consent), CALL);
    expect(job).toMatchObject({ mode: 'post-copy' });
  });
});

it('what was being written when ckptd ended is gone at the next start, and the job goes on', async () => {
  await using hosts = await TwoHosts.open();
  const id = 'e'.repeat(32);
  const { moves } = await movesOf(hosts, 't');
  const from = { peer: 'hosta', peerId: 'a' };
  await moves.prepare(from, { job: id, epoch: 1, claims: CLAIMS }, async () => undefined);
  const dir = join(hosts.dir, 't', 'jobs', id);
  const before = await readdir(dir);
  await writeFile(join(dir, '.decision.committed.0.tmp'), 'comm');
  const { moves: next } = await movesOf(hosts, 't');
  expect(await readdir(dir)).toEqual(before);
  expect(next.target(id, 'a').state).toBe('incoming');
});
