import * as grpc from '@grpc/grpc-js';
import { grpc as generated } from '../gen/health.js';
import { CLIENT_OPTIONS } from '../rpc/limits.ts';
import { makeClient } from '../rpc/service.ts';
import { HEALTH } from '../rpc/services.ts';
import type { Config } from './config.ts';

const ANSWER_MS = 2_000;

/** The local sockets ckptd makes by itself. */
export function ownSockets(config: Config): string[] {
  return [config.operator.socket, ...(config.reader.enabled ? [config.reader.socket] : [])];
}

/** Whether every one of these sockets answers within `ms` milliseconds that it serves. */
export async function answer(sockets: readonly string[], ms = ANSWER_MS): Promise<boolean> {
  return (await Promise.all(sockets.map((socket) => socketAnswers(socket, ms)))).every(Boolean);
}

async function socketAnswers(socket: string, deadlineMs: number): Promise<boolean> {
  const channel = new grpc.Client(`unix:${socket}`, grpc.credentials.createInsecure(), {
    ...CLIENT_OPTIONS,
    'grpc.default_authority': 'localhost',
  });
  try {
    const side = { unreachable: 'DAEMON_UNREACHABLE', where: socket } as const;
    const reply = await makeClient(HEALTH, channel, side).check({}, { deadlineMs });
    return reply.status === generated.health.v1.HealthCheckResponse.ServingStatus.SERVING;
  } catch {
    return false;
  } finally {
    channel.close();
  }
}
