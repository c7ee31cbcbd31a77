/*
 * A parent with two children that count: one was stopped by SIGSTOP and must stay so, the other runs.
 * SIGUSR1: `STATES stopped=T ok`, the letter from /proc/PID/stat; `BAD states ...` when the stopped
 * one is not in T or has counted on, or the other is neither in R nor in S, or stands still.
 */
#include "w.h"
#include <sys/mman.h>

static volatile uint64_t *counters;

static pid_t counting(int index)
{
    pid_t pid = fork();
    if (pid < 0)
        die("fork: %m");
    if (pid > 0)
        return pid;
    w_child();
    for (;;) {
        counters[index]++;
        struct timespec nap = {0, 10000000};
        nanosleep(&nap, NULL);
    }
}

static char state_of(pid_t pid)
{
    char path[64], text[256];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    w_read_line(path, text, sizeof text);
    const char *end = strrchr(text, ')');
    return end != NULL && end[1] != 0 ? end[2] : '-';
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    args_end();
    counters = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (counters == MAP_FAILED)
        die("mmap: %m");
    pid_t stopped = counting(0), running = counting(1);
    while (counters[0] == 0)
        w_wait(1, NULL);
    kill(stopped, SIGSTOP);
    while (state_of(stopped) != 'T')
        w_wait(1, NULL);
    uint64_t held = counters[0];
    say("READY stopped");
    int lost = 0;
    for (;;) {
        int got = w_wait(1000, &lost);
        if (got == SIGTERM) {
            kill(stopped, SIGKILL);
            kill(running, SIGKILL);
            return w_bad > 0;
        }
        if (got != SIGUSR1)
            continue;
        uint64_t before = counters[1];
        w_wait(300, &lost);
        char s = state_of(stopped), r = state_of(running);
        if (lost == 0 && s == 'T' && (r == 'S' || r == 'R') && counters[0] == held &&
            counters[1] > before)
            say("STATES stopped=%c ok", s);
        else
            bad("states stopped=%c running=%c lost=%d stopped_counted=%llu running_counted=%llu", s,
                r, lost, (unsigned long long)(counters[0] - held),
                (unsigned long long)(counters[1] - before));
    }
}
