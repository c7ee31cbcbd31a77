// The restartable-sequence area: the kernel still writes the current CPU there and knows its place.
#include "zdtm.h"
#include <sched.h>
#include <sys/rseq.h>
#include <sys/syscall.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    check(__rseq_size > 0, "libc registered no area");
    struct rseq *area = (struct rseq *)((char *)__builtin_thread_pointer() + __rseq_offset);

    ready_and_wait();

    cpu_set_t all;
    sched_getaffinity(0, sizeof all, &all);
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        if (!CPU_ISSET(cpu, &all))
            continue;
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(cpu, &one);
        if (sched_setaffinity(0, sizeof one, &one) != 0)
            continue;
        check((int)*(volatile uint32_t *)&area->cpu_id == cpu, "on CPU %d the area says %d", cpu,
              (int)area->cpu_id);
    }
    /* The kernel lets go only of the area, size and signature it holds. */
    unsigned size = __rseq_size < 32 ? 32 : __rseq_size;
    check(syscall(SYS_rseq, area, size, 1, RSEQ_SIG) == 0, "unregistering: %m");
    return pass();
}
