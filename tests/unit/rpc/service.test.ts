import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { dialLocal } from '../../../src/rpc/dial-local.ts';
import { CLIENT_OPTIONS, makeServer } from '../../../src/rpc/limits.ts';
import { type CallEnd, implement } from '../../../src/rpc/service.ts';
import { OPERATOR, type OperatorHandlers, READ_ONLY_METHODS } from '../../../src/rpc/services.ts';

const dir = mkdtempSync(join(tmpdir(), 'ckpt-rpc-'));
const socket = join(dir, 's');
const ends: CallEnd[] = [];
let streamClosed = Promise.withResolvers<string>();
let seenSignal: AbortSignal | undefined;

const handlers: Partial<OperatorHandlers> = {
  version: async () => ({ ckpt: '9.8.7', protocol: 3 }),
  getJob: async ({ id }) => {
    if (id === 'long') return { id, startedUnixMs: 2 ** 53 - 1, bytesTotal: 1234567890123 };
    if (id === 'defect') throw new TypeError('secret path /root/key');
    throw new Fault('NO_SUCH_JOB', `no job ${id}`, { facts: { id, tried: 2, sure: true } });
  },
  cancelJob: async (_request, call) => {
    seenSignal = call.signal;
    await new Promise((_resolve, reject) =>
      call.signal.addEventListener('abort', () => reject(call.signal.reason)),
    );
    return {};
  },
  async *watchJob({ id }) {
    try {
      for (let n = 0; ; n += 1) {
        if (id === 'short' && n === 3) return;
        if (id === 'broken' && n === 2) throw new Fault('IN_DOUBT', 'nobody knows');
        yield { id, bytesSent: n, name: 'x'.repeat(10_000) };
        if (id === 'endless') await new Promise((resolve) => setTimeout(resolve, 5));
      }
    } finally {
      streamClosed.resolve(id);
    }
  },
};

const server = makeServer();
const listener = net.createServer();
beforeAll(async () => {
  server.addService(
    OPERATOR.definition,
    implement(OPERATOR, handlers, { host: () => 'alpha', ended: (end) => ends.push(end) }),
  );
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  listener.on('connection', (s) => injector.injectConnection(s));
  await new Promise<void>((resolve) => listener.listen(socket, resolve));
});
afterAll(() => {
  listener.close();
  server.forceShutdown();
  rmSync(dir, { recursive: true });
});

describe('a call', () => {
  it('brings back the answer with every field present', async () => {
    using dialled = dialLocal(socket);
    const reply = await dialled.client.version({});
    expect([reply.ckpt, reply.protocol, reply.criu]).toEqual(['9.8.7', 3, '']);
  });

  it('carries 64-bit numbers as numbers, exact to 2^53', async () => {
    using dialled = dialLocal(socket);
    const job = await dialled.client.getJob({ id: 'long' });
    expect(job.startedUnixMs).toBe(9_007_199_254_740_991);
    expect(job.bytesTotal + 1).toBe(1_234_567_890_124);
    expect(job.epoch).toBe(0);
  });

  it('brings back the Fault that was thrown, with its facts and the name of the host', async () => {
    using dialled = dialLocal(socket);
    await expect(dialled.client.getJob({ id: 'abc' })).rejects.toMatchObject({
      name: 'Fault',
      code: 'NO_SUCH_JOB',
      message: 'no job abc',
      facts: { id: 'abc', tried: 2, sure: true, host: 'alpha' },
    });
  });

  it('hides what nobody foresaw from the caller and shows it to the log', async () => {
    using dialled = dialLocal(socket);
    ends.length = 0;
    const failure = await dialled.client.getJob({ id: 'defect' }).catch((e: unknown) => e);
    expect(failure).toMatchObject({ code: 'INTERNAL' });
    expect(String(failure)).not.toContain('secret');
    expect(ends[0]).toMatchObject({
      method: 'ckpt.v1.Operator/GetJob',
      code: 'INTERNAL',
      failure: { message: 'secret path /root/key' },
      request: { id: 'defect' },
    });
  });

  it('tells the handler when the caller cancels', async () => {
    using dialled = dialLocal(socket);
    const cancel = new AbortController();
    const call = dialled.client.cancelJob({ id: 'x' }, { signal: cancel.signal });
    await expect.poll(() => seenSignal?.aborted).toBe(false);
    cancel.abort();
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect.poll(() => seenSignal?.aborted).toBe(true);
  });

  it('ends at its deadline', async () => {
    using dialled = dialLocal(socket);
    await expect(dialled.client.cancelJob({ id: 'x' }, { deadlineMs: 80 })).rejects.toMatchObject({
      code: 'DEADLINE',
    });
  });

  it('may take as many times longer as the host is slow', async () => {
    using dialled = dialLocal(socket, 100);
    const ends = dialled.client
      .cancelJob({ id: 'x' }, { deadlineMs: 5 })
      .catch(() => performance.now());
    const start = performance.now();
    expect(Number(await ends) - start).toBeGreaterThan(400);
  });

  it('is refused as another protocol when the method has no handler', async () => {
    using dialled = dialLocal(socket);
    await expect(dialled.client.migrate({})).rejects.toMatchObject({ code: 'PROTOCOL_DIFFERS' });
  });

  it('is DAEMON_UNREACHABLE with the path and the errno when nobody listens', async () => {
    using dialled = dialLocal(join(dir, 'absent'));
    const failure = await dialled.client.version({}).catch((e: unknown) => e);
    expect(failure).toMatchObject({ code: 'DAEMON_UNREACHABLE' });
    expect(String(failure)).toMatch(/absent: connect ENOENT [^(]*absent$/);
  });

  it('refuses a message above one MiB', async () => {
    using dialled = dialLocal(socket);
    await expect(dialled.client.getJob({ id: 'x'.repeat(1024 * 1024) })).rejects.toMatchObject({
      code: 'LIMIT_SIZE',
    });
  });

  it('refuses a compressed request', async () => {
    const channel = new grpc.Client(`unix:${socket}`, grpc.credentials.createInsecure(), {
      ...CLIENT_OPTIONS,
      'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip,
    });
    const method = OPERATOR.definition['getJob'];
    if (method === undefined) throw new Error('no getJob');
    const error = await new Promise((resolve) =>
      channel.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        { id: 'long' },
        resolve,
      ),
    );
    channel.close();
    expect(error).toMatchObject({ details: 'compressed requests are not accepted' });
  });
});

describe('a stream', () => {
  it('ends when the handler returns, in order and complete', async () => {
    using dialled = dialLocal(socket);
    const seen: number[] = [];
    for await (const job of dialled.client.watchJob({ id: 'short' })) seen.push(job.bytesSent);
    expect(seen).toEqual([0, 1, 2]);
  });

  it('throws the Fault after what came before it', async () => {
    using dialled = dialLocal(socket);
    const seen: number[] = [];
    const run = async () => {
      for await (const job of dialled.client.watchJob({ id: 'broken' })) seen.push(job.bytesSent);
    };
    await expect(run()).rejects.toMatchObject({ code: 'IN_DOUBT' });
    expect(seen).toEqual([0, 1]);
  });

  it.each(['endless', 'flood'])('closes the handler (%s) when the reader leaves', async (id) => {
    using dialled = dialLocal(socket);
    streamClosed = Promise.withResolvers();
    for await (const job of dialled.client.watchJob({ id })) {
      if (job.bytesSent === 2) break;
    }
    expect(await streamClosed.promise).toBe(id);
  });
});

it('lists as read-only only methods that exist', () => {
  for (const name of READ_ONLY_METHODS) expect(OPERATOR.methods).toContain(name);
});
