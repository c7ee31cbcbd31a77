import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());

describe.each(['crun', 'runc'])('with the hooks installed, a container of %s', (runtime) => {
  it('has a CRIU file of its own, starts, and is refused once it was given away', async () => {
    using half = pod.half('hosta');
    await half.ask({ do: 'install-hooks', job: jobId() });
    try {
      const id = await pod.run(
        'hosta',
        ...['--name', 'web', '--runtime', runtime, '--restart', 'always'],
        ...['localhost/busybox', 'sleep', '99'],
      );
      using source = pod.half('hosta');
      const { subject } = await source.ask<{ subject: { criuConfig: string } }>({
        do: 'describe',
        job: jobId(),
        ref: 'web',
      });
      expect(subject.criuConfig).toBe(`/var/lib/ckpt/criu.d/${id}.conf`);

      await pod.sh(
        'hosta',
        `mkdir -p /var/lib/ckpt/fence; echo '{"owner":"hostb"}' > /var/lib/ckpt/fence/${id}.json`,
      );
      await pod.exec('hosta', ['podman', 'stop', '-t0', 'web']);
      const start = await pod.exec('hosta', ['podman', 'start', 'web'], { ok: 'any' });
      expect(start.code).not.toBe(0);
      // crun 1.28 does not pass on what a hook prints.
      expect(start.stderr).toMatch(
        /FENCED: container [0-9a-f]{12} was given to host hostb|error executing hook/,
      );
      expect(await pod.sh('hosta', 'podman ps -q')).toBe('');

      await pod.sh('hosta', `rm /var/lib/ckpt/fence/${id}.json`);
      await pod.exec('hosta', ['podman', 'start', 'web']);
      expect(await pod.sh('hosta', 'podman ps -q --no-trunc')).toBe(id);
    } finally {
      await half.ask({ do: 'remove-hooks', job: jobId() });
    }
  });
});
