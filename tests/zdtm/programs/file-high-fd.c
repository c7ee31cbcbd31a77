// High descriptor numbers: files on 500 and 1000 are still there, the numbers between are free.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int ends[2];
    bool open_before[1024];
    check(pipe(ends) == 0, "pipe: %m");
    check(dup2(ends[0], 500) == 500 && dup2(ends[1], 1000) == 1000, "dup2: %m");
    close(ends[0]);
    close(ends[1]);
    put(1000, 300, 91);
    for (int fd = 3; fd < 1024; fd++)
        open_before[fd] = fcntl(fd, F_GETFD) >= 0;
    check(!open_before[ends[0]] && open_before[500], "dup2 did nothing");

    ready_and_wait();

    check(get(500, 300, 91), "other bytes in the pipe");
    put(1000, 10, 92);
    check(get(500, 10, 92), "the ends are no longer joined");
    for (int fd = 3; fd < 1024; fd++)
        check((fcntl(fd, F_GETFD) >= 0) == open_before[fd], "descriptor %d", fd);
    return pass();
}
