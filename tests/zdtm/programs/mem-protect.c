// Protections: guard, read-only and writable pages still fault or not as they did, contents unchanged.
#include "zdtm.h"
#include <setjmp.h>

static sigjmp_buf back;

static void on_fault(int number)
{
    (void)number;
    siglongjmp(back, 1);
}

static bool faults(volatile char *at, bool write)
{
    if (sigsetjmp(back, 1) != 0)
        return true;
    if (write)
        *at = *at;
    else
        (void)*at;
    return false;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sigaction action = {.sa_handler = on_fault};
    sigaction(SIGSEGV, &action, NULL);
    static const int protections[] = {PROT_NONE, PROT_READ, PROT_READ | PROT_WRITE, PROT_NONE};
    char *memory = anonymous(COUNT(protections) * 4 * PAGE, MAP_PRIVATE);
    fill(memory, COUNT(protections) * 4 * PAGE, 3);
    for (size_t i = 0; i < COUNT(protections); i++)
        mprotect(memory + i * 4 * PAGE, 4 * PAGE, protections[i]);

    ready_and_wait();

    for (size_t i = 0; i < COUNT(protections); i++)
        for (int page = 0; page < 4; page++) {
            char *at = memory + (i * 4 + page) * PAGE;
            check(faults(at, false) == !(protections[i] & PROT_READ), "reading block %zu", i);
            check(faults(at, true) == !(protections[i] & PROT_WRITE), "writing block %zu", i);
        }
    mprotect(memory, COUNT(protections) * 4 * PAGE, PROT_READ);
    check(filled(memory, COUNT(protections) * 4 * PAGE, 3), "the contents changed");
    return pass();
}
