// An open directory: it still serves openat(), and reading it goes on after the entries read before.
#include "zdtm.h"
#include <dirent.h>

#define FILES 40

int main(int argc, char **argv)
{
    start(argc, argv);
    mkdir(in_dir("folder"), 0700);
    int fd = open(in_dir("folder"), O_RDONLY | O_DIRECTORY);
    check(fd >= 0, "open: %m");
    for (int i = 0; i < FILES; i++) {
        char name[16];
        snprintf(name, sizeof name, "entry-%02d", i);
        int file = openat(fd, name, O_WRONLY | O_CREAT, 0600);
        check(file >= 0, "%s: %m", name);
        close(file);
    }
    /* A small buffer takes only the first few entries, the offset stands behind them. */
    _Alignas(struct dirent64) char buffer[8192];
    int seen[FILES] = {0}, calls = 0;
    for (size_t room = 200;; room = sizeof buffer, calls++) {
        ssize_t n = getdents64(fd, buffer, room);
        check(n >= 0, "getdents: %m");
        if (calls == 0)
            check(n > 0, "nothing read before");
        if (n == 0)
            break;
        for (ssize_t at = 0; at < n;) {
            struct dirent64 *entry = (struct dirent64 *)(buffer + at);
            int number;
            if (sscanf(entry->d_name, "entry-%d", &number) == 1 && number >= 0 && number < FILES)
                seen[number]++;
            at += entry->d_reclen;
        }
        if (calls == 0)
            ready_and_wait();
    }
    check(calls >= 2, "all was read before");
    for (int i = 0; i < FILES; i++)
        check(seen[i] == 1, "entry %d was read %d times", i, seen[i]);
    check(openat(fd, "entry-07", O_RDONLY) >= 0, "openat: %m");
    return pass();
}
