import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { parseAddress } from '../peer/address.ts';
import { HOST_NAME, isFingerprint } from '../peer/certificate.ts';
import type { PinnedHost, Pins } from '../peer/pins.ts';
import { readToml } from './toml.ts';

const SCHEMA = z.strictObject({
  hosts: z
    .record(
      z.string().regex(HOST_NAME, { error: 'must be a name of letters, digits, dots and dashes' }),
      z.strictObject({
        address: z
          .string()
          .refine((text) => parseAddress(text) !== undefined, { error: 'must be HOST:PORT' }),
        fingerprint: z
          .string()
          .refine(isFingerprint, { error: 'must be SHA256: and 43 characters' }),
        id: z.string().regex(/^[0-9a-f]{32}$/, { error: 'must be 32 hex digits' }),
      }),
    )
    .default({}),
});

const HEAD = `# Hosts whose keys were compared and pinned. Written by ckptd; after an edit by hand: systemctl
# reload ckptd. A host that is taken out loses its connections at once.
`;

/** The pinned hosts, in a file that is read at start and on SIGHUP, and written whole. */
export class HostStore implements Pins {
  readonly #file: string;
  readonly #listeners = new Set<() => void>();
  #hosts: ReadonlyMap<string, PinnedHost>;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(file: string, hosts: ReadonlyMap<string, PinnedHost>) {
    this.#file = file;
    this.#hosts = hosts;
  }

  /** An absent file is an empty one. CONFIG_INVALID. */
  static async open(file: string): Promise<HostStore> {
    return new HostStore(file, await readHosts(file));
  }

  all(): PinnedHost[] {
    return [...this.#hosts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  byName(name: string): PinnedHost | undefined {
    return this.#hosts.get(name);
  }

  byFingerprint(fingerprint: string): PinnedHost | undefined {
    return this.all().find((host) => host.fingerprint === fingerprint);
  }

  /** NO_SUCH_HOST. */
  need(name: string): PinnedHost {
    const host = this.byName(name);
    if (host !== undefined) return host;
    throw new Fault('NO_SUCH_HOST', `no host ${JSON.stringify(name)} is known here`);
  }

  onChange(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => this.#listeners.delete(listener) };
  }

  /** Adds a host or replaces the one of this name. USAGE when another name has its key. */
  async add(host: PinnedHost): Promise<void> {
    await this.#change((hosts) => {
      const twin = [...hosts.values()].find(
        (other) => other.fingerprint === host.fingerprint && other.name !== host.name,
      );
      if (twin !== undefined) {
        throw new Fault(
          'USAGE',
          `this key is pinned already as ${twin.name}: remove that one first`,
        );
      }
      hosts.set(host.name, host);
    });
  }

  /** NO_SUCH_HOST. */
  async remove(name: string): Promise<void> {
    await this.#change((hosts) => {
      this.need(name);
      hosts.delete(name);
    });
  }

  /** Reads the file again. What was known stays when it cannot be read: CONFIG_INVALID. */
  async reload(): Promise<void> {
    await this.#queued(async () => this.#set(await readHosts(this.#file)));
  }

  async #change(change: (hosts: Map<string, PinnedHost>) => void): Promise<void> {
    await this.#queued(async () => {
      const hosts = new Map(this.#hosts);
      change(hosts);
      await writeHosts(this.#file, hosts);
      this.#set(hosts);
    });
  }

  /** One change at a time: two at once would each write a file without the other's host. */
  async #queued(work: () => Promise<void>): Promise<void> {
    const mine = this.#writing.then(work);
    this.#writing = mine.catch(() => undefined);
    await mine;
  }

  #set(hosts: ReadonlyMap<string, PinnedHost>): void {
    this.#hosts = hosts;
    for (const listener of this.#listeners) listener();
  }
}

async function readHosts(file: string): Promise<Map<string, PinnedHost>> {
  const text = await readPrivate(file);
  const { hosts } = readToml(file, text, SCHEMA);
  const known = new Map<string, PinnedHost>();
  for (const [name, host] of Object.entries(hosts)) {
    const twin = [...known.values()].find((other) => other.fingerprint === host.fingerprint);
    if (twin !== undefined) {
      throw new Fault('CONFIG_INVALID', `${file}: ${twin.name} and ${name} have the same key`);
    }
    known.set(name, { name, ...host });
  }
  return known;
}

/** Who may write this file may pin a key of his own. */
async function readPrivate(path: string): Promise<string> {
  try {
    await using file = await open(path, 'r');
    const { mode } = await file.stat();
    if ((mode & 0o022) !== 0) {
      throw new Fault('CONFIG_INVALID', `${path} can be written by others: chmod 0600 ${path}`);
    }
    return await file.readFile('utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

async function writeHosts(path: string, hosts: ReadonlyMap<string, PinnedHost>): Promise<void> {
  const dir = dirname(path);
  await mkdir(dir, { recursive: true });
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    {
      await using file = await open(beside, 'wx', 0o600);
      await file.writeFile(render(hosts));
      await file.sync();
    }
    await rename(beside, path);
    await using folder = await open(dir, 'r');
    await folder.sync();
  } finally {
    await rm(beside, { force: true });
  }
}

function render(hosts: ReadonlyMap<string, PinnedHost>): string {
  // Values are addresses, digits and base64: JSON writes them as TOML reads them.
  const tables = [...hosts.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, address, fingerprint, id }) =>
      [
        `[hosts.${JSON.stringify(name)}]`,
        `address = ${JSON.stringify(address)}`,
        `fingerprint = ${JSON.stringify(fingerprint)}`,
        `id = ${JSON.stringify(id)}`,
        '',
      ].join('\n'),
    );
  return [HEAD, ...tables].join('\n');
}
