import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import koffi from 'koffi';
import { LIBSELINUX, type Libselinux } from '../../src/selinux/library.ts';
import { Library } from '../../src/sys/native.ts';

/** What a test has not given must not be called. */
export function standIn(given: Partial<Libselinux>): Libselinux {
  const all = Object.keys(LIBSELINUX).map((name) => [
    name,
    () => {
      throw new Error(`${name} is not for this test`);
    },
  ]);
  return { ...Object.fromEntries(all), ...given };
}

/** As a C function that fails. */
export function failing(errno: number): () => number {
  return () => {
    koffi.errno(errno);
    return -1;
  };
}

const { personality } = Library('libc.so.6', { personality: ['int', ['long']] });
const UNAME26 = 0x20000;
const CLEAN = personality(0xffffffff);

/**
 * Every label is kept by the kernel where it keeps the personality(2): it too belongs to one thread, and is
 * copied to the threads and processes that this one starts. Any process may set it, with SELinux or without.
 */
export function labelsInPersonality(): Libselinux {
  const set = (label: string | null) =>
    personality(label === null ? CLEAN : CLEAN | UNAME26) === -1 ? -1 : 0;
  return standIn({
    setsockcreatecon_raw: set,
    setexeccon_raw: set,
    setfscreatecon_raw: set,
  });
}

function isMarked(text: string): boolean {
  return (Number.parseInt(text, 16) & UNAME26) !== 0;
}

export function isThisThreadLabelled(): boolean {
  return isMarked(readFileSync('/proc/thread-self/personality', 'utf8'));
}

/** How many threads of this process there are, and how many of them carry a label. */
export function threads(): { all: number; labelled: number } {
  const each = readdirSync('/proc/self/task').map((tid) =>
    isMarked(readFileSync(`/proc/self/task/${tid}/personality`, 'utf8')),
  );
  return { all: each.length, labelled: each.filter(Boolean).length };
}

export function isChildLabelled(): boolean {
  return isMarked(spawnSync('cat', ['/proc/self/personality'], { encoding: 'utf8' }).stdout);
}
