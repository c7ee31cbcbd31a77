/*
 * A tree of `--n N` processes (root included, three children each). On every edge parent and child
 * pass a counter to and fro through two pipes, and both check that it grows by one.
 * SIGUSR1 to the root: `TREE n ok` when all n answered, none saw a wrong counter or another parent,
 * and every edge has moved since the question before.
 */
#include "w.h"

#define FAN 3

struct message {
    uint64_t kind; /* 'P' ping, 'A' answer, 'Q' how many are well below you, 'R' the reply */
    uint64_t value;
};

struct edge {
    int to, from; /* the pipes' ends */
    pid_t pid;
    uint64_t counter, counter_before;
    bool waiting; /* for the answer to a ping */
};

static struct edge up, down[FAN];
static int children;
static bool well = true;
static long total, self_index;
static int64_t next_ping;

static uint64_t pending, sum; /* of the question under way */

static bool put(int fd, uint64_t kind, uint64_t value)
{
    struct message m = {kind, value};
    return write(fd, &m, sizeof m) == sizeof m;
}

static void wrong(const char *what)
{
    if (well)
        bad("tree: process %ld: %s", self_index, what);
    well = false;
}

/* Sends the question on; a leaf has its answer at once. */
static void ask_below(void)
{
    pending = children;
    sum = 0;
    for (int i = 0; i < children; i++)
        if (!put(down[i].to, 'Q', 0))
            wrong("a child is gone");
}

static uint64_t own_answer(void)
{
    static int64_t last;
    int64_t now = now_ms();
    if (now - last < 500 && now >= last)
        return well; /* too early to expect that every edge has moved */
    last = now;
    for (int i = 0; i < children; i++) {
        if (down[i].counter == down[i].counter_before)
            wrong("an edge stands still");
        down[i].counter_before = down[i].counter;
    }
    return well;
}

static void from_child(struct edge *edge)
{
    struct message m;
    if (read(edge->from, &m, sizeof m) != sizeof m) {
        wrong("a child is gone");
        edge->from = -1;
        return;
    }
    if (m.kind == 'A') {
        if (!edge->waiting || m.value != edge->counter + 1)
            wrong("wrong answer");
        edge->counter = m.value;
        edge->waiting = false;
    } else if (m.kind == 'R' && pending > 0) {
        sum += m.value;
        pending--;
    } else {
        wrong("a child sent nonsense");
    }
}

static void ping(void)
{
    int64_t now = now_ms();
    if (now < next_ping && next_ping - now <= 10)
        return;
    next_ping = now + 10;
    for (int i = 0; i < children; i++) {
        if (down[i].waiting)
            continue;
        down[i].waiting = true;
        down[i].counter++;
        if (!put(down[i].to, 'P', down[i].counter))
            wrong("a child is gone");
    }
}

static void grow(long index)
{
    self_index = index;
    children = 0;
    for (long child = FAN * index + 1; child <= FAN * index + FAN && child < total; child++) {
        int there[2], back[2];
        if (pipe2(there, O_CLOEXEC) != 0 || pipe2(back, O_CLOEXEC) != 0)
            die("pipe: %m");
        pid_t parent = getpid();
        pid_t pid = fork();
        if (pid < 0)
            die("fork: %m");
        if (pid == 0) {
            w_child();
            for (int i = 0; i < children; i++) {
                close(down[i].to);
                close(down[i].from);
            }
            if (index > 0) {
                close(up.to);
                close(up.from);
            }
            close(there[1]);
            close(back[0]);
            up = (struct edge){.to = back[1], .from = there[0], .pid = parent};
            grow(child);
            return;
        }
        close(there[0]);
        close(back[1]);
        down[children++] = (struct edge){.to = there[1], .from = back[0], .pid = pid};
    }
}

/* One round of the loop that all processes share. */
static void turn(void)
{
    struct pollfd fds[FAN + 1];
    for (int i = 0; i < children; i++)
        fds[i] = (struct pollfd){.fd = down[i].from, .events = POLLIN};
    fds[children] = (struct pollfd){.fd = self_index > 0 ? up.from : -1, .events = POLLIN};
    if (poll(fds, children + 1, 10) > 0)
        for (int i = 0; i < children; i++)
            if (fds[i].revents != 0)
                from_child(&down[i]);
    ping();
    if (self_index > 0 && fds[children].revents != 0) {
        struct message m;
        if (read(up.from, &m, sizeof m) != sizeof m)
            _exit(0); /* the parent is gone */
        if (m.kind == 'P') {
            if (up.counter != 0 && m.value != up.counter + 1)
                wrong("a counter jumped");
            up.counter = m.value + 1;
            put(up.to, 'A', up.counter);
        } else {
            ask_below();
            up.waiting = true;
        }
    }
    if (self_index > 0 && up.waiting && pending == 0) {
        up.waiting = false;
        if (getppid() != up.pid)
            wrong("another parent");
        put(up.to, 'R', sum + own_answer());
    }
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    total = arg_number("--n", 50, 1, 5000);
    args_end();
    grow(0);
    if (self_index > 0) {
        /* SIGTERM is blocked here; children end when the pipe to their parent closes. */
        for (;;)
            turn();
    }
    say("READY tree %ld", total);
    int lost = 0;
    int64_t asked = 0;
    for (;;) {
        int got = w_wait(0, &lost);
        if (lost > 0)
            wrong("a child died");
        if (got == SIGTERM)
            return w_bad > 0;
        if (got == SIGUSR1 && asked == 0) {
            ask_below();
            asked = now_ms();
        }
        turn();
        bool late = asked != 0 && now_ms() - asked > 5000;
        if (asked != 0 && (pending == 0 || late)) {
            sum += own_answer();
            if (pending == 0 && sum == (uint64_t)total)
                say("TREE %ld ok", total);
            else
                bad("tree %llu of %ld well", (unsigned long long)sum, total);
            asked = 0;
        }
    }
}
