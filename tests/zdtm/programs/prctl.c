// Attributes of a task: name, dumpable, subreaper, no-new-privs, no huge pages, oom score.
#include "zdtm.h"

static int oom_score_adj(void)
{
    int value = -9999;
    FILE *file = fopen("/proc/self/oom_score_adj", "re");
    check(file != NULL && fscanf(file, "%d", &value) == 1, "oom_score_adj: %m");
    fclose(file);
    return value;
}

int main(int argc, char **argv)
{
    start(argc, argv);
    FILE *file = fopen("/proc/self/oom_score_adj", "we");
    check(file != NULL && fputs("321", file) >= 0 && fclose(file) == 0, "oom_score_adj: %m");
    check(prctl(PR_SET_NAME, "a new (name) x") == 0, "PR_SET_NAME: %m");
    check(prctl(PR_SET_CHILD_SUBREAPER, 1) == 0, "PR_SET_CHILD_SUBREAPER: %m");
    check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "PR_SET_NO_NEW_PRIVS: %m");
    check(prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0) == 0, "PR_SET_THP_DISABLE: %m");
    check(prctl(PR_SET_DUMPABLE, 0) == 0, "PR_SET_DUMPABLE: %m");

    ready_and_wait();

    char name[16];
    int value = -1;
    prctl(PR_GET_NAME, name);
    check(strcmp(name, "a new (name) x") == 0, "called %s", name);
    check(prctl(PR_GET_DUMPABLE) == 0, "dumpable is %d", prctl(PR_GET_DUMPABLE));
    check(prctl(PR_GET_CHILD_SUBREAPER, &value) == 0 && value == 1, "subreaper is %d", value);
    check(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1, "no-new-privs is lost");
    check(prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0) == 1, "no-huge-pages is lost");
    check(oom_score_adj() == 321, "oom_score_adj is %d", oom_score_adj());
    return pass();
}
