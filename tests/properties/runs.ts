/** How often a property is tried: `usual` times, or CKPT_FC_TIMES as often in a long night. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: usual * Number(process.env['CKPT_FC_TIMES'] ?? 1) };
}
