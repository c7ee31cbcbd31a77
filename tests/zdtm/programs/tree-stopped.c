// A stopped child stays stopped, its running brother runs, and SIGCONT lets the stopped one go on.
#include "zdtm.h"

static volatile int *counters;

static pid_t counting(int index)
{
    pid_t pid = spawn();
    if (pid == 0)
        for (;;) {
            counters[index]++;
            nap(5);
        }
    return pid;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    counters = anonymous(PAGE, MAP_SHARED);
    pid_t stopped = counting(0), running = counting(1);
    int status;
    nap(30);
    kill(stopped, SIGSTOP);
    check(waitpid(stopped, &status, WUNTRACED) == stopped && WIFSTOPPED(status), "not stopped");
    int held = counters[0];
    check(held > 0, "it never ran");

    ready_and_wait();

    int before = counters[1];
    nap(200);
    check(counters[0] == held, "the stopped child ran on");
    check(counters[1] > before, "the other child stands still");
    kill(stopped, SIGCONT);
    nap(200);
    check(counters[0] > held, "SIGCONT does not wake it");
    kill(stopped, SIGKILL);
    kill(running, SIGKILL);
    check(waitpid(stopped, &status, 0) == stopped && WIFSIGNALED(status), "waitpid: %m");
    check(waitpid(running, &status, 0) == running && WIFSIGNALED(status), "waitpid: %m");
    return pass();
}
