// A pseudo-terminal, both ends here: settings and window size stay, bytes pass both ways.
#include "zdtm.h"
#include <sys/ioctl.h>
#include <termios.h>

int main(int argc, char **argv)
{
    start(argc, argv);
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    check(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0, "posix_openpt: %m");
    char name[128];
    snprintf(name, sizeof name, "%s", ptsname(master));
    int slave = open(name, O_RDWR | O_NOCTTY);
    check(slave >= 0, "%s: %m", name);
    struct termios settings, now;
    struct winsize size = {41, 137, 9, 8}, size_now = {0};
    tcgetattr(slave, &settings);
    cfmakeraw(&settings);
    settings.c_cc[VMIN] = 7;
    settings.c_cc[VINTR] = 'q';
    settings.c_iflag |= IXOFF;
    check(tcsetattr(slave, TCSANOW, &settings) == 0, "tcsetattr: %m");
    check(ioctl(slave, TIOCSWINSZ, &size) == 0, "TIOCSWINSZ: %m");
    tcgetattr(slave, &settings);

    ready_and_wait();

    char *now_called = ptsname(master);
    check(now_called != NULL && strcmp(now_called, name) == 0, "it has another name");
    check(tcgetattr(slave, &now) == 0, "tcgetattr: %m");
    check(now.c_iflag == settings.c_iflag && now.c_oflag == settings.c_oflag &&
              now.c_cflag == settings.c_cflag && now.c_lflag == settings.c_lflag, "other flags");
    check(memcmp(now.c_cc, settings.c_cc, NCCS) == 0, "other control characters");
    check(ioctl(master, TIOCGWINSZ, &size_now) == 0 && memcmp(&size, &size_now, sizeof size) == 0,
          "window of %d rows, %d columns", size_now.ws_row, size_now.ws_col);
    char text[16];
    check(write(master, "to slave", 8) == 8 && read(slave, text, 16) == 8 &&
              memcmp(text, "to slave", 8) == 0, "master to slave");
    check(write(slave, "to master", 9) == 9 && read(master, text, 16) == 9 &&
              memcmp(text, "to master", 9) == 0, "slave to master");
    return pass();
}
