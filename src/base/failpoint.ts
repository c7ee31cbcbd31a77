import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { Fault } from './fault.ts';

/**
 * Failpoints: places where a test makes the daemon fail, told as text.
 *
 *   text   = term { ";" term }
 *   term   = point "=" [ count "*off->" ] action [ "@" hit ] [ "*" ]
 *   point  = a name of the list, or the beginning of some names and "*"
 *   action = crash | stop | torn | drop | delay(MS) | error(ERRNO)
 *
 * A term acts once, at the hit that is told (the first, if none is), and is over; with "*" at the end
 * it acts at that hit and at all later ones. Hits of all points that a pattern names are counted
 * together. `2*off->` means the same as `@3`.
 */
export type Action =
  /** SIGKILL to ourselves. */
  | { readonly does: 'crash' }
  /** SIGSTOP to ourselves: a daemon that hangs, its sockets open. */
  | { readonly does: 'stop' }
  /** Journal only: half of the record, then SIGKILL. */
  | { readonly does: 'torn' }
  /** Messages only: it never arrives. */
  | { readonly does: 'drop' }
  | { readonly does: 'delay'; readonly ms: number }
  | { readonly does: 'error'; readonly errno: string };

interface Term {
  readonly point: string;
  readonly action: Action;
  readonly at: number;
  readonly sticky: boolean;
  hits: number;
  fired: number;
}

/** What the place itself has to do; everything else was done already. */
export type Effect = 'torn' | 'drop' | undefined;

let terms: readonly Term[] = [];
let released = Promise.withResolvers<void>();

/** Read at every failpoint before anything else: `if (failpoints.on) await hit(name)`. */
export const failpoints = { on: false };

const TERM =
  /^([A-Za-z0-9.*-]+)=(?:([1-9]\d{0,5})\*off->)?([a-z]+)(?:\(([A-Za-z0-9]+)\))?(?:@([1-9]\d{0,5}))?(\*)?$/;

/** CONFIG_INVALID names the term. `known` are all names there are. */
export function parseFailpoints(text: string, known: readonly string[]): readonly Term[] {
  return text.split(';').map((term) => parseTerm(term, known));
}

function parseTerm(text: string, known: readonly string[]): Term {
  const wrong = (why: string) =>
    new Fault('CONFIG_INVALID', `failpoint ${JSON.stringify(text)}: ${why}`);
  const match = TERM.exec(text);
  if (match === null) throw wrong('not POINT=ACTION');
  const [, point = '', off, word = '', argument, at, star] = match;
  if (off !== undefined && at !== undefined) throw wrong('"off->" and "@" exclude each other');
  const places = known.filter((name) => fits(point, name));
  if (places.length === 0) throw wrong('there is no such point');
  const action = parseAction(word, argument);
  if (action === undefined) throw wrong('there is no such action');
  const misplaced = places.find((name) => !mayHappen(action, name));
  if (misplaced !== undefined) throw wrong(`${word} cannot happen at ${misplaced}`);
  return {
    point,
    action,
    at: off === undefined ? Number(at ?? 1) : Number(off) + 1,
    sticky: star !== undefined,
    hits: 0,
    fired: 0,
  };
}

function parseAction(word: string, argument: string | undefined): Action | undefined {
  switch (word) {
    case 'crash':
    case 'stop':
    case 'torn':
    case 'drop':
      return argument === undefined ? { does: word } : undefined;
    case 'delay':
      return /^\d{1,6}$/.test(argument ?? '') ? { does: word, ms: Number(argument) } : undefined;
    case 'error':
      return argument !== undefined && Object.hasOwn(constants.errno, argument)
        ? { does: word, errno: argument }
        : undefined;
    default:
      return undefined;
  }
}

function mayHappen(action: Action, name: string): boolean {
  if (action.does === 'torn') return /\.journal\.[a-z-]+\.before$/.test(name);
  if (action.does === 'drop') return /^(peer|stream)\./.test(name);
  return true;
}

function fits(point: string, name: string): boolean {
  return point.endsWith('*') ? name.startsWith(point.slice(0, -1)) : name === point;
}

/** From now on these and no others: what was being delayed goes on. An empty text disarms all. CONFIG_INVALID. */
export function arm(text: string, known: readonly string[]): void {
  terms = text === '' ? [] : parseFailpoints(text, known);
  failpoints.on = terms.length > 0;
  released.resolve();
  released = Promise.withResolvers();
}

/** How often each armed term has acted, in the order of the text. */
export function fired(): number[] {
  return terms.map((term) => term.fired);
}

/** Never called while `failpoints.on` is false. Throws, or does not return, when told so. */
export async function hit(name: string): Promise<Effect> {
  const due = terms.filter((term) => fits(term.point, name) && isDue(term));
  let effect: Effect;
  for (const term of due) {
    term.fired += 1;
    effect = (await act(term.action, name)) ?? effect;
  }
  return effect;
}

function isDue(term: Term): boolean {
  term.hits += 1;
  return term.sticky ? term.hits >= term.at : term.hits === term.at;
}

async function act(action: Action, name: string): Promise<Effect> {
  switch (action.does) {
    case 'crash':
      return await crash();
    case 'stop':
      process.kill(process.pid, 'SIGSTOP');
      return undefined;
    case 'delay':
      await Promise.race([
        new Promise((resolve) => setTimeout(resolve, action.ms)),
        released.promise,
      ]);
      return undefined;
    case 'error': {
      const errno = constants.errno[action.errno as keyof typeof constants.errno];
      const message = `${action.errno}: made to fail at ${name}`;
      throw Object.assign(new Error(message), { code: action.errno, errno: -errno });
    }
    case 'torn':
    case 'drop':
      return action.does;
  }
}

/** As `kill -9` from outside: no handler runs, nothing is flushed. */
export async function crash(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return await new Promise<never>(() => {});
}

/** At a message. Throws PEER_UNREACHABLE when it is to get lost. */
export async function hitMessage(name: string): Promise<void> {
  if ((await hit(name)) !== 'drop') return;
  throw new Fault('PEER_UNREACHABLE', `the message was dropped at ${name}`);
}

/**
 * Arms what the environment asks for, on a host of the laboratory only: a failpoint in a production
 * daemon is an outage by one variable. CONFIG_INVALID when the host lacks the marker, or the text is
 * not understood. The variable is taken away: no child is to see it.
 */
export function armFromEnvironment(known: readonly string[], marker = FAILPOINTS_MARKER): void {
  const text = process.env[FAILPOINTS_VARIABLE];
  if (text === undefined) return;
  delete process.env[FAILPOINTS_VARIABLE];
  if (!isMarked(marker)) {
    throw new Fault(
      'CONFIG_INVALID',
      `${FAILPOINTS_VARIABLE} is set, and this host is no laboratory: ${marker} is missing`,
    );
  }
  arm(text, known);
}

export const FAILPOINTS_VARIABLE = 'CKPT_FAILPOINTS';
/** Holds the name of the laboratory a host belongs to (lab/lib/host-init). */
export const FAILPOINTS_MARKER = '/etc/ckpt-lab';

function isMarked(path: string): boolean {
  try {
    return /^[a-z0-9]{1,8}\n$/.test(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
}
