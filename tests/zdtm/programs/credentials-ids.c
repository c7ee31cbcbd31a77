// User and group ids: real, effective, saved and filesystem ones of a task that is not root.
// needs: CAP_SYS_RESOURCE
#include "zdtm.h"
#include <sys/fsuid.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    check(chown(zdtm_dir, 1002, 2002) == 0, "chown: %m");
    check(setresgid(2001, 2002, 2003) == 0, "setresgid: %m");
    check(setresuid(1001, 1002, 1003) == 0, "setresuid: %m");

    ready_and_wait();

    uid_t r, e, s;
    check(getresuid(&r, &e, &s) == 0 && r == 1001 && e == 1002 && s == 1003, "uids %u %u %u", r, e, s);
    check(getresgid(&r, &e, &s) == 0 && r == 2001 && e == 2002 && s == 2003, "gids %u %u %u", r, e, s);
    check(setfsuid(-1) == 1002 && setfsgid(-1) == 2002, "filesystem ids");
    check(setuid(0) == -1 && errno == EPERM, "it can become root");
    return pass();
}
