/*
 * What every workload shares: arguments, lines on stdout, signals, and the witness.
 *
 * A workload is judged from outside, by its lines and by its datagrams:
 *   READY name ...   once, when everything is set up
 *   BAD ...          whenever something is found that must not be; the exit status is then 1
 *   answers to SIGUSR1, one line each, described at the head of each program
 * SIGTERM and SIGINT end it. All of them may run as PID 1: they reap whatever dies.
 *
 * Witness: `--witness IP:PORT --token T` (an IPv6 address stands in brackets) sends, every 10 ms,
 *   token incarnation seq hostname boot_id monotonic_ms place\n
 * incarnation is random at start, so a restart from scratch shows. seq grows by one for every
 * datagram the kernel took; one that it refused (EPERM from a drop rule, no route) keeps its
 * number and is tried again. A hostname moves along with its container and two namespaces of one
 * machine share a boot_id, so `place` tells two copies apart: the inode of the PID namespace, of
 * which every restored container gets a new one.
 */
#ifndef WORKLOAD_W_H
#define WORKLOAD_W_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define WITNESS_PERIOD_MS 10

static int w_bad; /* how often BAD was said */

/* One write() per line, so that lines of several threads and processes never mix. */
static inline void w_vsay(const char *prefix, const char *format, va_list args)
{
    char line[1024];
    int used = snprintf(line, sizeof line, "%s", prefix);
    used += vsnprintf(line + used, sizeof line - used - 1, format, args);
    if (used > (int)sizeof line - 2)
        used = sizeof line - 2;
    line[used++] = '\n';
    for (int at = 0; at < used;) {
        ssize_t n = write(1, line + at, used - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return; /* nobody listens any more; the datagrams still do */
        at += n;
    }
}

__attribute__((format(printf, 1, 2))) static inline void say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    w_vsay("", format, args);
    va_end(args);
}

__attribute__((format(printf, 1, 2))) static inline void bad(const char *format, ...)
{
    va_list args;
    w_bad++;
    va_start(args, format);
    w_vsay("BAD ", format, args);
    va_end(args);
}

__attribute__((format(printf, 1, 2), noreturn)) static inline void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    w_vsay("ERROR ", format, args);
    va_end(args);
    _exit(2);
}

/* Milliseconds of CLOCK_MONOTONIC. */
static inline int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static inline uint64_t fnv1a(uint64_t hash, const void *data, size_t size)
{
    const unsigned char *bytes = data;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * 0x100000001b3ULL;
    return hash;
}
#define FNV_START 0xcbf29ce484222325ULL

/* splitmix64: equal inputs give equal outputs, neighbours differ in half of their bits. */
static inline uint64_t scramble(uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

static inline void fill(void *buffer, size_t size, uint64_t seed)
{
    unsigned char *bytes = buffer;
    for (size_t i = 0; i < size; i++)
        bytes[i] = (unsigned char)scramble(seed + i);
}

static inline bool filled(const void *buffer, size_t size, uint64_t seed)
{
    const unsigned char *bytes = buffer;
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != (unsigned char)scramble(seed + i))
            return false;
    return true;
}

/* ---- arguments ---- */

static char **w_argv;
static int w_argc;
static bool w_taken[64];

static inline void args_start(int argc, char **argv)
{
    w_argc = argc < 64 ? argc : 64;
    w_argv = argv;
    w_taken[0] = true;
}

/* The word after `name`, or `otherwise`. */
static inline const char *arg_text(const char *name, const char *otherwise)
{
    for (int i = 1; i < w_argc; i++) {
        if (strcmp(w_argv[i], name) != 0)
            continue;
        if (i + 1 == w_argc)
            die("%s wants a value", name);
        w_taken[i] = w_taken[i + 1] = true;
        return w_argv[i + 1];
    }
    return otherwise;
}

