// Credentials of root: extra groups, filesystem group, capability sets, bounding set, securebits.
#include "zdtm.h"
#include <grp.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <sys/fsuid.h>
#include <sys/syscall.h>

static struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};

int main(int argc, char **argv)
{
    start(argc, argv);
    static const gid_t groups[] = {1234, 4321, 70000};
    int bits = SECBIT_KEEP_CAPS | SECBIT_NO_SETUID_FIXUP;
    check(prctl(PR_SET_SECUREBITS, bits) == 0, "securebits: %m");
    check(prctl(PR_CAPBSET_DROP, CAP_SYS_TIME) == 0, "PR_CAPBSET_DROP: %m");
    check(setgroups(3, groups) == 0, "setgroups: %m");
    setfsgid(2002);
    uint32_t permitted = (1u << CAP_NET_BIND_SERVICE) | (1u << CAP_KILL) | (1u << CAP_SETUID);
    struct __user_cap_data_struct wanted[2] = {
        {permitted & ~(1u << CAP_SETUID), permitted, 1u << CAP_KILL}};
    check(syscall(SYS_capset, &header, wanted) == 0, "capset: %m");
    check(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_KILL, 0, 0) == 0, "ambient: %m");

    ready_and_wait();

    gid_t now[8];
    check(setfsgid(-1) == 2002, "filesystem group %d", setfsgid(-1));
    check(getgroups(8, now) == 3 && memcmp(now, groups, sizeof groups) == 0, "other groups");
    struct __user_cap_data_struct caps[2];
    check(syscall(SYS_capget, &header, caps) == 0, "capget: %m");
    check(memcmp(caps, wanted, sizeof caps) == 0, "capabilities %#x %#x %#x", caps[0].effective,
          caps[0].permitted, caps[0].inheritable);
    check(prctl(PR_CAPBSET_READ, CAP_SYS_TIME) == 0, "a dropped bounding capability is back");
    check(prctl(PR_CAPBSET_READ, CAP_KILL) == 1, "a bounding capability is lost");
    check(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, CAP_KILL, 0, 0) == 1, "ambient is lost");
    check(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, CAP_SETUID, 0, 0) == 0, "ambient too much");
    check(prctl(PR_GET_SECUREBITS) == bits, "securebits %#x", prctl(PR_GET_SECUREBITS));
    return pass();
}
