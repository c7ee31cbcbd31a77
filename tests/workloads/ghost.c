/*
 * Holds a deleted open file of `--mib N` in `--dir D` (default /tmp), none of it a hole: a dump
 * must carry it, and CRIU does so only up to its ghost-limit. SIGUSR1: `GHOST n ok`.
 */
#include "w.h"

#define PART 65536

int main(int argc, char **argv)
{
    static unsigned char part[PART];
    w_start(argc, argv);
    long mib = arg_number("--mib", 2, 1, 65536);
    const char *dir = arg_text("--dir", "/tmp");
    args_end();
    char path[4096];
    mkdir(dir, 0755);
    snprintf(path, sizeof path, "%s/ghost-%d", dir, getpid());
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || unlink(path) != 0)
        die("%s: %m", path);
    for (long i = 0; i < mib * 16; i++) {
        fill(part, PART, (uint64_t)i << 32);
        if (write(fd, part, PART) != PART)
            die("%s: %m", path);
        tick();
    }
    say("READY ghost %ld", mib);
    for (;;) {
        int got = w_wait(1000, NULL);
        if (got == SIGTERM)
            return w_bad > 0;
        if (got != SIGUSR1)
            continue;
        struct stat status;
        bool ok = fstat(fd, &status) == 0 && status.st_nlink == 0 &&
                  status.st_size == (off_t)mib << 20 && lseek(fd, 0, SEEK_CUR) == status.st_size;
        for (long i = 0; ok && i < mib * 16; i++) {
            ok = pread(fd, part, PART, (off_t)i * PART) == PART && filled(part, PART, (uint64_t)i << 32);
            tick();
        }
        if (ok)
            say("GHOST %ld ok", mib);
        else
            bad("ghost: the deleted file changed");
    }
}
