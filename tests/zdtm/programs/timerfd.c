// Timerfds: one armed keeps remaining time and interval, one expired its ticks, a new one still fires.
#include "zdtm.h"
#include <sys/timerfd.h>

static int timer(int clock, time_t s, long ns, time_t every)
{
    int fd = timerfd_create(clock, TFD_NONBLOCK);
    struct itimerspec spec = {.it_value = {s, ns}, .it_interval = {every, 0}};
    check(fd >= 0 && timerfd_settime(fd, 0, &spec, NULL) == 0, "timerfd: %m");
    return fd;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    int armed = timer(CLOCK_MONOTONIC, 7200, 0, 1717);
    int real = timer(CLOCK_REALTIME, 9000, 0, 0);
    int off = timer(CLOCK_MONOTONIC, 0, 0, 0);
    int expired = timer(CLOCK_MONOTONIC, 0, 1000000, 0);
    nap(20);

    ready_and_wait();

    struct itimerspec left;
    uint64_t ticks = 0;
    check(timerfd_gettime(armed, &left) == 0, "gettime: %m");
    check(left.it_value.tv_sec > 3600 && left.it_value.tv_sec < 7200, "%ld s left of 7200",
          (long)left.it_value.tv_sec);
    check(left.it_interval.tv_sec == 1717, "interval %ld", (long)left.it_interval.tv_sec);
    check(timerfd_gettime(real, &left) == 0 && left.it_interval.tv_sec == 0, "interval of real");
    check(left.it_value.tv_sec > 3600 && left.it_value.tv_sec < 9000, "%ld s left of 9000",
          (long)left.it_value.tv_sec);
    check(timerfd_gettime(off, &left) == 0 && left.it_value.tv_sec == 0 && left.it_value.tv_nsec == 0,
          "a timer that was off runs");
    check(read(expired, &ticks, sizeof ticks) == sizeof ticks && ticks == 1, "%llu ticks",
          (unsigned long long)ticks);
    check(read(armed, &ticks, sizeof ticks) == -1 && errno == EAGAIN, "ticked too early");
    struct itimerspec soon = {.it_value = {0, 20000000}};
    timerfd_settime(off, 0, &soon, NULL);
    struct pollfd wait = {.fd = off, .events = POLLIN};
    check(poll(&wait, 1, 2000) == 1, "a newly armed timer does not fire");
    return pass();
}
