// Sleeping threads: a relative nanosleep and an absolute one take their full time, interrupted or not.
#include "zdtm.h"

#define SLEEP 0.7

static volatile int stop, relative_done, absolute_done;
static volatile unsigned relative_count, absolute_count;

static void *relative(void *unused)
{
    while (stop == 0) {
        double begin = seconds(CLOCK_MONOTONIC);
        struct timespec left = {0, SLEEP * 1e9};
        int result;
        while ((result = nanosleep(&left, &left)) == -1 && errno == EINTR)
            check(left.tv_sec == 0 && left.tv_nsec <= SLEEP * 1e9, "%ld s left", (long)left.tv_sec);
        check(result == 0, "nanosleep: %m");
        double slept = seconds(CLOCK_MONOTONIC) - begin;
        check(slept >= SLEEP, "a relative sleep took %.3f s", slept);
        relative_count++;
    }
    relative_done = 1;
    return unused;
}

static void *absolute(void *unused)
{
    while (stop == 0) {
        struct timespec end;
        clock_gettime(CLOCK_MONOTONIC, &end);
        end.tv_sec += 1;
        int result;
        while ((result = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL)) == EINTR)
            continue;
        check(result == 0, "clock_nanosleep: %s", strerror(result));
        check(seconds(CLOCK_MONOTONIC) >= end.tv_sec + end.tv_nsec / 1e9 - 1e-6, "woken too early");
        absolute_count++;
    }
    absolute_done = 1;
    return unused;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    pthread_t threads[2];
    pthread_create(&threads[0], NULL, relative, NULL);
    pthread_create(&threads[1], NULL, absolute, NULL);
    nap(50);

    ready_and_wait();

    unsigned relative_before = relative_count, absolute_before = absolute_count;
    stop = 1;
    check(becomes(&relative_done, 1) && becomes(&absolute_done, 1), "a sleep does not end");
    check(relative_count > relative_before && absolute_count > absolute_before, "no sleep ended");
    return pass();
}
