// Anonymous private memory: every page keeps its contents, untouched pages are zero, a hole stays a hole.
#include "zdtm.h"

#define PAGES 512

int main(int argc, char **argv)
{
    start(argc, argv);
    char *memory = anonymous(PAGES * PAGE, MAP_PRIVATE);
    for (int i = 0; i < PAGES; i += 2)
        fill(memory + i * PAGE, PAGE, 1000 + i);
    munmap(memory + 100 * PAGE, 10 * PAGE);
    madvise(memory + 200 * PAGE, 20 * PAGE, MADV_DONTNEED);

    ready_and_wait();

    static const char zero[PAGE];
    unsigned char resident[1];
    for (int i = 0; i < PAGES; i++) {
        char *page = memory + i * PAGE;
        if (i >= 100 && i < 110) {
            check(mincore(page, PAGE, resident) == -1 && errno == ENOMEM, "hole %d is mapped", i);
        } else if (i % 2 == 1 || (i >= 200 && i < 220)) {
            check(memcmp(page, zero, PAGE) == 0, "page %d is not zero", i);
        } else {
            check(filled(page, PAGE, 1000 + i), "page %d changed", i);
        }
    }
    return pass();
}
