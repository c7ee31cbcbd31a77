// Resource limits: soft and hard values of each stay.
#include "zdtm.h"
#include <sys/resource.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    static const struct {
        int which;
        rlim_t soft, hard;
    } limits[] = {
        {RLIMIT_NOFILE, 333, 777},          {RLIMIT_CORE, 12288, 24576},
        {RLIMIT_FSIZE, 1 << 30, 1UL << 31}, {RLIMIT_STACK, 5 << 20, 7 << 20},
        {RLIMIT_CPU, 3000, 4000},           {RLIMIT_MEMLOCK, 32768, 65536},
        {RLIMIT_MSGQUEUE, 4096, 8192},      {RLIMIT_AS, 1UL << 40, RLIM_INFINITY},
    };
    for (size_t i = 0; i < COUNT(limits); i++) {
        struct rlimit limit = {limits[i].soft, limits[i].hard};
        check(setrlimit(limits[i].which, &limit) == 0, "setrlimit %zu: %m", i);
    }

    ready_and_wait();

    for (size_t i = 0; i < COUNT(limits); i++) {
        struct rlimit now;
        check(getrlimit(limits[i].which, &now) == 0, "getrlimit: %m");
        check(now.rlim_cur == limits[i].soft && now.rlim_max == limits[i].hard,
              "limit %d: %lu %lu, not %lu %lu", limits[i].which, (unsigned long)now.rlim_cur,
              (unsigned long)now.rlim_max, (unsigned long)limits[i].soft,
              (unsigned long)limits[i].hard);
    }
    return pass();
}
