import './numbers.ts';
import { once } from 'node:events';
import * as grpc from '@grpc/grpc-js';
import { asFault, Fault, type FaultCode } from '../base/fault.ts';
import { abortFault } from '../base/op.ts';
import { fromStatus, type Side, toStatus } from './status.ts';

interface MessageClass {
  // biome-ignore lint/suspicious/noExplicitAny: each generated class takes its own message
  encode(message: any): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
}

interface MethodMeta {
  readonly path: string;
  readonly requestType: string;
  readonly responseType: string;
  readonly requestStream: boolean | undefined;
  readonly responseStream: boolean | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: any constructor of a generated service
type ServiceClass = abstract new (...args: any[]) => object;

type Methods<S extends ServiceClass> = {
  [K in keyof InstanceType<S> as InstanceType<S>[K] extends { readonly path: string }
    ? K
    : never]: InstanceType<S>[K];
};
type Class<T, N> = N extends keyof T ? (T[N] extends MessageClass ? T[N] : never) : never;
/** What a receiver sees: every field is there. */
type Received<T, N> = ReturnType<Class<T, N>['decode']>;
/** What a sender gives: fields may be left out. */
type Sent<T, N> = Parameters<Class<T, N>['encode']>[0];

/** A generated service with its message classes, ready for a server or a client. */
export interface Service<S extends ServiceClass, T> {
  readonly definition: grpc.ServiceDefinition;
  readonly methods: readonly (keyof Methods<S> & string)[];
  /** Only types: what it was made of. */
  readonly made?: { service: S; types: T };
}

export function defineService<S extends ServiceClass, T extends object>(
  service: S,
  types: T,
): Service<S, T> {
  const definition: Record<string, grpc.MethodDefinition<object, object>> = {};
  const prototype = service.prototype as Record<string, MethodMeta | undefined>;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const method = prototype[name];
    if (name === 'constructor' || method?.path === undefined) continue;
    const request = messageClass(types, method.requestType);
    const response = messageClass(types, method.responseType);
    definition[name] = {
      path: method.path,
      originalName: name,
      requestStream: method.requestStream === true,
      responseStream: method.responseStream === true,
      requestSerialize: (value) => Buffer.from(request.encode(value).finish()),
      requestDeserialize: (bytes) => request.decode(bytes),
      responseSerialize: (value) => Buffer.from(response.encode(value).finish()),
      responseDeserialize: (bytes) => response.decode(bytes),
    };
  }
  return {
    definition,
    methods: Object.keys(definition) as (keyof Methods<S> & string)[],
  };
}

function messageClass(types: object, name: string): MessageClass {
  const found = (types as Record<string, unknown>)[name];
  if (found === undefined) throw new Error(`no generated class for message ${name}`);
  return found as MessageClass;
}

/** What a handler knows of the call besides its request. */
export interface Call {
  /** Ends when the caller goes away, cancels, or its deadline passes. */
  readonly signal: AbortSignal;
  /** The remote address of the connection, as whoever accepted it wrote it. */
  readonly peer: string;
  /** `package.Service/Method`. */
  readonly method: string;
}

type Handler<T, M> = M extends {
  readonly requestType: infer Q;
  readonly responseType: infer R;
  readonly responseStream: infer Stream;
}
  ? Stream extends true
    ? (request: Received<T, Q>, call: Call) => AsyncIterable<Sent<T, R>>
    : (request: Received<T, Q>, call: Call) => Promise<Sent<T, R>>
  : never;

/** Unary methods return a promise, server streams are async generators. */
export type Handlers<D> =
  D extends Service<infer S, infer T>
    ? { readonly [K in keyof Methods<S>]: Handler<T, Methods<S>[K]> }
    : never;

/** One finished call, for the audit line. `request` is as it was received: choose what to log. */
export interface CallEnd {
  readonly method: string;
  readonly peer: string;
  readonly request: object;
  readonly code: FaultCode | 'OK';
  /** What was thrown, when anything was. */
  readonly failure: unknown;
  /** Milliseconds. */
  readonly took: number;
}

export interface ServeOptions {
  /** Name of this host, told with every failure. */
  readonly host: () => string;
  readonly ended: (end: CallEnd) => void;
}

/**
 * Handlers as grpc-js wants them. Methods that have no handler answer UNIMPLEMENTED. A thrown Fault
 * reaches the client as the same Fault; anything else as INTERNAL without its text.
 */
export function implement<D extends Service<ServiceClass, object>>(
  service: D,
  handlers: Partial<Handlers<D>>,
  options: ServeOptions,
): grpc.UntypedServiceImplementation {
  const made: grpc.UntypedServiceImplementation = {};
  const given = handlers as Record<string, ((request: object, call: Call) => unknown) | undefined>;
  for (const [name, method] of Object.entries(service.definition)) {
    const handler = given[name];
    if (handler === undefined) continue;
    made[name] = method.responseStream
      ? streamHandler(method.path, handler as StreamHandler, options)
      : unaryHandler(method.path, handler as UnaryHandler, options);
  }
  return made;
}

