import { DIGEST, PAGE, pageDigest } from '../../src/base/pages.ts';

/** The digests of whole pages, one behind the other. */
export function pageDigests(bytes: Buffer): Buffer {
  const digests = Buffer.allocUnsafe((bytes.length / PAGE) * DIGEST);
  for (let at = 0, to = 0; at < bytes.length; at += PAGE, to += DIGEST) {
    pageDigest(bytes.subarray(at, at + PAGE)).copy(digests, to);
  }
  return digests;
}
