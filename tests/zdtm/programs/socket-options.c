// Socket options of a fresh TCP socket: buffer sizes, priority, linger, timeouts, mark and more stay.
#include "zdtm.h"
#include <netinet/in.h>

static const struct {
    int name, value;
} numbers[] = {
    {SO_SNDBUF, 77000}, {SO_RCVBUF, 88000},   {SO_PRIORITY, 5},  {SO_RCVLOWAT, 3},
    {SO_MARK, 4711},    {SO_REUSEADDR, 1},    {SO_KEEPALIVE, 1},
    {SO_OOBINLINE, 1},  {SO_BROADCAST, 1},    {SO_REUSEPORT, 1},
};

static int value_of(int fd, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    check(getsockopt(fd, SOL_SOCKET, name, &value, &size) == 0, "getsockopt %d: %m", name);
    return value;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int fd = socket(AF_INET, SOCK_STREAM, 0), before[COUNT(numbers)];
    for (size_t i = 0; i < COUNT(numbers); i++) {
        int fresh = value_of(fd, numbers[i].name);
        check(setsockopt(fd, SOL_SOCKET, numbers[i].name, &numbers[i].value, sizeof(int)) == 0,
              "setsockopt %d: %m", numbers[i].name);
        before[i] = value_of(fd, numbers[i].name);
        check(before[i] != fresh, "option %d did not change", numbers[i].name);
    }
    struct linger linger = {1, 19};
    struct timeval timeout = {23, 500000};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    check(bind(fd, (struct sockaddr *)&name, sizeof name) == 0 && listen(fd, 3) == 0, "listen: %m");

    ready_and_wait();

    for (size_t i = 0; i < COUNT(numbers); i++)
        check(value_of(fd, numbers[i].name) == before[i], "option %d: %d, not %d", numbers[i].name,
              value_of(fd, numbers[i].name), before[i]);
    socklen_t size = sizeof linger;
    memset(&linger, 0, sizeof linger);
    getsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, &size);
    check(linger.l_onoff == 1 && linger.l_linger == 19, "linger %d %d", linger.l_onoff, linger.l_linger);
    size = sizeof timeout;
    memset(&timeout, 0, sizeof timeout);
    getsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, &size);
    check(timeout.tv_sec == 23 && timeout.tv_usec == 500000, "timeout %ld s", (long)timeout.tv_sec);
    return pass();
}
