import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forgetLanding, noteLanding, readLanding } from '../../../src/podman/landing.ts';
import { tempDir } from '../../support/temp.ts';

describe('what a job put beside its container', () => {
  it('is nothing until it is written down, and nothing again when forgotten', async () => {
    using dir = tempDir();
    const deps = { paths: { stateDir: dir.path } };
    expect(await readLanding(deps, 'j')).toEqual({ volumes: [], image: '', tag: '' });
    await noteLanding(deps, 'j', { volumes: ['a'] });
    await noteLanding(deps, 'j', { tag: 'x' });
    expect(await readLanding(deps, 'j')).toEqual({ volumes: ['a'], image: '', tag: 'x' });
    expect(await readLanding(deps, 'other')).toEqual({ volumes: [], image: '', tag: '' });
    await forgetLanding(deps, 'j');
    await forgetLanding(deps, 'j');
    expect(readdirSync(join(dir.path, 'podman/landing'))).toEqual([]);
  });

  it('is not guessed from a damaged note', async () => {
    using dir = tempDir();
    mkdirSync(join(dir.path, 'podman/landing'), { recursive: true });
    const deps = { paths: { stateDir: dir.path } };
    for (const text of ['{"volumes":["a"],"image":"","tag":""', '{}', '{"volumes":"a"}']) {
      writeFileSync(join(dir.path, 'podman/landing/j.json'), text);
      await expect(readLanding(deps, 'j')).rejects.toMatchObject({ code: 'JOURNAL_DAMAGED' });
    }
  });

  it('has no note outside of its directory', async () => {
    const deps = { paths: { stateDir: '/nowhere' } };
    await expect(readLanding(deps, '../x')).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});
