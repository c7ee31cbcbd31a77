// Advice and locking: the flags of mappings (no fork, no dump, no huge pages, mlock) stay.
#include "zdtm.h"

static bool has_flag(const void *at, const char *flag)
{
    char line[512];
    bool inside = false, found = false;
    FILE *maps = fopen("/proc/self/smaps", "re");
    check(maps != NULL, "smaps: %m");
    while (!found && fgets(line, sizeof line, maps) != NULL) {
        unsigned long from, to;
        if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
            inside = from <= (unsigned long)at && (unsigned long)at < to;
        if (inside && strncmp(line, "VmFlags:", 8) == 0)
            found = strstr(line, flag) != NULL;
    }
    fclose(maps);
    return found;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    static const struct {
        int advice;
        const char *flag;
    } kinds[] = {{MADV_DONTFORK, " dc"}, {MADV_DONTDUMP, " dd"}, {-1, " lo"}, {MADV_NOHUGEPAGE, " nh"}};
    char *memory[COUNT(kinds)];
    bool set[COUNT(kinds)];
    char *plain = anonymous(4 * PAGE, MAP_PRIVATE);
    for (size_t i = 0; i < COUNT(kinds); i++) {
        /* A gap between the mappings keeps the kernel from merging them. */
        memory[i] = (char *)anonymous(6 * PAGE, MAP_PRIVATE) + PAGE;
        munmap(memory[i] - PAGE, PAGE);
        munmap(memory[i] + 4 * PAGE, PAGE);
        fill(memory[i], 4 * PAGE, 40 + i);
        int result = kinds[i].advice < 0 ? mlock(memory[i], 4 * PAGE)
                                         : madvise(memory[i], 4 * PAGE, kinds[i].advice);
        /* A kernel without huge pages knows no MADV_NOHUGEPAGE. */
        check(result == 0 || kinds[i].advice == MADV_NOHUGEPAGE, "advice %zu: %m", i);
        set[i] = result == 0;
        check(has_flag(memory[i], kinds[i].flag) == set[i], "flag%s was not set", kinds[i].flag);
    }

    ready_and_wait();

    for (size_t i = 0; i < COUNT(kinds); i++) {
        check(has_flag(memory[i], kinds[i].flag) == set[i], "flag%s is lost", kinds[i].flag);
        check(filled(memory[i], 4 * PAGE, 40 + i), "contents of mapping %zu", i);
        check(!has_flag(plain, kinds[i].flag), "flag%s on a mapping without it", kinds[i].flag);
    }
    return pass();
}
