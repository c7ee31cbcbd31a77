// A pidfd of a child: it still names that child, takes a signal for it and tells of its end.
#include "zdtm.h"
#include <sys/syscall.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    pid_t child = spawn();
    if (child == 0)
        for (;;)
            pause();
    int fd = syscall(SYS_pidfd_open, child, 0);
    check(fd >= 0, "pidfd_open: %m");

    ready_and_wait();

    char path[64], line[128];
    int named = -1;
    snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
    FILE *file = fopen(path, "re");
    check(file != NULL, "%s: %m", path);
    while (fgets(line, sizeof line, file) != NULL)
        sscanf(line, "Pid: %d", &named);
    check(named == child, "it names %d, not %d", named, child);
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    check(poll(&wait, 1, 0) == 0, "it tells of an end too early");
    check(syscall(SYS_pidfd_send_signal, fd, SIGUSR2, NULL, 0) == 0, "send: %m");
    check(poll(&wait, 1, 3000) == 1, "it does not tell of the end");
    int status;
    check(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR2,
          "status %#x", status);
    return pass();
}
