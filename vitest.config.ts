import { defineConfig } from 'vitest/config';

/** What a test waits for has come at once, or never: only a machine that hangs takes so long. */
const expect = { poll: { timeout: 20_000 } };

/** Unit tests need no root and no network. The other projects run in the lab, one file at a time. */
export default defineConfig({
  test: {
    pool: 'forks',
    chaiConfig: { truncateThreshold: 0 },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{unit,properties}/**/*.test.ts'],
          setupFiles: ['tests/properties/setup.ts'],
          expect,
          testTimeout: 30_000, // a busy machine is no defect
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          fileParallelism: false,
          expect,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          maxConcurrency: 3,
          expect,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'zdtm',
          include: ['tests/zdtm/**/*.test.ts'],
          fileParallelism: false,
          expect,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/rows-*.test.ts'],
          fileParallelism: false,
          expect,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        // By `make rows`: each waits for reboots, leases and cut links.
        test: {
          name: 'rows',
          include: ['tests/e2e/rows-*.test.ts'],
          fileParallelism: false,
          expect,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        // By `make test-vm`: two virtual machines whose processors are emulated.
        test: {
          name: 'vm',
          include: ['tests/vm/**/*.test.ts'],
          fileParallelism: false,
          expect,
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
        },
      },
    ],
  },
});
