// A process tree of three levels: parents, sessions and process groups stay, one group led by a task already gone.
#include "zdtm.h"

#define TASKS 6

struct task {
    pid_t pid, parent, session, group;
};
static struct task *tasks;
static volatile int *stage, *answers;

static void note(int index)
{
    tasks[index] = (struct task){getpid(), getppid(), getsid(0), getpgid(0)};
    __atomic_add_fetch(answers, 1, __ATOMIC_SEQ_CST);
}

static void same(int index)
{
    struct task *t = &tasks[index];
    check(getpid() == t->pid, "task %d: pid %d, not %d", index, getpid(), t->pid);
    /* The root's own parent is outside of what was dumped. */
    check(index == 0 || getppid() == t->parent, "task %d: parent %d, not %d", index, getppid(), t->parent);
    check(getsid(0) == t->session, "task %d: session %d, not %d", index, getsid(0), t->session);
    check(getpgid(0) == t->group, "task %d: group %d, not %d", index, getpgid(0), t->group);
    __atomic_add_fetch(answers, 1, __ATOMIC_SEQ_CST);
}

static void live(int index)
{
    note(index);
    while (*stage == 0)
        nap(5);
    same(index);
    while (wait(NULL) > 0)
        continue;
    _exit(0);
}

int main(int argc, char **argv)
{
    start(argc, argv);
    tasks = anonymous(PAGE, MAP_SHARED);
    stage = anonymous(PAGE, MAP_SHARED);
    answers = stage + 1;
    pid_t first = spawn();
    if (first == 0) {
        setsid();
        if (spawn() == 0) {
            setpgid(0, 0);
            if (spawn() == 0)
                live(3); /* in its parent's group */
            live(2);
        }
        pid_t leader = spawn();
        if (leader == 0) {
            setpgid(0, 0);
            pause();
        }
        setpgid(leader, leader);
        if (spawn() == 0) {
            setpgid(0, leader);
            live(4);
        }
        while (*answers < 3)
            nap(1);
        kill(leader, SIGKILL);
        waitpid(leader, NULL, 0);
        live(1);
    }
    pid_t second = spawn();
    if (second == 0)
        live(5); /* stays in the root's session and group */
    note(0);
    check(becomes(answers, TASKS), "%d of %d tasks started", *answers, TASKS);
    check(tasks[1].session != tasks[0].session && tasks[3].group == tasks[2].pid &&
              tasks[4].group != tasks[4].pid,
          "the tree was not set up");
    *answers = 0;

    ready_and_wait();

    *stage = 1;
    same(0);
    ended_well(first);
    ended_well(second);
    check(*answers == TASKS, "%d of %d tasks answered", *answers, TASKS);
    return pass();
}
