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
lease_ms = 180000
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

  async witness(): Promise<Witness> {
    const program = await ClientUnit.start(this, ['witness', '--port', String(WITNESS_PORT)]);
    const witness = {
      report: async () => jsonLines<Testimony>(await program.answer('^{"end"')),
      [Symbol.asyncDispose]: async () => {
        await program.end();
      },
    };
    return new Witness(witness, 60_000);
  }

  /** Writes to an echo server until `end`, and compares what comes back. */
  async echoClient(address: string, port: number): Promise<ClientUnit> {
    const most = String(3600); // seconds
    return await ClientUnit.start(this, ['echoclient', address, String(port), most]);
  }

  /** The guests stay up for the next file. */
  override async [Symbol.asyncDispose](): Promise<void> {
    await this.tidy().catch(() => undefined);
  }
}

/** A program in the client's network, as a unit of hosta: a signal does not get through the way in. */
export class ClientUnit implements AsyncDisposable {
  readonly #cluster: GuestCluster;
  readonly #unit: string;
  readonly #told: string;

  private constructor(cluster: GuestCluster, program: string) {
    this.#cluster = cluster;
    this.#unit = `lab-${program}`;
    this.#told = `/share/${program}.out`;
  }

  /** `command`: a program of /share and its arguments. Returns when it has said its first line. */
  static async start(cluster: GuestCluster, command: readonly [string, ...string[]]) {
    const unit = new ClientUnit(cluster, command[0]);
    const output = `--property=StandardOutput=truncate:${unit.#told}`;
    const program = `ip netns exec client /share/${command.join(' ')}`;
    await unit.#shell(`systemd-run --collect --unit=${unit.#unit} ${output} ${program}
      until [ -s ${unit.#told} ]; do systemctl is-active -q ${unit.#unit}; sleep 0.1; done`);
    return unit;
  }

  /** What it says to SIGUSR1, up to a line that matches. */
  async answer(last: string): Promise<string> {
    return await this.#shell(`old=$(wc -l <${this.#told})
      systemctl kill --signal=USR1 ${this.#unit}
      until tail -n +$((old + 1)) ${this.#told} | grep -q '${last}'; do
        systemctl is-active -q ${this.#unit}; sleep 0.1
      done
      tail -n +$((old + 1)) ${this.#told}`);
  }

  /** SIGTERM, and the last line it has said. */
  async end(): Promise<string> {
    return await this.#shell(`systemctl stop ${this.#unit} || :; tail -n 1 ${this.#told}`);
  }

  async #shell(script: string): Promise<string> {
    return await this.#cluster.shell('hosta', script);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }
}
