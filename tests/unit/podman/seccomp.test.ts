import { describe, expect, it } from 'vitest';
import { checkSeccomp, type Profile, Seccomp } from '../../../src/podman/seccomp.ts';

const PROFILE: Profile = {
  syscalls: [
    { names: ['read', 'write'], action: 'SCMP_ACT_ALLOW' },
    { names: ['ptrace', 'mount'], action: 'SCMP_ACT_ERRNO' },
    { names: ['mount'], action: 'SCMP_ACT_ALLOW', includes: { caps: ['CAP_SYS_ADMIN'] } },
    { names: ['chroot'], action: 'SCMP_ACT_ALLOW', excludes: { caps: ['CAP_NET_RAW'] } },
    { names: ['modify_ldt'], action: 'SCMP_ACT_ALLOW', includes: { arches: ['s390x'] } },
    {
      names: ['personality'],
      action: 'SCMP_ACT_ALLOW',
      args: [{ index: 0, value: 8, op: 'SCMP_CMP_EQ' }],
    },
  ],
};

const filter = (names: string[], more: object = {}): Seccomp =>
  Seccomp.parse({
    defaultAction: 'SCMP_ACT_ERRNO',
    syscalls: [{ names, action: 'SCMP_ACT_ALLOW', ...more }],
  });
const check = (one: Seccomp, caps: string[] = []) => checkSeccomp(one, PROFILE, caps);

describe('a system call filter from another host', () => {
  it('may allow what the profile of this host allows', () => {
    expect(check(filter(['read']))).toEqual(filter(['read']));
  });

  it.each(['ptrace', 'mount', 'modify_ldt'])(
    'may not allow %s, which the profile refuses',
    (name) => {
      expect(() => check(filter(['read', name]))).toThrow(
        expect.objectContaining({
          code: 'POLICY_PRIVILEGE',
          message: expect.stringContaining(name),
        }),
      );
    },
  );

  it('is judged with the capabilities the container has', () => {
    expect(check(filter(['mount']), ['CAP_SYS_ADMIN'])).toEqual(filter(['mount']));
    expect(() => check(filter(['chroot']), ['CAP_NET_RAW'])).toThrow('chroot');
  });

  it('may not drop a condition on arguments', () => {
    const args = [{ index: 0, value: 8, op: 'SCMP_CMP_EQ' }];
    expect(check(filter(['personality'], { args }))).toBeDefined();
    expect(() => check(filter(['personality']))).toThrow('personality');
    const others = [{ index: 0, value: 9, op: 'SCMP_CMP_EQ' }];
    expect(() => check(filter(['personality'], { args: others }))).toThrow('personality');
  });

  it('loses rules for calls that this host has never heard of', () => {
    expect(check(filter(['read', 'from_the_future']))).toEqual(filter(['read']));
    expect(check(filter(['from_the_future'])).syscalls).toEqual([]);
  });

  it.each([
    ['allows by default', { defaultAction: 'SCMP_ACT_ALLOW' }],
    ['has a tracer', { syscalls: [{ names: ['read'], action: 'SCMP_ACT_TRACE' }] }],
    ['has a listener', { syscalls: [{ names: ['read'], action: 'SCMP_ACT_NOTIFY' }] }],
    ['switches mitigations off', { flags: ['SECCOMP_FILTER_FLAG_SPEC_ALLOW'] }],
  ])('is refused when it %s', (_, more) => {
    const one = Seccomp.parse({ defaultAction: 'SCMP_ACT_ERRNO', syscalls: [], ...more });
    expect(() => check(one)).toThrow(expect.objectContaining({ code: 'POLICY_PRIVILEGE' }));
  });
});
