import { describe, expect, it } from 'vitest';
import { capabilityMask } from '../../../src/podman/restored-policy.ts';

describe('capabilities of a spec', () => {
  it('are the bits the kernel shows in /proc', () => {
    // What podman 5.8 gives by default, and CapBnd of a container that has it.
    const names = [
      ...['CAP_CHOWN', 'CAP_DAC_OVERRIDE', 'CAP_FOWNER', 'CAP_FSETID', 'CAP_KILL', 'CAP_SETGID'],
      ...['CAP_SETUID', 'CAP_SETPCAP', 'CAP_NET_BIND_SERVICE', 'CAP_SYS_CHROOT', 'CAP_SETFCAP'],
    ];
    expect(capabilityMask(names).toString(16)).toBe('800405fb');
  });

  it('end with the newest one that is known, and grant nothing for a name that is not', () => {
    expect(capabilityMask(['CAP_CHECKPOINT_RESTORE'])).toBe(1n << 40n);
    expect(capabilityMask(['CAP_SYS_ADMIN'])).toBe(1n << 21n);
    expect(capabilityMask(['CAP_TELEPORT'])).toBe(0n);
  });
});
