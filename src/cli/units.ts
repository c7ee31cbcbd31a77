import { Fault } from '../base/fault.ts';

const STEPS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** `18.3 MiB`. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= 1024 && step < STEPS.length - 1) {
    value /= 1024;
    step += 1;
  }
  return `${step === 0 ? String(value) : value.toFixed(1)} ${STEPS[step]}`;
}

/** `412 ms`, `1.9 s`, `3 min 20 s`. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 99_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `3 minutes ago`. */
export function agoText(unixMs: number, nowUnixMs: number): string {
  const seconds = Math.max(0, Math.floor((nowUnixMs - unixMs) / 1_000));
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  for (const [unit, size] of units) {
    const count = Math.floor(seconds / size);
    if (count > 0) return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
  }
  return 'now';
}

/** The beginning of an id, as people read it. Every verb takes it back. */
export function shortId(id: string): string {
  return id.slice(0, 12);
}

/** `1048576`, `1024K`, `1M`, `1MiB`: bytes, powers of 1024. USAGE otherwise. */
export function parseSize(flag: string, text: string): number {
  const [, digits, unit = ''] = /^(\d{1,15})(?:([KMG])(?:i?B)?)?$/i.exec(text) ?? [];
  const bytes = Number(digits) * 1024 ** ' KMG'.indexOf(unit.toUpperCase() || ' ');
  if (digits !== undefined && Number.isSafeInteger(bytes)) return bytes;
  throw new Fault('USAGE', `${flag} takes a size such as 1048576, 512K or 1M, not '${text}'`);
}

const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};

/** `300ms`, `2s`, `1.5s`, `10m`, `1h`: milliseconds. USAGE otherwise. */
export function parseDuration(flag: string, text: string): number {
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|min|h)$/.exec(text) ?? [];
  const ms = Math.round(Number(number) * (MILLISECONDS[unit] ?? Number.NaN));
  if (ms > 0 && ms <= 0x7fff_ffff) return ms;
  throw new Fault('USAGE', `${flag} takes a time such as 300ms, 2s or 10m, not '${text}'`);
}

/** `60%`: 60. USAGE unless it is 1 to 99. */
export function parseShare(flag: string, text: string): number {
  const percent = Number(/^([1-9]\d?)%$/.exec(text)?.[1]);
  if (percent > 0) return percent;
  throw new Fault('USAGE', `${flag} takes a share such as 60%, 1% to 99%, not '${text}'`);
}
