// A pipe of another size than usual: size and contents stay.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int large[2], small[2];
    check(pipe2(large, O_NONBLOCK) == 0 && pipe2(small, O_NONBLOCK) == 0, "pipe: %m");
    check(fcntl(large[1], F_SETPIPE_SZ, 256 << 10) == 256 << 10, "F_SETPIPE_SZ: %m");
    check(fcntl(small[1], F_SETPIPE_SZ, 2 * PAGE) == 2 * PAGE, "F_SETPIPE_SZ: %m");
    put(large[1], 200000, 111);
    put(small[1], 2 * PAGE, 112);

    ready_and_wait();

    check(fcntl(large[0], F_GETPIPE_SZ) == 256 << 10, "the large one has %d", fcntl(large[0], F_GETPIPE_SZ));
    check(fcntl(small[0], F_GETPIPE_SZ) == 2 * PAGE, "the small one has %d", fcntl(small[0], F_GETPIPE_SZ));
    char byte = 0;
    check(write(small[1], &byte, 1) == -1 && errno == EAGAIN, "the small one is not full");
    check(get(large[0], 200000, 111), "other bytes in the large one");
    check(get(small[0], 2 * PAGE, 112), "other bytes in the small one");
    return pass();
}
