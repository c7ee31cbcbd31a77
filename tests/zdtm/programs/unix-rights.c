// A descriptor under way in a UNIX socket (SCM_RIGHTS): received after, it is the file that was sent.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    int pair[2];
    check(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) == 0, "socketpair: %m");
    int fd = open(in_dir("sent"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    put(fd, 2000, 171);
    lseek(fd, 321, SEEK_SET);
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control = {.header = {CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS}};
    memcpy(CMSG_DATA(&control.header), &fd, sizeof fd);
    char text[8] = "catch";
    struct iovec data = {text, 5};
    struct msghdr message = {
        .msg_iov = &data, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    check(sendmsg(pair[0], &message, 0) == 5, "sendmsg: %m");
    close(fd);

    ready_and_wait();

    memset(&control, 0, sizeof control);
    memset(text, 0, sizeof text);
    message.msg_controllen = sizeof control;
    check(recvmsg(pair[1], &message, 0) == 5 && memcmp(text, "catch", 5) == 0, "other bytes");
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    check(header != NULL && header->cmsg_type == SCM_RIGHTS, "no descriptor came along");
    memcpy(&fd, CMSG_DATA(header), sizeof fd);
    check(lseek(fd, 0, SEEK_CUR) == 321, "the offset changed");
    lseek(fd, 0, SEEK_SET);
    check(get(fd, 2000, 171), "another file");
    return pass();
}
