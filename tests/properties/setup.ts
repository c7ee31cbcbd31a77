import fc from 'fast-check';

/**
 * The same cases in every run, so that a red build is red again for whoever looks at it. A run with
 * CKPT_FC_SEED=random draws others, and a number replays that run; a failure prints its seed and path
 * too. A case that was found becomes an entry of `examples` in its test, for ever.
 */
const DEFAULT_SEED = 20_261_121;

const wanted = process.env['CKPT_FC_SEED'] ?? '';
const seed =
  wanted === 'random' ? Math.trunc(Math.random() * 2 ** 31) : Number(wanted || DEFAULT_SEED);
if (wanted !== '') process.stderr.write(`CKPT_FC_SEED=${seed}\n`);
fc.configureGlobal({ seed });
