/*
 * witness --port P [--out FILE]
 * Receives what the workloads send (w.h) and judges it. Every datagram goes to FILE as
 * `receive_ms datagram`, receive_ms of CLOCK_MONOTONIC. On SIGTERM, and on SIGUSR1 without ending,
 * one JSON line per token:
 *   datagrams      how many came
 *   hosts          hostname/boot_id/place of each sender seen, in order of appearance
 *   incarnations   how many starts from scratch were seen; 1 is right
 *   first, last    lowest and highest seq of the latest incarnation
 *   missing        numbers in between that never came, all incarnations together
 *   repeats        datagrams with a number that had come before
 *   back           datagrams with a number lower than that of the one just before
 *   overlap        datagrams of a sender after a later one had taken over: from another host than
 *                  the highest number and not above it, or from an incarnation already replaced
 *   longest_silence_ms, silence_before   longest time between two datagrams, and the seq that ended it
 *   since_last_ms  time since the last one
 */
#include "w.h"

#define TOKENS 64
#define HOSTS 64
#define INCARNATIONS 64

struct run {
    uint64_t id, first, highest, previous, missing;
    int highest_host;
    unsigned char *seen; /* one byte for each seq */
    size_t room;
};

struct token {
    char name[33];
    uint64_t datagrams, repeats, back, overlap;
    char hosts[HOSTS][140];
    int host_count;
    struct run runs[INCARNATIONS];
    int run_count;
    int64_t last_ms, longest, silence_before;
};

static struct token tokens[TOKENS];
static int token_count;
static unsigned long nonsense;

static struct token *token_of(const char *name)
{
    for (int i = 0; i < token_count; i++)
        if (strcmp(tokens[i].name, name) == 0)
            return &tokens[i];
    if (token_count == TOKENS)
        return NULL;
    struct token *token = &tokens[token_count++];
    snprintf(token->name, sizeof token->name, "%s", name);
    return token;
}

static int host_of(struct token *token, const char *host)
{
    for (int i = 0; i < token->host_count; i++)
        if (strcmp(token->hosts[i], host) == 0)
            return i;
    if (token->host_count == HOSTS)
        die("more than %d hosts for one token", HOSTS);
    snprintf(token->hosts[token->host_count], sizeof token->hosts[0], "%s", host);
    return token->host_count++;
}

static struct run *run_of(struct token *token, uint64_t id, uint64_t seq, int host)
{
    for (int i = 0; i < token->run_count; i++)
        if (token->runs[i].id == id)
            return &token->runs[i];
    if (token->run_count == INCARNATIONS)
        die("more than %d incarnations for one token", INCARNATIONS);
    struct run *run = &token->runs[token->run_count++];
    *run = (struct run){.id = id, .first = seq, .highest = seq, .previous = seq, .highest_host = host};
    return run;
}

static unsigned char *mark(struct run *run, uint64_t seq)
{
    if (seq >= run->room) {
        size_t room = (seq + 4096) * 2;
        run->seen = realloc(run->seen, room);
        if (run->seen == NULL)
            die("no memory");
        memset(run->seen + run->room, 0, room - run->room);
        run->room = room;
    }
    return run->seen + seq;
}

static void take(const char *text, int64_t now)
{
    char name[33], host[65], boot[40], full[140];
    unsigned long long id, seq, place;
    long long clock;
    if (sscanf(text, "%32s %llx %llu %64s %39s %lld %llu", name, &id, &seq, host, boot, &clock,
               &place) != 7 ||
        !token_ok(name) || strpbrk(host, "\"\\") != NULL || strpbrk(boot, "\"\\") != NULL ||
        seq > 1ULL << 30) {
        nonsense++;
        return;
    }
    struct token *token = token_of(name);
    if (token == NULL) {
        nonsense++;
        return;
    }
    snprintf(full, sizeof full, "%s/%s/%llu", host, boot, place);
    int from = host_of(token, full);
    struct run *run = run_of(token, id, seq, from);

    if (token->datagrams++ > 0 && now - token->last_ms > token->longest) {
        token->longest = now - token->last_ms;
        token->silence_before = seq;
    }
    token->last_ms = now;
    unsigned char *seen = mark(run, seq);
    if (*seen != 0)
        token->repeats++;
    *seen = 1;
    if (seq < run->previous)
        token->back++;
    run->previous = seq;
    if (run != &token->runs[token->run_count - 1] ||
        (from != run->highest_host && seq <= run->highest))
        token->overlap++;
    if (seq < run->first)
        run->first = seq;
    if (seq >= run->highest) {
        run->highest = seq;
        run->highest_host = from;
    }
}

static void report(void)
{
    for (int i = 0; i < token_count; i++) {
        struct token *token = &tokens[i];
        uint64_t missing = 0;
        for (int r = 0; r < token->run_count; r++)
            for (uint64_t seq = token->runs[r].first; seq < token->runs[r].highest; seq++)
                missing += token->runs[r].seen[seq] == 0;
        struct run *latest = &token->runs[token->run_count - 1];
        printf("{\"token\":\"%s\",\"datagrams\":%llu,\"hosts\":[", token->name,
               (unsigned long long)token->datagrams);
        for (int h = 0; h < token->host_count; h++)
            printf("%s\"%s\"", h > 0 ? "," : "", token->hosts[h]);
        printf("],\"incarnations\":%d,\"first\":%llu,\"last\":%llu,\"missing\":%llu,"
               "\"repeats\":%llu,\"back\":%llu,\"overlap\":%llu,\"longest_silence_ms\":%lld,"
               "\"silence_before\":%lld,\"since_last_ms\":%lld}\n",
               token->run_count, (unsigned long long)latest->first,
               (unsigned long long)latest->highest, (unsigned long long)missing,
               (unsigned long long)token->repeats, (unsigned long long)token->back,
               (unsigned long long)token->overlap, (long long)token->longest,
               (long long)token->silence_before, (long long)(now_ms() - token->last_ms));
    }
    if (nonsense > 0)
        printf("{\"nonsense\":%lu}\n", nonsense);
    printf("{\"end\":true}\n");
    fflush(stdout);
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    long port = arg_number("--port", 4000, 1, 65535);
    const char *out = arg_text("--out", NULL);
    args_end();
    FILE *file = out == NULL ? NULL : fopen(out, "we");
    if (out != NULL && file == NULL)
        die("%s: %m", out);
    if (file != NULL)
        setvbuf(file, NULL, _IOLBF, 0);
    int fd = bind_any(SOCK_DGRAM | SOCK_NONBLOCK, port);
    int room = 4 << 20;
    if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room) != 0)
        setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    say("READY witness %ld", port);
    for (;;) {
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        poll(&wait, 1, 20);
        char text[1024];
        ssize_t n;
        while ((n = recv(fd, text, sizeof text - 1, 0)) >= 0) {
            text[n] = 0;
            text[strcspn(text, "\n")] = 0;
            int64_t now = now_ms();
            if (file != NULL)
                fprintf(file, "%lld %s\n", (long long)now, text);
            take(text, now);
        }
        int got = w_wait(0, NULL);
        if (got == SIGUSR1 || got == SIGTERM)
            report();
        if (got == SIGTERM)
            return 0;
    }
}
