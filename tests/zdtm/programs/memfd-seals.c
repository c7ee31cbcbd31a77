// A memfd: name, contents, offset and seals stay, a shared mapping of it is still the same memory.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int fd = memfd_create("sealed-one", MFD_ALLOW_SEALING | MFD_CLOEXEC);
    check(fd >= 0, "memfd_create: %m");
    put(fd, 3 * PAGE, 51);
    int seals = F_SEAL_SHRINK | F_SEAL_GROW;
    check(fcntl(fd, F_ADD_SEALS, seals) == 0, "F_ADD_SEALS: %m");
    char *map = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    check(map != MAP_FAILED, "mmap: %m");
    lseek(fd, 777, SEEK_SET);

    ready_and_wait();

    char link_path[64], name[256];
    snprintf(link_path, sizeof link_path, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link_path, name, sizeof name - 1);
    name[n < 0 ? 0 : n] = 0;
    check(strncmp(name, "/memfd:sealed-one", 17) == 0, "it is called %s", name);
    check(lseek(fd, 0, SEEK_CUR) == 777, "the offset changed");
    check(fcntl(fd, F_GET_SEALS) == seals, "the seals are %#x", fcntl(fd, F_GET_SEALS));
    check(ftruncate(fd, PAGE) == -1 && errno == EPERM, "it can shrink");
    check(ftruncate(fd, 9 * PAGE) == -1 && errno == EPERM, "it can grow");
    lseek(fd, 0, SEEK_SET);
    check(get(fd, 3 * PAGE, 51), "the contents changed");
    map[5000] = 'x';
    char byte = 0;
    check(pread(fd, &byte, 1, 5000) == 1 && byte == 'x', "the mapping is other memory");
    check(fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL) == 0, "no further seal is accepted: %m");
    return pass();
}
