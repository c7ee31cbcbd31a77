import * as grpc from '@grpc/grpc-js';

const MIB = 1024 * 1024;

/** Bytes of one message, either way. Bulk data goes over its own streams. */
export const MESSAGE_BYTES = MIB;

/**
 * A silent other side is noticed after 5 + 4 s: the connection is closed and every call on it ends.
 * grpc-js 1.14 has no session memory limit of its own and no header list limit (Node's 64 KiB holds).
 */
export const CHANNEL_OPTIONS = {
  'grpc.max_receive_message_length': MESSAGE_BYTES,
  'grpc.max_send_message_length': MESSAGE_BYTES,
  'grpc.keepalive_time_ms': 5_000,
  'grpc.keepalive_timeout_ms': 4_000,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.enable_channelz': 0,
} as const satisfies grpc.ChannelOptions;

/** Whoever ends on this host closes its socket at once: who is silent on that one is busy, or stopped. */
export const LOCAL_SILENCE_MS = 30_000;

/** On a host that takes `slowness` times longer, the other side may be silent for as many times longer. */
export const patient = (
  slowness: number,
  silenceMs: number = CHANNEL_OPTIONS['grpc.keepalive_timeout_ms'],
) => ({ 'grpc.keepalive_timeout_ms': slowness * silenceMs });

export const CLIENT_OPTIONS = {
  ...CHANNEL_OPTIONS,
  // http_proxy of the environment would send peers and the local socket somewhere else.
  'grpc.enable_http_proxy': 0,
  'grpc.service_config_disable_resolution': 1,
  'grpc.use_local_subchannel_pool': 1,
  // Half a second after a refused connection the next call may try again.
  'grpc.initial_reconnect_backoff_ms': 500,
  'grpc.max_reconnect_backoff_ms': 5_000,
} as const satisfies grpc.ChannelOptions;

/** Every server of ours is made here, so that none lacks the limits. */
export function makeServer(slowness = 1, silenceMs?: number): grpc.Server {
  return new grpc.Server({
    ...CHANNEL_OPTIONS,
    ...patient(slowness, silenceMs),
    'grpc.max_concurrent_streams': 32,
    'grpc-node.max_session_memory': 16, // MB
    interceptors: [refuseCompressed],
  });
}

/**
 * Nothing of ours compresses, so a bomb is all it can be. grpc-js 1.14 has no option for it and takes
 * the header away before an interceptor sees it; what it read stands in this field of the call. It
 * would stop inflating at MESSAGE_BYTES, so should the field be renamed, no more than this is lost.
 */
const refuseCompressed: grpc.ServerInterceptor = (_method, call) => {
  const { incomingEncoding = 'identity' } = call as { incomingEncoding?: string };
  return new grpc.ServerInterceptingCall(call, {
    start: (next) =>
      next({
        onReceiveMetadata: (metadata, mdNext) => {
          if (incomingEncoding === 'identity') return mdNext(metadata);
          call.sendStatus({
            code: grpc.status.UNIMPLEMENTED,
            details: 'compressed requests are not accepted',
            metadata: new grpc.Metadata(),
          });
        },
      }),
  });
};
