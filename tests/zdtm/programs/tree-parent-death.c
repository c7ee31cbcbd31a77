// The parent-death signal: a grandchild still gets the one it chose when its parent ends after the restore.
#include "zdtm.h"

static volatile int *stage;

int main(int argc, char **argv)
{
    start(argc, argv);
    stage = anonymous(PAGE, MAP_SHARED);
    sigset_t chosen;
    sigemptyset(&chosen);
    sigaddset(&chosen, SIGRTMIN + 9);
    sigprocmask(SIG_BLOCK, &chosen, NULL);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t child = spawn();
    if (child == 0) {
        pid_t grandchild = fork();
        if (grandchild == 0) {
            struct timespec limit = {600, 0};
            prctl(PR_SET_PDEATHSIG, SIGRTMIN + 9);
            *stage = 1;
            int got;
            while ((got = sigtimedwait(&chosen, NULL, &limit)) == -1 && errno == EINTR)
                continue;
            _exit(got == SIGRTMIN + 9 && *stage == 2 ? 0 : 1);
        }
        while (*stage != 2)
            nap(3);
        _exit(0);
    }
    check(becomes(stage, 1), "the grandchild did not start");
    nap(20);

    ready_and_wait();

    *stage = 2;
    ended_well(child);
    int status = -1;
    for (int i = 0; i < 3000 && waitpid(-1, &status, WNOHANG) == 0; i++)
        nap(1);
    check(status == 0, "the grandchild ended with status %#x", status);
    return pass();
}
