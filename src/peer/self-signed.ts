import { createPublicKey, type KeyObject, sign } from 'node:crypto';

/**
 * A self-signed X.509 v3 certificate of an Ed25519 key (RFC 5280, RFC 8410): CN is `name`, the one
 * subject alternative name is `uri`. Node.js reads certificates and has nothing to write one, and
 * ours never differ in anything but these few fields.
 */
export function selfSigned(
  key: KeyObject,
  of: { name: string; uri: string; serial: Uint8Array; notBefore: Date; notAfter: Date },
): string {
  const name = sequence(set(sequence(oid(COMMON_NAME), utf8(of.name))));
  const body = sequence(
    explicit(0, integer(Uint8Array.of(2))), // v3
    integer(of.serial),
    ED25519,
    name,
    sequence(time(of.notBefore), time(of.notAfter)),
    name,
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    explicit(
      3,
      sequence(
        // Not an authority: may sign no other certificate.
        extension(BASIC_CONSTRAINTS, true, sequence()),
        // digitalSignature: the first of nine bits, seven of the byte unused.
        extension(KEY_USAGE, true, tlv(0x03, Uint8Array.of(7, 0x80))),
        extension(SUBJECT_ALT_NAME, false, sequence(tlv(0x86, Buffer.from(of.uri, 'ascii')))),
      ),
    ),
  );
  const signature = sign(null, body, key);
  const der = sequence(body, ED25519, bitString(signature));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

// Object identifiers as their encoded bytes.
const COMMON_NAME = [0x55, 0x04, 0x03];
const BASIC_CONSTRAINTS = [0x55, 0x1d, 0x13];
const KEY_USAGE = [0x55, 0x1d, 0x0f];
const SUBJECT_ALT_NAME = [0x55, 0x1d, 0x11];
/** id-Ed25519, 1.3.101.112: the algorithm has no parameters. */
const ED25519 = sequence(oid([0x2b, 0x65, 0x70]));

function tlv(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Uint8Array.of(tag, length), content]);
  if (length > 0xffff) throw new Error('too long for a certificate');
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...size), content]);
}

function sequence(...parts: Uint8Array[]): Buffer {
  return tlv(0x30, ...parts);
}

function set(...parts: Uint8Array[]): Buffer {
  return tlv(0x31, ...parts);
}

function explicit(number: number, content: Uint8Array): Buffer {
  return tlv(0xa0 + number, content);
}

function oid(bytes: readonly number[]): Buffer {
  return tlv(0x06, Uint8Array.from(bytes));
}

/** Positive: a first bit that is set would mean a negative number. */
function integer(bytes: Uint8Array): Buffer {
  return tlv(0x02, ...((bytes[0] ?? 0) >= 0x80 ? [Uint8Array.of(0)] : []), bytes);
}

function utf8(text: string): Buffer {
  return tlv(0x0c, Buffer.from(text));
}

function bitString(bytes: Uint8Array): Buffer {
  return tlv(0x03, Uint8Array.of(0), bytes);
}

function extension(id: readonly number[], critical: boolean, value: Uint8Array): Buffer {
  const flag = critical ? [tlv(0x01, Uint8Array.of(0xff))] : [];
  return sequence(oid(id), ...flag, tlv(0x04, value));
}

/** UTCTime up to 2049, GeneralizedTime from 2050 on, seconds, always Z. */
function time(date: Date): Buffer {
  const digits = date.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '');
  const short = date.getUTCFullYear() < 2050;
  return tlv(short ? 0x17 : 0x18, Buffer.from(`${short ? digits.slice(2) : digits}Z`, 'ascii'));
}
