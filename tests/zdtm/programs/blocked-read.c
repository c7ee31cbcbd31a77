// A thread inside read() on an empty pipe: the call goes on unnoticed and returns what comes later.
#include "zdtm.h"

static int ends[2];
static volatile int inside, done;

static void *reader(void *unused)
{
    char bytes[16] = "";
    inside = 1;
    ssize_t n = read(ends[0], bytes, sizeof bytes);
    check(n == 5, "read returned %zd: %m", n);
    check(memcmp(bytes, "later", 5) == 0, "read returned other bytes");
    done = 1;
    return unused;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    pthread_t thread;
    check(pipe(ends) == 0, "pipe: %m");
    pthread_create(&thread, NULL, reader, NULL);
    check(becomes(&inside, 1), "the thread did not start");
    nap(50);

    ready_and_wait();

    nap(50);
    check(done == 0, "read() returned too early");
    check(write(ends[1], "later", 5) == 5, "write: %m");
    check(becomes(&done, 1), "read() did not return");
    return pass();
}
