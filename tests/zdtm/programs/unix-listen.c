// Listening UNIX sockets, by path and by abstract name: both accept a connection and know their name.
#include "zdtm.h"
#include <stddef.h>
#include <sys/un.h>

static struct sockaddr_un names[2];
static socklen_t sizes[2];

int main(int argc, char **argv)
{
    start(argc, argv);
    int listeners[2];
    names[0].sun_family = names[1].sun_family = AF_UNIX;
    check(chdir(zdtm_dir) == 0, "chdir: %m"); /* a name shorter than sun_path */
    strcpy(names[0].sun_path, "listener");
    snprintf(names[1].sun_path + 1, 60, "ckpt-zdtm-%d", getpid());
    sizes[0] = sizeof names[0];
    sizes[1] = offsetof(struct sockaddr_un, sun_path) + 1 + strlen(names[1].sun_path + 1);
    unlink("listener");
    for (int i = 0; i < 2; i++) {
        listeners[i] = socket(AF_UNIX, SOCK_STREAM, 0);
        check(bind(listeners[i], (struct sockaddr *)&names[i], sizes[i]) == 0, "bind: %m");
        check(listen(listeners[i], 5) == 0, "listen: %m");
    }

    ready_and_wait();

    for (int i = 0; i < 2; i++) {
        int client = socket(AF_UNIX, SOCK_STREAM, 0);
        check(connect(client, (struct sockaddr *)&names[i], sizes[i]) == 0, "connect %d: %m", i);
        int server = accept(listeners[i], NULL, NULL);
        check(server >= 0, "accept %d: %m", i);
        put(client, 300, 160 + i);
        check(get(server, 300, 160 + i), "connection %d carries other bytes", i);
        struct sockaddr_un name = {0};
        socklen_t size = sizeof name;
        check(getpeername(client, (struct sockaddr *)&name, &size) == 0, "getpeername: %m");
        check(memcmp(name.sun_path, names[i].sun_path, 60) == 0, "listener %d has another name", i);
    }
    return pass();
}
