/*
 * Starts the first process of a host, and enters a host. Shell tools come close, but `unshare --fork`
 * stays behind as a parent in the wrong cgroup, and a killed `nsenter` leaves its command running.
 *
 *   ns start GROUP... -- PROGRAM ARG...          prints the pid when PROGRAM says so (below)
 *   ns enter PID GROUP... -- PROGRAM ARG...      ends as PROGRAM ends
 *
 * GROUP is a cgroup directory that the process joins first. `start` takes new namespaces of all
 * kinds but user and time after that, so that each GROUP is what PROGRAM sees as its root.
 *
 * start: PROGRAM has a pipe at descriptor 3 and writes a byte when the host stands. Exit 125 when it
 * ends without.
 * enter: SIGTERM and its like are handed on; a SIGKILL takes the command along (PR_SET_PDEATHSIG).
 * Exit 125 when the host cannot be entered, 126 or 127 when PROGRAM cannot be run, 128+N by signal N.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CANNOT_ENTER = 125, READY_FD = 3 };

static const int NAMESPACES =
    CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWCGROUP | CLONE_NEWPID;

static pid_t child;

static void die(const char *what)
{
	fprintf(stderr, "lab: %s: %s\n", what, strerror(errno));
	exit(CANNOT_ENTER);
}

/* Returns the arguments after "--". */
static char **join_groups(char **arg)
{
	char path[4096];

	for (; *arg && strcmp(*arg, "--") != 0; arg++) {
		snprintf(path, sizeof path, "%s/cgroup.procs", *arg);
		int fd = open(path, O_WRONLY | O_CLOEXEC);
		if (fd < 0 || write(fd, "0", 1) != 1)
			die(path);
		close(fd);
	}
	if (!*arg || !arg[1]) {
		errno = EINVAL;
		die("no program named");
	}
	return arg + 1;
}

/* What a login would give. Whatever the caller had open, blocked or exported stays outside: an
 * inherited descriptor makes a dump fail, an ignored SIGPIPE changes what a program does. */
static void clean_process(int first_fd)
{
	const char *term = getenv("TERM");
	char *keep = term ? strdup(term) : NULL;
	sigset_t none;

	close_range(first_fd, ~0U, 0);
	clearenv();
	setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 1);
	setenv("HOME", "/root", 1);
	setenv("LANG", "C.UTF-8", 1);
	setenv("TERM", keep ? keep : "dumb", 1);
	/* A test starts ckpt ten times, and compiling is three quarters of what a start costs. */
	setenv("NODE_COMPILE_CACHE", "/var/cache/node", 1);
	for (int sig = 1; sig < NSIG; sig++)
		signal(sig, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	umask(022);
}

static void run(char **argv)
{
	execvp(argv[0], argv);
	int why = errno;
	fprintf(stderr, "lab: %s: %s\n", argv[0], strerror(why));
	_exit(why == ENOENT ? 127 : 126);
}

/* A terminal signals its whole foreground group, so the command has that signal already. Only what a
 * process sent (si_code <= 0) is handed on. */
static void hand_on(int sig, siginfo_t *info, void *context)
{
	(void)context;
	if (info->si_code <= 0)
		kill(child, sig);
}

static int start(char **arg)
{
	char **program = join_groups(arg);
	int ready[2];
	char byte;

	if (unshare(NAMESPACES) != 0)
		die("unshare");
	if (pipe2(ready, O_CLOEXEC) != 0)
		die("pipe");
	child = fork();
	if (child < 0)
		die("fork");
	if (child == 0) {
		setsid();
		dup2(STDERR_FILENO, STDOUT_FILENO); /* our standard output carries the pid, to a reader of its end */
		/* dup2 onto itself would leave the close-on-exec flag. */
		int end = fcntl(ready[1], F_DUPFD, READY_FD + 1);
		if (end < 0 || dup2(end, READY_FD) < 0)
			die("dup2");
		clean_process(READY_FD + 1);
		run(program);
	}
	close(ready[1]);
	if (read(ready[0], &byte, 1) != 1)
		return CANNOT_ENTER;
	printf("%d\n", child);
	return 0;
}

static int enter(char **arg)
{
	static const int HANDED_ON[] = { SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM };
	struct sigaction action = { .sa_sigaction = hand_on, .sa_flags = SA_SIGINFO | SA_RESTART };
	char **program;
	int status;

	signal(SIGCHLD, SIG_DFL); /* ignored by the caller, it would make waitpid fail */
	int host = (int)syscall(SYS_pidfd_open, atoi(arg[0]), 0);

	if (host < 0)
		die("the host's first process");
	program = join_groups(arg + 1);
	if (setns(host, NAMESPACES) != 0)
		die("setns");

	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before); /* none may come before `child` is known */
	child = fork();
	if (child < 0)
		die("fork");
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (chdir("/root") != 0 && chdir("/") != 0)
			_exit(CANNOT_ENTER);
		clean_process(3);
		run(program);
	}
	for (size_t i = 0; i < sizeof HANDED_ON / sizeof *HANDED_ON; i++)
		sigaction(HANDED_ON[i], &action, NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	/* A reader of the command's output must see its end, not ours. */
	close_range(0, 1, 0);
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return CANNOT_ENTER;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int argc, char **argv)
{
	if (argc >= 4 && strcmp(argv[1], "start") == 0)
		return start(argv + 2);
	if (argc >= 5 && strcmp(argv[1], "enter") == 0)
		return enter(argv + 2);
	fprintf(stderr, "usage: ns start GROUP... -- PROGRAM... | ns enter PID GROUP... -- PROGRAM...\n");
	return 2;
}
