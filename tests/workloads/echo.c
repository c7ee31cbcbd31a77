/*
 * TCP echo server on `--port P`, IPv6 and IPv4, many clients in one poll loop.
 * `OPENED n` and `CLOSED n bytes=B fnv=H reset=0|1` for each connection, H the FNV-1a of all bytes
 * it sent. SIGUSR1: `ECHO n open bytes=B`, over the connections now open.
 */
#include "w.h"
#include <netinet/tcp.h>

#define MOST 1024
#define BUFFER 65536

struct client {
    unsigned long number;
    uint64_t bytes, hash;
    char *buffer; /* what was read and not yet echoed */
    size_t from, to;
};

static struct client clients[MOST];
static struct pollfd fds[MOST + 1]; /* the last one listens */
static int open_now;
static unsigned long opened;

static void drop(int i, bool reset)
{
    struct client *client = &clients[i];
    say("CLOSED %lu bytes=%llu fnv=%016llx reset=%d", client->number,
        (unsigned long long)client->bytes, (unsigned long long)client->hash, reset);
    close(fds[i].fd);
    free(client->buffer);
    open_now--;
    clients[i] = clients[open_now];
    fds[i] = fds[open_now];
}

static void serve(int i)
{
    struct client *client = &clients[i];
    if (client->from == client->to) {
        ssize_t n = read(fds[i].fd, client->buffer, BUFFER);
        if (n < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (n <= 0)
            return drop(i, n < 0);
        client->bytes += n;
        client->hash = fnv1a(client->hash, client->buffer, n);
        client->from = 0;
        client->to = n;
    }
    ssize_t n = write(fds[i].fd, client->buffer + client->from, client->to - client->from);
    if (n < 0 && errno != EAGAIN && errno != EINTR)
        return drop(i, true);
    if (n > 0)
        client->from += n;
    fds[i].events = client->from < client->to ? POLLOUT : POLLIN;
}

static void welcome(int listener)
{
    int one = 1;
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0)
        return;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    char *buffer = open_now < MOST ? malloc(BUFFER) : NULL;
    if (buffer == NULL) {
        close(fd);
        return;
    }
    clients[open_now] = (struct client){.number = ++opened, .hash = FNV_START, .buffer = buffer};
    fds[open_now++] = (struct pollfd){.fd = fd, .events = POLLIN};
    say("OPENED %lu", opened);
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    long port = arg_number("--port", 7, 1, 65535);
    args_end();
    int listener = bind_any(SOCK_STREAM | SOCK_NONBLOCK, port);
    if (listen(listener, 128) != 0)
        die("listen: %m");
    say("READY echo %ld", port);
    for (;;) {
        fds[open_now] = (struct pollfd){.fd = listener, .events = POLLIN};
        int count = open_now;
        int ready = poll(fds, count + 1, w_witness.fd != 0 ? 2 : 20);
        if (ready > 0) {
            bool knock = fds[count].revents != 0;
            /* Downwards: drop() puts the last one into the gap, and that one was served already. */
            for (int i = count - 1; i >= 0; i--)
                if (fds[i].revents != 0)
                    serve(i);
            if (knock)
                welcome(listener);
        }
        int got = w_wait(0, NULL);
        if (got == SIGTERM)
            return 0;
        if (got == SIGUSR1) {
            uint64_t bytes = 0;
            for (int i = 0; i < open_now; i++)
                bytes += clients[i].bytes;
            say("ECHO %d open bytes=%llu", open_now, (unsigned long long)bytes);
        }
    }
}
