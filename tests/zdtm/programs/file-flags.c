// Descriptor and file flags: FD_CLOEXEC, O_NONBLOCK, access mode, and who gets SIGIO with which number.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int a = open(in_dir("flags"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    int b = open(in_dir("flags"), O_WRONLY | O_NONBLOCK | O_NOATIME);
    int c = open(in_dir("flags"), O_RDONLY);
    int ends[2];
    check(a >= 0 && b >= 0 && c >= 0 && pipe2(ends, O_NONBLOCK) == 0, "open: %m");
    int twin = fcntl(a, F_DUPFD, 0); /* the same file without FD_CLOEXEC */
    check(fcntl(ends[0], F_SETOWN, getpid()) == 0, "F_SETOWN: %m");
    check(fcntl(ends[0], F_SETSIG, SIGRTMIN + 3) == 0, "F_SETSIG: %m");
    int fds[] = {a, b, c, twin, ends[0], ends[1]};
    int file_flags[COUNT(fds)], fd_flags[COUNT(fds)];
    for (size_t i = 0; i < COUNT(fds); i++) {
        file_flags[i] = fcntl(fds[i], F_GETFL);
        fd_flags[i] = fcntl(fds[i], F_GETFD);
    }
    check(fd_flags[0] == FD_CLOEXEC && fd_flags[3] == 0, "unexpected flags before");

    ready_and_wait();

    for (size_t i = 0; i < COUNT(fds); i++) {
        check(fcntl(fds[i], F_GETFL) == file_flags[i], "file flags of %zu: %#o, not %#o", i,
              fcntl(fds[i], F_GETFL), file_flags[i]);
        check(fcntl(fds[i], F_GETFD) == fd_flags[i], "descriptor flags of %zu", i);
    }
    check(fcntl(ends[0], F_GETOWN) == getpid(), "owner %d", fcntl(ends[0], F_GETOWN));
    check(fcntl(ends[0], F_GETSIG) == SIGRTMIN + 3, "signal %d", fcntl(ends[0], F_GETSIG));
    return pass();
}
