// A named pipe with bytes under way: they stay, and its name still leads to the same pipe.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    unlink(in_dir("fifo"));
    check(mkfifo(in_dir("fifo"), 0600) == 0, "mkfifo: %m");
    int reader = open(in_dir("fifo"), O_RDONLY | O_NONBLOCK);
    int writer = open(in_dir("fifo"), O_WRONLY);
    check(reader >= 0 && writer >= 0, "open: %m");
    put(writer, 5000, 121);

    ready_and_wait();

    check(get(reader, 5000, 121), "other bytes in the pipe");
    int late = open(in_dir("fifo"), O_WRONLY | O_NONBLOCK);
    check(late >= 0, "open by name: %m");
    put(late, 100, 122);
    check(get(reader, 100, 122), "the name leads to another pipe");
    put(writer, 100, 123);
    check(get(reader, 100, 123), "the ends are no longer joined");
    return pass();
}
