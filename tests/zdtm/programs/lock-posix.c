// fcntl() locks on byte ranges: kind, range and owner stay, seen from another process; OFD locks as well.
// criu: file-locks
#include "zdtm.h"

static struct flock range(int type, off_t from, off_t length)
{
    return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = from, .l_len = length};
}

int main(int argc, char **argv)
{
    start(argc, argv);
    int fd = open(in_dir("ranges"), O_RDWR | O_CREAT, 0600);
    struct flock write_lock = range(F_WRLCK, 100, 50), read_lock = range(F_RDLCK, 1000, 0);
    check(fcntl(fd, F_SETLK, &write_lock) == 0 && fcntl(fd, F_SETLK, &read_lock) == 0, "F_SETLK: %m");
    int open_lock = open(in_dir("ofd"), O_RDWR | O_CREAT, 0600);
    struct flock ofd = range(F_WRLCK, 7, 9);
    check(fcntl(open_lock, F_OFD_SETLK, &ofd) == 0, "F_OFD_SETLK: %m");

    ready_and_wait();

    pid_t owner = getpid(), child = spawn();
    if (child == 0) {
        struct flock probe = range(F_WRLCK, 120, 1);
        check(fcntl(fd, F_GETLK, &probe) == 0 && probe.l_type == F_WRLCK, "the write lock is lost");
        check(probe.l_pid == owner && probe.l_start == 100 && probe.l_len == 50,
              "write lock of %d, %ld+%ld", probe.l_pid, (long)probe.l_start, (long)probe.l_len);
        probe = range(F_WRLCK, 5000, 1);
        check(fcntl(fd, F_GETLK, &probe) == 0 && probe.l_type == F_RDLCK, "the read lock is lost");
        check(probe.l_start == 1000 && probe.l_len == 0, "another read range");
        probe = range(F_WRLCK, 0, 100);
        check(fcntl(fd, F_GETLK, &probe) == 0 && probe.l_type == F_UNLCK, "more is locked than was");
        _exit(0);
    }
    ended_well(child);
    int other = open(in_dir("ofd"), O_RDWR);
    struct flock probe = range(F_WRLCK, 15, 1);
    check(fcntl(other, F_OFD_GETLK, &probe) == 0 && probe.l_type == F_WRLCK, "the OFD lock is lost");
    check(probe.l_start == 7 && probe.l_len == 9, "another OFD range");
    return pass();
}
