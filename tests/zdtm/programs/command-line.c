// What /proc tells of a task: command line, environment, executable and auxiliary vector stay.
#include "zdtm.h"

static char before[4][65536], after[4][65536];
static ssize_t sizes[4];

static ssize_t take(int which, char *out)
{
    static const char *names[] = {"cmdline", "environ", "auxv", "exe"};
    char path[64];
    snprintf(path, sizeof path, "/proc/self/%s", names[which]);
    if (which == 3)
        return readlink(path, out, 65536);
    int fd = open(path, O_RDONLY);
    check(fd >= 0, "%s: %m", path);
    ssize_t n = read(fd, out, 65536);
    close(fd);
    return n;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    if (getenv("ZDTM_MARK") == NULL) {
        /* The environment that /proc shows is the one given to exec. */
        setenv("ZDTM_MARK", "kept", 1);
        execv("/proc/self/exe", argv);
        fail("exec: %m");
    }
    for (int i = 0; i < 4; i++) {
        sizes[i] = take(i, before[i]);
        check(sizes[i] > 0, "entry %d is empty", i);
    }
    check(memmem(before[1], sizes[1], "ZDTM_MARK=kept", 15) != NULL, "environ is another one");

    ready_and_wait();

    for (int i = 0; i < 4; i++) {
        check(take(i, after[i]) == sizes[i], "entry %d has another length", i);
        check(memcmp(before[i], after[i], sizes[i]) == 0, "entry %d changed", i);
    }
    check(strcmp(getenv("ZDTM_MARK"), "kept") == 0, "the environment changed");
    return pass();
}
