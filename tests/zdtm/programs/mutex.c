// A mutex held by one thread while three wait for it: none gets it early, each gets it once it is free.
#include "zdtm.h"

#define WAITERS 3

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static volatile int waiting, passed, held, let_go, awake;

static void *owner(void *unused)
{
    pthread_mutex_lock(&mutex);
    held = 1;
    while (let_go == 0)
        nap(3);
    pthread_mutex_unlock(&mutex);
    return unused;
}

static void *waiter(void *unused)
{
    __atomic_add_fetch(&waiting, 1, __ATOMIC_SEQ_CST);
    pthread_mutex_lock(&mutex);
    passed++; /* under the mutex */
    while (awake == 0)
        pthread_cond_wait(&condition, &mutex);
    pthread_mutex_unlock(&mutex);
    return unused;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    pthread_t owning, threads[WAITERS];
    pthread_create(&owning, NULL, owner, NULL);
    check(becomes(&held, 1), "the mutex was not taken");
    for (int i = 0; i < WAITERS; i++)
        pthread_create(&threads[i], NULL, waiter, NULL);
    check(becomes(&waiting, WAITERS), "the waiters did not start");
    nap(50);

    ready_and_wait();

    nap(50);
    check(passed == 0, "%d waiters got a held mutex", passed);
    check(pthread_mutex_trylock(&mutex) == EBUSY, "the mutex is not held");
    let_go = 1;
    check(becomes(&passed, WAITERS), "%d of %d waiters got the mutex", passed, WAITERS);
    pthread_mutex_lock(&mutex);
    awake = 1;
    pthread_cond_broadcast(&condition);
    pthread_mutex_unlock(&mutex);
    for (int i = 0; i < WAITERS; i++)
        check(pthread_join(threads[i], NULL) == 0, "pthread_join: %m");
    return pass();
}
