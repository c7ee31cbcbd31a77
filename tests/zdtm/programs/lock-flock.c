// flock() locks, exclusive and shared: still held after, and let go with the descriptor.
// criu: file-locks
#include "zdtm.h"
#include <sys/file.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    int exclusive = open(in_dir("exclusive"), O_RDWR | O_CREAT, 0600);
    int shared = open(in_dir("shared"), O_RDWR | O_CREAT, 0600);
    check(flock(exclusive, LOCK_EX) == 0 && flock(shared, LOCK_SH) == 0, "flock: %m");

    ready_and_wait();

    int other = open(in_dir("exclusive"), O_RDWR);
    check(flock(other, LOCK_SH | LOCK_NB) == -1 && errno == EWOULDBLOCK, "the exclusive lock is lost");
    int another = open(in_dir("shared"), O_RDWR);
    check(flock(another, LOCK_EX | LOCK_NB) == -1 && errno == EWOULDBLOCK, "the shared lock is lost");
    check(flock(another, LOCK_SH | LOCK_NB) == 0, "the shared lock became exclusive");
    close(exclusive);
    check(flock(other, LOCK_EX | LOCK_NB) == 0, "the lock outlives its descriptor");
    return pass();
}
