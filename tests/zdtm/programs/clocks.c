// Clocks: monotonic time does not go back and keeps pace with real time, the vDSO agrees with the kernel.
#include "zdtm.h"
#include <sys/syscall.h>

static double by_kernel(clockid_t clock)
{
    struct timespec t;
    syscall(SYS_clock_gettime, clock, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    static const clockid_t clocks[] = {CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_REALTIME};
    double before[COUNT(clocks)];
    for (size_t i = 0; i < COUNT(clocks); i++)
        before[i] = seconds(clocks[i]);

    ready_and_wait();

    double passed[COUNT(clocks)];
    for (size_t i = 0; i < COUNT(clocks); i++) {
        double kernel = by_kernel(clocks[i]), now = seconds(clocks[i]), after = by_kernel(clocks[i]);
        check(kernel <= now && now <= after, "clock %d: vDSO %.9f, kernel %.9f to %.9f", clocks[i],
              now, kernel, after);
        passed[i] = now - before[i];
        check(passed[i] > 0 && passed[i] < 3600, "clock %d: %.3f s passed", clocks[i], passed[i]);
    }
    double drift = passed[0] - passed[2];
    check(drift > -2 && drift < 2, "%.3f s of monotonic, %.3f s of real time", passed[0], passed[2]);
    return pass();
}
