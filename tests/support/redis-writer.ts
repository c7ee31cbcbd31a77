import { connect } from 'node:net';

/**
 * redis-writer HOST PORT: writes to Redis over ONE TCP connection, one request after the other, and
 * checks every answer. INCR must answer exactly one more than before, GET what the SET before it
 * wrote. SIGUSR1 and SIGUSR2 print how it stands as a line of JSON, SIGUSR2 also begins a new
 * longest gap; SIGTERM ends after the next answer. The connection is never made anew: a lost one is
 * one reset, and the end. Exit status 1 when anything was wrong.
 */
const [host = '', port = ''] = process.argv.slice(2);
const DRAIN_MS = 30_000;

const socket = connect({ host, port: Number(port), noDelay: true });
let requests = 0;
let wrong = 0;
let resets = 0;
let longestGapMs = 0;
let sentAt = 0;
let counter: number | undefined;
let value = '';
let turn = 0;
let ending = false;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function report(): void {
  say(JSON.stringify({ requests, wrong, resets, longestGapMs: Math.round(longestGapMs) }));
}

function end(): never {
  report();
  process.exit(wrong === 0 && resets === 0 ? 0 : 1);
}

const KEY = `ckpt-writer-${process.pid}`;

function ask(): void {
  if (ending) end();
  sentAt = performance.now();
  if (turn % 3 === 0) return void socket.write(`INCR ${KEY}:count\r\n`);
  if (turn % 3 === 1) {
    value = `value-${turn}-${Math.random().toString(36).slice(2)}`;
    return void socket.write(`SET ${KEY}:value ${value}\r\n`);
  }
  socket.write(`GET ${KEY}:value\r\n`);
}

/** The bytes that the right answer must be. */
function expected(): string {
  if (turn % 3 === 1) return '+OK\r\n';
  if (turn % 3 === 2) return `$${value.length}\r\n${value}\r\n`;
  return `:${(counter ?? 0) + 1}\r\n`;
}

function judge(answer: string): void {
  requests += 1;
  longestGapMs = Math.max(longestGapMs, performance.now() - sentAt);
  if (answer !== expected()) {
    wrong += 1;
    say(
      `WRONG asked ${turn}, expected ${JSON.stringify(expected())}, got ${JSON.stringify(answer)}`,
    );
  }
  if (turn % 3 === 0) counter = Number(/^:(\d+)\r\n$/.exec(answer)?.[1]);
  turn += 1;
  // A few hundred requests a second: what counts is that none is lost, not how many there are.
  setTimeout(ask, 2);
}

let buffer = '';
socket.setEncoding('latin1');
socket.on('connect', () => {
  say(`CONNECTED ${host} ${port}`);
  ask();
});
socket.on('data', (text: string) => {
  buffer += text;
  const lines = turn % 3 === 2 && buffer.startsWith('$') && !buffer.startsWith('$-') ? 2 : 1;
  if (buffer.split('\r\n').length - 1 < lines) return;
  const answer = buffer;
  buffer = '';
  judge(answer);
});
function lost(why: string): void {
  say(`BROKEN ${why}`);
  resets += 1;
  end();
}
socket.on('error', (error) => lost(error.message));
socket.on('close', () => lost('closed by the server'));

process.on('SIGUSR1', report);
process.on('SIGUSR2', () => {
  report();
  longestGapMs = 0;
});
process.on('SIGTERM', () => {
  ending = true;
  setTimeout(() => {
    wrong += 1; // the request under way was never answered
    say('UNANSWERED');
    end();
  }, DRAIN_MS).unref();
});
