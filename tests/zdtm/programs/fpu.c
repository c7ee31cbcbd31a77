// Floating-point state of a busy thread: vector registers and the rounding mode stay.
#include "zdtm.h"

#define REGISTERS 16

static volatile int inside, go, ended;
static uint64_t wanted[REGISTERS][2], found[REGISTERS][2];

/* The control register, with rounding towards plus infinity. */
static uint64_t round_up(bool set)
{
#if defined __x86_64__
    if (set)
        __builtin_ia32_ldmxcsr((__builtin_ia32_stmxcsr() & ~0x6000u) | 0x4000u);
    return __builtin_ia32_stmxcsr() & 0x6000u;
#elif defined __aarch64__
    uint64_t mode;
    __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
    if (set)
        __asm__ volatile("msr fpcr, %0" : : "r"((mode & ~(3ull << 22)) | (1ull << 22)));
    __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
    return mode & (3ull << 22);
#endif
}

/* All registers are loaded, the loop touches none of them, then they are stored. */
static void spin(void)
{
#if defined __x86_64__
    __asm__ volatile(
        "movdqu 0(%0), %%xmm0\n movdqu 16(%0), %%xmm1\n movdqu 32(%0), %%xmm2\n"
        "movdqu 48(%0), %%xmm3\n movdqu 64(%0), %%xmm4\n movdqu 80(%0), %%xmm5\n"
        "movdqu 96(%0), %%xmm6\n movdqu 112(%0), %%xmm7\n movdqu 128(%0), %%xmm8\n"
        "movdqu 144(%0), %%xmm9\n movdqu 160(%0), %%xmm10\n movdqu 176(%0), %%xmm11\n"
        "movdqu 192(%0), %%xmm12\n movdqu 208(%0), %%xmm13\n movdqu 224(%0), %%xmm14\n"
        "movdqu 240(%0), %%xmm15\n"
        "movl $1, (%2)\n"
        "1: pause\n cmpl $0, (%3)\n je 1b\n"
        "movdqu %%xmm0, 0(%1)\n movdqu %%xmm1, 16(%1)\n movdqu %%xmm2, 32(%1)\n"
        "movdqu %%xmm3, 48(%1)\n movdqu %%xmm4, 64(%1)\n movdqu %%xmm5, 80(%1)\n"
        "movdqu %%xmm6, 96(%1)\n movdqu %%xmm7, 112(%1)\n movdqu %%xmm8, 128(%1)\n"
        "movdqu %%xmm9, 144(%1)\n movdqu %%xmm10, 160(%1)\n movdqu %%xmm11, 176(%1)\n"
        "movdqu %%xmm12, 192(%1)\n movdqu %%xmm13, 208(%1)\n movdqu %%xmm14, 224(%1)\n"
        "movdqu %%xmm15, 240(%1)\n"
        :
        : "r"(wanted), "r"(found), "r"(&inside), "r"(&go)
        : "memory", "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8",
          "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
#elif defined __aarch64__
    __asm__ volatile(
        "ldp q0, q1, [%0]\n ldp q2, q3, [%0, 32]\n ldp q4, q5, [%0, 64]\n ldp q6, q7, [%0, 96]\n"
        "ldp q8, q9, [%0, 128]\n ldp q10, q11, [%0, 160]\n ldp q12, q13, [%0, 192]\n"
        "ldp q14, q15, [%0, 224]\n"
        "mov w9, 1\n str w9, [%2]\n"
        "1: yield\n ldr w9, [%3]\n cbz w9, 1b\n"
        "stp q0, q1, [%1]\n stp q2, q3, [%1, 32]\n stp q4, q5, [%1, 64]\n stp q6, q7, [%1, 96]\n"
        "stp q8, q9, [%1, 128]\n stp q10, q11, [%1, 160]\n stp q12, q13, [%1, 192]\n"
        "stp q14, q15, [%1, 224]\n"
        :
        : "r"(wanted), "r"(found), "r"(&inside), "r"(&go)
        : "memory", "cc", "w9", "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10",
          "v11", "v12", "v13", "v14", "v15");
#else
#error "write the registers of this machine here"
#endif
}

static void *busy(void *unused)
{
    uint64_t mode = round_up(true);
    spin();
    check(memcmp(wanted, found, sizeof wanted) == 0, "a vector register changed");
    check(mode != 0 && round_up(false) == mode, "another rounding mode");
    volatile double one = 1, three = 3;
    check(one / three > 0.33333333333333331, "it rounds otherwise");
    ended = 1;
    return unused;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    fill(wanted, sizeof wanted, 211);
    pthread_t thread;
    pthread_create(&thread, NULL, busy, NULL);
    check(becomes(&inside, 1), "the thread did not start");

    ready_and_wait();

    go = 1;
    check(becomes(&ended, 1), "the thread did not end");
    return pass();
}
