// A controlling terminal: a child's session keeps it and its foreground group, and ^C reaches the child.
#include "zdtm.h"
#include <sys/ioctl.h>
#include <termios.h>

static volatile int *stage;
static volatile sig_atomic_t interrupted;

static void on_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    stage = anonymous(PAGE, MAP_SHARED);
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    check(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0, "posix_openpt: %m");
    pid_t child = spawn();
    if (child == 0) {
        struct sigaction action = {.sa_handler = on_interrupt};
        sigaction(SIGINT, &action, NULL);
        setsid();
        int slave = open(ptsname(master), O_RDWR);
        close(master);
        check(slave >= 0 && ioctl(slave, TIOCSCTTY, 0) == 0, "TIOCSCTTY: %m");
        *stage = 1;
        while (*stage < 2)
            nap(3);
        check(tcgetsid(slave) == getpid(), "session %d", tcgetsid(slave));
        check(tcgetpgrp(slave) == getpgrp(), "foreground group %d", tcgetpgrp(slave));
        check(open("/dev/tty", O_RDWR) >= 0, "/dev/tty: %m");
        check(interrupted == 0, "interrupted too early");
        *stage = 3;
        for (int i = 0; i < 2000 && interrupted == 0; i++)
            nap(1);
        check(interrupted == 1, "^C did not arrive");
        _exit(0);
    }
    check(becomes(stage, 1), "the child did not start");

    ready_and_wait();

    *stage = 2;
    check(becomes(stage, 3), "the child did not answer");
    check(write(master, "\003", 1) == 1, "write: %m");
    ended_well(child);
    return pass();
}
