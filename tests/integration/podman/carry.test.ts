import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handMove } from '../../support/hand-move.ts';
import type { LabHost } from '../../support/lab.ts';
import { jobId, PodmanLab } from '../../support/podman-lab.ts';
import { either } from '../../support/runtimes.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());

/** Everything a change can be: content, owner, mode, time, kind, name, and what is not there. */
const CHANGES = `
rm /bin/vi; rm -r /tmp; mkdir -m 1777 /tmp; echo mod >>/etc/passwd; chmod 700 /root
rm /usr/bin/redis-benchmark; ln -s redis-cli /usr/bin/redis-benchmark
mkdir /opt; chown 3:4 /opt; chmod 2755 /opt; echo new >/etc/new; ln /etc/new /opt/hard
ln -s ../../../../../../etc/new /opt/up; ln -s /etc/new /opt/abs; mkfifo /opt/pipe
echo suid >/opt/suid; chown 5:6 /opt/suid; chmod 4750 /opt/suid
touch -d 2001-02-03 "/opt/a b
c"; printf x >"$(printf '/opt/caf\\351')"; mkdir -p /opt/"$(printf 'd%.0s' $(seq 150))"/e/f
mv /lib64 /lib64.moved; cp -a /lib64.moved /lib64; rm -r /lib64.moved; echo file >/srv
cd /data; echo hi >x; chown 7:8 x; chmod 4751 x; ln x y; ln -s /etc/passwd z; mkfifo f
mkdir -m 1777 d; mkdir -m 700 e; touch -d 2001-02-03 e/x d; chown 77:78 . d; chmod 711 .
mkdir -m 751 /dev/shm/d; echo 1 >/dev/shm/seg; chown 9:9 /dev/shm/seg
`;

/** One line per file of the root file system, the volume and /dev/shm, but no times of directories. */
const LISTING = `
P=$(podman inspect -f '{{.State.Pid}}' box)
M=$(podman inspect -f '{{.GraphDriver.Data.MergedDir}}' box)
V=$(podman volume inspect -f '{{.Mountpoint}}' vol)
for dir in "$M" "$V"; do
  cd "$dir"
  find . ! -type d -printf '%p|%y|%#m|%U:%G|%s|%T@|%l|%n\\n' | sort
  find . -type d -printf '%p|%y|%#m|%U:%G\\n' | sort
  find . -type f -exec sha256sum {} + | sort
  for file in $(find . -type f -links +1); do stat -c %i $file; done | sort | uniq -c | grep -o '^ *[0-9]*'
done
cd /proc/$P/root/dev/shm && find . -printf '%p|%y|%#m|%U:%G\\n' | sort && cat seg
`;

const listing = async (host: LabHost) => await pod.sh(host, LISTING);

async function box(host: LabHost, ...more: string[]): Promise<void> {
  await pod.run(
    host,
    ...['--name', 'box', '--network', 'none', '-v', 'vol:/data', ...more],
    ...['localhost/redis', 'redis-server', '--save', ''],
  );
  await pod.exec(host, ['podman', 'exec', 'box', 'sh', '-c', CHANGES]);
}

describe.each(either('runc'))('files of a container of %s', (runtime) => {
  it('are there again with content, owner, mode, time and links, and so are those that went', async () => {
    await box('hosta', '--runtime', runtime);
    const before = await listing('hosta');
    expect(before).toContain('./opt/suid|f|04750|5:6|5|');
    await handMove(pod.lab, 'hosta', 'hostb', 'box', jobId());
    expect(await listing('hostb')).toBe(before);
    await handMove(pod.lab, 'hostb', 'hosta', 'box', jobId());
    expect(await listing('hosta')).toBe(before);
  });
});

