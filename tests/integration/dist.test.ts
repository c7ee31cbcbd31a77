import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lab } from '../support/lab.ts';

const where = lab();
const DEST = '/share/dist';
const STATE = '/var/lib/ckpt-dist';
const RUN = '/run/ckpt-dist';
const TREE = `${DEST}/usr/lib/ckpt`;
const CONFIG = `
[paths]
state_dir = "${STATE}"
run_dir = "${RUN}"
pki_dir = "${STATE}/pki"
hosts_file = "${STATE}/hosts.toml"

[peer]
listen = ["[::]:0"]

[limits]
reserve_percent = 0
reserve_mib = 64
`;

const sh = async (script: string) => (await where.exec('hosta', ['sh', '-ec', script])).stdout;
const ckpt = (args: string) => sh(`${DEST}/usr/bin/ckpt --socket ${RUN}/ckpt.sock ${args}`);

/** Ends the daemon of this file, and no other. */
const END = `read -r pid <${STATE}/ckptd.lock || exit 0
  grep -qs ${TREE} /proc/$pid/cmdline && kill $pid && while [ -d /proc/$pid ]; do sleep 0.05; done`;
const TIDY = `podman rm -f -t0 dist-web; rm -rf ${DEST} ${STATE} ${RUN}
  rm -f /etc/containers/oci/hooks.d/ckpt-*.json /etc/containers/containers.conf.d/50-ckpt.conf`;

beforeAll(async () => {
  await where.up();
  await where.exec('hosta', ['sh', '-c', `${END}; ${TIDY}`], { ok: 'any' });
  // The packages are those this runs with: installing them again would take them away from it.
  const args = ['-o', 'node_modules/.package-lock.json', 'install'];
  execFileSync('make', [...args, `DESTDIR=${join(where.share('hosta'), 'dist')}`]);
  await where.exec('hosta', ['sh', '-ec', `mkdir -m 0700 ${STATE}; cat >${STATE}/ckptd.toml`], {
    input: CONFIG,
  });
});
afterAll(async () => {
  await where.exec('hosta', ['sh', '-c', `${END}; ${TIDY}`], { ok: 'any' });
  rmSync(join(where.share('hosta'), 'dist'), { recursive: true, force: true });
});

describe("what was installed, with the host's own Node.js", () => {
  it('holds no file that has to be compiled, and names none', () => {
    const src = join(where.share('hosta'), 'dist/usr/lib/ckpt/src');
    const files = globSync('**/*.*', { cwd: src });
    expect(files.filter((file) => !file.endsWith('.js'))).toEqual([]);
    expect(files).toContain('gen/ckpt.js');
    const naming = files.filter((file) => /\.ts['"`]/.test(readFileSync(join(src, file), 'utf8')));
    expect(naming).toEqual([]);
  });

  it('checks a configuration, starts, answers, and prepares containers', async () => {
    const ckptd = `${DEST}/usr/bin/ckptd --config ${STATE}/ckptd.toml`;
    expect(await sh(`${ckptd} --check-config`)).toBe(`${STATE}/ckptd.toml: good\n`);
    await sh(`${ckptd} --wait-ready 2>${STATE}/log </dev/null`);
    const pid = (await sh(`cat ${STATE}/ckptd.lock`)).trim();
    const command = (await sh(`tr '\\0' ' ' </proc/${pid}/cmdline`)).split(' ');
    expect(command.slice(0, 2)).toEqual(['/usr/bin/node', `${TREE}/src/daemon/main.js`]);

    const node = (await sh('/usr/bin/node --version')).trim();
    const version = JSON.parse(await ckpt('version --json')) as Record<string, string>;
    expect(version['ckptd']).toBe(version['command']);
    expect(node).toContain(version['node']);

    await ckpt('host init --name hosta');
    const run = 'podman run -d --name dist-web localhost/busybox sleep 99';
    const id = (await sh(run)).trim();
    expect(await ckpt('ps')).toContain('dist-web');
    const spec = await sh("cat $(podman inspect --format '{{.OCIConfigPath}}' dist-web)");
    expect(JSON.parse(spec).annotations['org.criu.config']).toBe(`${STATE}/criu.d/${id}.conf`);
    const log = (await sh(`cat ${STATE}/log`)).trim().split('\n');
    const complaints = log
      .map((line) => JSON.parse(line) as { level: string; msg: string })
      .filter(({ level, msg }) => level !== 'info' && !msg.startsWith('the group does not exist'));
    expect(complaints).toEqual([]);
  });

  it('has what announces an address ready', async () => {
    expect(await sh(`echo '[]' | /usr/bin/node ${TREE}/src/podman/announce-main.js`)).toBe(
      'ready\n',
    );
  });

  it('brings units, groups, directories, manual pages and completions', async () => {
    const files = (await sh(`cd ${DEST}/usr; find bin lib/s* lib/t* share ! -type d`)).split('\n');
    expect(files).toEqual(
      expect.arrayContaining([
        ...['ckpt', 'ckptd'].map((name) => `bin/${name}`),
        ...[
          'ckptd.service',
          'ckpt-recover.service',
          'ckptd.socket',
          'ckptd-ro.socket',
          'ckptd-peer.socket',
        ].map((unit) => `lib/systemd/system/${unit}`),
        ...['sysusers', 'tmpfiles'].map((name) => `lib/${name}.d/ckpt.conf`),
        ...['man1/ckpt.1', 'man8/ckptd.8', 'man5/ckptd.toml.5'].map((page) => `share/man/${page}`),
        'share/doc/ckpt/LICENSE',
      ]),
    );
    expect(await sh(`grep -h ^ExecStart= ${DEST}/usr/lib/systemd/system/ckptd.service`)).toBe(
      'ExecStart=/usr/bin/ckptd --config /etc/ckpt/ckptd.toml\n',
    );
    for (const path of [
      'bash-completion/completions/ckpt',
      'zsh/site-functions/_ckpt',
      'fish/vendor_completions.d/ckpt.fish',
    ]) {
      expect(await sh(`cat ${DEST}/usr/share/${path}`)).toContain('__complete');
    }
  });

  it('goes away again, and leaves what ckptd wrote', async () => {
    execFileSync('make', ['uninstall', `DESTDIR=${join(where.share('hosta'), 'dist')}`]);
    expect(await sh(`find ${DEST} ! -type d`)).toBe('');
  });
});
