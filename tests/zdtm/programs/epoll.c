// An epoll set: members, their data and their modes (level, edge, one-shot, off) stay.
#include "zdtm.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>

#define COOKIE 0xabcd00000000ULL

int main(int argc, char **argv)
{
    start(argc, argv);
    static const uint32_t modes[] = {EPOLLIN, EPOLLIN | EPOLLET, EPOLLIN | EPOLLONESHOT, 0, EPOLLIN};
    int set = epoll_create1(0), fds[COUNT(modes)];
    check(set >= 0, "epoll: %m");
    for (size_t i = 0; i < COUNT(modes); i++) {
        struct epoll_event event = {modes[i], {.u64 = COOKIE + i}};
        fds[i] = eventfd(0, EFD_NONBLOCK);
        check(epoll_ctl(set, EPOLL_CTL_ADD, fds[i], &event) == 0, "EPOLL_CTL_ADD: %m");
    }
    epoll_ctl(set, EPOLL_CTL_DEL, fds[4], NULL);

    ready_and_wait();

    struct epoll_event events[8];
    check(epoll_wait(set, events, 8, 0) == 0, "events before anything happened");
    for (size_t i = 0; i < COUNT(modes); i++)
        eventfd_write(fds[i], 1);
    /* First all three that listen; then only the level-triggered one goes on. */
    for (int round = 0; round < 2; round++) {
        unsigned seen = 0;
        int n = epoll_wait(set, events, 8, 1000);
        for (int i = 0; i < n; i++) {
            check(events[i].data.u64 >= COOKIE && events[i].data.u64 < COOKIE + COUNT(modes),
                  "data %#llx", (unsigned long long)events[i].data.u64);
            seen |= 1u << (events[i].data.u64 - COOKIE);
        }
        check(seen == (round == 0 ? 7 : 1), "round %d: members %#x reported", round, seen);
    }
    struct epoll_event again = {EPOLLIN, {.u64 = COOKIE + 3}};
    check(epoll_ctl(set, EPOLL_CTL_MOD, fds[3], &again) == 0, "the silent member is gone: %m");
    check(epoll_ctl(set, EPOLL_CTL_MOD, fds[4], &again) == -1 && errno == ENOENT, "a removed one is back");
    return pass();
}
