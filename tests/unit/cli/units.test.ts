import { describe, expect, it } from 'vitest';
import {
  agoText,
  bytesText,
  durationText,
  parseDuration,
  parseSize,
} from '../../../src/cli/units.ts';

describe('numbers for people', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [19_188_941, '18.3 MiB'],
    [5e15, '4547.5 TiB'],
  ])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1_900, '1.9 s'],
    [99_949, '99.9 s'],
    [200_000, '3 min 20 s'],
  ])('%d ms are %s', (ms, text) => expect(durationText(ms)).toBe(text));

  it.each([
    [0, 'now'],
    [1_000, '1 second ago'],
    [119_000, '1 minute ago'],
    [7_200_000, '2 hours ago'],
    [-5_000, 'now'],
  ])('%d ms in the past is %s', (ms, text) => expect(agoText(1e12, 1e12 + ms)).toBe(text));

  it.each([
    ['1048576', 1_048_576],
    ['512K', 524_288],
    ['2m', 2_097_152],
    ['1GiB', 1_073_741_824],
  ])('--x %s is %d bytes', (text, bytes) => expect(parseSize('--x', text)).toBe(bytes));

  it.each([
    ['300ms', 300],
    ['1.5s', 1_500],
    ['10m', 600_000],
    ['2min', 120_000],
    ['1h', 3_600_000],
  ])('--x %s is %d ms', (text, ms) => expect(parseDuration('--x', text)).toBe(ms));

  it.each(['', '0s', '5', '-1s', '1d', '1 s', '999999999h'])('--x %j is no time', (text) => {
    expect(() => parseDuration('--x', text)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });

  it.each(['', '-1', '1.5M', '1T', 'M', '999999999999999G', '1 M'])('--x %j is refused', (text) => {
    expect(() => parseSize('--x', text)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});
