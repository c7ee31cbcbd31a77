// An eventfd: the count stays, reading takes all of it, and a blocked reader gets what is added.
#include "zdtm.h"
#include <sys/eventfd.h>

static int waited_for;
static volatile int inside, done;

static void *reader(void *unused)
{
    eventfd_t value = 0;
    inside = 1;
    check(eventfd_read(waited_for, &value) == 0 && value == 99, "the reader got %llu: %m",
          (unsigned long long)value);
    done = 1;
    return unused;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    int counter = eventfd(0, EFD_NONBLOCK);
    waited_for = eventfd(0, 0);
    check(counter >= 0 && waited_for >= 0, "eventfd: %m");
    eventfd_write(counter, 0x12345678);
    eventfd_write(counter, 5);
    pthread_t thread;
    pthread_create(&thread, NULL, reader, NULL);
    check(becomes(&inside, 1), "the thread did not start");
    nap(30);

    ready_and_wait();

    eventfd_t value = 0;
    check(eventfd_read(counter, &value) == 0 && value == 0x1234567d, "the count is %llu",
          (unsigned long long)value);
    check(eventfd_read(counter, &value) == -1 && errno == EAGAIN, "the count is not empty");
    check(done == 0, "the reader returned too early");
    eventfd_write(waited_for, 99);
    check(becomes(&done, 1), "the reader is not woken");
    return pass();
}