static inline long arg_number(const char *name, long otherwise, long least, long most)
{
    const char *text = arg_text(name, NULL);
    if (text == NULL)
        return otherwise;
    char *end;
    errno = 0;
    long value = strtol(text, &end, 10);
    if (errno != 0 || *text == 0 || *end != 0 || value < least || value > most)
        die("%s %s: wants a number from %ld to %ld", name, text, least, most);
    return value;
}

static inline bool arg_flag(const char *name)
{
    for (int i = 1; i < w_argc; i++)
        if (strcmp(w_argv[i], name) == 0)
            return w_taken[i] = true;
    return false;
}

/* The first word that nothing has taken yet. Ask for the named ones before. */
static inline const char *arg_next(const char *what)
{
    for (int i = 1; i < w_argc; i++)
        if (!w_taken[i]) {
            w_taken[i] = true;
            return w_argv[i];
        }
    die("%s is missing", what);
}

static inline void args_end(void)
{
    for (int i = 1; i < w_argc; i++)
        if (!w_taken[i])
            die("unknown argument: %s", w_argv[i]);
}

/* A numeric address; IPv6 may stand in brackets. Returns the length of the filled structure. */
static inline socklen_t address(const char *host, long port, struct sockaddr_storage *out)
{
    char plain[64];
    size_t length = strlen(host);
    bool brackets = length > 1 && host[0] == '[' && host[length - 1] == ']';
    snprintf(plain, sizeof plain, "%.*s", (int)(length - 2 * brackets), host + brackets);
    memset(out, 0, sizeof *out);
    struct sockaddr_in *v4 = (struct sockaddr_in *)out;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)out;
    if (!brackets && inet_pton(AF_INET, plain, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        return sizeof *v4;
    }
    if (inet_pton(AF_INET6, plain, &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        return sizeof *v6;
    }
    die("%s is not a numeric address", host);
}

/* A socket on all addresses, IPv6 and IPv4; IPv4 alone where the kernel has no IPv6. */
static inline int bind_any(int type, long port)
{
    int one = 1, zero = 0;
    int fd = socket(AF_INET6, type | SOCK_CLOEXEC, 0);
    if (fd >= 0) {
        struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &zero, sizeof zero);
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
        if (bind(fd, (struct sockaddr *)&v6, sizeof v6) == 0)
            return fd;
        if (errno == EADDRINUSE)
            die("port %ld is taken", port);
        close(fd);
    }
    fd = socket(AF_INET, type | SOCK_CLOEXEC, 0);
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(port)};
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (fd < 0 || bind(fd, (struct sockaddr *)&v4, sizeof v4) != 0)
        die("cannot bind port %ld: %m", port);
    return fd;
}

/* ---- witness ---- */

static struct {
    int fd; /* 0: none; descriptor 0 is never ours */
    struct sockaddr_storage to;
    socklen_t to_size;
    char token[33];
    uint64_t incarnation;
    uint64_t seq;
    int64_t next_ms;
} w_witness;

static inline void w_read_line(const char *path, char *out, size_t size)
{
    snprintf(out, size, "-");
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    ssize_t n = read(fd, out, size - 1);
    close(fd);
    if (n > 0)
        out[n] = 0;
    out[strcspn(out, "\n")] = 0;
}

