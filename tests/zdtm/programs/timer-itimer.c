// Interval timers (real, virtual, profiling): remaining time and interval stay, a real one goes on ticking.
#include "zdtm.h"
#include <sys/time.h>

static volatile sig_atomic_t ticks;

static void on_alarm(int number)
{
    (void)number;
    ticks++;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
    sigaction(SIGALRM, &action, NULL);
    struct itimerval real = {.it_value = {0, 30000}, .it_interval = {0, 30000}};
    struct itimerval in_user = {.it_value = {5000, 0}, .it_interval = {11, 0}};
    struct itimerval profiling = {.it_value = {6000, 0}, .it_interval = {12, 0}};
    check(setitimer(ITIMER_REAL, &real, NULL) == 0, "setitimer: %m");
    check(setitimer(ITIMER_VIRTUAL, &in_user, NULL) == 0, "setitimer: %m");
    check(setitimer(ITIMER_PROF, &profiling, NULL) == 0, "setitimer: %m");

    ready_and_wait();

    struct itimerval left;
    getitimer(ITIMER_VIRTUAL, &left);
    check(left.it_value.tv_sec > 4000 && left.it_value.tv_sec <= 5000, "virtual: %ld s left",
          (long)left.it_value.tv_sec);
    check(left.it_interval.tv_sec == 11, "virtual: interval %ld", (long)left.it_interval.tv_sec);
    getitimer(ITIMER_PROF, &left);
    check(left.it_value.tv_sec > 5000 && left.it_value.tv_sec <= 6000, "profiling: %ld s left",
          (long)left.it_value.tv_sec);
    check(left.it_interval.tv_sec == 12, "profiling: interval %ld", (long)left.it_interval.tv_sec);
    getitimer(ITIMER_REAL, &left);
    check(left.it_interval.tv_usec >= 29000 && left.it_interval.tv_usec <= 31000, "real: interval");
    int before = ticks;
    nap(300);
    check(ticks - before >= 2, "%d ticks in 300 ms", (int)ticks - before);
    return pass();
}
