// A netlink socket: its port id stays, and it still answers a question about links.
#include "zdtm.h"
#include <linux/netlink.h>
#include <linux/rtnetlink.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sockaddr_nl name = {.nl_family = AF_NETLINK, .nl_pid = 70000 + getpid()}, now;
    socklen_t size = sizeof now;
    int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    check(bind(fd, (struct sockaddr *)&name, sizeof name) == 0, "bind: %m");

    ready_and_wait();

    check(getsockname(fd, (struct sockaddr *)&now, &size) == 0, "getsockname: %m");
    check(now.nl_pid == name.nl_pid, "port id %u, not %u", now.nl_pid, name.nl_pid);
    struct {
        struct nlmsghdr header;
        struct ifinfomsg link;
    } question = {.header = {.nlmsg_len = sizeof question,
                             .nlmsg_type = RTM_GETLINK,
                             .nlmsg_flags = NLM_F_REQUEST,
                             .nlmsg_seq = 8},
                  .link = {.ifi_index = 1}};
    check(send(fd, &question, sizeof question, 0) == sizeof question, "send: %m");
    _Alignas(struct nlmsghdr) char answer[16384];
    ssize_t n = recv(fd, answer, sizeof answer, 0);
    struct nlmsghdr *header = (struct nlmsghdr *)answer;
    check(n > (ssize_t)sizeof *header, "no answer: %m");
    check(header->nlmsg_type == RTM_NEWLINK && header->nlmsg_seq == 8 &&
              header->nlmsg_pid == name.nl_pid, "answer of type %d", header->nlmsg_type);
    return pass();
}
