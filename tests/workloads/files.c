/*
 * In `--dir D`: appends a record to D/log every 20 ms and fsyncs it; each record carries the hash
 * of all before it. Beside that, file number n is created, renamed and, 10 steps later, deleted.
 * SIGUSR1 reads everything again by its path: `FILES n ok`, n the number of records.
 * A start empties D/log and deletes the numbered files: a restart from scratch begins at 0.
 */
#include "w.h"
#include <dirent.h>

#define KEPT 10
#define STEP_MS 20

static const char *dir;
static int log_fd;
static uint64_t records, chain = FNV_START;

static void path_of(char *out, const char *kind, uint64_t n)
{
    snprintf(out, 4200, "%s/%s-%llu", dir, kind, (unsigned long long)n);
}

/* What record n looks like when `before` is the hash of all earlier ones. */
static int record(char *out, uint64_t n, uint64_t before)
{
    return snprintf(out, 128, "%012llu %016llx %016llx\n", (unsigned long long)n,
                    (unsigned long long)scramble(n), (unsigned long long)before);
}

static void write_new(uint64_t n)
{
    char from[4200], to[4200];
    path_of(from, "new", n);
    path_of(to, "keep", n);
    int fd = open(from, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    char text[128];
    int size = record(text, n, scramble(n + 1));
    if (fd < 0 || write(fd, text, size) != size || close(fd) != 0 || rename(from, to) != 0)
        bad("files: %s: %m", to);
    if (n < KEPT)
        return;
    path_of(to, "keep", n - KEPT);
    if (unlink(to) != 0)
        bad("files: %s: %m", to);
}

static void step(void)
{
    char text[128];
    int size = record(text, records, chain);
    if (write(log_fd, text, size) != size || fsync(log_fd) != 0) {
        bad("files: log: %m");
        exit(1);
    }
    chain = fnv1a(chain, text, size);
    write_new(records);
    records++;
}

static bool log_ok(void)
{
    char path[4200], text[128], expected[128];
    snprintf(path, sizeof path, "%s/log", dir);
    FILE *file = fopen(path, "re");
    struct stat by_path, by_fd;
    if (file == NULL || fstat(fileno(file), &by_path) != 0 || fstat(log_fd, &by_fd) != 0) {
        bad("files: %s: %m", path);
        return false;
    }
    if (by_path.st_ino != by_fd.st_ino || by_path.st_size != by_fd.st_size) {
        bad("files: the open log is not the one in the directory");
        return false;
    }
    uint64_t n = 0, hash = FNV_START;
    for (; fgets(text, sizeof text, file) != NULL; n++) {
        int size = record(expected, n, hash);
        if (strcmp(text, expected) != 0) {
            bad("files: record %llu", (unsigned long long)n);
            break;
        }
        hash = fnv1a(hash, text, size);
        if (n % 1024 == 0)
            tick();
    }
    fclose(file);
    if (n == records && hash == chain)
        return true;
    bad("files: %llu records of %llu", (unsigned long long)n, (unsigned long long)records);
    return false;
}

static bool kept_ok(void)
{
    uint64_t first = records < KEPT ? 0 : records - KEPT;
    int found = 0;
    DIR *listing = opendir(dir);
    if (listing == NULL)
        return bad("files: %s: %m", dir), false;
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;)
        found += strncmp(entry->d_name, "keep-", 5) == 0 || strncmp(entry->d_name, "new-", 4) == 0;
    closedir(listing);
    if (found != (int)(records - first))
        return bad("files: %d numbered files, not %d", found, (int)(records - first)), false;
    for (uint64_t n = first; n < records; n++) {
        char path[4200], text[128] = "", expected[128];
        path_of(path, "keep", n);
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        int size = record(expected, n, scramble(n + 1));
        if (fd < 0 || read(fd, text, sizeof text) != size || memcmp(text, expected, size) != 0)
            return bad("files: %s: other contents", path), false;
        close(fd);
    }
    return true;
}

static void clear(void)
{
    DIR *listing = opendir(dir);
    if (listing == NULL)
        die("%s: %m", dir);
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;)
        if (strncmp(entry->d_name, "keep-", 5) == 0 || strncmp(entry->d_name, "new-", 4) == 0)
            unlinkat(dirfd(listing), entry->d_name, 0);
    closedir(listing);
}

int main(int argc, char **argv)
{
    w_start(argc, argv);
    dir = arg_text("--dir", NULL);
    args_end();
    if (dir == NULL || strlen(dir) > 4000)
        die("--dir is missing");
    mkdir(dir, 0755);
    clear();
    char path[4200];
    snprintf(path, sizeof path, "%s/log", dir);
    log_fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
    if (log_fd < 0)
        die("%s: %m", path);
    say("READY files %s", dir);
    for (;;) {
        int got = w_wait(STEP_MS, NULL);
        if (got == SIGTERM)
            return w_bad > 0;
        if (got == SIGUSR1 && log_ok() && kept_ok())
            say("FILES %llu ok", (unsigned long long)records);
        step();
    }
}
