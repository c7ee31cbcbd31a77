import { fileURLToPath } from 'node:url';
import type * as grpc from '@grpc/grpc-js';

const PROTO = fileURLToPath(new URL('../../proto', import.meta.url));

/**
 * Serves reflection on the local sockets. Loading it takes as long as the rest of the start (0.4 s on
 * two busy cores), and nothing waits for it: call it when the daemon is ready.
 */
export async function addReflection(servers: readonly grpc.Server[]): Promise<void> {
  const [{ default: loader }, { ReflectionService }] = await Promise.all([
    import('@grpc/proto-loader'),
    import('@grpc/reflection'),
  ]);
  const definition = await loader.load(['ckpt/v1/operator.proto', 'health/health.proto'], {
    includeDirs: [PROTO],
    keepCase: true,
  });
  const reflection = new ReflectionService(definition);
  for (const server of servers) reflection.addToServer(server);
}
