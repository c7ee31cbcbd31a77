// UDP sockets, one bound, one connected to it: ports and peer stay, datagrams pass. (CRIU drops queued ones.)
#include "zdtm.h"
#include <netinet/in.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    struct sockaddr_in mine, from;
    socklen_t size = sizeof name;
    int bound = socket(AF_INET, SOCK_DGRAM, 0), connected = socket(AF_INET, SOCK_DGRAM, 0), one = 1;
    check(bind(bound, (struct sockaddr *)&name, size) == 0, "bind: %m");
    getsockname(bound, (struct sockaddr *)&name, &size);
    check(connect(connected, (struct sockaddr *)&name, size) == 0, "connect: %m");
    getsockname(connected, (struct sockaddr *)&mine, &size);
    setsockopt(bound, SOL_SOCKET, SO_BROADCAST, &one, sizeof one);

    ready_and_wait();

    char bytes[2048];
    check(send(connected, "ping", 4, 0) == 4, "the peer is forgotten: %m");
    struct timeval limit = {2, 0};
    setsockopt(bound, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(connected, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ssize_t n = recvfrom(bound, bytes, sizeof bytes, 0, (struct sockaddr *)&from, &size);
    check(n == 4 && memcmp(bytes, "ping", 4) == 0, "%zd bytes came: %m", n);
    check(from.sin_port == mine.sin_port, "from port %d, not %d", ntohs(from.sin_port), ntohs(mine.sin_port));
    check(sendto(bound, "pong", 4, 0, (struct sockaddr *)&mine, size) == 4, "sendto: %m");
    check(recv(connected, bytes, sizeof bytes, 0) == 4, "no answer: %m");
    int option = 0;
    socklen_t option_size = sizeof option;
    getsockopt(bound, SOL_SOCKET, SO_BROADCAST, &option, &option_size);
    check(option == 1, "SO_BROADCAST is lost");
    return pass();
}
