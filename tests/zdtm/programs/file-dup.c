// Duplicated descriptors, also across fork, share one offset; a second opening has its own.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int fd = open(in_dir("data"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    put(fd, 5000, 81);
    int twin = dup(fd), other = open(in_dir("data"), O_RDWR);
    lseek(fd, 100, SEEK_SET);
    lseek(other, 200, SEEK_SET);
    volatile int *stage = anonymous(PAGE, MAP_SHARED);
    pid_t child = spawn();
    if (child == 0) {
        *stage = 1;
        while (*stage != 2)
            nap(5);
        check(lseek(fd, 0, SEEK_CUR) == 300, "the child's descriptor does not follow");
        lseek(fd, 400, SEEK_SET);
        _exit(0);
    }
    check(becomes(stage, 1), "the child did not start");

    ready_and_wait();

    check(lseek(fd, 0, SEEK_CUR) == 100 && lseek(twin, 0, SEEK_CUR) == 100, "the offset changed");
    check(lseek(other, 0, SEEK_CUR) == 200, "the other offset changed");
    lseek(twin, 300, SEEK_SET);
    check(lseek(fd, 0, SEEK_CUR) == 300, "the duplicate has an offset of its own");
    *stage = 2;
    ended_well(child);
    check(lseek(twin, 0, SEEK_CUR) == 400, "the child's descriptor is not shared");
    check(lseek(other, 0, SEEK_CUR) == 200, "the second opening became shared");
    return pass();
}
