import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/**
 * Runs inside the client of the laboratory: fills a Redis and asks it, one request after the other over one
 * connection, four of five to read. Prints CONNECTED, FILLED, then every 100 ms a line of JSON: the time, and how many
 * requests were answered since the one before.
 *
 *   bench-redis.ts HOST PORT MIB
 */
const [host = '', port = '', mib = '1'] = process.argv.slice(2);
const VALUE = 1_024;
const AT_ONCE = 1_000;
const EVERY_MS = 100;
const keys = Number(mib) * 1_024;

/** Random: no page is like another one. */
const value = () => randomBytes((VALUE / 4) * 3).toString('base64');

/** Resolves when so many answers have come; none of them may be an error. */
function answers(socket: Socket, count: number, bulk: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk: string) => {
      text += chunk;
      if (text.startsWith('-')) reject(new Error(text));
      // A read answers with two lines, the length and the value.
      if (text.split('\r\n').length - 1 < count * (bulk ? 2 : 1)) return;
      socket.off('data', hear);
      resolve();
    };
    socket.on('data', hear);
  });
}

const socket = connect({ host, port: Number(port), noDelay: true }).setEncoding('latin1');
console.log('CONNECTED');
for (let from = 0; from < keys; from += AT_ONCE) {
  const count = Math.min(AT_ONCE, keys - from);
  const came = answers(socket, count, false);
  for (let at = 0; at < count; at++) socket.write(`SET key${from + at} "${value()}"\r\n`);
  await came;
}
console.log('FILLED');
let answered = 0;
setInterval(() => {
  console.log(JSON.stringify({ unixMs: Date.now(), answered }));
  answered = 0;
}, EVERY_MS);
for (let turn = 0; ; turn++) {
  const key = `key${Math.floor(Math.random() * keys)}`;
  const reads = turn % 5 !== 0;
  const came = answers(socket, 1, reads);
  socket.write(reads ? `GET ${key}\r\n` : `SET ${key} "${value()}"\r\n`);
  await came;
  answered += 1;
}
