/*
 * Holds a pipe and a UNIX socket pair with bytes under way, an eventfd, a timerfd, a deleted open
 * file, an inotify watch and an epoll set. Files are made in `--dir D` (default /tmp).
 * SIGUSR1 verifies each and fills it anew: `OBJECTS ok`, or one `BAD object: ...` for each failure.
 *
 * `--without-inotify`: CRIU finds a watched inode again by its file handle, which overlayfs cannot
 * open; let --dir be a tmpfs or a volume, or leave the watch out.
 */
#include "w.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>

#define BYTES 3000
#define TIMER_SECONDS 86400
#define COOKIE 0x636b70742d65706fULL

static const char *dir;
static uint64_t round_seed = 1;

static int pipe_ends[2], pair[2], counter, timer, ghost, watcher = -1, watch, epoll;
static uint64_t counter_value;

static void put_bytes(int fd, uint64_t seed)
{
    unsigned char bytes[BYTES];
    fill(bytes, sizeof bytes, seed);
    if (write(fd, bytes, sizeof bytes) != sizeof bytes)
        die("cannot fill a buffer: %m");
}

static bool get_bytes(int fd, uint64_t seed)
{
    unsigned char bytes[BYTES + 1];
    ssize_t n = read(fd, bytes, sizeof bytes);
    return n == BYTES && filled(bytes, BYTES, seed);
}

static void fill_all(void)
{
    round_seed = scramble(round_seed);
    put_bytes(pipe_ends[1], round_seed);
    put_bytes(pair[0], round_seed + 1000000);
    put_bytes(pair[1], round_seed + 2000000);
    counter_value = 1 + (round_seed >> 40);
    if (write(counter, &counter_value, sizeof counter_value) != sizeof counter_value)
        die("eventfd: %m");
    if (lseek(ghost, 0, SEEK_SET) != 0)
        die("lseek: %m");
    put_bytes(ghost, round_seed + 3000000);
    lseek(ghost, 1234, SEEK_SET);
}

static void set_up(void)
{
    char path[4096];
    mkdir(dir, 0755);
    if (pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) != 0)
        die("pipe: %m");
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) != 0)
        die("socketpair: %m");
    counter = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    struct itimerspec spec = {.it_value.tv_sec = TIMER_SECONDS, .it_interval = {7, 500000000}};
    if (counter < 0 || timer < 0 || timerfd_settime(timer, 0, &spec, NULL) != 0)
        die("eventfd, timerfd: %m");
    snprintf(path, sizeof path, "%s/ghost-%d", dir, getpid());
    ghost = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (ghost < 0 || unlink(path) != 0)
        die("%s: %m", path);
    if (!arg_flag("--without-inotify")) {
        watcher = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        watch = inotify_add_watch(watcher, dir, IN_CREATE | IN_DELETE);
        if (watcher < 0 || watch < 0)
            die("inotify: %m");
    }
    epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.u64 = COOKIE};
    if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, counter, &event) != 0)
        die("epoll: %m");
}

static void check_timer(void)
{
    struct itimerspec left;
    if (timerfd_gettime(timer, &left) != 0 || left.it_interval.tv_sec != 7 ||
        left.it_interval.tv_nsec != 500000000)
        bad("timerfd: another interval");
    else if (left.it_value.tv_sec < TIMER_SECONDS / 2 || left.it_value.tv_sec >= TIMER_SECONDS)
        bad("timerfd: %lld s left of %d", (long long)left.it_value.tv_sec, TIMER_SECONDS);
}

static void check_ghost(void)
{
    struct stat status;
    unsigned char bytes[BYTES];
    if (fstat(ghost, &status) != 0 || status.st_nlink != 0 || status.st_size != BYTES)
        bad("deleted file: %d links, %lld bytes", (int)status.st_nlink, (long long)status.st_size);
    else if (lseek(ghost, 0, SEEK_CUR) != 1234)
        bad("deleted file: another offset");
    else if (pread(ghost, bytes, BYTES, 0) != BYTES || !filled(bytes, BYTES, round_seed + 3000000))
        bad("deleted file: other contents");
}

static void check_inotify(void)
{
    if (watcher < 0)
        return;
    char path[4096], name[64];
    _Alignas(struct inotify_event) char events[4096];
    while (read(watcher, events, sizeof events) > 0)
        continue;
    snprintf(name, sizeof name, "seen-%llx", (unsigned long long)round_seed);
    snprintf(path, sizeof path, "%s/%s", dir, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return bad("inotify: cannot create %s: %m", path);
    close(fd);
    unlink(path);
    struct inotify_event *event = (struct inotify_event *)events;
    ssize_t n = read(watcher, events, sizeof events);
    if (n < (ssize_t)sizeof *event)
        bad("inotify: no event");
    else if (event->wd != watch || event->mask != IN_CREATE || strcmp(event->name, name) != 0)
        bad("inotify: another event");
}

/* Empties the eventfd, so it has to come last of the two. */
static void check_epoll_and_counter(void)
{
    struct epoll_event event;
    uint64_t value;
    if (epoll_wait(epoll, &event, 1, 0) != 1 || event.data.u64 != COOKIE ||
        event.events != EPOLLIN)
        bad("epoll: the eventfd is not reported");
    if (read(counter, &value, sizeof value) != sizeof value || value != counter_value)
        bad("eventfd: another count");
    if (epoll_wait(epoll, &event, 1, 0) != 0)
        bad("epoll: reports an empty eventfd");
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    dir = arg_text("--dir", "/tmp");
    set_up();
    args_end();
    fill_all();
    say("READY objects");
    for (;;) {
        int got = w_wait(1000, NULL);
        if (got == SIGTERM)
            return w_bad > 0;
        if (got != SIGUSR1)
            continue;
        int before = w_bad;
        if (!get_bytes(pipe_ends[0], round_seed))
            bad("pipe: other contents");
        if (!get_bytes(pair[1], round_seed + 1000000) || !get_bytes(pair[0], round_seed + 2000000))
            bad("socket pair: other contents");
        check_timer();
        check_ghost();
        check_inotify();
        check_epoll_and_counter();
        if (w_bad > before)
            return 1; /* the buffers are in no known state now */
        fill_all();
        say("OBJECTS ok");
    }
}
