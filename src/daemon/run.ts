import { existsSync, readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import type * as grpc from '@grpc/grpc-js';
import { asFault, Fault } from '../base/fault.ts';
import { LOCAL_SILENCE_MS, makeServer } from '../rpc/limits.ts';
import { implement, type ServeOptions } from '../rpc/service.ts';
import { OPERATOR, type OperatorHandlers, READ_ONLY_METHODS } from '../rpc/services.ts';
import { setCloseOnExec } from '../sys/libc.ts';
import { takeListenFds } from '../sys/listen-fds.ts';
import { listeningFamily } from '../sys/listening.ts';
import { sdNotify, startWatchdog } from '../sys/notify.ts';
import { auditCall } from './audit.ts';
import { type Config, loadConfig } from './config.ts';
import type { DaemonContext } from './context.ts';
import { addHealth } from './health.ts';
import { HostStore } from './hosts.ts';
import { type LocalSocket, listenLocal, type Place } from './listen-local.ts';
import { takeLock } from './lock.ts';
import type { Log } from './log.ts';
import { PeerSide } from './peer-side.ts';
import { answer } from './probe.ts';
import { addReflection } from './reflection.ts';
import { startServices } from './services.ts';
import { checkStateDir } from './state-dir.ts';
import { findTools } from './tools.ts';
import { VERSION } from './version.ts';
import type { Neighbours } from './worlds.ts';

/** Jobs get this long to reach a state they can be taken up from. TimeoutStopSec is longer. */
const DRAIN_MS = 120_000;
const GOODBYE_MS = 1_000;
/** On a host so busy that the question to ourselves takes seconds, ending would help nobody. */
const OWN_ANSWER_MS = 20_000;

/** Runs the daemon until `stop` ends. Opened from top to bottom, closed from bottom to top. */
export async function runDaemon(
  configFile: string,
  config: Config,
  log: Log,
  stop: AbortSignal,
  neighbours?: Neighbours,
): Promise<void> {
  if (process.geteuid?.() !== 0) {
    throw new Fault(
      'NOT_PERMITTED',
      'ckptd must run as root: CRIU and Podman containers of root need it',
    );
  }
  // Before the first child exists: none may inherit these descriptors or variables.
  const handed = handedOver(takeListenFds());
  keepDescriptors();
  const tools = await findTools(config.paths);
  await checkStateDir(config.paths.state_dir);
  await using open = new AsyncDisposableStack();
  open.use(await takeLock(config.paths.state_dir));

  const stopping = new AbortController();
  const hosts = await HostStore.open(config.paths.hosts_file);
  const peers = open.use(await PeerSide.open(config, log, hosts, handed.peer));
  const ctx: DaemonContext = { config, tools, log, hosts, peers, stopping: stopping.signal };
  const services = open.use(await startServices(ctx, neighbours));
  peers.serve(services, stopping.signal);

  const operator = localServer(ctx, services.operator);
  const reader = localServer(ctx, readOnly(services.operator));
  open.defer(() => endServers([operator, reader]));
  const cap = config.limits.local_connections;
  const places = [
    { server: operator, place: placeOf(handed.operator, config.operator) },
    ...(config.reader.enabled
      ? [{ server: reader, place: placeOf(handed.reader, config.reader) }]
      : []),
  ];
  for (const { server, place } of places) open.use(await listenLocal(log, place, server, cap));
  await peers.listen();
  open.use(reloadOnHangup(configFile, log, hosts));
  // Those of the service manager queue what comes before we accept; where they are is its affair.
  const own = places.flatMap(({ place }) => ('make' in place ? [place.make.path] : []));
  if (!(await answer(own, OWN_ANSWER_MS * config.limits.slowness))) {
    throw new Fault('SYSTEM', `no answer on our own sockets: ${own.join(', ')}`);
  }
  if (stop.aborted) return;
  using _watchdog = startWatchdog();
  sdNotify(`READY=1\nSTATUS=ckptd ${VERSION}: ready`);
  log.info(
    { version: VERSION, node: process.version, config: configFile, peers: peers.addresses },
    'ready',
  );
  addReflection([operator, reader]).catch((error: unknown) =>
    log.warn({ err: error }, 'no reflection'),
  );

  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve));
  log.info('stopping: waiting for jobs to reach a safe state');
  sdNotify('STOPPING=1\nSTATUS=stopping: waiting for jobs to reach a safe state');
  stopping.abort(new Fault('SHUTTING_DOWN', 'ckptd is stopping'));
  await services.drain(DRAIN_MS);
}

