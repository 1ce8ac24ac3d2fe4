/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a journal and their bytes.
 *
 * An entry is a line "=actant LENGTH CRC", LENGTH bytes, and a newline. The bytes are one line of
 * JSON, which says what it is, and the documents that it tells the lengths of. What was torn or
 * damaged fails its length or CRC (CRC-32 of ISO 3309, as in PNG); reading goes on at the next line
 * that begins an entry, so that damage costs the entries it hit and no others. */
#include "store/actant-journal-entry.h"

#include "store/actant-json-gate.h"
#include "store/actant-json-writer.h"

#include <string.h>

#define MARK "=actant "
#define NAME "journal"

static const char * const kinds[] = { "head", "change", "saved", "draft" };

/* ---- Writing ---- */

static guint32
count_crc (const char *data,
           gsize       length)
{
  static guint32 table[256];
  static gsize ready = 0;
  guint32 crc = 0xffffffff;

  if (g_once_init_enter (&ready))
    {
      for (guint32 i = 0; i < G_N_ELEMENTS (table); i++)
        {
          table[i] = i;
          for (guint bit = 0; bit < 8; bit++)
            table[i] = (table[i] >> 1) ^ ((table[i] & 1) ? 0xedb88320 : 0);
        }
      g_once_init_leave (&ready, 1);
    }
  for (gsize i = 0; i < length; i++)
    crc = (crc >> 8) ^ table[(crc ^ (guchar) data[i]) & 0xff];

  return crc ^ 0xffffffff;
}

static void
append_entry (GString    *out,
              const char *data,
              gsize       length)
{
  g_string_append_printf (out, MARK "%" G_GSIZE_FORMAT " %08x\n", length,
                          count_crc (data, length));
  g_string_append_len (out, data, (gssize) length);
  g_string_append_c (out, '\n');
}

static void
append_member (GString    *out,
               const char *name,
               const char *value)
{
  g_autofree char *text = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  if (text == NULL)
    return;
  g_string_append_printf (out, ",\"%s\":", name);
  actant_json_append_string (out, text);
}

/* Opens the object of an entry's first line. */
static GString *
begin (ActantJournalKind kind,
       guint64           number)
{
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "{\"kind\":\"%s\",\"number\":%" G_GUINT64_FORMAT, kinds[kind],
                          number);
  return line;
}

static void
end (GString *line,
     GString *documents,
     GString *out)
{
  g_string_append (line, "}\n");
  if (documents != NULL)
    g_string_append_len (line, documents->str, (gssize) documents->len);
  append_entry (out, line->str, line->len);
  g_string_free (line, TRUE);
}

/**
 * actant_journal_append_head:
 * @out: takes the bytes
 * @root: the study's folder
 * @coder: slug of who codes
 * @name: (nullable): name of who codes
 * @time: RFC 3339
 */
void
actant_journal_append_head (GString    *out,
                            const char *root,
                            const char *coder,
                            const char *name,
                            const char *time)
{
  GString *line = begin (ACTANT_JOURNAL_HEAD, 0);

  append_member (line, "at", time);
  append_member (line, "root", root);
  append_member (line, "coder", coder);
  append_member (line, "name", name);
  end (line, NULL, out);
}

/**
 * actant_journal_append_saved:
 * @out: takes the bytes
 * @number: of the last change that is on disk
 * @file: path in the study
 */
void
actant_journal_append_saved (GString    *out,
                             guint64     number,
                             const char *file)
{
  GString *line = begin (ACTANT_JOURNAL_SAVED, number);

  append_member (line, "file", file);
  end (line, NULL, out);
}

static gsize
append_document (GString            *documents,
                 ActantFormat        format,
                 const ActantRecord *header,
                 GPtrArray          *records)
{
  g_autoptr(ActantRecordFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;

  file = actant_record_file_new (format, actant_record_ref (header), g_ptr_array_ref (records));
  bytes = actant_record_file_write (file);
  g_string_append_len (documents, g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes));

  return g_bytes_get_size (bytes);
}

