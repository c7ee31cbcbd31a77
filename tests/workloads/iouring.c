/*
 * Holds an io_uring instance, which CRIU refuses to dump. The submission ring is mapped as well, so
 * it shows both among the descriptors and among the mappings. SIGUSR1: `IOURING ok`.
 * Seccomp profiles of containers often forbid io_uring: then the start ends with an ERROR line.
 */
#include "w.h"
#include <linux/io_uring.h>
#include <sys/mman.h>
#include <sys/syscall.h>

int main(int argc, char **argv)
{
    w_start(argc, argv);
    args_end();
    struct io_uring_params parameters = {0};
    int fd = syscall(SYS_io_uring_setup, 8, &parameters);
    if (fd < 0)
        die("io_uring_setup: %m");
    size_t size = parameters.sq_off.array + parameters.sq_entries * sizeof(uint32_t);
    uint32_t *ring = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd,
                          IORING_OFF_SQ_RING);
    if (ring == MAP_FAILED)
        die("mapping the ring: %m");
    uint32_t *entries = ring + parameters.sq_off.ring_entries / sizeof *ring;
    say("READY iouring");
    for (;;) {
        int got = w_wait(1000, NULL);
        if (got == SIGTERM)
            return w_bad > 0;
        if (got != SIGUSR1)
            continue;
        /* A no-op goes the whole way round. */
        if (*entries == parameters.sq_entries && syscall(SYS_io_uring_enter, fd, 0, 0, 0, NULL, 0) == 0)
            say("IOURING ok");
        else
            bad("iouring: %m");
    }
}
