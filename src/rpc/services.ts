import './numbers.ts';
import { ckpt } from '../gen/ckpt.js';
import { grpc as health } from '../gen/health.js';
import { type Client, defineService, type Handlers } from './service.ts';

export const OPERATOR = defineService(ckpt.v1.Operator, ckpt.v1);
export const PEER = defineService(ckpt.v1.Peer, ckpt.v1);
export const HEALTH = defineService(health.health.v1.Health, health.health.v1);

export type OperatorHandlers = Handlers<typeof OPERATOR>;
export type PeerHandlers = Handlers<typeof PEER>;
export type OperatorClient = Client<typeof OPERATOR>;
export type PeerClient = Client<typeof PEER>;

/** Answered on the read-only socket too. Everything else is refused there with READ_ONLY. */
export const READ_ONLY_METHODS: ReadonlySet<keyof OperatorHandlers> = new Set([
  'version',
  'listContainers',
  'check',
  'listJobs',
  'getJob',
  'watchJob',
  'getIdentity',
  'listHosts',
  'listFences',
] as const);
