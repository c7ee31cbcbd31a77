import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { CONFIG_SCHEMA } from '../src/daemon/config.ts';

/**
 * Writes docs/config.schema.json, the JSON schema of ckptd.toml, from the schema the daemon reads it
 * with. With `--check` nothing is written: exit 1 when the file is not what it should be.
 */
const PATH = 'docs/config.schema.json';

const schema = z.toJSONSchema(CONFIG_SCHEMA, { io: 'input', target: 'draft-2020-12' });
const made = `${JSON.stringify({ title: 'ckptd.toml', ...schema }, null, 2)}\n`;
const current = existsSync(PATH) ? readFileSync(PATH, 'utf8') : '';
if (made !== current) {
  if (process.argv.includes('--check')) {
    console.error(`${PATH} is not what scripts/gen-schema.ts makes`);
    process.exitCode = 1;
  } else {
    writeFileSync(PATH, made);
  }
}