static void
append_part (GString               *line,
             GString               *documents,
             const ActantChangeSet *set,
             const char            *file,
             const ActantRecord    *header)
{
  const GDestroyNotify unref = (GDestroyNotify) actant_record_unref;
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (unref);
  g_autoptr(GPtrArray) after = g_ptr_array_new_with_free_func (unref);
  g_autoptr(GString) removed = g_string_new (NULL);
  gboolean is_study = actant_record_get (header, "source") == NULL;
  ActantFormat format = is_study ? ACTANT_FORMAT_STUDY : ACTANT_FORMAT_ANNOTATIONS;

  for (guint i = 0; i < actant_change_set_get_n (set); i++)
    {
      const ActantChange *change = actant_change_set_get (set, i);

      if (strcmp (change->file, file) != 0)
        continue;
      if (change->before != NULL)
        g_ptr_array_add (before, actant_record_ref (change->before));
      if (change->after != NULL)
        g_ptr_array_add (after, actant_record_ref (change->after));
      else
        {
          if (removed->len > 0)
            g_string_append_c (removed, ',');
          actant_json_append_string (removed, actant_record_get_id (change->before));
        }
    }

  g_string_append (line, "{\"file\":");
  actant_json_append_string (line, file);
  g_string_append_printf (line, ",\"after\":%" G_GSIZE_FORMAT,
                          append_document (documents, format, header, after));
  if (before->len > 0)
    g_string_append_printf (line, ",\"before\":%" G_GSIZE_FORMAT,
                            append_document (documents, format, header, before));
  if (removed->len > 0)
    g_string_append_printf (line, ",\"removed\":[%s]", removed->str);
  g_string_append_c (line, '}');
}

/**
 * actant_journal_append_change:
 * @out: takes the bytes
 * @kind: %ACTANT_JOURNAL_CHANGE or %ACTANT_JOURNAL_DRAFT
 * @number: of the change, or of the last one before the draft
 * @time: RFC 3339
 * @action: what kind of change
 * @set: what was done
 * @headers: (element-type utf8 ActantRecord): the header of each file concerned; a file
 *   without records in @set has a changed header
 */
void
actant_journal_append_change (GString               *out,
                              ActantJournalKind      kind,
                              guint64                number,
                              const char            *time,
                              const char            *action,
                              const ActantChangeSet *set,
                              GHashTable            *headers)
{
  GString *line = begin (kind, number);
  g_autoptr(GString) documents = g_string_new (NULL);
  g_autoptr(GList) files = g_list_sort (g_hash_table_get_keys (headers), (GCompareFunc) strcmp);

  append_member (line, "at", time);
  append_member (line, "action", action);
  append_member (line, "label", actant_change_set_get_label (set));
  g_string_append (line, ",\"parts\":[");
  for (GList *l = files; l != NULL; l = l->next)
    {
      if (l != files)
        g_string_append_c (line, ',');
      append_part (line, documents, set, l->data, g_hash_table_lookup (headers, l->data));
    }
  g_string_append_c (line, ']');
  end (line, documents, out);
}

/* ---- Reading ---- */

static void
free_part (gpointer data)
{
  ActantJournalPart *part = data;

  g_free (part->file);
  g_clear_pointer (&part->before, g_bytes_unref);
  g_clear_pointer (&part->after, g_bytes_unref);
  g_strfreev (part->removed);
  g_free (part);
}

static void
free_entry (gpointer data)
{
  ActantJournalEntry *entry = data;

  g_free (entry->time);
  g_free (entry->label);
  g_free (entry->action);
  g_free (entry->file);
  g_free (entry->root);
  g_free (entry->coder);
  g_free (entry->name);
  g_ptr_array_unref (entry->parts);
  g_free (entry);
}

static char *
dup_member (ActantJsonSlice  object,
            const char      *name)
{
  ActantJsonSlice value;

  return actant_json_slice_find_member (object, name, &value)
         && actant_json_slice_type (value) == ACTANT_JSON_STRING
         ? actant_json_slice_dup_string (value) : NULL;
}

