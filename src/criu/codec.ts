import { Fault } from '../base/fault.ts';
import { criu_req, criu_req_type, criu_resp } from '../gen/criu.js';

export type Request = criu_req.$Properties;
/**
 * What a caller says of a request; directories and log are named apart. An absent field leaves CRIU's
 * configuration files in force, a false one does not.
 */
export type CriuOpts = Omit<
  NonNullable<Request['opts']>,
  'imagesDirFd' | 'workDirFd' | 'imagesDir' | 'logFile' | 'logLevel' | 'notifyScripts'
>;
export type Reply = criu_resp.$Shape;
export { criu_req_type as RequestType } from '../gen/criu.js';

/** One request is one packet. None of CRIU's messages has a 64-bit field. */
export function encodeRequest(request: Request): Uint8Array {
  return criu_req.encode(request).finish();
}

/** CRIU_PROTOCOL when the bytes are no answer of CRIU's. */
export function decodeReply(bytes: Uint8Array): Reply {
  try {
    return criu_resp.decode(bytes);
  } catch (cause) {
    throw new Fault('CRIU_PROTOCOL', `criu sent ${bytes.length} bytes that are no answer`, {
      cause,
      facts: { bytes: bytes.length },
    });
  }
}

export function typeName(type: number): string {
  return criu_req_type[type] ?? `type ${type}`;
}
