import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
  X509Certificate,
} from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../base/fault.ts';
import { fingerprintOf, HOST_NAME, readCertificate } from './certificate.ts';
import { selfSigned } from './self-signed.ts';

const YEARS = 10;

/** Who this host is to others. */
export interface Identity {
  readonly name: string;
  readonly id: string;
  readonly fingerprint: string;
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: KeyObject;
}

/**
 * Makes key and certificate of this host, or returns those that are there: they are never
 * overwritten, other hosts have pinned them. One call at a time. NAME_INVALID.
 */
export async function createIdentity(
  pkiDir: string,
  name: string,
): Promise<{ identity: Identity; created: boolean }> {
  const present = await loadIdentity(pkiDir);
  if (present !== undefined) return { identity: present, created: false };
  if (!HOST_NAME.test(name)) {
    throw new Fault(
      'NAME_INVALID',
      `${JSON.stringify(name)} is no name for a host: at most 63 letters, digits, dots, dashes and underscores`,
    );
  }
  const { certificate, key } = newIdentity(name, randomBytes(16).toString('hex'));
  await makeParent(dirname(pkiDir));
  await mkdir(pkiDir, { recursive: true, mode: 0o700 });
  // The key is what makes an identity: a certificate without one is left by a start that was cut off.
  await replace(`${pkiDir}/host.crt`, certificate, 0o644);
  const made = await createOnly(`${pkiDir}/host.key`, key, 0o600);
  const identity = await loadIdentity(pkiDir);
  if (identity === undefined)
    throw new Fault('INTERNAL', `no identity in ${pkiDir} after writing it`);
  return { identity, created: made };
}

/** Undefined when this host has none yet. CONFIG_INVALID when what is there cannot be used. */
export async function loadIdentity(pkiDir: string): Promise<Identity | undefined> {
  const key = await readOrNothing(`${pkiDir}/host.key`);
  if (key === undefined) return undefined;
  const refuse = (why: string, cause?: unknown) =>
    new Fault('CONFIG_INVALID', `the identity in ${pkiDir} ${why}`, { cause });
  await refuseLoose(`${pkiDir}/host.key`, refuse);
  const certificate = await readOrNothing(`${pkiDir}/host.crt`);
  if (certificate === undefined) throw refuse('has a key and no certificate');
  try {
    const privateKey = createPrivateKey(key);
    const { id, name, fingerprint } = readCertificate(new X509Certificate(certificate));
    if (fingerprint !== fingerprintOf(createPublicKey(privateKey))) {
      throw refuse('has a certificate of another key');
    }
    return { name, id, fingerprint, certificate, privateKey };
  } catch (error) {
    if (error instanceof Fault && error.code === 'CONFIG_INVALID') throw error;
    throw refuse(`cannot be used: ${error instanceof Error ? error.message : 'unreadable'}`, error);
  }
}

/** Ed25519 over the bytes with the key of this host: for the list of files of a move. */
export function signAs(identity: Identity, bytes: Uint8Array): Buffer {
  return sign(null, bytes, identity.privateKey);
}

export function isSignedBy(
  publicKey: KeyObject,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  return verify(null, bytes, publicKey, signature);
}

function newIdentity(name: string, id: string): { certificate: string; key: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const notAfter = new Date();
  notAfter.setFullYear(notAfter.getFullYear() + YEARS);
  const certificate = selfSigned(privateKey, {
    name,
    uri: `ckpt://host/${id}`,
    // Positive and without a leading zero byte.
    serial: Buffer.concat([Uint8Array.of(1), randomBytes(15)]),
    // Clocks of two hosts differ: what was made just now must be valid over there.
    notBefore: new Date(Date.now() - 24 * 60 * 60 * 1000),
    notAfter,
  });
  return { certificate, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** The client's settings stand beside the keys and are for everybody to read. */
async function makeParent(dir: string): Promise<void> {
  const made = await mkdir(dir, { recursive: true });
  // The umask of a daemon is 077.
  if (made !== undefined) await chmod(dir, 0o755);
}

async function readOrNothing(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function refuseLoose(path: string, refuse: (why: string) => Fault): Promise<void> {
  await using file = await open(path, 'r');
  const { mode } = await file.stat();
  if ((mode & 0o077) !== 0) throw refuse(`has a key that others may read: chmod 0600 ${path}`);
}

async function replace(path: string, text: string, mode: number): Promise<void> {
  await using made = await writeBeside(path, text, mode);
  await rename(made.path, path);
}

/** False when somebody else made it first. */
async function createOnly(path: string, text: string, mode: number): Promise<boolean> {
  await using made = await writeBeside(path, text, mode);
  try {
    await link(made.path, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function writeBeside(
  path: string,
  text: string,
  mode: number,
): Promise<{ path: string } & AsyncDisposable> {
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  await using file = await open(beside, 'wx', mode);
  // The umask of a daemon is 077, which a certificate is not meant to have.
  await file.chmod(mode);
  await file.writeFile(text);
  await file.sync();
  return { path: beside, [Symbol.asyncDispose]: () => rm(beside, { force: true }) };
}