static gint64
get_integer (ActantJsonSlice  object,
             const char      *name)
{
  ActantJsonSlice value;
  gint64 number = 0;

  if (!actant_json_slice_find_member (object, name, &value)
      || actant_json_slice_type (value) != ACTANT_JSON_NUMBER
      || !actant_json_slice_get_integer (value, &number))
    return 0;

  return MAX (number, 0);
}

static char **
dup_strings (ActantJsonSlice  object,
             const char      *name)
{
  g_autoptr(GStrvBuilder) strings = g_strv_builder_new ();
  g_auto(ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  ActantJsonSlice array;
  ActantJsonSlice item;

  if (actant_json_slice_find_member (object, name, &array)
      && actant_json_slice_type (array) == ACTANT_JSON_ARRAY)
    {
      actant_json_iter_init_array (&iter, array);
      while (actant_json_iter_next_item (&iter, &item))
        if (actant_json_slice_type (item) == ACTANT_JSON_STRING)
          {
            g_autofree char *text = actant_json_slice_dup_string (item);

            g_strv_builder_add (strings, text);
          }
    }

  return g_strv_builder_end (strings);
}

/* The next @length bytes after @offset, which moves behind them; NULL for none. */
static GBytes *
take_document (GBytes *documents,
               gsize  *offset,
               gint64  length,
               gboolean *fits)
{
  GBytes *document;

  if (length == 0)
    return NULL;
  if ((guint64) length > g_bytes_get_size (documents) - *offset)
    {
      *fits = FALSE;
      return NULL;
    }
  document = g_bytes_new_from_bytes (documents, *offset, (gsize) length);
  *offset += (gsize) length;

  return document;
}

static gboolean
read_parts (ActantJournalEntry *entry,
            ActantJsonSlice     line,
            GBytes             *documents)
{
  g_auto(ActantJsonIter) iter = ACTANT_JSON_ITER_INIT;
  ActantJsonSlice array;
  ActantJsonSlice item;
  gboolean fits = TRUE;
  gsize offset = 0;

  if (!actant_json_slice_find_member (line, "parts", &array)
      || actant_json_slice_type (array) != ACTANT_JSON_ARRAY)
    return FALSE;

  actant_json_iter_init_array (&iter, array);
  while (actant_json_iter_next_item (&iter, &item))
    {
      ActantJournalPart *part;
      g_autofree char *file = NULL;

      if (actant_json_slice_type (item) != ACTANT_JSON_OBJECT)
        return FALSE;
      file = dup_member (item, "file");
      if (file == NULL)
        return FALSE;
      part = g_new0 (ActantJournalPart, 1);
      g_ptr_array_add (entry->parts, part);
      part->file = g_steal_pointer (&file);
      part->after = take_document (documents, &offset, get_integer (item, "after"), &fits);
      part->before = take_document (documents, &offset, get_integer (item, "before"), &fits);
      part->removed = dup_strings (item, "removed");
    }

  return fits;
}

static gboolean
find_kind (const char        *name,
           ActantJournalKind *kind)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (name, kinds[i]) == 0)
      {
        *kind = (ActantJournalKind) i;
        return TRUE;
      }

  return FALSE;
}

/* NULL when the bytes, whole as they are, are no entry that we know. */
static ActantJournalEntry *
read_entry (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *newline = memchr (data, '\n', length);
  gsize line_length = newline != NULL ? (gsize) (newline - data) : 0;
  g_autoptr(GBytes) documents = NULL;
  g_autofree char *name = NULL;
  ActantJournalEntry *entry;
  ActantJournalKind kind;
  ActantJsonSlice line;

  if (newline == NULL || !actant_json_gate_check (data, line_length, NAME, NULL))
    return NULL;
  line = actant_json_slice_root (data, line_length);
  if (actant_json_slice_type (line) != ACTANT_JSON_OBJECT)
    return NULL;
  name = dup_member (line, "kind");
  if (!find_kind (name, &kind))
    return NULL;

  documents = g_bytes_new_from_bytes (bytes, line_length + 1, length - line_length - 1);
  entry = g_new0 (ActantJournalEntry, 1);
  entry->kind = kind;
  entry->number = (guint64) get_integer (line, "number");
  entry->time = dup_member (line, "at");
  entry->label = dup_member (line, "label");
  entry->action = dup_member (line, "action");
  entry->file = dup_member (line, "file");
  entry->root = dup_member (line, "root");
  entry->coder = dup_member (line, "coder");
  entry->name = dup_member (line, "name");
  entry->parts = g_ptr_array_new_with_free_func (free_part);
  if ((kind == ACTANT_JOURNAL_CHANGE || kind == ACTANT_JOURNAL_DRAFT)
      && !read_parts (entry, line, documents))
    g_clear_pointer (&entry, free_entry);

  return entry;
}

