/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/actant-image.h"
#include "model/actant-record.h"
#include "store/actant-pieces.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ActantRecordFile:
 * @format: what kind of file
 * @version: of the format, as the file says; 1 for what we write
 * @header: a record of %ACTANT_KIND_HEADER whose id is the file's set; unknown
 *   members of the root are its body's extras
 * @records: (element-type ActantRecord): all records, tombstones and opaque
 *   ones included, in the order of the file
 *
 * A file's content in memory. Reading and writing are pure: bytes to content
 * and back.
 */
typedef struct
{
  ActantFormat  format;
  gint64        version;
  ActantRecord *header;
  GPtrArray    *records;
} ActantRecordFile;

#define ACTANT_FILE_VERSION 1

/**
 * ActantReadWatch:
 * @cancellable: (nullable): stops the reading with %G_IO_ERROR_CANCELLED
 * @progress: how far it came, 0 to %ACTANT_READ_DONE; atomic, for any thread
 *
 * A look into a long reading from another thread.
 */
typedef struct
{
  GCancellable *cancellable;
  int           progress;
} ActantReadWatch;

#define ACTANT_READ_DONE 1000

ActantRecordFile *actant_record_file_new   (ActantFormat             format,
                                            ActantRecord            *header,
                                            GPtrArray               *records);
void              actant_record_file_free  (ActantRecordFile        *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ActantRecordFile, actant_record_file_free)

ActantRecordFile *actant_record_file_read  (GBytes                  *bytes,
                                            const char              *name,
                                            GError                 **error);
ActantRecordFile *actant_record_file_read_image (ActantImage       *image,
                                            const char              *name,
                                            ActantReadWatch         *watch,
                                            GError                 **error);
gboolean          actant_record_file_count (ActantImage             *image,
                                            const char              *name,
                                            ActantFormat             format,
                                            guint                   *counts,
                                            GError                 **error);
ActantRecordFile *actant_record_file_read_head (GBytes              *bytes,
                                            const char              *name,
                                            guint                    n,
                                            GError                 **error);
GBytes           *actant_record_file_write (const ActantRecordFile  *file);
ActantPieces     *actant_record_file_write_pieces (const ActantRecordFile *file);
gboolean          actant_record_file_verify (const ActantRecordFile *file,
                                            const char              *name,
                                            GError                 **error);
gboolean          actant_record_file_equal (const ActantRecordFile  *a,
                                            const ActantRecordFile  *b);

char             *actant_record_dup_json   (const ActantRecord      *record);
char             *actant_value_dup_json    (const ActantFieldType   *type,
                                            const ActantValue       *value);

#define ACTANT_FILE_ERROR (actant_file_error_quark ())

/**
 * ActantFileError:
 * @ACTANT_FILE_ERROR_FORMAT: JSON, but not a file of ours
 * @ACTANT_FILE_ERROR_HEADER: the header lacks something or is of the wrong type
 * @ACTANT_FILE_ERROR_RECORD: a record without a usable id, or an id twice
 * @ACTANT_FILE_ERROR_NAME: header and file name disagree
 */
typedef enum
{
  ACTANT_FILE_ERROR_FORMAT,
  ACTANT_FILE_ERROR_HEADER,
  ACTANT_FILE_ERROR_RECORD,
  ACTANT_FILE_ERROR_NAME,
} ActantFileError;

GQuark            actant_file_error_quark  (void);

G_END_DECLS
