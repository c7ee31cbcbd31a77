// A UNIX datagram socket pair: queued datagrams keep their order and their boundaries.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    static const size_t sizes[] = {1, 500, 3, 4000, 77};
    int pair[2];
    check(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) == 0, "socketpair: %m");
    for (size_t i = 0; i < COUNT(sizes); i++)
        put(pair[0], sizes[i], 140 + i);

    ready_and_wait();

    char bytes[8192];
    for (size_t i = 0; i < COUNT(sizes); i++) {
        ssize_t n = recv(pair[1], bytes, sizeof bytes, MSG_DONTWAIT);
        check(n == (ssize_t)sizes[i], "datagram %zu has %zd bytes", i, n);
        check(filled(bytes, n, 140 + i), "datagram %zu has other bytes", i);
    }
    check(recv(pair[1], bytes, sizeof bytes, MSG_DONTWAIT) == -1 && errno == EAGAIN, "one too many");
    put(pair[1], 20, 150);
    check(recv(pair[0], bytes, sizeof bytes, 0) == 20 && filled(bytes, 20, 150), "not joined");
    return pass();
}
