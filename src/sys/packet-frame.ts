import { closeSync } from 'node:fs';
import { errno, Library, systemFault } from './native.ts';

const libc = Library('libc.so.6', {
  socket: ['int', ['int', 'int', 'int']],
  sendto: ['long', ['int', 'pointer', 'size_t', 'int', 'pointer', 'uint']],
  if_nametoindex: ['uint', ['string']],
});

const AF_PACKET = 17;
const SOCK_RAW = 3;
const SOCK_CLOEXEC = 0o2000000;
const MSG_DONTWAIT = 0x40;

/** Sends whole Ethernet frames on devices of the network namespace it was opened in (packet(7)). */
export class FrameSender implements Disposable {
  readonly #fd: number;

  private constructor(fd: number) {
    this.#fd = fd;
  }

  /** SYSTEM without CAP_NET_RAW. Protocol 0: nothing is ever received. */
  static open(): FrameSender {
    const fd = libc.socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
    if (fd < 0) throw systemFault('socket(AF_PACKET)', errno());
    return new FrameSender(fd);
  }

  /** SYSTEM when there is no such device, or it is down. */
  send(device: string, frame: Uint8Array): void {
    const index = libc.if_nametoindex(device);
    if (index === 0) throw systemFault(`if_nametoindex(${device})`, errno());
    // struct sockaddr_ll: family, protocol, ifindex; the frame itself has the addresses.
    const address = Buffer.alloc(20);
    new Uint16Array(address.buffer, address.byteOffset, 1)[0] = AF_PACKET;
    new Int32Array(address.buffer, address.byteOffset + 4, 1)[0] = index;
    const sent = libc.sendto(this.#fd, frame, frame.length, MSG_DONTWAIT, address, address.length);
    if (sent < 0) throw systemFault(`sendto(${device})`, errno());
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
  }
}
