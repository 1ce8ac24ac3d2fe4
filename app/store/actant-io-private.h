/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/actant-pieces.h"

#include <dirent.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <sys/stat.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* Every system call with which user data is read and written, but for the few that a library makes
 * (xlsxwriter, GFile's trash). Tests put failing ones in their place. */
typedef struct
{
  char    *(*realpath)   (const char *path, char *resolved);
  ssize_t  (*readlinkat) (int dir_fd, const char *path, char *target, size_t size);
  int      (*openat)     (int dir_fd, const char *path, int flags, mode_t mode);
  int      (*close)      (int fd);
  ssize_t  (*read)       (int fd, void *data, size_t length);
  ssize_t  (*write)      (int fd, const void *data, size_t length);
  off_t    (*lseek)      (int fd, off_t offset, int whence);
  int      (*fstat)      (int fd, struct stat *status);
  int      (*fstatat)    (int dir_fd, const char *path, struct stat *status, int flags);
  int      (*faccessat)  (int dir_fd, const char *path, int mode, int flags);
  int      (*fallocate)  (int fd, int mode, off_t offset, off_t length);
  int      (*fchown)     (int fd, uid_t owner, gid_t group);
  int      (*fchmod)     (int fd, mode_t mode);
  ssize_t  (*flistxattr) (int fd, char *names, size_t size);
  ssize_t  (*fgetxattr)  (int fd, const char *name, void *value, size_t size);
  int      (*fsetxattr)  (int fd, const char *name, const void *value, size_t size, int flags);
  int      (*fsync)      (int fd);
  int      (*linkat)     (int old_dir, const char *old_path, int new_dir, const char *new_path,
                          int flags);
  int      (*renameat)   (int old_dir, const char *old_path, int new_dir, const char *new_path);
  int      (*renameat2)  (int old_dir, const char *old_path, int new_dir, const char *new_path,
                          unsigned int flags);
  int      (*unlinkat)   (int dir_fd, const char *path, int flags);
  int      (*mkdirat)    (int dir_fd, const char *path, mode_t mode);
  int      (*lock)       (int fd, struct flock *lock);
  DIR     *(*opendir)    (const char *path);
  struct dirent *(*readdir) (DIR *dir);
  int      (*closedir)   (DIR *dir);
} ActantIo;

extern ActantIo _actant_io;

int      _actant_io_open      (int          dir_fd,
                               const char  *path,
                               int          flags,
                               mode_t       mode);

/* The names in a folder but for "." and "..", without an order. NULL when it cannot be opened; when
 * reading it ends early, those before. @number is the errno of either, else 0. */
GPtrArray *_actant_io_list_folder (const char *path,
                                   int        *number);

GBytes  *_actant_io_read_file (int          fd,
                               gsize        max,
                               const char  *display,
                               GError     **error);

/* As read(2), again when interrupted. */
ssize_t  _actant_io_read_some (int          fd,
                               void        *data,
                               gsize        length);

gboolean _actant_io_write_all (int          fd,
                               GBytes      *contents);

gboolean _actant_io_write_pieces (int           fd,
                                  ActantPieces *contents);

/* Which of two contents, either of which may be NULL, the file has from here on; NULL for neither,
 * and then @readable tells whether it could be read; errno is set if not. */
ActantPieces *_actant_io_find_equal (int           fd,
                                     ActantPieces *a,
                                     ActantPieces *b,
                                     gboolean     *readable);

/* FALSE with errno set. */
gboolean _actant_io_get_stamp  (int              fd,
                                ActantFileStamp *stamp);

gboolean _actant_io_is_unsupported (int number);

void     _actant_io_set_error (GError     **error,
                               int          number,
                               const char  *display,
                               const char  *doing);

G_END_DECLS
