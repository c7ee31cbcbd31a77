// An established TCP connection on loopback with bytes in both queues: they stay, and it goes on both ways.
// criu: tcp-established
#include "zdtm.h"
#include <netinet/in.h>
#include <netinet/tcp.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof name;
    int listener = socket(AF_INET, SOCK_STREAM, 0), idle = 1234;
    check(bind(listener, (struct sockaddr *)&name, size) == 0 && listen(listener, 1) == 0, "listen: %m");
    getsockname(listener, (struct sockaddr *)&name, &size);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    check(connect(client, (struct sockaddr *)&name, size) == 0, "connect: %m");
    int server = accept(listener, NULL, NULL);
    check(server >= 0, "accept: %m");
    close(listener);
    setsockopt(client, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
    put(client, 20000, 191);
    put(server, 15000, 192);
    struct sockaddr_in mine, again = {0};
    getsockname(client, (struct sockaddr *)&mine, &size);

    ready_and_wait();

    check(getsockname(client, (struct sockaddr *)&again, &size) == 0, "getsockname: %m");
    check(memcmp(&mine, &again, sizeof mine) == 0, "another address");
    check(getpeername(server, (struct sockaddr *)&again, &size) == 0, "getpeername: %m");
    check(memcmp(&mine, &again, sizeof mine) == 0, "the peer has another address");
    idle = 0;
    size = sizeof idle;
    getsockopt(client, IPPROTO_TCP, TCP_KEEPIDLE, &idle, &size);
    check(idle == 1234, "TCP_KEEPIDLE is %d", idle);
    check(get(server, 20000, 191), "other bytes to the server");
    check(get(client, 15000, 192), "other bytes to the client");
    for (int i = 0; i < 50; i++) {
        put(client, 4000, 200 + i);
        check(get(server, 4000, 200 + i), "round %d to the server", i);
        put(server, 4000, 300 + i);
        check(get(client, 4000, 300 + i), "round %d to the client", i);
    }
    shutdown(client, SHUT_WR);
    char byte;
    check(read(server, &byte, 1) == 0, "no end of stream");
    return pass();
}
