// Eight threads: each keeps its id, its thread-local value, its name and its own signal mask.
#include "zdtm.h"

#define THREADS 8

static _Thread_local unsigned long value;
static volatile int inside, go, ended;

static void *run(void *argument)
{
    long me = (long)argument;
    char name[16], now[16];
    pid_t id = gettid();
    sigset_t mask;
    value = 0x5eed0000 + me * 77;
    snprintf(name, sizeof name, "worker-%ld", me);
    prctl(PR_SET_NAME, name);
    sigemptyset(&mask);
    sigaddset(&mask, SIGRTMIN + me);
    pthread_sigmask(SIG_BLOCK, &mask, NULL);
    __atomic_add_fetch(&inside, 1, __ATOMIC_SEQ_CST);
    while (go == 0)
        nap(3);
    check(gettid() == id, "thread %ld: another id", me);
    check(value == 0x5eed0000ul + me * 77, "thread %ld: value %#lx", me, value);
    prctl(PR_GET_NAME, now);
    check(strcmp(now, name) == 0, "thread %ld: called %s", me, now);
    pthread_sigmask(SIG_BLOCK, NULL, &mask);
    for (int i = 0; i < THREADS; i++)
        check(sigismember(&mask, SIGRTMIN + i) == (i == me), "thread %ld: mask, %d", me, i);
    check(sigismember(&mask, SIGTERM) == 1, "thread %ld: SIGTERM is not blocked", me);
    __atomic_add_fetch(&ended, 1, __ATOMIC_SEQ_CST);
    return (void *)(me * 3 + 1);
}

int main(int argc, char **argv)
{
    start(argc, argv);
    pthread_t threads[THREADS];
    for (long i = 0; i < THREADS; i++)
        check(pthread_create(&threads[i], NULL, run, (void *)i) == 0, "pthread_create: %m");
    check(becomes(&inside, THREADS), "not all threads started");

    ready_and_wait();

    go = 1;
    check(becomes(&ended, THREADS), "%d of %d threads answered", ended, THREADS);
    for (long i = 0; i < THREADS; i++) {
        void *result;
        check(pthread_join(threads[i], &result) == 0, "pthread_join: %m");
        check(result == (void *)(i * 3 + 1), "thread %ld returned something else", i);
    }
    return pass();
}
