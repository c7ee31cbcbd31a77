import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { openPid } from '../../../src/sys/pid-handle.ts';
import {
  bootId,
  boottimeMs,
  cgroupPath,
  children,
  isAlive,
  processTree,
  startTicks,
  statOf,
  statusFields,
} from '../../../src/sys/proc.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function start(...command: string[]): Promise<number> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { stdio: 'ignore' });
  started.push(child);
  await new Promise((done) => child.once('spawn', done));
  return child.pid ?? -1;
}

const op = (ms = 5_000) => ({ id: 't', signal: AbortSignal.timeout(ms), log: () => undefined });

describe('/proc', () => {
  it('tells a process from a later one with the same pid', async () => {
    const pid = await start('/bin/sleep', '100');
    const ticks = startTicks(pid) ?? '';
    expect(ticks).toMatch(/^[0-9]+$/);
    expect(isAlive(pid, ticks)).toBe(true);
    expect(isAlive(pid, String(Number(ticks) + 1))).toBe(false);
  });

  it('reads a stat whose command has brackets and blanks', async () => {
    const pid = await start('/bin/sh', '-c', 'printf "a) R 1 (" > /proc/self/comm; sleep 100; :');
    await expect.poll(() => statOf(pid)?.comm).toBe('a) R 1 (');
    expect(statOf(pid)).toMatchObject({ pid, ppid: process.pid });
  });

  it('calls a zombie ended', async () => {
    const pid = await start('/bin/sh', '-c', 'sleep 0.01 & exec sleep 100');
    await expect.poll(() => children(pid).map((one) => statOf(one)?.state)).toEqual(['Z']);
    const [zombie = -1] = children(pid);
    expect(isAlive(zombie, startTicks(zombie) ?? '')).toBe(false);
  });

  it('lists a tree, parents first', async () => {
    const pid = await start('/bin/sh', '-c', '(sleep 100; :) & sleep 100; :');
    await expect.poll(() => processTree(pid).length).toBe(4);
    expect(processTree(pid)[0]).toBe(pid);
  });

  it('has nothing to say of a process that is not there', () => {
    const nobody = 4_194_300;
    expect(statOf(nobody)).toBeUndefined();
    expect(children(nobody)).toEqual([]);
    expect(statusFields(nobody).size).toBe(0);
    expect(cgroupPath(nobody)).toBeUndefined();
  });

  it('knows this boot and the time since', async () => {
    expect(bootId()).toMatch(/^[0-9a-f-]{36}$/);
    const before = boottimeMs();
    await new Promise((later) => setTimeout(later, 20));
    expect(boottimeMs() - before).toBeGreaterThan(15);
    expect(statusFields(process.pid).get('Tgid')).toBe(String(process.pid));
  });
});

describe('a handle on a process', () => {
  it('signals it and notices its end', async () => {
    const pid = await start('/bin/sleep', '100');
    using handle = openPid(pid);
    expect(handle.signal(0)).toBe(true);
    const ended = handle.exited(op());
    expect(handle.signal(15)).toBe(true);
    await ended;
    await expect.poll(() => handle.signal(0)).toBe(false);
  });

  it('is not given for one that is not there, or that started at another time', async () => {
    expect(() => openPid(4_194_300)).toThrow(expect.objectContaining({ code: 'NO_SUCH_PROCESS' }));
    const pid = await start('/bin/sleep', '100');
    expect(() => openPid(pid, '1')).toThrow(expect.objectContaining({ code: 'NO_SUCH_PROCESS' }));
  });

  it('stops waiting when the operation ends', async () => {
    const pid = await start('/bin/sleep', '100');
    using handle = openPid(pid);
    await expect(handle.exited(op(30))).rejects.toMatchObject({ code: 'DEADLINE' });
  });
});
