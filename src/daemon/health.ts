import { once } from 'node:events';
import * as grpc from '@grpc/grpc-js';
import { grpc as generated } from '../gen/health.js';
import { HEALTH } from '../rpc/services.ts';

const { ServingStatus } = generated.health.v1.HealthCheckResponse;

/** The standard health service for one server: `serving` until `stopping` ends. */
export function addHealth(
  server: grpc.Server,
  services: readonly string[],
  stopping: AbortSignal,
): void {
  const known = new Set(['', ...services]);
  const status = () => (stopping.aborted ? ServingStatus.NOT_SERVING : ServingStatus.SERVING);
  // The words of the health protocol: an unknown service is NOT_FOUND for Check, an answer for Watch.
  server.addService(HEALTH.definition, {
    check: (call: grpc.ServerUnaryCall<{ service: string }, object>, callback: Answer) => {
      if (known.has(call.request.service)) callback(null, { status: status() });
      else callback({ code: grpc.status.NOT_FOUND, details: 'no such service' });
    },
    watch: (call: grpc.ServerWritableStream<{ service: string }, object>) => {
      void (async () => {
        const gone = new AbortController();
        call.once('cancelled', () => gone.abort());
        if (!known.has(call.request.service)) {
          call.write({ status: ServingStatus.SERVICE_UNKNOWN });
        } else {
          call.write({ status: status() });
          if (!stopping.aborted) {
            await once(stopping, 'abort', { signal: gone.signal }).catch(() => undefined);
            if (!gone.signal.aborted) call.write({ status: status() });
          }
        }
        if (!gone.signal.aborted) await once(gone.signal, 'abort');
      })();
    },
  });
}

type Answer = (error: Partial<grpc.StatusObject> | null, reply?: object) => void;
