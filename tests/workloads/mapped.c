/*
 * In `--dir D`: writes into two files through shared mappings, when it is told to by SIGUSR1 and at
 * its start. D/held stays mapped, until the last of `--writes N`; D/visited is mapped for the moment of each write. Nothing is ever
 * flushed. Each SIGUSR1 is answered by `MAPPED n ok`, n the number of writes, when both files have,
 * read by their path, what was written before; then it writes again.
 */
#include "w.h"
#include <sys/mman.h>

#define SIZE 65536

static const char *dir;
static unsigned char *held;
static uint64_t writes, last;

static int open_file(const char *name, int flags)
{
    char path[4200];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    int fd = open(path, flags | O_CLOEXEC, 0644);
    if (fd < 0)
        die("%s: %m", path);
    return fd;
}

static unsigned char *map(const char *name)
{
    int fd = open_file(name, O_RDWR | O_CREAT);
    if (ftruncate(fd, SIZE) != 0)
        die("%s: %m", name);
    void *place = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (place == MAP_FAILED)
        die("%s: %m", name);
    close(fd);
    return place;
}

static void write_both(void)
{
    if (writes == last)
        return;
    unsigned char *visited = map("visited");
    fill(held, SIZE, writes);
    fill(visited, SIZE, writes + 1);
    munmap(visited, SIZE);
    if (++writes == last)
        munmap(held, SIZE);
}

static bool file_ok(const char *name, uint64_t seed)
{
    static unsigned char bytes[SIZE];
    int fd = open_file(name, O_RDONLY);
    bool ok = read(fd, bytes, SIZE) == SIZE && filled(bytes, SIZE, seed);
    close(fd);
    if (!ok)
        bad("mapped: %s has other contents", name);
    return ok;
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    dir = arg_text("--dir", NULL);
    last = arg_number("--writes", 1000000, 1, 1000000);
    args_end();
    if (dir == NULL || strlen(dir) > 4000)
        die("--dir is missing");
    mkdir(dir, 0755);
    held = map("held");
    write_both();
    say("READY mapped %s", dir);
    for (;;) {
        int got = w_wait(1000, NULL);
        if (got == SIGTERM)
            return w_bad > 0;
        if (got != SIGUSR1)
            continue;
        bool ok = file_ok("held", writes - 1);
        ok = file_ok("visited", writes) && ok;
        if (ok)
            say("MAPPED %llu ok", (unsigned long long)writes);
        write_both();
    }
}
