import { afterAll, test as base, expect } from 'vitest';
import { type Cluster, openCluster } from './cluster.ts';
import { Witness } from './oracles.ts';
import { type Snapshots, settledDifferences, takeSnapshots } from './residue.ts';

interface Fixtures {
  readonly cluster: Cluster;
  readonly witness: Witness;
  /** Removes the test's containers, then demands that both hosts hold what they held before it. */
  readonly tidy: undefined;
}

/** The state after one test is the state before the next. */
let before: Snapshots | undefined;

/**
 * `it` of the tests that need the whole: two daemons, a witness, and a residue check around each
 * test. All tests of a file share the cluster.
 */
export const it = base.extend<Fixtures>({
  cluster: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads what a fixture needs from its first argument
    async ({}, use) => {
      await using cluster = await openCluster();
      await use(cluster);
    },
    { scope: 'file' },
  ],
  witness: [
    async ({ cluster }, use) => {
      await using witness = await Witness.open(cluster);
      await use(witness);
    },
    { scope: 'file' },
  ],
  tidy: [
    async ({ cluster, task }, use) => {
      before ??= await takeSnapshots(cluster);
      await cluster.markLogs();
      await use(undefined);
      const failed = task.result?.state === 'fail';
      if (failed) process.stderr.write(`${task.name}\n${await cluster.logs()}\n`);
      if (failed) {
        // What it left must not fail the next one.
        await cluster.tidy().catch(() => undefined);
        await cluster.startOver();
        before = undefined;
        return;
      }
      await cluster.tidy();
      const { found, after } = await settledDifferences(cluster, before);
      before = after;
      expect(found).toEqual([]);
    },
    { auto: true },
  ],
});

afterAll(() => {
  before = undefined;
});
