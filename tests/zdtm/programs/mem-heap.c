// The heap and the stack: their contents stay, and brk() goes on from where it was.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    char on_stack[30000];
    fill(on_stack, sizeof on_stack, 5);
    char *first = sbrk(50 * PAGE);
    check(first != (void *)-1, "sbrk: %m");
    fill(first, 50 * PAGE, 6);
    char *end = sbrk(0);

    ready_and_wait();

    check(filled(on_stack, sizeof on_stack, 5), "the stack changed");
    check(filled(first, 50 * PAGE, 6), "the heap changed");
    check(sbrk(0) == end, "the break moved from %p to %p", end, sbrk(0));
    check(sbrk(10 * PAGE) == end, "the break cannot grow");
    fill(end, 10 * PAGE, 7);
    check(sbrk(-10 * PAGE) != (void *)-1 && sbrk(0) == end, "the break cannot shrink");
    return pass();
}