/** SIGHUP: pins and the level of the log. Everything else takes a restart. */
function reloadOnHangup(configFile: string, log: Log, hosts: HostStore): Disposable {
  const reload = async () => {
    try {
      log.level = (await loadConfig(configFile)).log.level;
      await hosts.reload();
      log.info({ hosts: hosts.all().map(({ name }) => name) }, 'read hosts and log level again');
    } catch (error) {
      log.error({ why: asFault(error).message }, 'reload refused: everything stays as it was');
    }
  };
  const hangup = () => void reload();
  process.on('SIGHUP', hangup);
  return { [Symbol.dispose]: () => process.off('SIGHUP', hangup) };
}

/**
 * Whoever started us may have left descriptors open, and criu would find them in its own tables.
 * Node.js marks what it opens itself; this marks the rest.
 */
function keepDescriptors(): void {
  for (const name of readdirSync('/proc/self/fd')) {
    const fd = Number(name);
    // The one that read the list is closed by now.
    if (fd > 2 && existsSync(`/proc/self/fd/${fd}`)) setCloseOnExec(fd);
  }
}

interface Handed {
  readonly operator?: number;
  readonly reader?: number;
  readonly peer: readonly number[];
}

/** Names are those of FileDescriptorName= in ckptd.socket. A descriptor we have no use for is refused. */
function handedOver(fds: readonly { fd: number; name: string }[]): Handed {
  const handed: { operator?: number; reader?: number; peer: number[] } = { peer: [] };
  for (const { fd, name } of fds) {
    const family = listeningFamily(fd);
    if (name === 'peer' && family === 'inet') handed.peer.push(fd);
    else if (
      (name === 'operator' || name === 'reader') &&
      family === 'unix' &&
      handed[name] === undefined
    ) {
      handed[name] = fd;
    } else {
      throw new Fault(
        'CONFIG_INVALID',
        `descriptor ${fd} of the service manager, ${JSON.stringify(name)}: known are one operator and one reader, UNIX sockets, and any number of peer, TCP sockets, all of them listening (FileDescriptorName=)`,
      );
    }
  }
  return handed;
}

function placeOf(
  fd: number | undefined,
  { socket: path, mode, group }: Config['operator'] | Config['reader'],
): Place<LocalSocket> {
  return fd === undefined ? { make: { path, mode, group } } : { fd };
}

function localServer(ctx: DaemonContext, handlers: Partial<OperatorHandlers>): grpc.Server {
  const server = makeServer(ctx.config.limits.slowness, LOCAL_SILENCE_MS);
  const options: ServeOptions = {
    host: () => ctx.peers.identity?.name ?? hostname(),
    ended: (end) => auditCall(ctx.log, end),
  };
  server.addService(OPERATOR.definition, implement(OPERATOR, handlers, options));
  addHealth(server, ['ckpt.v1.Operator'], ctx.stopping);
  return server;
}

/** The same handlers, and a refusal in the place of each that changes something. */
function readOnly(handlers: Partial<OperatorHandlers>): Partial<OperatorHandlers> {
  const refuse = async (): Promise<never> => {
    throw new Fault('READ_ONLY', 'this socket answers questions and changes nothing');
  };
  return Object.fromEntries(
    OPERATOR.methods.map((name) => [name, READ_ONLY_METHODS.has(name) ? handlers[name] : refuse]),
  );
}

/** Lets running calls end, then ends what is left. */
async function endServers(servers: readonly grpc.Server[]): Promise<void> {
  await Promise.all(
    servers.map(async (server) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.tryShutdown(() => resolve());
      const timer = setTimeout(() => server.forceShutdown(), GOODBYE_MS);
      await promise;
      clearTimeout(timer);
    }),
  );
}
