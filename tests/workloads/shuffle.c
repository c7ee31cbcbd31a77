/*
 * `--mib N` of memory in blocks of 256 KiB that move: every few milliseconds one is moved to another address,
 * thrown away in part or as a whole, made shorter and longer again, or looked at. `--forks` makes children,
 * too, that look at one each. What was thrown away must be zeros, all else must be as it was written. A wrong
 * page prints `BAD block B page P`.
 * SIGUSR1: `VERIFIED n blocks 0 bad` or `BAD n blocks`, over all memory.
 */
#include "w.h"
#include <sys/mman.h>

#define PAGES 64
#define SIZE (PAGES * 4096)
#define WORDS 512

static struct block {
    uint64_t *at;
} *blocks;
static size_t count;

static uint64_t word(size_t block, size_t page, size_t i)
{
    return scramble((block * PAGES + page) * WORDS + i);
}

static void write_block(size_t block, size_t from)
{
    for (size_t page = from; page < PAGES; page++)
        for (size_t i = 0; i < WORDS; i++)
            blocks[block].at[page * WORDS + i] = word(block, page, i);
}

static bool look(size_t block, size_t from, size_t to, bool zeros)
{
    for (size_t page = from; page < to; page++)
        for (size_t i = 0; i < WORDS; i++) {
            uint64_t want = zeros ? 0 : word(block, page, i);
            uint64_t is = blocks[block].at[page * WORDS + i];
            if (is == want)
                continue;
            bad("block %zu page %zu word %zu: %llx, not %llx", block, page, i, (unsigned long long)is,
                (unsigned long long)want);
            return false;
        }
    return true;
}

static void must(bool ok, const char *what)
{
    if (!ok)
        die("%s: %m", what);
}

/* What was thrown away is zeros now, and is written anew. */
static bool renew(size_t block, size_t from)
{
    bool ok = look(block, from, PAGES, true);
    write_block(block, from);
    return ok;
}

static bool act(size_t block, int what, bool forks)
{
    struct block *b = &blocks[block];
    void *to;
    pid_t child;
    int status;
    switch (what) {
    case 0: /* elsewhere */
        to = mmap(NULL, SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        must(to != MAP_FAILED, "mmap");
        to = mremap(b->at, SIZE, SIZE, MREMAP_MAYMOVE | MREMAP_FIXED, to);
        must(to != MAP_FAILED, "mremap");
        b->at = to;
        return look(block, 0, 1, false);
    case 1:
        must(madvise(b->at + PAGES / 2 * WORDS, SIZE / 2, MADV_DONTNEED) == 0, "madvise");
        return renew(block, PAGES / 2) && look(block, 0, 1, false);
    case 2:
        must(munmap(b->at, SIZE) == 0, "munmap");
        to = mmap(b->at, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        must(to == b->at, "mmap");
        return renew(block, 0);
    case 3: /* shorter, and longer again where it is */
        must(mremap(b->at, SIZE, SIZE / 2, 0) == b->at, "mremap shorter");
        to = mremap(b->at, SIZE / 2, SIZE, 0);
        if (to == MAP_FAILED)
            to = mremap(b->at, SIZE / 2, SIZE, MREMAP_MAYMOVE);
        must(to != MAP_FAILED, "mremap longer");
        b->at = to;
        return renew(block, PAGES / 2);
    case 4:
        if (!forks)
            return look(block, 0, PAGES, false);
        child = fork();
        must(child >= 0, "fork");
        if (child == 0)
            _exit(look(block, 0, PAGES, false) ? 0 : 1);
        must(waitpid(child, &status, 0) == child, "waitpid");
        return status == 0;
    default:
        return look(block, 0, PAGES, false);
    }
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    count = (size_t)arg_number("--mib", 64, 1, 1 << 20) * 4;
    bool forks = arg_flag("--forks");
    args_end();
    blocks = calloc(count, sizeof *blocks);
    uint64_t *all = mmap(NULL, count * SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (blocks == NULL || all == MAP_FAILED)
        die("no memory for %zu blocks", count);
    for (size_t block = 0; block < count; block++) {
        blocks[block].at = all + block * PAGES * WORDS;
        write_block(block, 0);
        tick();
    }
    say("READY shuffle %zu blocks", count);

    uint64_t dice = 1;
    size_t wrong = 0;
    for (;;) {
        int got = w_wait(2, NULL);
        if (got == SIGTERM)
            return wrong > 0;
        if (got == SIGUSR1) {
            size_t now_wrong = 0;
            for (size_t block = 0; block < count; block++) {
                now_wrong += !look(block, 0, PAGES, false);
                tick();
            }
            wrong += now_wrong;
            if (wrong == 0)
                say("VERIFIED %zu blocks 0 bad", count);
            else
                bad("%zu blocks", wrong);
        }
        dice = scramble(dice);
        wrong += !act(dice % count, (dice >> 32) % 6, forks);
    }
}
