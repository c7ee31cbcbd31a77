// Shared anonymous memory: parent and child still see the same pages, with what each wrote before.
#include "zdtm.h"

#define SIZE (64 * PAGE)

int main(int argc, char **argv)
{
    start(argc, argv);
    char *shared = anonymous(SIZE, MAP_SHARED);
    volatile int *stage = anonymous(PAGE, MAP_SHARED);
    fill(shared, SIZE / 2, 7);
    pid_t child = spawn();
    if (child == 0) {
        fill(shared + SIZE / 2, SIZE / 2, 8);
        *stage = 1;
        while (*stage != 2)
            nap(5);
        check(filled(shared, SIZE / 2, 9), "the child does not see what the parent wrote");
        fill(shared, SIZE, 10);
        _exit(0);
    }
    check(becomes(stage, 1), "the child did not start");

    ready_and_wait();

    check(filled(shared, SIZE / 2, 7), "the first half changed");
    check(filled(shared + SIZE / 2, SIZE / 2, 8), "the second half changed");
    fill(shared, SIZE / 2, 9);
    *stage = 2;
    ended_well(child);
    check(filled(shared, SIZE, 10), "the parent does not see what the child wrote");
    return pass();
}
