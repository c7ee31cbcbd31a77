// A file opened O_APPEND: the flag and the read offset stay, so writes still go to the end.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int fd = open(in_dir("log"), O_RDWR | O_CREAT | O_TRUNC | O_APPEND, 0600);
    check(fd >= 0, "open: %m");
    put(fd, 1000, 71);
    lseek(fd, 250, SEEK_SET);

    ready_and_wait();

    check(lseek(fd, 0, SEEK_CUR) == 250, "the offset is %lld", (long long)lseek(fd, 0, SEEK_CUR));
    check(fcntl(fd, F_GETFL) & O_APPEND, "O_APPEND is lost");
    lseek(fd, 0, SEEK_SET);
    put(fd, 500, 72);
    lseek(fd, 0, SEEK_SET);
    check(get(fd, 1000, 71), "old bytes were overwritten");
    check(get(fd, 500, 72), "new bytes are not at the end");
    return pass();
}
