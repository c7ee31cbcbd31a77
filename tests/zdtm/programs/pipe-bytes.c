// Pipes with bytes under way, within one process and to a child: bytes and order stay, then end of file.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int own[2], to_child[2];
    check(pipe(own) == 0 && pipe(to_child) == 0, "pipe: %m");
    volatile int *stage = anonymous(PAGE, MAP_SHARED);
    pid_t child = spawn();
    if (child == 0) {
        close(to_child[1]);
        while (*stage != 1)
            nap(5);
        check(get(to_child[0], 20000, 102), "the child reads other bytes");
        char byte;
        check(read(to_child[0], &byte, 1) == 0, "no end of file");
        _exit(0);
    }
    put(own[1], 30000, 101);
    put(to_child[1], 20000, 102);

    ready_and_wait();

    check(get(own[0], 30000, 101), "other bytes in the pipe");
    fcntl(own[0], F_SETFL, O_NONBLOCK);
    char byte;
    check(read(own[0], &byte, 1) == -1 && errno == EAGAIN, "more bytes than were written");
    close(to_child[1]);
    *stage = 1;
    ended_well(child);
    return pass();
}
