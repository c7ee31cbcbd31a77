// Zombies: an exit status and a fatal signal not yet waited for are still reported.
#include "zdtm.h"

int main(int argc, char **argv)
{
    start(argc, argv);
    pid_t exited = spawn();
    if (exited == 0)
        _exit(37);
    pid_t killed = spawn();
    if (killed == 0)
        for (;;)
            pause();
    kill(killed, SIGUSR2);
    siginfo_t info;
    check(waitid(P_PID, exited, &info, WEXITED | WNOWAIT) == 0, "waitid: %m");
    check(waitid(P_PID, killed, &info, WEXITED | WNOWAIT) == 0, "waitid: %m");

    ready_and_wait();

    int status;
    check(waitpid(exited, &status, WNOHANG) == exited, "the first is gone: %m");
    check(WIFEXITED(status) && WEXITSTATUS(status) == 37, "the first has status %#x", status);
    check(waitpid(killed, &status, WNOHANG) == killed, "the second is gone: %m");
    check(WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR2, "the second has status %#x", status);
    check(wait(&status) == -1 && errno == ECHILD, "a child nobody made");
    return pass();
}