static inline bool token_ok(const char *token)
{
    size_t length = strlen(token);
    return length > 0 && length <= 32 &&
           strspn(token, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == length;
}

static inline void witness_start(void)
{
    const char *where = arg_text("--witness", NULL);
    const char *token = arg_text("--token", "none");
    if (where == NULL)
        return;
    const char *colon = strrchr(where, ':');
    if (colon == NULL || atoi(colon + 1) < 1 || atoi(colon + 1) > 65535)
        die("--witness %s: wants IP:PORT", where);
    if (!token_ok(token))
        die("--token: letters, digits and ._- only, at most 32");
    char host[64];
    snprintf(host, sizeof host, "%.*s", (int)(colon - where), where);
    w_witness.to_size = address(host, atoi(colon + 1), &w_witness.to);
    snprintf(w_witness.token, sizeof w_witness.token, "%s", token);
    if (getrandom(&w_witness.incarnation, 8, 0) != 8)
        die("getrandom: %m");
    w_witness.fd = socket(w_witness.to.ss_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (w_witness.fd <= 0)
        die("cannot open a socket for the witness: %m");
}

static inline void witness_send(void)
{
    struct utsname host;
    char boot[40], place[64], text[400];
    uname(&host);
    w_read_line("/proc/sys/kernel/random/boot_id", boot, sizeof boot);
    ssize_t n = readlink("/proc/self/ns/pid", place, sizeof place - 1);
    place[n < 0 ? 0 : n] = 0;
    const char *inode = strchr(place, '[');
    snprintf(text, sizeof text, "%s %016llx %llu %s %s %lld %llu\n", w_witness.token,
             (unsigned long long)w_witness.incarnation, (unsigned long long)w_witness.seq,
             host.nodename, boot, (long long)now_ms(),
             inode == NULL ? 0ULL : strtoull(inode + 1, NULL, 10));
    if (sendto(w_witness.fd, text, strlen(text), MSG_DONTWAIT | MSG_NOSIGNAL,
               (struct sockaddr *)&w_witness.to, w_witness.to_size) > 0)
        w_witness.seq++;
}

/* Sends when it is time. Work that takes longer than a few ms calls this in between. */
static inline void tick(void)
{
    if (w_witness.fd == 0)
        return;
    int64_t now = now_ms();
    if (now < w_witness.next_ms && w_witness.next_ms - now <= WITNESS_PERIOD_MS)
        return;
    witness_send();
    /* Keep the beat, but never catch up on beats that a freeze swallowed. */
    w_witness.next_ms += WITNESS_PERIOD_MS;
    if (w_witness.next_ms <= now || w_witness.next_ms > now + WITNESS_PERIOD_MS)
        w_witness.next_ms = now + WITNESS_PERIOD_MS;
}

/* ---- signals and time ---- */

static sigset_t w_signals;

/* Arguments, signals, witness. Call before any thread is made: the mask is inherited. Blocked
 * signals reach even a PID 1 without a handler, so everything is taken by waiting for it. */
static inline void w_start(int argc, char **argv)
{
    args_start(argc, argv);
    signal(SIGPIPE, SIG_IGN);
    sigemptyset(&w_signals);
    sigaddset(&w_signals, SIGTERM);
    sigaddset(&w_signals, SIGINT);
    sigaddset(&w_signals, SIGUSR1);
    sigaddset(&w_signals, SIGCHLD);
    sigprocmask(SIG_BLOCK, &w_signals, NULL);
    witness_start();
}

/* What every child process does first. */
static inline void w_child(void)
{
    if (w_witness.fd != 0)
        close(w_witness.fd);
    w_witness.fd = 0;
}

/*
 * Waits at most `ms`, sending what the witness is due. Returns the signal that came (SIGTERM for
 * SIGINT as well), or 0. Children are reaped here; `lost`, when given, counts them.
 */
static inline int w_wait(int64_t ms, int *lost)
{
    int64_t end = now_ms() + ms;
    for (;;) {
        tick();
        int64_t now = now_ms();
        int64_t left = end - now;
        if (left < 0 || left > ms) /* the clock may have been set back by a restore */
            left = 0;
        int64_t nap = left;
        if (w_witness.fd != 0 && nap > w_witness.next_ms - now)
            nap = w_witness.next_ms - now;
        if (nap < 0)
            nap = 0;
        struct timespec t = {nap / 1000, nap % 1000 * 1000000};
        int signal_number = sigtimedwait(&w_signals, NULL, &t);
        if (signal_number == SIGCHLD) {
            while (waitpid(-1, NULL, WNOHANG) > 0)
                if (lost != NULL)
                    (*lost)++;
            continue;
        }
        if (signal_number > 0)
            return signal_number == SIGINT ? SIGTERM : signal_number;
        if (left == 0)
            return 0;
    }
}

#endif
