// A UNIX stream socket pair with bytes queued both ways: they stay, and the pair is still a pair.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int pair[2];
    check(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "socketpair: %m");
    put(pair[0], 7000, 131);
    put(pair[1], 9000, 132);

    ready_and_wait();

    check(get(pair[1], 7000, 131), "other bytes one way");
    check(get(pair[0], 9000, 132), "other bytes the other way");
    put(pair[0], 500, 133);
    check(get(pair[1], 500, 133), "the ends are no longer joined");
    shutdown(pair[0], SHUT_WR);
    char byte;
    check(read(pair[1], &byte, 1) == 0, "no end of file after shutdown");
    return pass();
}
