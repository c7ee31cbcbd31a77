import type { criu_version } from '../gen/criu.js';

export interface CriuVersion {
  /** major*10000 + minor*100 + sublevel. A build from git counts as the next minor. */
  readonly number: number;
  /** As `4.2.1`. */
  readonly text: string;
}

/** CRIU says VERSION the same way since 3.0; `extra` and `name` tell nothing we compare. */
export function versionOf(v: criu_version.$Properties): CriuVersion {
  const { majorNumber: major, minorNumber: minor, sublevel } = v;
  const git = v.gitid !== undefined && v.gitid !== null && v.gitid !== '';
  return {
    number: major * 10_000 + (git ? minor + 1 : minor) * 100 + (git ? 0 : (sublevel ?? 0)),
    text: `${major}.${minor}${sublevel ? `.${sublevel}` : ''}${git ? ` (${v.gitid})` : ''}`,
  };
}

/** As `4.2.1`. */
export function versionText(number: number): string {
  const sublevel = number % 100;
  const text = `${Math.floor(number / 10_000)}.${Math.floor(number / 100) % 100}`;
  return sublevel === 0 ? text : `${text}.${sublevel}`;
}
