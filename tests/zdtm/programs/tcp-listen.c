// Listening TCP sockets on loopback, IPv4 and IPv6: port and options stay, connections are accepted.
#include "zdtm.h"
#include <netinet/in.h>
#include <netinet/tcp.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
    struct sockaddr *names[] = {(struct sockaddr *)&v4, (struct sockaddr *)&v6};
    socklen_t sizes[] = {sizeof v4, sizeof v6};
    int listeners[2], one = 1;
    for (int i = 0; i < 2; i++) {
        listeners[i] = socket(names[i]->sa_family, SOCK_STREAM, 0);
        setsockopt(listeners[i], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        check(bind(listeners[i], names[i], sizes[i]) == 0 && listen(listeners[i], 9) == 0, "listen: %m");
        check(getsockname(listeners[i], names[i], &sizes[i]) == 0, "getsockname: %m");
    }

    ready_and_wait();

    for (int i = 0; i < 2; i++) {
        int client = socket(names[i]->sa_family, SOCK_STREAM, 0), option = 0;
        socklen_t size = sizeof option;
        check(connect(client, names[i], sizes[i]) == 0, "connect %d: %m", i);
        int server = accept(listeners[i], NULL, NULL);
        check(server >= 0, "accept %d: %m", i);
        put(server, 3000, 180 + i);
        check(get(client, 3000, 180 + i), "connection %d carries other bytes", i);
        getsockopt(listeners[i], IPPROTO_TCP, TCP_NODELAY, &option, &size);
        check(option != 0, "TCP_NODELAY of %d is lost", i);
    }
    return pass();
}
