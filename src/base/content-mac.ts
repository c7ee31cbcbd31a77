import { type CipherGCM, createCipheriv, createHmac } from 'node:crypto';
import { type PagesFrom, pageWords } from './page-words.ts';

/** Of GCM. A key is used for one content, so any will do. */
const NONCE = Buffer.alloc(12);

/**
 * Tells the content of a file from any other for whoever has the secret: GMAC with AES-256 (NIST SP
 * 800-38D), twenty times as fast as SHA-256 where processors help with both. Whoever has the secret can
 * also make two contents alike: it is no digest to name a content by. A secret and a name are used once.
 */
export class ContentMac {
  readonly #gcm: CipherGCM;

  constructor(secret: string, name: string) {
    const key = createHmac('sha256', secret).update(name).digest();
    this.#gcm = createCipheriv('aes-256-gcm', key, NONCE);
  }

  update(bytes: Uint8Array): void {
    this.#gcm.setAAD(bytes);
  }

  /** Hex. Ends it. */
  digest(): string {
    this.#gcm.final();
    return this.#gcm.getAuthTag().toString('hex');
  }
}

/**
 * Of a file that is told page by page: over what is sent, and over where each page comes from. Pages that both
 * hosts have by their numbers are not looked at again.
 */
export class PagesMac {
  readonly #content: ContentMac;
  readonly #order: ContentMac;

  constructor(secret: string, name: string) {
    this.#content = new ContentMac(secret, name);
    this.#order = new ContentMac(secret, `${name}\0order`);
  }

  /** `sent`: the pages of the runs that are sent, one behind the other. */
  update(runs: readonly PagesFrom[], sent: readonly Uint8Array[]): void {
    for (const part of sent) this.#content.update(part);
    const words = pageWords(runs);
    this.#order.update(new Uint8Array(words.buffer));
  }

  /** Hex. Ends it. */
  digest(): string {
    return this.#content.digest() + this.#order.digest();
  }
}
