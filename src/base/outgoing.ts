/** What is sent: files below a directory, some of them perhaps not written yet. */
export interface Outgoing {
  readonly dir: string;
  /** In sending order. Settles when all of them are whole. */
  readonly names: Promise<readonly string[]>;
  /** Files that are being written and only grow, as far as they are there. Their bytes go first. */
  growing?(): Promise<readonly string[]>;
  /** Bytes per second that may be sent, now; 0 is no limit. */
  rate?(): number;
}
