/**
 * In place of a host's netavark, which podman starts when it has reserved the addresses of a container
 * and before it notes that the container has a network: one that kills its podman there.
 */

const PLACE = '/usr/lib/podman/netavark';
const REAL = '/run/netavark.real';
const KILLING = '/run/netavark.killing';
const DEAD = '/run/netavark.killed';

const WRAPPER = `#!/bin/sh
case " $* " in *" setup "*)
  [ -e ${KILLING} ] && { echo killed >>${DEAD}; kill -9 $PPID; exit 1; } ;;
esac
exec ${REAL} "$@"
`;

/** Runs a script in the host and returns what it prints. */
type Shell = (script: string) => Promise<string>;

export class DeadlyNetavark implements AsyncDisposable {
  readonly #sh: Shell;

  private constructor(sh: Shell) {
    this.#sh = sh;
  }

  static async put(sh: Shell): Promise<DeadlyNetavark> {
    await sh(`set -e
      cp ${PLACE} ${REAL}
      cat >/run/netavark <<'END'\n${WRAPPER}END
      chmod 755 /run/netavark
      mount --bind /run/netavark ${PLACE}`);
    return new DeadlyNetavark(sh);
  }

  /** From now on, until `spares`. */
  async kills(): Promise<void> {
    await this.#sh(`rm -f ${DEAD}; touch ${KILLING}`);
  }

  /** Returns how many have died. */
  async spares(): Promise<number> {
    return Number(await this.#sh(`rm -f ${KILLING}; cat ${DEAD} 2>/dev/null | wc -l`));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sh(
      `umount ${PLACE}; rm -f /run/netavark /run/netavark.real /run/netavark.killing /run/netavark.killed`,
    );
  }
}
