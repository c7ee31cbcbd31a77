/*
 * A UNIX stream connection to a process outside, which CRIU refuses to dump.
 * `--listen PATH`: the outside end; accepts and holds every connection.
 * `--path PATH`: the container's end; connects and holds. SIGUSR1 passes a byte: `UNIXPEER ok`.
 */
#include "w.h"
#include <sys/un.h>

int main(int argc, char **argv)
{
    w_start(argc, argv);
    const char *to = arg_text("--path", NULL);
    const char *at = arg_text("--listen", NULL);
    args_end();
    if ((to == NULL) == (at == NULL))
        die("wants --path or --listen");
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    snprintf(name.sun_path, sizeof name.sun_path, "%s", to != NULL ? to : at);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (to != NULL) {
        if (fd < 0 || connect(fd, (struct sockaddr *)&name, sizeof name) != 0)
            die("connect %s: %m", to);
    } else {
        unlink(at);
        if (fd < 0 || bind(fd, (struct sockaddr *)&name, sizeof name) != 0 || listen(fd, 16) != 0)
            die("listen %s: %m", at);
    }
    say("READY unixpeer");
    for (;;) {
        int got = w_wait(50, NULL);
        if (got == SIGTERM)
            return w_bad > 0;
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        if (at != NULL && poll(&wait, 1, 0) == 1)
            accept4(fd, NULL, NULL, SOCK_CLOEXEC); /* held until the end */
        if (to != NULL && got == SIGUSR1) {
            if (send(fd, "x", 1, MSG_NOSIGNAL) == 1)
                say("UNIXPEER ok");
            else
                bad("unixpeer: %m");
        }
    }
}
