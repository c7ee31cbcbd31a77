/*
 * `--n N` threads, each counting in a loop and comparing its thread-local values, its thread id and
 * a value on its stack with what they were.
 * SIGUSR1: `THREADS n alive n ok`, alive meaning that it counted on in the last half second.
 */
#include "w.h"
#include <pthread.h>
#include <sys/mman.h>

#define MOST 20000

static struct {
    uint64_t count;
    bool wrong;
} slots[MOST];

static __thread uint64_t local_key;
static __thread char local_text[32];
static pthread_key_t key;

static void *run(void *argument)
{
    uintptr_t me = (uintptr_t)argument;
    volatile uint64_t on_stack = scramble(me);
    pid_t thread = gettid();
    local_key = scramble(me + 1);
    snprintf(local_text, sizeof local_text, "thread %zu", (size_t)me);
    pthread_setspecific(key, (void *)scramble(me + 2));
    for (;;) {
        char text[32];
        snprintf(text, sizeof text, "thread %zu", (size_t)me);
        if (on_stack != scramble(me) || local_key != scramble(me + 1) || gettid() != thread ||
            strcmp(text, local_text) != 0 || pthread_getspecific(key) != (void *)scramble(me + 2))
            __atomic_store_n(&slots[me].wrong, true, __ATOMIC_RELAXED);
        __atomic_add_fetch(&slots[me].count, 1, __ATOMIC_RELAXED);
        struct timespec nap = {0, 20000000};
        nanosleep(&nap, NULL);
    }
    return NULL;
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    long n = arg_number("--n", 32, 1, MOST);
    args_end();
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 65536);
    pthread_key_create(&key, NULL);
    for (long i = 0; i < n; i++) {
        pthread_t thread;
        int error = pthread_create(&thread, &attributes, run, (void *)i);
        if (error != 0)
            die("thread %ld: %s", i, strerror(error));
        tick();
    }
    say("READY threads %ld", n);
    static uint64_t before[MOST];
    for (;;) {
        int got = w_wait(1000, NULL);
        if (got == SIGTERM)
            return w_bad > 0;
        if (got != SIGUSR1)
            continue;
        for (long i = 0; i < n; i++)
            before[i] = __atomic_load_n(&slots[i].count, __ATOMIC_RELAXED);
        if (w_wait(500, NULL) == SIGTERM)
            return w_bad > 0;
        long alive = 0, ok = 0;
        for (long i = 0; i < n; i++) {
            alive += __atomic_load_n(&slots[i].count, __ATOMIC_RELAXED) != before[i];
            ok += !__atomic_load_n(&slots[i].wrong, __ATOMIC_RELAXED);
        }
        if (alive == n && ok == n)
            say("THREADS %ld alive %ld ok", alive, ok);
        else
            bad("threads %ld: %ld alive %ld ok", n, alive, ok);
    }
}
