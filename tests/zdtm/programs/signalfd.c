// A signalfd: its mask stays, and signals pending before are read from it with sender and value.
#include "zdtm.h"
#include <sys/signalfd.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    sigset_t watched, blocked;
    sigemptyset(&watched);
    sigaddset(&watched, SIGUSR1);
    sigaddset(&watched, SIGRTMIN + 2);
    blocked = watched;
    sigaddset(&blocked, SIGUSR2);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    int fd = signalfd(-1, &watched, SFD_NONBLOCK);
    check(fd >= 0, "signalfd: %m");
    sigqueue(getpid(), SIGRTMIN + 2, (union sigval){.sival_int = 424242});
    kill(getpid(), SIGUSR2);
    kill(getpid(), SIGUSR1);

    ready_and_wait();

    struct signalfd_siginfo info;
    check(read(fd, &info, sizeof info) == sizeof info && info.ssi_signo == SIGUSR1, "first signal");
    check(info.ssi_pid == (uint32_t)getpid(), "sent by %u", info.ssi_pid);
    check(read(fd, &info, sizeof info) == sizeof info, "no second signal: %m");
    check(info.ssi_signo == (uint32_t)SIGRTMIN + 2 && info.ssi_int == 424242, "signal %u, value %d",
          info.ssi_signo, info.ssi_int);
    check(read(fd, &info, sizeof info) == -1 && errno == EAGAIN, "it reads what it does not watch");
    kill(getpid(), SIGUSR1);
    check(read(fd, &info, sizeof info) == sizeof info, "a new signal does not come");
    return pass();
}
