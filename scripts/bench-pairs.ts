/** What was measured of two sides, each `n` times. */
export type Pair<T = number> = readonly [first: T, second: T];

/** Which side comes first changes from pair to pair. */
export async function alternately<T>(
  n: number,
  sides: Pair<() => Promise<T>>,
  heard: (pair: Pair<T>) => void = () => undefined,
): Promise<Pair<T>[]> {
  const all: Pair<T>[] = [];
  for (let at = 0; at < n; at++) {
    const earlier = await sides[at % 2 === 0 ? 0 : 1]();
    const later = await sides[at % 2 === 0 ? 1 : 0]();
    const pair = at % 2 === 0 ? ([earlier, later] as const) : ([later, earlier] as const);
    heard(pair);
    all.push(pair);
  }
  return all;
}
