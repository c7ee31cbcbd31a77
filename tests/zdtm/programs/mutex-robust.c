// A robust mutex in shared memory: when its holder dies after the restore, the kernel hands it on.
#include "zdtm.h"

struct shared {
    pthread_mutex_t mutex;
    volatile int held, die;
};

int main(int argc, char **argv)
{
    start(argc, argv);
    struct shared *shared = anonymous(PAGE, MAP_SHARED);
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&shared->mutex, &kind);
    pid_t child = spawn();
    if (child == 0) {
        pthread_mutex_lock(&shared->mutex);
        shared->held = 1;
        while (shared->die == 0)
            nap(3);
        _exit(0);
    }
    check(becomes(&shared->held, 1), "the child did not take the mutex");

    ready_and_wait();

    check(pthread_mutex_trylock(&shared->mutex) == EBUSY, "the mutex is not held");
    shared->die = 1;
    ended_well(child);
    int got = pthread_mutex_trylock(&shared->mutex);
    check(got == EOWNERDEAD, "after the holder's death: %s", strerror(got));
    check(pthread_mutex_consistent(&shared->mutex) == 0, "it cannot be made consistent");
    check(pthread_mutex_unlock(&shared->mutex) == 0, "it cannot be unlocked");
    return pass();
}
