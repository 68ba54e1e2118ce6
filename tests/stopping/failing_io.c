/* Preloaded into the program: of all that it does to files it writes, the call of number FAIL_AT fails with the error
   FAIL_WITH, and where FAIL_AFTER is set so does every later one. Where COUNT_IN names a file, the number of calls is
   written there at the end. Where THREADS is set the system gives so many and no more. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls, threads;

static long number_in(const char* name) {
    const char* const text = getenv(name);
    return text ? atol(text) : 0;
}

static int fails(int descriptor) {
    if (descriptor >= 0 && descriptor <= 2) return 0;
    const long call = atomic_fetch_add(&calls, 1) + 1;
    const long at = number_in("FAIL_AT");
    if (at == 0 || (number_in("FAIL_AFTER") ? call < at : call != at)) return 0;
    errno = (int)number_in("FAIL_WITH");
    return 1;
}

__attribute__((destructor)) static void tell(void) {
    const char* const path = getenv("COUNT_IN");
    if (!path) return;
    FILE* const file = fopen(path, "w");
    if (!file) return;
    fprintf(file, "%ld\n", (long)calls);
    fclose(file);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int d, const void* b, size_t n) { return fails(d) ? -1 : NEXT(write)(d, b, n); }
ssize_t pwrite(int d, const void* b, size_t n, off_t o) { return fails(d) ? -1 : NEXT(pwrite)(d, b, n, o); }
ssize_t pwrite64(int d, const void* b, size_t n, off64_t o) { return fails(d) ? -1 : NEXT(pwrite64)(d, b, n, o); }
ssize_t pwritev(int d, const struct iovec* v, int n, off_t o) { return fails(d) ? -1 : NEXT(pwritev)(d, v, n, o); }
ssize_t pwritev64(int d, const struct iovec* v, int n, off64_t o) { return fails(d) ? -1 : NEXT(pwritev64)(d, v, n, o); }
int fsync(int d) { return fails(d) ? -1 : NEXT(fsync)(d); }
int ftruncate(int d, off_t n) { return fails(d) ? -1 : NEXT(ftruncate)(d, n); }
int ftruncate64(int d, off64_t n) { return fails(d) ? -1 : NEXT(ftruncate64)(d, n); }
int rename(const char* from, const char* to) { return fails(-1) ? -1 : NEXT(rename)(from, to); }
int pthread_create(pthread_t* t, const pthread_attr_t* a, void* (*f)(void*), void* x) {
    if (getenv("THREADS") && atomic_fetch_add(&threads, 1) >= number_in("THREADS")) return EAGAIN;
    return NEXT(pthread_create)(t, a, f, x);
}
