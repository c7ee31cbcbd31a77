// Working directory and umask: relative names lead to the same place, new files get the same mode.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    mkdir(in_dir("inner"), 0700);
    check(chdir(in_dir("inner")) == 0, "chdir: %m");
    unlink("made");
    umask(0137);

    ready_and_wait();

    char now[4096];
    check(getcwd(now, sizeof now) != NULL && strcmp(now, in_dir("inner")) == 0, "now in %s", now);
    int fd = open("made", O_WRONLY | O_CREAT | O_EXCL, 0777);
    check(fd >= 0, "made: %m");
    struct stat status;
    check(stat(in_dir("inner/made"), &status) == 0, "it was made elsewhere");
    check((status.st_mode & 07777) == 0640, "its mode is %o", status.st_mode & 07777);
    check(umask(0) == 0137, "another umask");
    return pass();
}
