import type { OperatorClient } from '../rpc/services.ts';
import { candidatesFor, type Kind } from './completion.ts';
import { connect } from './connect.ts';
import type { Screen } from './screen.ts';
import { loadSettings } from './settings.ts';

/** Nobody waits longer for a list of names after TAB. */
const DEADLINE_MS = 1_000;

/** The hidden `ckpt __complete WORD…`: one fitting word a line. Says nothing when it cannot know. */
export async function complete(screen: Screen, words: readonly string[]): Promise<void> {
  const typed = words.at(-1) ?? '';
  const candidates = candidatesFor(words);
  const found = typeof candidates === 'string' ? await ask(candidates) : candidates;
  for (const word of found) if (word.startsWith(typed)) screen.out(word);
}

async function ask(kind: Kind): Promise<readonly string[]> {
  try {
    using connection = await connect(await loadSettings({}, process.env), true);
    return await names(connection.client, kind);
  } catch {
    return [];
  }
}

async function names(client: OperatorClient, kind: Kind): Promise<string[]> {
  const options = { deadlineMs: DEADLINE_MS };
  switch (kind) {
    case 'containers':
      return (await client.listContainers({}, options)).containers.map((c) => c.name ?? '');
    case 'hosts':
      return (await client.listHosts({}, options)).hosts.map((h) => h.name ?? '');
    case 'fences':
      return (await client.listFences({}, options)).fences.map((f) => f.name ?? '');
    case 'jobs':
      return (await client.listJobs({ all: true }, options)).jobs.map((j) => j.id ?? '');
  }
}
