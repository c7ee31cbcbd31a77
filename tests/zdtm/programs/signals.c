// Signals: actions with flags and mask, the blocked set, and pending ones (standard and queued real-time).
#include "zdtm.h"

static volatile sig_atomic_t handled;

static void on_signal(int number, siginfo_t *info, void *context)
{
    (void)info;
    (void)context;
    handled = number;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGHUP);
    sigaddset(&action.sa_mask, SIGRTMAX - 1);
    check(sigaction(SIGUSR1, &action, NULL) == 0, "sigaction: %m");
    signal(SIGPIPE, SIG_IGN);
    sigset_t blocked;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigaddset(&blocked, SIGWINCH);
    sigaddset(&blocked, SIGRTMIN + 5);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    kill(getpid(), SIGUSR1);
    for (int i = 0; i < 4; i++)
        sigqueue(getpid(), SIGRTMIN + 5, (union sigval){.sival_int = 900 + i});

    ready_and_wait();

    struct sigaction now;
    sigset_t set;
    sigaction(SIGUSR1, NULL, &now);
    check(now.sa_sigaction == on_signal, "another handler");
    check((now.sa_flags & (SA_SIGINFO | SA_NODEFER | SA_RESTART)) == (SA_SIGINFO | SA_NODEFER),
          "flags %#x", now.sa_flags);
    for (int i = 1; i < 65; i++)
        if (i != 32 && i != 33) /* glibc hides these two */
            check(sigismember(&now.sa_mask, i) == (i == SIGHUP || i == SIGRTMAX - 1), "mask, signal %d", i);
    sigaction(SIGPIPE, NULL, &now);
    check(now.sa_handler == SIG_IGN, "SIGPIPE is no longer ignored");
    sigprocmask(SIG_BLOCK, NULL, &set);
    for (int i = 1; i < 65; i++)
        if (i != 32 && i != 33)
            check(sigismember(&set, i) ==
                      (i == SIGTERM || i == SIGUSR1 || i == SIGWINCH || i == SIGRTMIN + 5),
                  "blocked set, signal %d", i);
    sigpending(&set);
    check(sigismember(&set, SIGUSR1) == 1, "SIGUSR1 is not pending");
    check(handled == 0, "a blocked signal was handled");
    sigset_t queued;
    siginfo_t info;
    struct timespec at_once = {0, 0};
    sigemptyset(&queued);
    sigaddset(&queued, SIGRTMIN + 5);
    for (int i = 0; i < 4; i++) {
        check(sigtimedwait(&queued, &info, &at_once) == SIGRTMIN + 5, "queued signal %d is gone", i);
        check(info.si_code == SI_QUEUE && info.si_value.sival_int == 900 + i, "signal %d has value %d",
              i, info.si_value.sival_int);
    }
    check(sigtimedwait(&queued, &info, &at_once) == -1, "one queued signal too many");
    sigprocmask(SIG_UNBLOCK, &blocked, NULL);
    check(handled == SIGUSR1, "the pending signal was not handled");
    return pass();
}