type UnaryHandler = (request: object, call: Call) => Promise<object>;
type StreamHandler = (request: object, call: Call) => AsyncIterable<object>;

function unaryHandler(
  path: string,
  handler: UnaryHandler,
  options: ServeOptions,
): grpc.handleUnaryCall<object, object> {
  return (call, callback) => {
    const watch = watchCall(path, call, options);
    void (async () => {
      try {
        const reply = await handler(call.request, watch.call);
        watch.end(undefined);
        callback(null, reply);
      } catch (thrown) {
        watch.end(thrown);
        callback(toStatus(thrown, options.host()));
      }
    })();
  };
}

function streamHandler(
  path: string,
  handler: StreamHandler,
  options: ServeOptions,
): grpc.handleServerStreamingCall<object, object> {
  return (call) => {
    const watch = watchCall(path, call, options);
    const { signal } = watch.call;
    void (async () => {
      try {
        for await (const message of handler(call.request, watch.call)) {
          if (signal.aborted) break;
          if (!call.write(message)) await once(call, 'drain', { signal });
        }
        watch.end(undefined);
        call.end();
      } catch (thrown) {
        // The caller went away: nobody is left to be told.
        if (signal.aborted) {
          watch.end(abortFault(signal));
          return;
        }
        watch.end(thrown);
        call.emit('error', toStatus(thrown, options.host()));
      }
    })();
  };
}

function watchCall(
  path: string,
  call: grpc.ServerUnaryCall<object, object> | grpc.ServerWritableStream<object, object>,
  options: ServeOptions,
): { call: Call; end(failure: unknown): void } {
  const started = performance.now();
  const gone = new AbortController();
  call.once('cancelled', () => gone.abort(new Fault('CANCELLED', 'the caller went away')));
  const method = path.slice(1);
  const peer = call.getPeer();
  return {
    call: { signal: gone.signal, peer, method },
    end: (failure) =>
      options.ended({
        method,
        peer,
        request: call.request,
        code: failure === undefined ? 'OK' : asFault(failure).code,
        failure,
        took: performance.now() - started,
      }),
  };
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds from now. Unary calls have 60 000 when nothing is said, streams have none. */
  readonly deadlineMs?: number;
}

type ClientMethod<T, M> = M extends {
  readonly requestType: infer Q;
  readonly responseType: infer R;
  readonly responseStream: infer Stream;
}
  ? Stream extends true
    ? (request: Sent<T, Q>, options?: CallOptions) => AsyncIterable<Received<T, R>>
    : (request: Sent<T, Q>, options?: CallOptions) => Promise<Received<T, R>>
  : never;

/** Every method rejects with a Fault, and with nothing else. */
export type Client<D> =
  D extends Service<infer S, infer T>
    ? { readonly [K in keyof Methods<S>]: ClientMethod<T, Methods<S>[K]> }
    : never;

const UNARY_DEADLINE_MS = 60_000;

export function makeClient<D extends Service<ServiceClass, object>>(
  service: D,
  channel: grpc.Client,
  side: Side,
): Client<D> {
  const client: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(service.definition)) {
    client[name] = method.responseStream
      ? (request: object, options: CallOptions = {}) =>
          streamCall(channel, method, request, options, side)
      : (request: object, options: CallOptions = {}) =>
          unaryCall(channel, method, request, options, side);
  }
  return client as Client<D>;
}

type Method = grpc.MethodDefinition<object, object>;

async function unaryCall(
  channel: grpc.Client,
  method: Method,
  request: object,
  { signal, deadlineMs = UNARY_DEADLINE_MS }: CallOptions,
  side: Side,
): Promise<object> {
  if (signal?.aborted) throw abortFault(signal);
  const { promise, resolve, reject } = Promise.withResolvers<object>();
  const call = channel.makeUnaryRequest(
    method.path,
    method.requestSerialize,
    method.responseDeserialize,
    request,
    new grpc.Metadata(),
    { deadline: Date.now() + deadlineMs * (side.slowness ?? 1) },
    (error, reply) => {
      if (error !== null) reject(error);
      else if (reply === undefined)
        reject(new Fault('PEER_PROTOCOL', `${side.where}: empty answer`));
      else resolve(reply);
    },
  );
  const cancel = () => call.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await promise;
  } catch (error) {
    if (signal?.aborted) throw abortFault(signal);
    throw fromStatus(error, side);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

async function* streamCall(
  channel: grpc.Client,
  method: Method,
  request: object,
  { signal, deadlineMs }: CallOptions,
  side: Side,
): AsyncGenerator<object> {
  if (signal?.aborted) throw abortFault(signal);
  const call = channel.makeServerStreamRequest(
    method.path,
    method.requestSerialize,
    method.responseDeserialize,
    request,
    new grpc.Metadata(),
    deadlineMs === undefined ? {} : { deadline: Date.now() + deadlineMs * (side.slowness ?? 1) },
  );
  const cancel = () => call.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for await (const message of call) yield message as object;
  } catch (error) {
    if (signal?.aborted) throw abortFault(signal);
    throw fromStatus(error, side);
  } finally {
    signal?.removeEventListener('abort', cancel);
    call.cancel();
  }
}
