import { dirname } from 'node:path';
import {
  Cluster,
  eventually,
  HOSTS,
  type Host,
  jsonLines,
  other,
  TEST_CONFIG,
  WITNESS_PORT,
} from './cluster.ts';
import { GUESTS, lab } from './lab.ts';
import { type Testimony, Witness } from './oracles.ts';

const SLOWNESS = 30;

/** Emulated processors take their time, and nobody sets the guests' clocks while they run. */
const CONFIG = `${TEST_CONFIG.replace(
  '[migrate]',
  `[migrate]
lease_ms = 1200000
freeze_budget_ms = 1200000
clock_skew_ms = 60000`,
).replace(
  '[limits]',
  `[limits]
slowness = ${SLOWNESS}`,
)}`;

const FAILPOINTS = '/run/systemd/system/ckptd.service.d/failpoints.conf';

/** Two virtual machines in which systemd keeps ckptd (lab/vm). */
export class GuestCluster extends Cluster {
  /** Both as they were saved, ckptd installed on both and started on neither. */
  static async open(): Promise<GuestCluster> {
    const where = lab(process.env['CKPT_TEST_LAB'] ?? 'test', GUESTS);
    await where.down();
    await where.up();
    const cluster = new GuestCluster(where);
    await Promise.all(
      HOSTS.map(async (host) => {
        await cluster.configure(host, CONFIG);
        await cluster.shell(host, `echo slowness = ${SLOWNESS} >/etc/ckpt/ckpt.toml`);
      }),
    );
    return cluster;
  }

  /** Units as docs/install.md has them, and each host knows the other. */
  async pair(): Promise<void> {
    const units = 'ckptd.socket ckptd-ro.socket ckptd.service';
    // One by one: two that compile at a time get in each other's way.
    for (const host of HOSTS) {
      await this.shell(host, `systemctl enable --now ${units}`);
      await this.firstAnswer(host, ['version']);
      await this.ckpt(host, ['host', 'init', '--name', host]);
    }
    for (const host of HOSTS) await this.pin(host, other(host));
  }

  /** A daemon that starts may take longer than the minute that `ckpt` gives it. */
  async firstAnswer(host: Host, args: readonly string[]): Promise<string> {
    let last = '';
    return await eventually(
      async () => {
        const { code, stdout, stderr } = await this.tryCkpt(host, args);
        last = stderr;
        return code === 0 ? stdout : undefined;
      },
      300_000,
      () => last,
    );
  }

  async shell(host: Host, script: string): Promise<string> {
    return (await this.exec(host, ['sh', '-euc', script])).stdout.trim();
  }

  /** A property of a unit, as `systemctl show` gives it. */
  async property(host: Host, unit: string, name: string): Promise<string> {
    return await this.shell(host, `systemctl show --value -p ${name} ${unit}`);
  }

  /** systemd as a whole: `running` when no unit has failed. */
  async systemState(host: Host): Promise<string> {
    const command = ['systemctl', 'is-system-running', '--wait'];
    return (await this.exec(host, command, { ok: 'any' })).stdout.trim();
  }

  override async startDaemon(host: Host, failpoints = ''): Promise<void> {
    await this.disarm(host);
    if (failpoints !== '') {
      const text = `[Service]\nEnvironment="CKPT_FAILPOINTS=${failpoints}"\n`;
      const write = `mkdir -p ${dirname(FAILPOINTS)}; cat >${FAILPOINTS}; systemctl daemon-reload`;
      await this.exec(host, ['sh', '-euc', write], { input: text });
    }
    await this.shell(host, 'systemctl start ckptd.service');
  }

  /** The next ckptd goes past all failpoints. */
  async disarm(host: Host): Promise<void> {
    await this.shell(host, `rm -f ${FAILPOINTS}; systemctl daemon-reload`);
  }

  override async stopDaemon(host: Host): Promise<void> {
    await this.shell(host, 'systemctl stop ckptd.service');
  }

  /** systemd starts it again. */
  override async killDaemon(host: Host): Promise<void> {
    await this.shell(host, 'systemctl kill --kill-whom=main --signal=KILL ckptd.service');
  }

  override async daemonPid(host: Host): Promise<number | undefined> {
    const pid = Number(await this.property(host, 'ckptd.service', 'MainPID'));
    return pid === 0 ? undefined : pid;
  }

  override async logs(): Promise<string> {
    const command = ['journalctl', '--no-pager', '-u', 'ckptd', '-u', 'ckpt-recover'];
    const parts = await Promise.all(
      HOSTS.map(async (host) => {
        const { stdout } = await this.exec(host, command, { ok: 'any' });
        return `---- ckptd on ${host}\n${stdout.slice(-12_000)}`;
      }),
    );
    return parts.join('\n');
  }

  /** In the client's network, as a unit of hosta: a signal does not get through the way in. */
  async witness(): Promise<Witness> {
    const [unit, told] = ['lab-witness', '/share/witness.out'];
    const program = `ip netns exec client /share/witness --port ${WITNESS_PORT}`;
    const output = `--property=StandardOutput=truncate:${told}`;
    await this.shell('hosta', `systemd-run --collect --unit=${unit} ${output} ${program}`);
    const ask = `old=$(wc -l <${told})
      systemctl kill --signal=USR1 ${unit}
      until tail -n +$((old + 1)) ${told} | grep -q '^{"end"'; do sleep 0.1; done
      tail -n +$((old + 1)) ${told}`;
    const witness = {
      report: async () => jsonLines<Testimony>(await this.shell('hosta', ask)),
      [Symbol.asyncDispose]: async () => {
        await this.shell('hosta', `systemctl stop ${unit}`);
      },
    };
    return new Witness(witness, 60_000);
  }

  /** The guests stay up for the next file. */
  override async [Symbol.asyncDispose](): Promise<void> {
    await this.tidy().catch(() => undefined);
  }
}
