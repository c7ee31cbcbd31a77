/*
 * Does nothing but the heartbeat. `--stdout-every MS` also prints `SEQ n hostname`.
 * SIGUSR1: `IDLE n ok`, n the number of the next datagram.
 */
#include "w.h"

int main(int argc, char **argv)
{
    w_start(argc, argv);
    long every = arg_number("--stdout-every", 0, 1, 3600000);
    args_end();
    say("READY idle");
    for (unsigned long n = 0;; n++) {
        int64_t until = now_ms() + (every > 0 ? every : 1000);
        for (int64_t left = until - now_ms(); left > 0; left = until - now_ms()) {
            int got = w_wait(left < 1000 ? left : 1000, NULL);
            if (got == SIGTERM)
                return 0;
            if (got == SIGUSR1)
                say("IDLE %llu ok", (unsigned long long)w_witness.seq);
        }
        if (every > 0) {
            struct utsname host;
            uname(&host);
            say("SEQ %lu %s", n, host.nodename);
        }
    }
}
