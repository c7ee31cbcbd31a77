// The alternate signal stack of the main task and of a thread: place and size stay, handlers run on it.
#include "zdtm.h"

#define SIZE (64 * 1024)

static _Thread_local char *stack;
static _Thread_local volatile bool on_it;
static volatile int inside, go, ended;

static void on_signal(int number)
{
    char here = number;
    on_it = &here >= stack && &here < stack + SIZE;
}

static void set_stack(void)
{
    stack = anonymous(SIZE, MAP_PRIVATE);
    stack_t s = {.ss_sp = stack, .ss_size = SIZE};
    check(sigaltstack(&s, NULL) == 0, "sigaltstack: %m");
}

static void check_stack(const char *who)
{
    stack_t s;
    check(sigaltstack(NULL, &s) == 0, "sigaltstack: %m");
    check(s.ss_sp == stack && s.ss_size == SIZE && s.ss_flags == 0, "%s: another stack", who);
    on_it = false;
    pthread_kill(pthread_self(), SIGUSR1);
    check(on_it, "%s: the handler runs elsewhere", who);
}

static void *other(void *unused)
{
    set_stack();
    inside = 1;
    while (go == 0)
        nap(5);
    check_stack("thread");
    ended = 1;
    return unused;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_ONSTACK};
    sigaction(SIGUSR1, &action, NULL);
    set_stack();
    pthread_t thread;
    pthread_create(&thread, NULL, other, NULL);
    check(becomes(&inside, 1), "the thread did not start");

    ready_and_wait();

    check_stack("main");
    go = 1;
    check(becomes(&ended, 1), "the thread did not end");
    return pass();
}
