/** What is spoken on the peer port. gRPC is HTTP/2; the byte stream is our own. */
export const ALPN_RPC = 'h2';
export const ALPN_STREAM = 'ckpt-stream/1';
export type Alpn = typeof ALPN_RPC | typeof ALPN_STREAM;

/**
 * With TLS 1.3 a client has finished its handshake before the server has looked at the client's
 * certificate. So the server speaks first: on `h2` with its HTTP/2 SETTINGS, on the byte stream with
 * ACCEPTED. Instead of either it may say REFUSED, a code and a newline, and close.
 */
export const ACCEPTED = 'ckpt-accepted\n';
export const REFUSED = 'ckpt-refused ';
export const REFUSAL_CODES = ['PEER_UNPINNED', 'PEER_IDENTITY', 'BUSY', 'SHUTTING_DOWN'] as const;