static gboolean
is_hex (char c)
{
  return g_ascii_isxdigit (c) && !g_ascii_isupper (c);
}

/* Reads "=actant LENGTH CRC\n" at @data and checks what follows. Returns: the bytes of the whole
 * entry, or 0 when it is torn or damaged. */
static gsize
check_frame (const char *data,
             gsize       room,
             gsize      *start,
             gsize      *length)
{
  gsize at = strlen (MARK);
  guint64 n = 0;
  guint32 crc = 0;
  gsize digits;

  if (room < at || memcmp (data, MARK, at) != 0)
    return 0;
  for (digits = 0; at < room && g_ascii_isdigit (data[at]) && digits < 12; at++, digits++)
    n = 10 * n + (guint64) g_ascii_digit_value (data[at]);
  if (digits == 0 || at >= room || data[at++] != ' ')
    return 0;
  for (digits = 0; at < room && is_hex (data[at]) && digits < 8; at++, digits++)
    crc = 16 * crc + (guint32) g_ascii_xdigit_value (data[at]);
  if (digits != 8 || at >= room || data[at++] != '\n' || n >= room - at)
    return 0;
  if (data[at + n] != '\n' || count_crc (data + at, (gsize) n) != crc)
    return 0;

  *start = at;
  *length = (gsize) n;
  return at + (gsize) n + 1;
}

/* Where the next entry after @from may begin, or the end. No string of JSON holds a whole one: it
 * would have to hold a newline. */
static gsize
find_mark (const char *data,
           gsize       length,
           gsize       from)
{
  const char *at = NULL;

  if (from + 1 < length)
    at = memmem (data + from + 1, length - from - 1, MARK, strlen (MARK));

  return at != NULL ? (gsize) (at - data) : length;
}

/**
 * actant_journal_parse:
 * @bytes: of a journal, whoever wrote them
 * @damaged: (out) (optional): how many bytes belong to no whole entry
 *
 * Reads every entry that is whole; a torn end is left out.
 *
 * Returns: (transfer full) (element-type ActantJournalEntry): in the order of the file
 */
GPtrArray *
actant_journal_parse (GBytes *bytes,
                      gsize  *damaged)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize lost = 0;

  for (gsize at = 0; at < length; )
    {
      gsize start = 0;
      gsize size = 0;
      gsize whole = check_frame (data + at, length - at, &start, &size);
      ActantJournalEntry *entry = NULL;
      gsize next = at + whole;

      if (whole > 0)
        {
          g_autoptr(GBytes) content = g_bytes_new_from_bytes (bytes, at + start, size);

          entry = read_entry (content);
        }
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
      else
        {
          if (whole == 0)
            next = find_mark (data, length, at);
          lost += next - at;
        }
      at = next;
    }

  if (damaged != NULL)
    *damaged = lost;
  return entries;
}

/**
 * actant_journal_read_document:
 * @document: of a part
 * @file: path in the study, for messages
 *
 * Returns: (transfer full) (nullable): the records
 */
ActantRecordFile *
actant_journal_read_document (GBytes      *document,
                              const char  *file,
                              GError     **error)
{
  g_autofree char *name = g_strdup_printf ("%s (in the journal)", file);

  return actant_record_file_read (document, name, error);
}
