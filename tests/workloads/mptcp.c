/*
 * Listens on an MPTCP socket (`--port P`), which CRIU refuses to dump; listeners of Go programs are
 * such sockets since Go 1.24. SIGUSR1: `MPTCP ok`.
 */
#include "w.h"

int main(int argc, char **argv)
{
    w_start(argc, argv);
    long port = arg_number("--port", 7, 1, 65535);
    args_end();
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_MPTCP);
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(port)};
    if (fd < 0)
        die("this kernel has no MPTCP: %m");
    if (bind(fd, (struct sockaddr *)&name, sizeof name) != 0 || listen(fd, 16) != 0)
        die("listen: %m");
    say("READY mptcp %ld", port);
    for (;;) {
        int got = w_wait(1000, NULL);
        if (got == SIGTERM)
            return w_bad > 0;
        int protocol = 0;
        socklen_t size = sizeof protocol;
        if (got != SIGUSR1)
            continue;
        if (getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, &protocol, &size) == 0 &&
            protocol == IPPROTO_MPTCP)
            say("MPTCP ok");
        else
            bad("mptcp: protocol %d", protocol);
    }
}
