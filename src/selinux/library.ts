import { type Bound, Library, type Signature } from '../sys/native.ts';

/**
 * Every function of libselinux we call. `_raw` ones speak the labels of the kernel: without it mcstransd(8) may
 * have put other words for the level, which no other host knows. A `char **` that is filled is 8 bytes here.
 */
// biome-ignore format: a table reads in columns
export const LIBSELINUX = {
  is_selinux_enabled:           ['int',  []],
  security_getenforce:          ['int',  []],
  getcon_raw:                   ['int',  ['pointer']],
  getpidcon_raw:                ['int',  ['int', 'pointer']],
  getpeercon_raw:               ['int',  ['int', 'pointer']],
  getsockcreatecon_raw:         ['int',  ['pointer']],
  setsockcreatecon_raw:         ['int',  ['string']],
  setexeccon_raw:               ['int',  ['string']],
  setfscreatecon_raw:           ['int',  ['string']],
  lgetfilecon_raw:              ['int',  ['string', 'pointer']],
  lsetfilecon_raw:              ['int',  ['string', 'string']],
  security_check_context_raw:   ['int',  ['string']],
  selinux_check_access:         ['int',  ['string', 'string', 'string', 'string', 'pointer']],
  selinux_trans_to_raw_context: ['int',  ['string', 'pointer']],
  freecon:                      ['void', ['size_t']],
} as const satisfies Record<string, Signature>;

type Table = Bound<typeof LIBSELINUX>;

/** The table without `.async`: on a thread of the pool a label would be set, and stay, where nobody looks. */
export type Libselinux = {
  readonly [N in keyof Table]: (...args: Parameters<Table[N]>) => ReturnType<Table[N]>;
};

/** SYSTEM when the library or one of the functions is missing. */
export function loadLibselinux(file = 'libselinux.so.1'): Libselinux {
  return Library(file, LIBSELINUX);
}
