/** Who may import whom. Reading this table from top to bottom is reading the architecture. */
export const MAY_IMPORT = {
  base: [],
  gen: [],
  sys: ['base'],
  journal: ['base', 'sys'],
  criu: ['base', 'sys', 'gen'],
  selinux: ['base', 'sys'],
  podman: ['base', 'sys'],
  rpc: ['base', 'gen'],
  peer: ['base', 'gen', 'rpc'],
  migrate: ['base', 'journal'], // knows ports, never the neighbours behind them
  daemon: ['base', 'sys', 'gen', 'rpc', 'journal', 'criu', 'selinux', 'podman', 'peer', 'migrate'],
  cli: ['base', 'gen', 'rpc'], // reaches the daemon through its socket and in no other way
} as const satisfies Record<string, readonly string[]>;

export type Room = keyof typeof MAY_IMPORT;
