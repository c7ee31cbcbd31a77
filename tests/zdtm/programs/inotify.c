// Inotify watches on a directory and on a file: number, mask and target stay, nothing else is reported.
#include "zdtm.h"
#include <sys/inotify.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    mkdir(in_dir("watched"), 0700);
    int file = open(in_dir("watched-file"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    int fd = inotify_init1(IN_NONBLOCK);
    check(fd >= 0 && file >= 0, "inotify: %m");
    int unused = inotify_add_watch(fd, zdtm_dir, IN_CREATE);
    int on_dir = inotify_add_watch(fd, in_dir("watched"), IN_CREATE);
    int on_file = inotify_add_watch(fd, in_dir("watched-file"), IN_MODIFY);
    check(on_dir >= 0 && on_file >= 0, "inotify_add_watch: %m");
    inotify_rm_watch(fd, unused); /* numbers now have a gap */

    ready_and_wait();

    _Alignas(struct inotify_event) char bytes[4096];
    while (read(fd, bytes, sizeof bytes) > 0)
        continue;
    unlink(in_dir("watched/new"));
    close(open(in_dir("watched/new"), O_WRONLY | O_CREAT, 0600));
    unlink(in_dir("watched/new")); /* IN_DELETE is not in the mask */
    check(write(file, "x", 1) == 1, "write: %m");
    ssize_t n = read(fd, bytes, sizeof bytes);
    struct inotify_event *first = (struct inotify_event *)bytes;
    check(n > 0, "no event: %m");
    check(first->wd == on_dir && first->mask == IN_CREATE && strcmp(first->name, "new") == 0,
          "first event: watch %d, mask %#x", first->wd, first->mask);
    ssize_t used = sizeof *first + first->len;
    check(n == used + (ssize_t)sizeof *first, "%zd bytes of events", n);
    struct inotify_event *second = (struct inotify_event *)(bytes + used);
    check(second->wd == on_file && second->mask == IN_MODIFY, "second event: watch %d, mask %#x",
          second->wd, second->mask);
    return pass();
}
