/**
 * Promise.all for work that changes things: it comes back when all of it has ended, also when one
 * part has failed. Otherwise the rest would go on while its traces are being removed.
 */
export async function together<T extends readonly unknown[]>(
  work: readonly [...{ [I in keyof T]: Promise<T[I]> }],
): Promise<T> {
  const results: PromiseSettledResult<unknown>[] = await Promise.allSettled(work);
  const values = results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  return values as unknown as T; // in the order of `work`
}
