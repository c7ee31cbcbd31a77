/*
 * `--mib N` of memory in which every page can be computed from seed, page number and version.
 * `--rate PAGES_PER_SEC` (default 1000, 0 for none) pages are written anew with version + 1 and as
 * many, half the memory away, are verified. A wrong page prints `BAD page P version V`.
 * `--same N` (default 1): N words in a row are alike, so that memory can be compressed.
 * SIGUSR1: `VERIFIED n pages 0 bad` or `BAD n pages k bad`, over all memory.
 */
#include "w.h"
#include <sys/mman.h>

#define WORDS 512

static uint64_t seed;
static uint64_t *memory;
static uint32_t *versions;
static int same;

static uint64_t key_of(size_t page)
{
    return seed ^ scramble(page * 0x10001 + versions[page]);
}

static uint64_t word_of(uint64_t key, int at)
{
    return key + (uint64_t)(at / same) * 0x9e3779b97f4a7c15ULL;
}

static void write_page(size_t page)
{
    uint64_t *words = memory + page * WORDS;
    versions[page]++;
    uint64_t key = key_of(page);
    words[0] = seed;
    words[1] = page;
    words[2] = versions[page];
    for (int i = 3; i < WORDS; i++)
        words[i] = word_of(key, i);
}

static bool page_ok(size_t page)
{
    uint64_t *words = memory + page * WORDS;
    uint64_t key = key_of(page);
    bool ok = words[0] == seed && words[1] == page && words[2] == versions[page];
    for (int i = 3; ok && i < WORDS; i++)
        ok = words[i] == word_of(key, i);
    if (!ok)
        bad("page %zu version %u", page, versions[page]);
    return ok;
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    size_t pages = (size_t)arg_number("--mib", 64, 1, 1 << 20) << 8;
    long rate = arg_number("--rate", 1000, 0, 100000000);
    same = (int)arg_number("--same", 1, 1, WORDS);
    args_end();
    if (getrandom(&seed, sizeof seed, 0) != sizeof seed)
        die("getrandom: %m");
    memory = mmap(NULL, pages * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    versions = calloc(pages, sizeof *versions);
    if (memory == MAP_FAILED || versions == NULL)
        die("no memory for %zu pages", pages);
    for (size_t page = 0; page < pages; page++) {
        write_page(page);
        if (page % 256 == 0)
            tick();
    }
    say("READY pattern %zu pages", pages);

    size_t cursor = 0;
    size_t wrong = 0;
    int64_t last = now_ms();
    long owed = 0; /* thousandths of a page */
    for (;;) {
        int got = w_wait(2, NULL);
        if (got == SIGTERM)
            return wrong > 0;
        if (got == SIGUSR1) {
            size_t now_wrong = 0;
            for (size_t page = 0; page < pages; page++) {
                now_wrong += !page_ok(page);
                if (page % 256 == 0)
                    tick();
            }
            wrong += now_wrong;
            if (wrong == 0)
                say("VERIFIED %zu pages 0 bad", pages);
            else
                bad("%zu pages %zu bad", pages, wrong);
        }
        int64_t now = now_ms();
        int64_t passed = now - last;
        last = now;
        if (passed < 0 || passed > 50)
            passed = 50; /* nobody catches up on the time spent frozen */
        owed += passed * rate;
        for (; owed >= 1000; owed -= 1000) {
            write_page(cursor);
            wrong += !page_ok((cursor + pages / 2) % pages);
            cursor = (cursor + 1) % pages;
            if (cursor % 256 == 0)
                tick();
        }
    }
}
