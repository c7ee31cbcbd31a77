// A working directory that was removed: the task stays in it, it has no name and takes no files.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    mkdir(in_dir("doomed"), 0700);
    check(chdir(in_dir("doomed")) == 0 && rmdir(in_dir("doomed")) == 0, "set-up: %m");

    ready_and_wait();

    struct stat status;
    char now[4096];
    check(getcwd(now, sizeof now) == NULL && errno == ENOENT, "it has the name %s", now);
    check(access(in_dir("doomed"), F_OK) == -1, "the directory is back");
    check(stat(".", &status) == 0 && S_ISDIR(status.st_mode) && status.st_nlink == 0, "not removed");
    check(open("file", O_WRONLY | O_CREAT, 0600) == -1 && errno == ENOENT, "it takes a file");
    return pass();
}
