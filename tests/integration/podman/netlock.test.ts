import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Standing } from '../../../src/base/claims.ts';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());

const IP = '10.77.0.142';
const MAC = '02:77:00:00:01:42';

/** What a client sees of a port nobody listens on: a reset when the kernel answers, else silence. */
const CONNECT = `
  const socket = require('net').connect({ host: '${IP}', port: 9 });
  socket.setTimeout(1500, () => { console.log('silence'); process.exit(0); });
  socket.on('connect', () => { console.log('connected'); process.exit(0); });
  socket.on('error', (error) => { console.log(error.code); process.exit(0); });`;

const connect = async () => (await pod.exec('client', ['node', '-e', CONNECT])).stdout.trim();

/** ARP asked anew: FAILED or INCOMPLETE when nobody answers. */
const neighbour = async () =>
  await pod.sh(
    'client',
    `ip neigh flush to ${IP}; ping -c1 -W1 ${IP} >/dev/null; ip neigh show to ${IP}`,
  );

async function start(): Promise<{ job: string; described: Described }> {
  await pod.run(
    'hosta',
    ...['--name', 'quiet', '--network', 'lan', '--ip', IP, '--mac-address', MAC],
    ...['localhost/busybox', 'sleep', '1000'],
  );
  const job = jobId();
  using half = pod.half('hosta');
  return { job, described: await half.ask<Described>({ do: 'describe', job, ref: 'quiet' }) };
}

describe('a locked network', () => {
  it('of a container answers nothing: no reset, no ARP; and all again when it is unlocked', async () => {
    const { job, described } = await start();
    const { subject } = described;
    using half = pod.half('hosta');
    expect(await connect()).toBe('ECONNREFUSED');
    expect(await neighbour()).toMatch(new RegExp(MAC));
    await half.ask({ do: 'lock', job, subject });
    expect(await half.ask({ do: 'locked', job, subject })).toBe(true);
    expect(await connect()).toMatch(/silence|EHOSTUNREACH/);
    expect(await neighbour()).not.toMatch(new RegExp(MAC));
    await half.ask({ do: 'unlock', job, subject });
    expect(await connect()).toBe('ECONNREFUSED');
    expect(await neighbour()).toMatch(new RegExp(MAC));
  });

  it('is not taken for one when a rule is missing', async () => {
    const { job, described } = await start();
    const { subject } = described;
    using half = pod.half('hosta');
    await half.ask({ do: 'lock', job, subject });
    const table = `ckpt_${job.slice(0, 8)}`;
    await pod.sh('hosta', `nsenter -t ${subject.pid} -n nft flush chain inet ${table} out`);
    expect(await half.ask({ do: 'locked', job, subject })).toBe(false);
  });

  it('stops frames of an address before there is a namespace to lock', async () => {
    const { job, described } = await start();
    using half = pod.half('hosta');
    await half.ask({ do: 'close-link', job, claims: described.claims });
    expect(await connect()).toMatch(/silence|EHOSTUNREACH/);
    expect(await neighbour()).not.toMatch(new RegExp(MAC));
    await half.ask({ do: 'open-link', job });
    await half.ask({ do: 'open-link', job });
    expect(await connect()).toBe('ECONNREFUSED');
  });

  it('of a bridge stops neighbours on the same host', async () => {
    await pod.run(
      'hosta',
      '--name',
      'b1',
      '--network',
      'inner',
      'localhost/busybox',
      'sleep',
      '99',
    );
    await pod.run(
      'hosta',
      '--name',
      'b2',
      '--network',
      'inner',
      'localhost/busybox',
      'sleep',
      '99',
    );
    const job = jobId();
    using half = pod.half('hosta');
    const { claims } = await half.ask<Described>({ do: 'describe', job, ref: 'b1' });
    const ip = claims.networks[0]?.addresses[0]?.split('/')[0] ?? '';
    const ping = `ping -c1 -W1 ${ip} >/dev/null 2>&1 && echo there || echo silence`;
    const both = async () => [
      await pod.sh(
        'hosta',
        `nsenter -n -t $(podman inspect -f '{{.State.Pid}}' b2) sh -c '${ping}'`,
      ),
      await pod.sh('hosta', ping),
    ];
    expect(await both()).toEqual(['there', 'there']);
    await half.ask({ do: 'close-link', job, claims });
    expect(await both()).toEqual(['silence', 'silence']);
    await half.ask({ do: 'open-link', job });
    expect(await both()).toEqual(['there', 'there']);
  });
});

/** Knocks at a closed port every 2 ms and counts how often it was turned away, until it is ended. */
const KNOCK = `
  const { connect } = require('net');
  const count = {};
  setInterval(() => {
    const socket = connect({ host: '${IP}', port: 9 });
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('error', (error) => { count[error.code] = (count[error.code] ?? 0) + 1; });
  }, 2);
  process.stdin.on('end', () => { console.log(JSON.stringify(count)); process.exit(0); }).resume();`;

describe('a neighbour on the same macvlan parent', () => {
  it('hears nothing of a copy while it is made and stands', async () => {
    await pod.run(
      'hostb',
      '--name',
      'near',
      '--network',
      'lan',
      'localhost/busybox',
      'sleep',
      '999',
    );
    const near = await pod.sh('hostb', "podman inspect -f '{{.State.Pid}}' near");
    const { job, described } = await start();
    const { subject, claims } = described;
    // Nobody answers ARP while the source is locked; knocking must not end at that.
    const neigh = `ip neigh replace ${IP} lladdr ${MAC} dev eth0 nud permanent`;
    await pod.exec('hostb', ['nsenter', '-n', '-t', near, ...neigh.split(' ')]);
    using giver = pod.half('hosta');
    using taker = pod.half('hostb');
    await giver.ask({ do: 'lock', job, subject });
    await giver.ask({ do: 'freeze', job, subject });
    await giver.ask({ do: 'dump', job, subject, claims });
    const share = (host: 'hosta' | 'hostb') => join(pod.lab.share(host), job, 'set');
    cpSync(share('hosta'), share('hostb'), { recursive: true });

    const knocking = pod.lab.start('hostb', ['nsenter', '-n', '-t', near, 'node', '-e', KNOCK]);
    let said = '';
    knocking.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    await taker.ask<Standing>({ do: 'restore', job, claims });
    await new Promise((resolve) => setTimeout(resolve, 200));
    knocking.stdin?.end();
    await new Promise((resolve) => knocking.once('close', resolve));
    expect(JSON.parse(said)).not.toHaveProperty('ECONNREFUSED');
    await taker.ask({ do: 'discard', job, claims });
  });
});
