// A shared file mapping: bytes written through it reach the file, before and after, and the reverse.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int fd = open(in_dir("mapped"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    check(ftruncate(fd, 8 * PAGE) == 0, "ftruncate: %m");
    char *map = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 2 * PAGE);
    check(map != MAP_FAILED, "mmap: %m");
    close(fd);
    fill(map, 4 * PAGE, 31);

    ready_and_wait();

    check(filled(map, 4 * PAGE, 31), "the mapping changed");
    fd = open(in_dir("mapped"), O_RDWR);
    lseek(fd, 2 * PAGE, SEEK_SET);
    check(get(fd, 4 * PAGE, 31), "the file has other contents");
    fill(map, 4 * PAGE, 32);
    lseek(fd, 2 * PAGE, SEEK_SET);
    check(get(fd, 4 * PAGE, 32), "writing the mapping does not reach the file");
    check(pwrite(fd, "here", 4, 3 * PAGE) == 4, "pwrite: %m");
    check(memcmp(map + PAGE, "here", 4) == 0, "writing the file does not reach the mapping");
    return pass();
}
