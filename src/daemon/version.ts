import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Both hosts of a move must speak the same one. */
export const PROTOCOL = 8;

/** Version of this package. */
export const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version;
