// A private file mapping: pages written to keep the copy, others show the file, the file is untouched.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int fd = open(in_dir("mapped"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    put(fd, 8 * PAGE, 21);
    char *map = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    check(map != MAP_FAILED, "mmap: %m");
    close(fd);
    char before[8 * PAGE];
    fill(before, sizeof before, 21);
    fill(map + 3 * PAGE, PAGE, 22);

    ready_and_wait();

    check(filled(map + 3 * PAGE, PAGE, 22), "the written page lost its copy");
    check(memcmp(map, before, 3 * PAGE) == 0, "pages before it changed");
    check(memcmp(map + 4 * PAGE, before + 4 * PAGE, 4 * PAGE) == 0, "pages after it changed");
    fd = open(in_dir("mapped"), O_RDWR);
    check(get(fd, 8 * PAGE, 21), "the file changed");
    check(pwrite(fd, "new", 3, 5 * PAGE) == 3, "pwrite: %m");
    check(memcmp(map + 5 * PAGE, "new", 3) == 0, "an unwritten page is no longer the file's");
    check(pwrite(fd, "new", 3, 3 * PAGE) == 3, "pwrite: %m");
    check(filled(map + 3 * PAGE, PAGE, 22), "the copy follows the file");
    return pass();
}
