/*
 * echoclient HOST PORT SECONDS [--rate R] [--drain SECONDS]
 * ONE TCP connection to an echo server. R numbered blocks a second (default 100), 16 to 1039 bytes
 * each, are sent without waiting for their echo, and every echoed byte is compared. After SECONDS,
 * or SIGTERM, it waits up to --drain seconds (default 30) for the echoes still missing. Last line:
 *   sent=N wrong=N resets=N longest_gap_ms=N bytes=N missing=N
 * sent: blocks; wrong: blocks with a wrong byte; longest_gap_ms: longest time without any echo while
 * one was due; bytes: echoed ones; missing: bytes sent but never echoed. Exit status 1 if wrong,
 * resets or missing is not 0, 2 if there never was a connection.
 */
#include "w.h"
#include <netinet/tcp.h>

#define HEAD 16
#define LARGEST (HEAD + 1023)
#define UNDER_WAY (1 << 20) /* stop sending while that many bytes have no echo */

static size_t size_of(uint64_t n)
{
    return HEAD + scramble(n) % 1024;
}

static size_t block(unsigned char *out, uint64_t n)
{
    size_t size = size_of(n);
    uint64_t head[2] = {n, size};
    memcpy(out, head, HEAD);
    fill(out + HEAD, size - HEAD, n << 20);
    return size;
}

static int fd;
static uint64_t sent, wrong, resets, longest, bytes_out, bytes_back;
static int64_t due_since; /* when the wait for an echo began; 0: none is due */

static unsigned char outgoing[LARGEST];
static size_t out_at, out_size;
static unsigned char expected[LARGEST];
static size_t expect_at, expect_size;
static uint64_t expect_number;
static bool expect_bad;

static void broken(const char *what)
{
    say("BROKEN %s: %s", what, strerror(errno));
    resets++;
}

static void compare(const unsigned char *data, size_t size)
{
    while (size > 0) {
        if (expect_at == expect_size) {
            expect_size = block(expected, expect_number++);
            expect_at = 0;
            expect_bad = false;
        }
        size_t part = expect_size - expect_at < size ? expect_size - expect_at : size;
        if (!expect_bad && memcmp(data, expected + expect_at, part) != 0) {
            expect_bad = true;
            wrong++;
            say("WRONG block %llu", (unsigned long long)expect_number - 1);
        }
        expect_at += part;
        data += part;
        size -= part;
    }
}

static void note_gap(int64_t now)
{
    if (due_since != 0 && now - due_since > (int64_t)longest)
        longest = now - due_since;
}

static void receive(void)
{
    static unsigned char buffer[65536];
    ssize_t n = read(fd, buffer, sizeof buffer);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n == 0)
        errno = ECONNABORTED;
    if (n <= 0)
        return broken("receive");
    int64_t now = now_ms();
    note_gap(now);
    bytes_back += n;
    due_since = bytes_back < bytes_out ? now : 0;
    compare(buffer, n);
}

static void transmit(void)
{
    ssize_t n = send(fd, outgoing + out_at, out_size - out_at, MSG_NOSIGNAL);
    if (n < 0 && errno != EAGAIN && errno != EINTR)
        return broken("send");
    if (n <= 0)
        return;
    if (due_since == 0)
        due_since = now_ms();
    out_at += n;
    bytes_out += n;
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    long rate = arg_number("--rate", 100, 1, 100000);
    long drain_ms = 1000 * arg_number("--drain", 30, 0, 3600);
    const char *host = arg_next("HOST");
    long port = atol(arg_next("PORT"));
    int64_t run_ms = 1000 * atoll(arg_next("SECONDS"));
    args_end();
    struct sockaddr_storage to;
    socklen_t to_size = address(host, port, &to);
    int one = 1;
    fd = socket(to.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, to_size) != 0)
        die("connect %s %ld: %m", host, port);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    say("CONNECTED %s %ld", host, port);

    int64_t start = now_ms(), end = start + run_ms, last_word = 0;
    while (resets == 0) {
        int64_t now = now_ms();
        if (now < end) {
            /* The schedule is kept over gaps: what a standstill held back is sent after it. */
            uint64_t scheduled = (uint64_t)(now - start) * rate / 1000 + 1;
            if (out_at == out_size && sent < scheduled && bytes_out - bytes_back < UNDER_WAY) {
                out_size = block(outgoing, sent++);
                out_at = 0;
            }
        } else if (out_at == out_size) {
            if (last_word == 0)
                last_word = now;
            if (bytes_back >= bytes_out || now - last_word > drain_ms)
                break;
        } else if (now - end > drain_ms) {
            break;
        }
        bool blocked = out_at < out_size;
        bool more = now < end && (uint64_t)(now - start) * rate / 1000 + 1 > sent;
        struct pollfd wait = {.fd = fd, .events = POLLIN | (blocked ? POLLOUT : 0)};
        poll(&wait, 1, more && !blocked && bytes_out - bytes_back < UNDER_WAY ? 0 : 1);
        if (wait.revents & (POLLIN | POLLERR | POLLHUP))
            receive();
        if (resets == 0 && blocked && (wait.revents & POLLOUT))
            transmit();
        int got = w_wait(0, NULL);
        if (got == SIGTERM)
            end = now_ms();
        if (got == SIGUSR1)
            say("PROGRESS sent=%llu wrong=%llu", (unsigned long long)sent, (unsigned long long)wrong);
    }
    note_gap(now_ms());
    uint64_t missing = bytes_out + (out_size - out_at) - bytes_back;
    say("sent=%llu wrong=%llu resets=%llu longest_gap_ms=%llu bytes=%llu missing=%llu",
        (unsigned long long)sent, (unsigned long long)wrong, (unsigned long long)resets,
        (unsigned long long)longest, (unsigned long long)bytes_back, (unsigned long long)missing);
    return wrong > 0 || resets > 0 || missing > 0;
}
