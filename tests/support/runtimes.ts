export const RUNTIMES = ['crun', 'runc'] as const;
export type Runtime = (typeof RUNTIMES)[number];

/**
 * Both, for what a runtime has little to do with: `make test`, which has no time for all, runs it with `one`
 * (CKPT_RUNTIMES=one), and the project by itself, as `make integration` does, with both.
 */
export const either = (one: Runtime): readonly Runtime[] =>
  process.env['CKPT_RUNTIMES'] === 'one' ? [one] : RUNTIMES;
