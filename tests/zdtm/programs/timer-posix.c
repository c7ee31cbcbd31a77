// POSIX timers: id, remaining time and interval stay, and a periodic one goes on with its signal value.
#include "zdtm.h"

static volatile sig_atomic_t ticks, wrong;

static void on_tick(int number, siginfo_t *info, void *context)
{
    (void)number;
    (void)context;
    if (info->si_code != SI_TIMER || info->si_value.sival_int != 31337)
        wrong = 1;
    ticks++;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sigaction action = {.sa_sigaction = on_tick, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigaction(SIGRTMIN + 1, &action, NULL);
    timer_t unused, far, periodic;
    struct sigevent none = {.sigev_notify = SIGEV_NONE};
    struct sigevent signal_event = {.sigev_notify = SIGEV_SIGNAL,
                                    .sigev_signo = SIGRTMIN + 1,
                                    .sigev_value.sival_int = 31337};
    check(timer_create(CLOCK_MONOTONIC, &none, &unused) == 0, "timer_create: %m");
    check(timer_create(CLOCK_REALTIME, &none, &far) == 0, "timer_create: %m");
    check(timer_create(CLOCK_MONOTONIC, &signal_event, &periodic) == 0, "timer_create: %m");
    timer_delete(unused); /* ids now have a gap */
    struct itimerspec long_one = {.it_value = {8000, 0}, .it_interval = {123, 0}};
    struct itimerspec short_one = {.it_value = {0, 20000000}, .it_interval = {0, 20000000}};
    check(timer_settime(far, 0, &long_one, NULL) == 0, "timer_settime: %m");
    check(timer_settime(periodic, 0, &short_one, NULL) == 0, "timer_settime: %m");

    ready_and_wait();

    struct itimerspec left;
    check(timer_gettime(far, &left) == 0, "the far timer is gone: %m");
    check(left.it_value.tv_sec > 4000 && left.it_value.tv_sec < 8000, "%ld s left of 8000",
          (long)left.it_value.tv_sec);
    check(left.it_interval.tv_sec == 123, "interval %ld", (long)left.it_interval.tv_sec);
    check(timer_gettime(unused, &left) == -1 && errno == EINVAL, "a deleted timer is back");
    check(timer_gettime(periodic, &left) == 0 && left.it_interval.tv_nsec == 20000000, "interval");
    int before = ticks;
    nap(300);
    check(ticks - before >= 3, "%d ticks in 300 ms", (int)ticks - before);
    check(wrong == 0, "a signal with another value");
    return pass();
}
