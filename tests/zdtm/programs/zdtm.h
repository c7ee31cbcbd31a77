/*
 * The frame of every program here. One argument: a directory of its own.
 *
 *   start(argc, argv)   takes the directory, removes what an earlier run left, blocks SIGTERM
 *   ... set up ...
 *   ready_and_wait()    writes DIR/ready (the pid), returns when SIGTERM comes
 *   ... check(...) ...
 *   return pass()       writes DIR/result: "PASS"; a failed check() has written "FAIL: reason"
 *
 * Both files appear whole, by rename or link. The first result stays. Exit status 0, 1.
 */
#ifndef ZDTM_H
#define ZDTM_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static char zdtm_dir[2048];

/* DIR/name, in a buffer that stays. */
static inline char *in_dir(const char *name)
{
    char *path;
    if (asprintf(&path, "%s/%s", zdtm_dir, name) < 0)
        abort();
    return path;
}

__attribute__((format(printf, 1, 2), noreturn)) static inline void fail(const char *format, ...)
{
    int error = errno; /* for %m */
    char temporary[64];
    snprintf(temporary, sizeof temporary, "result.%d", gettid());
    FILE *file = fopen(in_dir(temporary), "we");
    if (file != NULL) {
        va_list args;
        va_start(args, format);
        fputs("FAIL: ", file);
        errno = error;
        vfprintf(file, format, args);
        fputs("\n", file);
        va_end(args);
        fclose(file);
        (void)!link(in_dir(temporary), in_dir("result"));
        unlink(in_dir(temporary));
    }
    _exit(1);
}

#define check(condition, ...)    \
    do {                         \
        if (!(condition))        \
            fail(__VA_ARGS__);   \
    } while (0)

static inline int pass(void)
{
    FILE *file = fopen(in_dir("result.pass"), "we");
    check(file != NULL, "result.pass: %m");
    fputs("PASS\n", file);
    fclose(file);
    int linked = link(in_dir("result.pass"), in_dir("result"));
    unlink(in_dir("result.pass"));
    return linked == 0 ? 0 : 1;
}

static inline void start(int argc, char **argv)
{
    if (argc != 2 || argv[1][0] != '/' || strlen(argv[1]) >= sizeof zdtm_dir) {
        fprintf(stderr, "usage: %s DIR (absolute)\n", argv[0]);
        exit(2);
    }
    strcpy(zdtm_dir, argv[1]);
    unlink(in_dir("ready"));
    unlink(in_dir("result"));
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
}

static inline void ready_and_wait(void)
{
    FILE *file = fopen(in_dir("ready.new"), "we");
    check(file != NULL, "ready: %m");
    fprintf(file, "%d\n", getpid());
    fclose(file);
    check(rename(in_dir("ready.new"), in_dir("ready")) == 0, "ready: %m");
    sigset_t set;
    int got;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigwait(&set, &got);
}

/* A child that does not outlive its parent. */
static inline pid_t spawn(void)
{
    pid_t parent = getpid(), pid = fork();
    check(pid >= 0, "fork: %m");
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(1);
    }
    return pid;
}

static inline void ended_well(pid_t pid)
{
    int status;
    check(waitpid(pid, &status, 0) == pid, "waitpid: %m");
    check(WIFEXITED(status) && WEXITSTATUS(status) == 0, "a child ended with status %#x", status);
}

/* Bytes that follow from the seed alone. */
static inline void fill(void *buffer, size_t size, uint32_t seed)
{
    unsigned char *bytes = buffer;
    for (size_t i = 0; i < size; i++) {
        seed = seed * 1664525 + 1013904223;
        bytes[i] = seed >> 24;
    }
}

static inline bool filled(const void *buffer, size_t size, uint32_t seed)
{
    const unsigned char *bytes = buffer;
    for (size_t i = 0; i < size; i++) {
        seed = seed * 1664525 + 1013904223;
        if (bytes[i] != (unsigned char)(seed >> 24))
            return false;
    }
    return true;
}

/* Writes `size` filled bytes, or reads as many and tells whether they are those. */
static inline void put(int fd, size_t size, uint32_t seed)
{
    unsigned char *bytes = malloc(size);
    fill(bytes, size, seed);
    check(write(fd, bytes, size) == (ssize_t)size, "write of %zu bytes: %m", size);
    free(bytes);
}

static inline bool get(int fd, size_t size, uint32_t seed)
{
    unsigned char *bytes = malloc(size);
    size_t at = 0;
    while (at < size) {
        ssize_t n = read(fd, bytes + at, size - at);
        if (n <= 0)
            break;
        at += n;
    }
    bool same = at == size && filled(bytes, size, seed);
    free(bytes);
    return same;
}

static inline void *anonymous(size_t size, int how)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, how | MAP_ANONYMOUS, -1, 0);
    check(memory != MAP_FAILED, "mmap: %m");
    return memory;
}

static inline void nap(long ms)
{
    struct timespec t = {ms / 1000, ms % 1000 * 1000000};
    while (nanosleep(&t, &t) != 0 && errno == EINTR)
        continue;
}

static inline double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

/* Waits up to five seconds for a value that another task sets. */
static inline bool becomes(volatile int *value, int wanted)
{
    for (int i = 0; i < 5000 && *value != wanted; i++)
        nap(1);
    return *value == wanted;
}

#endif
