import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HostProgram, RedisClient } from '../support/client.ts';
import { type Cluster, eventually, type Host, WITNESS_PORT } from '../support/cluster.ts';
import { type Beat, judge, parseBeats, type Span, type Verdict } from './judge.ts';
import { MEMBERS, type Member, runtimesOf } from './plan.ts';

const ECHO_PORT = 7000;
const PATTERN_MIB = 16;
const VERIFIED = `VERIFIED ${PATTERN_MIB * 256} pages 0 bad`;
/** Longer than any crew serves. */
const CLIENT_SECONDS = 36_000;

interface Person {
  readonly member: Member;
  readonly name: string;
  readonly id: string;
  readonly ip: string;
}

/**
 * Three containers that are moved, and whoever watches them from the client's side:
 * `echo` counts aloud over UDP and echoes one TCP stream, `pattern` counts aloud over memory in which
 * every page can be computed, `redis` answers one TCP connection that checks every answer. A crew
 * serves some jobs and is then replaced: the witness knows 64 places at most.
 */
export class Crew implements AsyncDisposable {
  readonly #cluster: Cluster;
  readonly #people = new Map<Member, Person>();
  readonly #log: string;
  readonly #clients = new AsyncDisposableStack();
  #echo: HostProgram | undefined;
  #redis: RedisClient | undefined;
  /** Whenever a line was cut: whoever was on that host was cut off, not only who moved. */
  readonly cuts: Span[] = [];

  private constructor(cluster: Cluster, log: string) {
    this.#cluster = cluster;
    this.#log = log;
  }

  static async open(cluster: Cluster, seed: number, job: number): Promise<Crew> {
    const file = `witness-${job}.log`;
    const crew = new Crew(cluster, join(cluster.lab.share('client'), file));
    try {
      await crew.#start(file, runtimesOf(seed, job));
    } catch (error) {
      await crew[Symbol.asyncDispose]();
      throw error;
    }
    return crew;
  }

  async #start(file: string, runtimes: Readonly<Record<Member, 'crun' | 'runc'>>): Promise<void> {
    const cluster = this.#cluster;
    const watch = ['--port', String(WITNESS_PORT), '--out', `/share/${file}`];
    this.#clients.use(await HostProgram.start(cluster, 'client', ['/share/witness', ...watch]));
    const workloads = {
      echo: { args: ['echo', '--port', String(ECHO_PORT)] },
      pattern: { args: ['pattern', '--mib', String(PATTERN_MIB), '--rate', '500'] },
      redis: { args: [], image: 'localhost/redis' },
    };
    for (const member of MEMBERS) {
      const name = cluster.newName(member);
      const { ip, mac } = cluster.newAddress();
      const runtime = runtimes[member];
      const workload = { ...workloads[member], name, runtime, ip, mac };
      const id = await cluster.startWorkload('hosta', workload);
      this.#people.set(member, { member, name, id, ip });
    }
    const redis = this.of('redis');
    await cluster.waitForLog('hosta', redis.name, (lines) =>
      lines.find((line) => line.includes('Ready to accept connections')),
    );
    this.#redis = this.#clients.use(await RedisClient.connect(cluster, redis.ip));
    const stream = [this.of('echo').ip, String(ECHO_PORT), String(CLIENT_SECONDS), '--rate', '50'];
    this.#echo = this.#clients.use(
      await HostProgram.start(cluster, 'client', ['/share/echoclient', ...stream]),
    );
  }

  of(member: Member): Person {
    const person = this.#people.get(member);
    if (person === undefined) throw new Error(`no ${member}`);
    return person;
  }

  get everyone(): readonly Person[] {
    return [...this.#people.values()];
  }

  get witnessLog(): string {
    return this.#log;
  }

  beats(member: Member): Beat[] {
    const { name } = this.of(member);
    return parseBeats(readFileSync(this.#log, 'utf8')).filter(({ token }) => token === name);
  }

  /** Undefined for a member that does not count aloud. */
  judge(member: Member, during: Span): Verdict | undefined {
    if (member === 'redis') return undefined;
    return judge(this.beats(member), { cuts: this.cuts, during });
  }

  /**
   * Waits until the member shows that it is alive on `host`, and that it holds what it held.
   * `monitored`: what it writes is read by somebody, so it can be asked.
   */
  async check(
    member: Member,
    { host, monitored, withinMs }: { host: Host; monitored: boolean; withinMs: number },
  ): Promise<string[]> {
    const { name } = this.of(member);
    const wrong: string[] = [];
    if (member === 'redis') return await this.#checkRedis(withinMs);
    const last = this.beats(member).at(-1)?.seq ?? -1;
    await eventually(
      async () => ((this.beats(member).at(-1)?.seq ?? -1) > last + 2 ? true : undefined),
      withinMs,
      () => `${name} has fallen silent at ${last}`,
    ).catch((error: unknown) => wrong.push(textOf(error)));
    if (member === 'echo') {
      const bad = this.#echo?.lines.filter((line) => /^(WRONG|BROKEN)/.test(line)) ?? [];
      wrong.push(...bad.map((line) => `TCP stream: ${line}`));
    } else if (monitored) {
      const answer = await this.#cluster.ask(host, name).catch(textOf);
      if (answer !== VERIFIED) wrong.push(`memory of ${name}: ${answer}`);
    }
    return wrong;
  }

  async #checkRedis(withinMs: number): Promise<string[]> {
    const redis = this.#redis;
    if (redis === undefined) return ['no client of redis'];
    try {
      const { requests } = await redis.progress();
      const now = await eventually(
        async () => {
          const seen = await redis.progress();
          return seen.requests > requests + 10 || seen.resets > 0 ? seen : undefined;
        },
        withinMs,
        () => `redis has answered nothing since request ${requests}`,
      );
      const bad = now.wrong > 0 || now.resets > 0;
      return bad ? [`redis: ${now.wrong} wrong answers, ${now.resets} resets`] : [];
    } catch (error) {
      return [`redis: ${textOf(error)}`];
    }
  }

  /** The longest time redis let its client wait since this was last asked, milliseconds. */
  async longestGapMs(): Promise<number> {
    const told = await this.#redis?.progress(true).catch(() => undefined);
    return told?.longestGapMs ?? 0;
  }

  /** The last word of the clients: nothing is missing. */
  async finish(): Promise<string[]> {
    const wrong: string[] = [];
    const redis = await this.#redis?.finish();
    if (redis !== undefined && (redis.wrong > 0 || redis.resets > 0)) {
      wrong.push(`redis: ${JSON.stringify(redis)}`);
    }
    const stream = this.#echo;
    if (stream !== undefined) {
      await stream.end();
      const last = stream.lines.at(-1) ?? '';
      if (!/ wrong=0 resets=0 .*missing=0$/.test(last)) wrong.push(`TCP stream: ${last}`);
    }
    return wrong;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#clients.disposeAsync();
    await this.#cluster.removeWorkloads();
    rmSync(this.#log, { force: true });
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
