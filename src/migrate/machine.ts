import { Fault } from '../base/fault.ts';

/**
 * A state machine as a table: which record may follow in which states, and where it leads. The
 * journal is a list of records, so the state after a crash is the fold of the table over it.
 */
export type Steps<S extends string> = Readonly<
  Record<string, { readonly from: readonly S[]; readonly to: S }>
>;

export function advance<S extends string>(steps: Steps<S>, state: S, record: string): S {
  const row = steps[record];
  if (row?.from.includes(state)) return row.to;
  throw new Fault('BAD_STATE', `"${record}" makes no sense while ${state}`, {
    facts: { record, state },
  });
}
