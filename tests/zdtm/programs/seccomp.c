// A seccomp filter: a call it forbids is still refused, in a thread as well, others pass.
#include "zdtm.h"
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/syscall.h>

static volatile int go, ended;

static void same(const char *who)
{
    errno = 0;
    check(syscall(SYS_getpriority, PRIO_PROCESS, 0) == -1 && errno == 77, "%s: not refused: %m", who);
    check(syscall(SYS_getuid) == 0, "%s: another call is refused", who);
}

static void *other(void *unused)
{
    while (go == 0)
        nap(3);
    same("thread");
    ended = 1;
    return unused;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getpriority, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 77),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {COUNT(steps), steps};
    check(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0, "seccomp: %m");
    pthread_t thread;
    pthread_create(&thread, NULL, other, NULL);

    ready_and_wait();

    check(prctl(PR_GET_SECCOMP) == SECCOMP_MODE_FILTER, "mode %d", prctl(PR_GET_SECCOMP));
    same("main");
    go = 1;
    check(becomes(&ended, 1), "the thread did not end");
    return pass();
}
