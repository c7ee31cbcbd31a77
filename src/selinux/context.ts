import { Fault } from '../base/fault.ts';

/** Categories of the policies that containers live under (`s0:c0.c1023`). */
export const CATEGORIES = 1_024;

/** One end of a range: a sensitivity, and the numbers of its categories, each once, rising. */
export interface Level {
  readonly sensitivity: number;
  readonly categories: readonly number[];
}

/** A label as the kernel writes it, `user:role:type:low-high`; low and high are the same where it shows one. */
export interface Context {
  readonly user: string;
  readonly role: string;
  readonly type: string;
  readonly low: Level;
  readonly high: Level;
}

/** Identifiers of the policy language (secilc(8)); 255 is far more than any policy has. */
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,254}$/;
const NUMBER = /^(0|[1-9][0-9]{0,3})$/;

/** SPEC_MALFORMED, with the text but for what a terminal would act on. */
export function parseContext(text: string): Context {
  const malformed = () =>
    new Fault('SPEC_MALFORMED', `not a label of SELinux: ${JSON.stringify(text.slice(0, 200))}`, {
      facts: { label: text.slice(0, 200) },
    });
  const [user = '', role = '', type = '', low = '', ...categories] = text.split(':');
  if (![user, role, type].every((name) => NAME.test(name))) throw malformed();
  // `s0:c1,c2` has a colon of its own, and `s0:c1-s0:c1.c5` two.
  const ends = [low, ...categories].join(':').split('-').map(parseLevel);
  const [first, last = first] = ends;
  if (first === undefined || last === undefined || ends.length > 2) throw malformed();
  return { user, role, type, low: first, high: last };
}

function parseLevel(text: string): Level | undefined {
  const [sensitivity = '', sets, ...more] = text.split(':');
  if (!sensitivity.startsWith('s') || !NUMBER.test(sensitivity.slice(1)) || more.length > 0) {
    return undefined;
  }
  const categories: number[] = [];
  for (const set of sets?.split(',') ?? []) {
    const [first, last = first, ...rest] = set.split('.').map(category);
    if (first === undefined || last === undefined || rest.length > 0 || last < first) return;
    if (first <= (categories.at(-1) ?? -1)) return; // the kernel writes them rising
    for (let number = first; number <= last; number++) categories.push(number);
  }
  return { sensitivity: Number(sensitivity.slice(1)), categories };
}

function category(text: string): number | undefined {
  if (!text.startsWith('c') || !NUMBER.test(text.slice(1))) return undefined;
  const number = Number(text.slice(1));
  return number < CATEGORIES ? number : undefined;
}

/** As the kernel writes it: what `parseContext` takes comes out the same, if the kernel had written it. */
export function formatContext({ user, role, type, low, high }: Context): string {
  const [first, last] = [formatLevel(low), formatLevel(high)];
  return [user, role, type, first === last ? first : `${first}-${last}`].join(':');
}

function formatLevel({ sensitivity, categories }: Level): string {
  const sets: string[] = [];
  for (let at = 0; at < categories.length; ) {
    const first = categories[at] ?? 0;
    let end = at + 1;
    while (categories[end] === first + (end - at)) end++;
    const last = first + (end - at) - 1;
    // Two neighbours are written apart, three and more as a range (mls_sid_to_context of the kernel).
    if (last - first < 2) for (let n = first; n <= last; n++) sets.push(`c${n}`);
    else sets.push(`c${first}.c${last}`);
    at = end;
  }
  return sets.length === 0 ? `s${sensitivity}` : `s${sensitivity}:${sets.join(',')}`;
}
