// A packet socket bound to the loopback link: protocol and link stay, it still sees what passes there.
#include "zdtm.h"
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <netinet/in.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sockaddr_ll name = {.sll_family = AF_PACKET,
                               .sll_protocol = htons(ETH_P_IP),
                               .sll_ifindex = if_nametoindex("lo")},
                       now;
    socklen_t size = sizeof now;
    int fd = socket(AF_PACKET, SOCK_DGRAM, htons(ETH_P_IP));
    check(fd >= 0 && bind(fd, (struct sockaddr *)&name, sizeof name) == 0, "packet socket: %m");

    ready_and_wait();

    check(getsockname(fd, (struct sockaddr *)&now, &size) == 0, "getsockname: %m");
    check(now.sll_ifindex == name.sll_ifindex && now.sll_protocol == name.sll_protocol,
          "link %d, protocol %#x", now.sll_ifindex, now.sll_protocol);
    char text[32], packet[2048];
    snprintf(text, sizeof text, "zdtm packet %d", getpid());
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int sender = socket(AF_INET, SOCK_DGRAM, 0);
    check(sendto(sender, text, strlen(text), 0, (struct sockaddr *)&to, sizeof to) > 0, "sendto: %m");
    double end = seconds(CLOCK_MONOTONIC) + 3;
    while (seconds(CLOCK_MONOTONIC) < end) {
        ssize_t n = recv(fd, packet, sizeof packet, MSG_DONTWAIT);
        if (n > 0 && memmem(packet, n, text, strlen(text)) != NULL)
            return pass();
        if (n < 0)
            nap(5);
    }
    fail("it sees no packet");
}
