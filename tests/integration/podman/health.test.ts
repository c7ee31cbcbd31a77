import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/base/claims.ts';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';

/** The hosts of the laboratory have no systemd: programs of its names keep units as files. */
const UNITS = '/run/fake-units';
const SYSTEMCTL = `#!/bin/sh
echo "systemctl $*" >>${UNITS}/log
for last in "$@"; do :; done
verb=$1; shift
case $verb in
  list-units) cd ${UNITS}; for unit in $last; do [ -e "$unit" ] && echo "$unit loaded active waiting x"; done ;;
  show)
    case "$*" in
      *TimersMonotonic*) echo "TimersMonotonic={ OnUnitInactiveUSec=1min 30s ; next_elapse=1h 2min }" ;;
      *) if [ -e ${UNITS}/checking ]; then rm ${UNITS}/checking; echo activating; else echo inactive; fi ;;
    esac ;;
  stop) for unit in "$@"; do rm -f "${UNITS}/$unit"; done ;;
  start) [ -e "${UNITS}/$last" ] || { echo "Unit $last not found." >&2; exit 5; } ;;
esac
exit 0
`;
const SYSTEMD_RUN = `#!/bin/sh
echo "systemd-run $*" >>${UNITS}/log
: >"${UNITS}/$2.timer"
`;

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => {
  // Podman, too, would speak to systemd while this is there.
  await pod.sh('hosta', 'rm -rf /run/systemd');
  await pod.wipe();
  await pod.sh('hosta', `mkdir -p ${UNITS}; rm -f ${UNITS}/*`);
  for (const [path, text] of [
    ['/usr/bin/systemctl', SYSTEMCTL],
    ['/usr/bin/systemd-run', SYSTEMD_RUN],
  ] as const) {
    await pod.exec('hosta', ['sh', '-c', `cat >${path}; chmod 755 ${path}`], { input: text });
  }
});
afterAll(async () => {
  await pod.sh('hosta', 'rm -rf /run/systemd');
  await pod.wipe();
  const places = `${UNITS} /usr/bin/systemctl /usr/bin/systemd-run`;
  await pod.sh('hosta', `rm -rf ${places}`);
});

const log = async () => await pod.sh('hosta', `cat ${UNITS}/log`);
const units = async () =>
  (await pod.sh('hosta', `ls ${UNITS}`)).split('\n').filter((one) => one !== 'log');

async function checked(): Promise<{ id: string; subject: Subject; job: string }> {
  const id = await pod.run(
    'hosta',
    ...['--name', 'web', '--network', 'none', '--health-cmd', 'true', '--health-interval', '90s'],
    ...['localhost/busybox', 'sleep', '999'],
  );
  await pod.sh('hosta', `: >${UNITS}/${id}-1a2b.timer; : >${UNITS}/${'f'.repeat(64)}-1.timer`);
  const job = jobId();
  using half = pod.half('hosta');
  const { subject } = await half.ask<Described>({ do: 'describe', job, ref: 'web' });
  return { id, subject, job };
}

describe('row:restart-wanted the health check of a container', () => {
  it('is stopped for the pause, and started again when the container is thawed', async () => {
    const { id, subject, job } = await checked();
    await pod.sh('hosta', `mkdir -p /run/systemd/system; : >${UNITS}/checking`);
    {
      using half = pod.half('hosta');
      await half.ask({ do: 'freeze', job, subject });
    }
    expect(await units()).toEqual([`${'f'.repeat(64)}-1.timer`]);
    // Another ckptd thaws.
    using half = pod.half('hosta');
    await half.ask({ do: 'thaw', job, subject });
    expect(await units()).toContain(`${id}-1a2b.timer`);
    const said = await log();
    expect(said).toContain(`systemd-run --unit ${id}-1a2b `);
    expect(said).toContain(`--on-unit-inactive=1min 30s `);
    expect(said).toMatch(
      new RegExp(`podman healthcheck run ${id}\n.*restart --no-block ${id}-1a2b.service$`),
    );

    await half.ask({ do: 'thaw', job, subject });
    expect(await log()).toBe(said);
  });

  it('is forgotten with the container, and no business of a host without systemd', async () => {
    const { subject, job } = await checked();
    await pod.sh('hosta', 'rm -rf /run/systemd');
    using half = pod.half('hosta');
    await half.ask({ do: 'freeze', job, subject });
    await half.ask({ do: 'thaw', job, subject });
    expect(await log()).toBe('');
    await pod.sh('hosta', 'mkdir -p /run/systemd/system');
    await half.ask({ do: 'freeze', job, subject });
    expect(await pod.sh('hosta', 'ls /var/lib/ckpt/podman/timers')).toMatch(/json$/);
    await pod.sh('hosta', 'rm -rf /run/systemd; podman rm -f -t0 web');
    await half.ask({ do: 'thaw', job, subject });
    expect(await pod.sh('hosta', 'ls /var/lib/ckpt/podman/timers')).toBe('');
    expect(await log()).not.toContain('systemd-run');
  });
});
