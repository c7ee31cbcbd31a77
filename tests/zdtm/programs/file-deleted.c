// A deleted open file: contents, offset, size, mode and the lack of a name stay; two openings of it are one file.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int fd = open(in_dir("gone"), O_RDWR | O_CREAT | O_TRUNC, 0640);
    int reader = open(in_dir("gone"), O_RDONLY);
    check(fd >= 0 && reader >= 0, "open: %m");
    fchmod(fd, 0615);
    put(fd, 10000, 61);
    lseek(fd, 4321, SEEK_SET);
    lseek(reader, 99, SEEK_SET);
    unlink(in_dir("gone"));

    ready_and_wait();

    struct stat status;
    check(fstat(fd, &status) == 0, "fstat: %m");
    check(status.st_nlink == 0, "it has %d links", (int)status.st_nlink);
    check(access(in_dir("gone"), F_OK) == -1, "the name is back");
    check(status.st_size == 10000, "size %lld", (long long)status.st_size);
    check((status.st_mode & 07777) == 0615, "mode %o", status.st_mode);
    check(lseek(fd, 0, SEEK_CUR) == 4321, "the offset changed");
    check(lseek(reader, 0, SEEK_CUR) == 99, "the reader's offset changed");
    lseek(fd, 0, SEEK_SET);
    check(get(fd, 10000, 61), "the contents changed");
    check(pwrite(fd, "both", 4, 50) == 4, "pwrite: %m");
    char text[4];
    check(pread(reader, text, 4, 50) == 4 && memcmp(text, "both", 4) == 0, "two files now");
    return pass();
}
