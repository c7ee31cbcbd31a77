import { type ConfigEntry, resolveName } from './config-file.ts';
import { isOptionName, OPTIONS, type OptionRow } from './options.ts';

export interface OptionLayer {
  /** Path of the file, or who sets the options: `crun`, `ckpt`. */
  readonly origin: string;
  readonly options: readonly ConfigEntry[];
}

export interface EffectiveOption {
  readonly name: string;
  /** `yes` and `no` for flags; empty when a value is missing. */
  readonly value: string;
  /** With the line of a file: `/etc/criu/default.conf:3`. */
  readonly origin: string;
  /** A later layer says something else. */
  readonly overridden: boolean;
  readonly problem?: string;
}

/**
 * What CRIU ends up with and who said so. Layers in CRIU's order, later ones win: default.conf, what
 * the runtime sends, the file named by the container's annotation or the runtime's own, ours. Entries
 * of lists add up. Sorted by name; of one name in the order it was said.
 */
export function effectiveOptions(layers: readonly OptionLayer[]): EffectiveOption[] {
  const said = layers.flatMap(({ origin, options }) =>
    options.map((entry) => {
      const { name, off } = resolveName(entry.name);
      const row: OptionRow | undefined = isOptionName(name) ? OPTIONS[name] : undefined;
      const flag = row?.kind === 'flag' || (row === undefined && entry.value === undefined);
      return {
        name,
        list: row?.kind === 'list',
        value: flag ? (off ? 'no' : 'yes') : (entry.value ?? ''),
        origin: entry.line === 0 ? origin : `${origin}:${entry.line}`,
        problem: entry.problem ?? (row === undefined ? 'not an option ckpt knows' : undefined),
      };
    }),
  );
  return said
    .map(({ list, problem, ...option }, i) => ({
      ...option,
      overridden: !list && said.slice(i + 1).some((later) => later.name === option.name),
      ...(problem === undefined ? {} : { problem }),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export interface RuntimeFlags {
  readonly leaveRunning?: boolean;
  readonly tcpEstablished?: boolean;
  readonly fileLocks?: boolean;
}

/**
 * What the runtime itself sends when Podman calls it (crun 1.26 to 1.29.1, runc 1.3 to 1.5.1). Both send
 * their flags also when they are off, which undoes what default.conf says.
 */
export function runtimeLayer(
  runtime: 'crun' | 'runc',
  on: 'dump' | 'restore',
  flags: RuntimeFlags,
): OptionLayer {
  const flag = (name: string, value: boolean): ConfigEntry => ({
    line: 0,
    name: value ? name : `no-${name}`,
    value: undefined,
  });
  const text = (name: string, value: string): ConfigEntry => ({ line: 0, name, value });
  const options = [
    flag('tcp-established', flags.tcpEstablished ?? false),
    flag('file-locks', flags.fileLocks ?? false),
    flag('shell-job', false),
    text('manage-cgroups', 'soft'),
  ];
  if (on === 'dump' && flags.leaveRunning === true) options.push(flag('leave-running', true));
  if (runtime === 'runc') {
    options.push(
      ...(on === 'dump'
        ? [flag('link-remap', false), flag('skip-in-flight', false)]
        : [flag('evasive-devices', true)]),
      text('empty-ns', 'net'),
    );
  }
  return { origin: runtime, options };
}
