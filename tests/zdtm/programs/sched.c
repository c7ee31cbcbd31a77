// Nice value and scheduling policy, of the main task and of a thread.
#include "zdtm.h"
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>

static volatile int inside, go, ended;

static void same(const char *who, int nice_value, int policy)
{
    errno = 0;
    int now = getpriority(PRIO_PROCESS, gettid());
    check(errno == 0 && now == nice_value, "%s: nice %d, not %d", who, now, nice_value);
    check(sched_getscheduler(0) == policy, "%s: policy %d, not %d", who, sched_getscheduler(0), policy);
}

static void *other(void *unused)
{
    struct sched_param none = {0};
    check(sched_setscheduler(0, SCHED_IDLE, &none) == 0, "SCHED_IDLE: %m");
    setpriority(PRIO_PROCESS, gettid(), 11);
    inside = 1;
    while (go == 0)
        nap(3);
    same("thread", 11, SCHED_IDLE);
    ended = 1;
    return unused;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sched_param none = {0};
    pthread_t thread;
    check(sched_setscheduler(0, SCHED_BATCH, &none) == 0, "SCHED_BATCH: %m");
    check(setpriority(PRIO_PROCESS, 0, -4) == 0, "setpriority: %m");
    pthread_create(&thread, NULL, other, NULL);
    check(becomes(&inside, 1), "the thread did not start");

    ready_and_wait();

    same("main", -4, SCHED_BATCH);
    go = 1;
    check(becomes(&ended, 1), "the thread did not end");
    return pass();
}
