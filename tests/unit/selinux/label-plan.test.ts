import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContext } from '../../../src/selinux/context.ts';
import { type LabelsHere, planLabels } from '../../../src/selinux/label-plan.ts';
import { PAIRS, type Pair, pairOf, TakenPairs } from '../../../src/selinux/mcs.ts';

const PROCESS = 'system_u:system_r:container_t:s0';
const FILE = 'system_u:object_r:container_file_t:s0';

const claim = (pair: string, type = 'container_t') => ({
  process: `system_u:system_r:${type}:s0:${pair}`,
  mount: `${FILE}:${pair}`,
});

function here(given: Partial<LabelsHere> = {}): LabelsHere {
  const defaults = { process: PROCESS, mount: FILE };
  return { defaults, types: [], taken: [], isLabel: () => true, ...given };
}

const category = fc.nat(1_023);
const pair = fc
  .tuple(category, category)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? `c${a},c${b}` : `c${b},c${a}`));

describe('a container that comes from another host', () => {
  it('keeps its pair when nothing here has it', () => {
    const taken = [`${PROCESS}:c1,c3`, `${PROCESS}:c2,c3`, `${PROCESS}`, 'kernel', ''];
    expect(planLabels(claim('c1,c2'), here({ taken }), 0)).toEqual({
      ...claim('c1,c2'),
      pair: 'kept',
      why: 'nothing here has c1,c2',
    });
  });

  it('gets another pair when its own is taken', () => {
    const taken = [`${FILE}:c1,c2`, `${FILE}:c0,c1`];
    expect(planLabels(claim('c1,c2'), here({ taken }), 0)).toEqual({
      ...claim('c0,c2'),
      pair: 'new',
      why: 'c1,c2 belongs to something on this host',
    });
  });

  it.each([
    ['one of its categories', 'c2'],
    ['both of them and more', 'c1,c2,c9'],
    ['a range that has both', 'c0.c5'],
  ])('gets another pair where somebody has %s for its own', (_, level) => {
    const taken = [`${PROCESS}:${level}`];
    const { pair: kept, process } = planLabels(claim('c1,c2'), here({ taken }), 0.99);
    expect(kept).toBe('new');
    expect(process).toBe(`${PROCESS}:c885,c1018`);
  });

  it('keeps its pair beside what is not kept apart from anybody', () => {
    const taken = ['unconfined_u:unconfined_r:unconfined_t:s0-s0:c0.c1023', `${FILE}:c0.c1023`];
    expect(planLabels(claim('c1,c2'), here({ taken }), 0).pair).toBe('kept');
  });

  it('never gets the pair of a live container, and its own when that is free', () => {
    fc.assert(
      fc.property(
        pair,
        fc.array(pair, { maxLength: 60 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (own, live, random) => {
          const taken = live.map((one) => `${PROCESS}:${one}`);
          const plan = planLabels(claim(own), here({ taken }), random);
          expect(taken).not.toContain(plan.process);
          expect(plan.pair).toBe(live.includes(own) ? 'new' : 'kept');
          if (plan.pair === 'kept') expect(plan.process).toBe(`${PROCESS}:${own}`);
          const [process, mount] = [plan.process, plan.mount].map((label) => parseContext(label));
          expect(process && pairOf(process)).toEqual(mount && pairOf(mount));
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('has the user and the role of this host, whatever is claimed', () => {
    const claimed = {
      process: 'staff_u:sysadm_r:container_t:s0:c1,c2',
      mount: 'staff_u:sysadm_r:container_file_t:s0:c1,c2',
    };
    expect(planLabels(claimed, here(), 0)).toMatchObject(claim('c1,c2'));
  });

  it('keeps another type only where this host takes it', () => {
    const claimed = claim('c1,c2', 'container_init_t');
    const granted = here({ types: ['container_init_t'] });
    expect(planLabels(claimed, granted, 0)).toMatchObject(claimed);
    expect(() => planLabels(claimed, here(), 0)).toThrow(
      expect.objectContaining({
        code: 'POLICY_PRIVILEGE',
        message:
          'this host does not take processes of type container_init_t: system_u:system_r:container_init_t:s0:c1,c2',
      }),
    );
  });

  it.each([
    ['spc_t', { ...claim('c1,c2', 'spc_t') }],
    ['unconfined_t', { ...claim('c1,c2', 'unconfined_t') }],
    ['files of the host', { ...claim('c1,c2'), mount: 'system_u:object_r:etc_t:s0:c1,c2' }],
    ['no category', { process: PROCESS, mount: FILE }],
    ['one category', claim('c1')],
    ['three', claim('c1.c3')],
    ['a range', { ...claim('c1,c2'), process: `${PROCESS}-s0:c1,c2` }],
    ['all', { ...claim('c1,c2'), process: `${PROCESS}:c1,c2-s0:c0.c1023` }],
    ['another sensitivity', claim('c1,c2-s1:c1,c2')],
    ['files of somebody else', { ...claim('c1,c2'), mount: `${FILE}:c3,c4` }],
  ])('is refused with %s', (_, claimed) => {
    expect(() => planLabels(claimed, here(), 0)).toThrow(
      expect.objectContaining({ code: 'POLICY_PRIVILEGE' }),
    );
  });

  it('is refused with what is no label, and nothing of it reaches the policy', () => {
    const isLabel = () => {
      throw new Error('was asked');
    };
    for (const text of ['', 'nonsense', `${PROCESS}:c1,c2\nsystem_u:system_r:spc_t:s0`]) {
      for (const claimed of [
        { ...claim('c1,c2'), process: text },
        { ...claim('c1,c2'), mount: text },
      ]) {
        expect(() => planLabels(claimed, here({ isLabel }), 0)).toThrow(
          expect.objectContaining({ code: 'SPEC_MALFORMED' }),
        );
      }
    }
  });

  it.each(['container_t', 'container_file_t'])('is refused where there is no %s', (type) => {
    const isLabel = (label: string) => !label.includes(`:${type}:`);
    expect(() => planLabels(claim('c1,c2'), here({ isLabel }), 0)).toThrow(
      expect.objectContaining({ code: 'LABEL_UNKNOWN' }),
    );
  });

  it('is refused when every pair is taken', () => {
    const taken = Array.from({ length: 1_024 }, (_, one) => `${PROCESS}:c${one}`);
    expect(() => planLabels(claim('c1,c2'), here({ taken }), 0.5)).toThrow(
      expect.objectContaining({ code: 'LABELS_USED_UP' }),
    );
  });
});

describe('the search for a free pair', () => {
  it('finds as many pairs as there are', () => {
    const taken = new TakenPairs();
    const seen = new Set<string>();
    for (let index = 0; index < PAIRS; index += 997) {
      const found = taken.free((index + 0.5) / PAIRS) as Pair;
      expect(found[0]).toBeLessThan(found[1]);
      expect(found[1]).toBeLessThan(1_024);
      seen.add(String(found));
    }
    expect(seen.size).toBe(Math.ceil(PAIRS / 997));
  });

  it('finds the only one there is', () => {
    const taken = new TakenPairs();
    for (let a = 0; a < 1_024; a++) if (a !== 7 && a !== 900) taken.add(`${PROCESS}:c${a}`);
    for (const random of [0, 0.3, 0.999_999]) expect(taken.free(random)).toEqual([7, 900]);
  });

  it('begins anew at the first when it comes to the last', () => {
    const taken = new TakenPairs();
    taken.add(`${PROCESS}:c1022,c1023`);
    expect(taken.free(0.999_999_9)).toEqual([0, 1]);
  });
});