describe('a volume', () => {
  it('keeps the owner and mode of its root when its container starts anew on the target', async () => {
    await box('hosta');
    await handMove(pod.lab, 'hosta', 'hostb', 'box', jobId());
    await pod.sh('hostb', 'podman stop -t0 box; podman start box');
    expect(await pod.sh('hostb', 'podman exec box stat -c "%a %u:%g" /data')).toBe('711 77:78');
    expect(await pod.sh('hosta', 'podman volume ls -q')).toBe('');
  });

  it('of the same name on the target is not touched', async () => {
    await box('hosta');
    await pod.sh(
      'hostb',
      'podman volume create vol; echo theirs >$(podman volume inspect -f {{.Mountpoint}} vol)/x',
    );
    await expect(handMove(pod.lab, 'hosta', 'hostb', 'box', jobId())).rejects.toMatchObject({
      code: 'CONFLICT_VOLUME',
    });
    expect(await pod.sh('hostb', 'cat $(podman volume inspect -f {{.Mountpoint}} vol)/x')).toBe(
      'theirs',
    );
  });
});

describe('an image the target lacks', () => {
  beforeEach(async () => {
    const id = await pod.sh('hosta', "podman image inspect -f '{{.Id}}' localhost/onlya");
    await pod.sh('hostb', `podman rmi --force ${id}`);
  });

  const layers = async (host: LabHost) =>
    await pod.sh(host, "podman images --all --no-trunc --format '{{.Id}} {{.Repository}}' | sort");

  it('comes along without its name and without the layers that are there', async () => {
    const id = await pod.sh('hosta', "podman image inspect -f '{{.Id}}' localhost/onlya");
    await pod.run(
      'hosta',
      '--name',
      'web',
      '--network',
      'none',
      'localhost/onlya',
      '/w/pattern',
      '--mib',
      '1',
    );
    await pod.printed('hosta', 'web', /READY/);
    const before = await layers('hostb');
    expect(before).not.toContain(id);
    using giver = pod.half('hosta');
    using taker = pod.half('hostb');
    const job = jobId();
    const { claims } = await giver.ask<{ claims: unknown }>({ do: 'describe', job, ref: 'web' });
    const state = await taker.ask<{ present: boolean; layers: string[] }>({
      do: 'image-state',
      job,
      claims,
    });
    expect(state).toMatchObject({ present: false });
    expect(state.layers.length).toBeGreaterThan(0);
    const dir = `/share/${job}/image`;
    const sent = await giver.ask<{ names: string[] }>({
      ...{ do: 'export-image', job, claims, dir },
      have: state.layers,
    });
    expect(sent.names).toHaveLength(2);
    expect(sent.names[0]).toBe(id);
    await handMove(pod.lab, 'hosta', 'hostb', 'web', jobId());
    expect(await layers('hostb')).toBe([...before.split('\n'), `${id} <none>`].sort().join('\n'));
    expect(await pod.sh('hostb', 'podman ps --format {{.Image}}')).toBe('localhost/onlya:latest');
  });

  it('goes again when the move fails', async () => {
    await pod.run(
      'hosta',
      '--name',
      'web',
      '--network',
      'none',
      'localhost/onlya',
      '/w/pattern',
      '--mib',
      '1',
    );
    const before = await layers('hostb');
    using giver = pod.half('hosta');
    using taker = pod.half('hostb');
    const job = jobId();
    const { claims } = await giver.ask<{ claims: unknown }>({ do: 'describe', job, ref: 'web' });
    const dir = `/share/${job}/image`;
    await giver.ask({ do: 'export-image', job, claims, have: [], dir });
    const share = (host: LabHost) => join(pod.lab.share(host), job);
    cpSync(share('hosta'), share('hostb'), { recursive: true });
    await taker.ask({ do: 'import-image', job, claims, dir });
    expect(await layers('hostb')).not.toBe(before);
    await taker.ask({ do: 'discard', job, claims });
    expect(await layers('hostb')).toBe(before);
  });

  it('of another id under the same name stops the move before anything is frozen', async () => {
    await pod.run(
      'hosta',
      '--name',
      'web',
      '--network',
      'none',
      'localhost/onlya',
      '/w/pattern',
      '--mib',
      '1',
    );
    await pod.sh('hostb', 'podman tag localhost/busybox localhost/onlya');
    try {
      await expect(handMove(pod.lab, 'hosta', 'hostb', 'web', jobId())).rejects.toMatchObject({
        code: 'IMAGE_MISMATCH',
      });
    } finally {
      await pod.sh('hostb', 'podman untag localhost/busybox localhost/onlya');
    }
  });
});
