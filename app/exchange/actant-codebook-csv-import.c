/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes out of a table: new ones are added, known ones changed in the columns that it has. */
#include "config.h"

#include "exchange/actant-codebook-csv.h"

#include "exchange/actant-csv-reader.h"
#include "session/actant-value-parse.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_BYTES (64 * 1024 * 1024)

/**
 * Entry:
 * @row: its name, use and parent without spaces around them, its use in small letters
 * @known: (nullable): the code as the study has it
 * @code: (nullable): as the row makes it; %NULL once the row is broken
 */
typedef struct
{
  const ActantCsvRow *row;
  const ActantRecord *known;
  ActantRecord       *code;
} Entry;

typedef struct
{
  ActantSession      *session;
  ActantCsvTable     *table;
  int                 columns[16];   /* position in the table of each of our columns, or -1 */
  GArray             *entries;
  GHashTable         *codes;         /* name -> GPtrArray of ActantRecord: those of the study */
  GHashTable         *taken;         /* ActantRecord: those of the study that a row is */
  GHashTable         *keys;          /* name, use and parent of the rows so far */
  GHashTable         *named;         /* name -> GArray of guint: positions of its entries */
  GHashTable         *by_id;         /* id -> position of its entry */
  ActantImportReport *report;
  gboolean            partial;
} Import;

static void
clear_entry (gpointer pointer)
{
  g_clear_pointer (&((Entry *) pointer)->code, actant_record_unref);
}

/* The codes of the study by name, what was merged left out. */
static void
index_study (Import *self)
{
  ActantCollection *study = actant_session_get_study (self->session);

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_CODE); i++)
    {
      const ActantRecord *code = actant_collection_get (study, ACTANT_KIND_CODE, i);
      const char *name = actant_record_get_text (code, "name");
      GPtrArray *same;

      if (name == NULL
          || actant_session_lookup (self->session, ACTANT_KIND_CODE, actant_record_get_id (code)) != code)
        continue;
      same = g_hash_table_lookup (self->codes, name);
      if (same == NULL)
        g_hash_table_insert (self->codes, g_strdup (name), same = g_ptr_array_new ());
      g_ptr_array_add (same, (gpointer) code);
    }
}

static void
import_init (Import *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->taken = g_hash_table_new (NULL, NULL);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_array_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index_study (self);
}

static void
import_clear (Import *self)
{
  g_clear_pointer (&self->table, actant_csv_table_free);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->named, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static int
find_column (const char *name)
{
  for (int i = 0; _actant_codebook_csv_columns[i] != NULL; i++)
    if (g_ascii_strcasecmp (_actant_codebook_csv_columns[i], name) == 0)
      return i;

  /* What other programs and codebooks call it. */
  if (g_ascii_strcasecmp (name, "definition") == 0)
    return find_column ("description");
  if (g_ascii_strcasecmp (name, "code") == 0)
    return find_column ("name");
  if (g_ascii_strcasecmp (name, "memo") == 0)
    return find_column ("note");

  return -1;
}

static const char *
get_cell (const Import *self,
          const Entry  *entry,
          const char   *column)
{
  int position = self->columns[find_column (column)];

  return position >= 0 ? entry->row->cells->pdata[position] : NULL;
}

/* Finds our columns; others are left out, and said to be. */
static gboolean
read_header (Import  *self,
             GError **error)
{
  GPtrArray *cells = self->table->header->cells;
  g_autoptr(GString) unknown = g_string_new (NULL);

  memset (self->columns, -1, sizeof self->columns);
  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (cells->pdata[i]));
      int column = find_column (name);

      if (column >= 0 && self->columns[column] >= 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("line 1: the column “%s” is there twice"), name);
          return FALSE;
        }
      if (column >= 0)
        self->columns[column] = i;
      else
        g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? ", " : "", name);
    }

  if (self->columns[find_column ("name")] < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("line 1: no column is called “name”"));
      return FALSE;
    }
  if (unknown->len > 0)
    self->report->note = g_strdup_printf (_("columns that a codebook does not have are left out: %s"),
                                          unknown->str);

  return TRUE;
}

/* A broken row ends the import, or is left out. Takes over @message. */
static gboolean
refuse (Import      *self,
        Entry       *entry,
        char        *message,
        GError     **error)
{
  g_autofree char *words = g_strdup_printf (_("line %u: %s"), entry->row->line, message);
  const char *name = get_cell (self, entry, "name");

  g_free (message);
  g_clear_pointer (&entry->code, actant_record_unref);
  if (self->partial)
    {
      actant_import_report_add (self->report, name, ACTANT_IMPORT_DISCARDED, NULL, words);
      return TRUE;
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, words);
  return FALSE;
}

/* The code of the row's name and use that no row has yet; without a use any will do. Of
 * several, the one under the row's parent. */
static const ActantRecord *
find_known (const Import *self,
            const Entry  *entry)
{
  const GPtrArray *same = g_hash_table_lookup (self->codes, get_cell (self, entry, "name"));
  const char *use = get_cell (self, entry, "use");
  const char *parent = get_cell (self, entry, "parent");
  const ActantRecord *found = NULL;

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const ActantRecord *code = same->pdata[i];
      const char *code_use = actant_record_get_text (code, "use");
      const ActantRecord *above;

      if ((use != NULL && *use != '\0' && code_use != NULL && strcmp (use, code_use) != 0)
          || g_hash_table_contains (self->taken, code))
        continue;
      above = actant_session_lookup (self->session, ACTANT_KIND_CODE,
                                     actant_record_get_text (code, "parent"));
      if (found == NULL
          || (parent != NULL && above != NULL
              && g_strcmp0 (actant_record_get_text (above, "name"), parent) == 0))
        found = code;
    }

  return found;
}

static ActantValue *
read_cell (Import      *self,
           const char  *column,
           const char  *cell,
           GError     **error)
{
  const ActantField *field = actant_table_get (actant_kind_get_info (ACTANT_KIND_CODE)->table, column);
  const ActantValueParser parser = { self->session, NULL };
  g_autofree char *word = NULL;

  if (field->type->field_class == ACTANT_FIELD_TEXT)
    return actant_value_new_text (cell);

  word = g_strstrip (g_ascii_strdown (cell, -1));
  return *word != '\0' ? actant_value_parser_read (&parser, field->type, column, word, error) : NULL;
}

/* Sets everything but the parent, which may stand further down. */
static gboolean
fill (Import  *self,
      Entry   *entry,
      GError **error)
{
  for (int i = 0; _actant_codebook_csv_columns[i] != NULL; i++)
    {
      const char *column = _actant_codebook_csv_columns[i];
      g_autoptr(GError) reason = NULL;
      ActantValue *value;

      if (self->columns[i] < 0 || strcmp (column, "parent") == 0)
        continue;
      value = read_cell (self, column, entry->row->cells->pdata[self->columns[i]], &reason);
      if (reason != NULL)
        return refuse (self, entry, g_strdup (reason->message), error);
      actant_record_change (&entry->code, column, value);
    }

  return TRUE;
}

static char *
dup_key (const Import *self,
         const Entry  *entry)
{
  const char *use = get_cell (self, entry, "use");
  const char *parent = get_cell (self, entry, "parent");

  return g_strjoin ("\n", get_cell (self, entry, "name"), use != NULL ? use : "",
                    parent != NULL ? parent : "", NULL);
}

/* Later rows find the entry at @position by its name and id. */
static void
index_entry (Import *self,
             guint   position)
{
  const Entry *entry = &g_array_index (self->entries, Entry, position);
  const char *name = get_cell (self, entry, "name");
  GArray *same = g_hash_table_lookup (self->named, name);

  if (same == NULL)
    g_hash_table_insert (self->named, g_strdup (name),
                         same = g_array_new (FALSE, FALSE, sizeof (guint)));
  g_array_append_val (same, position);
  g_hash_table_insert (self->by_id, g_strdup (actant_record_get_id (entry->code)),
                       GUINT_TO_POINTER (position));
  g_hash_table_add (self->keys, dup_key (self, entry));
}

/* What a row is found by, as people mean it: spaces around it and capitals of the use fall away. */
static void
tidy_row (const Import *self,
          const Entry  *entry)
{
  static const char * const key[] = { "name", "use", "parent" };

  for (guint i = 0; i < G_N_ELEMENTS (key); i++)
    {
      int position = self->columns[find_column (key[i])];
      char *cell = position >= 0 ? g_strstrip (entry->row->cells->pdata[position]) : NULL;

      for (; strcmp (key[i], "use") == 0 && cell != NULL && *cell != '\0'; cell++)
        *cell = g_ascii_tolower (*cell);
    }
}

/* Makes the code of one more row, but for its parent. */
static gboolean
add_entry (Import             *self,
           const ActantCsvRow *row,
           GError            **error)
{
  Entry blank = { row };
  Entry *entry;
  g_autofree char *key = NULL;
  const char *name;
  gboolean fine;

  tidy_row (self, &blank);
  name = get_cell (self, &blank, "name");
  key = dup_key (self, &blank);
  blank.known = find_known (self, &blank);
  if (blank.known != NULL)
    g_hash_table_add (self->taken, (gpointer) blank.known);
  blank.code = blank.known != NULL ? actant_record_ref (blank.known)
                                   : actant_session_new_record (self->session, ACTANT_KIND_CODE);
  g_array_append_val (self->entries, blank);

  entry = &g_array_index (self->entries, Entry, self->entries->len - 1);
  if (*name == '\0')
    fine = refuse (self, entry, g_strdup (_("the code has no name")), error);
  else if (g_hash_table_contains (self->keys, key))
    fine = refuse (self, entry, g_strdup_printf (_("“%s” stands in the table twice"), name), error);
  else
    fine = fill (self, entry, error);
  if (fine && entry->code != NULL)
    index_entry (self, self->entries->len - 1);

  return fine;
}

static gboolean
read_rows (Import  *self,
           GError **error)
{
  for (guint i = 0; i < self->table->broken->len; i++)
    actant_import_report_add (self->report, "", ACTANT_IMPORT_DISCARDED, NULL,
                              self->table->broken->pdata[i]);

  for (guint i = 0; i < self->table->rows->len; i++)
    if (!add_entry (self, self->table->rows->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
fits_as_parent (const ActantRecord *code,
                const ActantRecord *parent,
                gboolean            same_use)
{
  return parent != NULL
         && (!same_use || g_strcmp0 (actant_record_get_text (parent, "use"),
                                     actant_record_get_text (code, "use")) == 0);
}

/* Id of the code called @name: in the table, else in the study. */
static const char *
find_parent (const Import *self,
             const Entry  *entry,
             const char   *name,
             gboolean      same_use,
             guint        *n)
{
  const GArray *rows = g_hash_table_lookup (self->named, name);
  const GPtrArray *codes = g_hash_table_lookup (self->codes, name);
  const char *found = NULL;

  *n = 0;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const Entry *other = &g_array_index (self->entries, Entry, g_array_index (rows, guint, i));

      if (other != entry && fits_as_parent (entry->code, other->code, same_use))
        {
          found = actant_record_get_id (other->code);
          (*n)++;
        }
    }
  for (guint i = 0; codes != NULL && i < codes->len; i++)
    if (fits_as_parent (entry->code, codes->pdata[i], same_use)
        && !g_hash_table_contains (self->taken, codes->pdata[i]))
      {
        found = actant_record_get_id (codes->pdata[i]);
        (*n)++;
      }

  return found;
}

/* Issues may lie under a theme; of two codes of that name, that of the same use is meant. */
static gboolean
set_parent (Import  *self,
            Entry   *entry,
            GError **error)
{
  const char *name = get_cell (self, entry, "parent");
  const char *id = NULL;
  guint n = 0;

  if (name == NULL || entry->code == NULL)
    return TRUE;
  if (*name != '\0')
    {
      id = find_parent (self, entry, name, TRUE, &n);
      if (n == 0)
        id = find_parent (self, entry, name, FALSE, &n);
      if (n != 1)
        return refuse (self, entry,
                       g_strdup_printf (n == 0 ? _("no other code is called “%s”")
                                               : _("several codes are called “%s”"),
                                        name), error);
    }

  actant_record_change_text (&entry->code, "parent", id);
  return TRUE;
}

static const Entry *
find_entry (const Import *self,
            const char   *id)
{
  const Entry *entry;
  gpointer position;

  if (!g_hash_table_lookup_extended (self->by_id, id, NULL, &position))
    return NULL;

  entry = &g_array_index (self->entries, Entry, GPOINTER_TO_UINT (position));
  return entry->code != NULL ? entry : NULL;
}

/* What lies above @id after the import. */
static const char *
get_parent_id (const Import *self,
               const char   *id)
{
  const Entry *entry = find_entry (self, id);
  const ActantRecord *code = entry != NULL
                             ? entry->code : actant_session_lookup (self->session, ACTANT_KIND_CODE, id);

  return code != NULL ? actant_record_get_text (code, "parent") : NULL;
}

/* Whether the parents of @id lead back to it. From what is in @settled they do not; what is
 * passed on the way and is in no circle gets into it. */
static gboolean
lies_under_itself (const Import *self,
                   const char   *id,
                   GHashTable   *settled)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *above = id;
  const char *last;

  while (above != NULL && !g_hash_table_contains (settled, above)
         && g_hash_table_add (seen, (gpointer) above))
    above = get_parent_id (self, above);
  if (above != NULL && strcmp (above, id) == 0)
    return TRUE;

  last = above;
  for (above = id; above != NULL && g_strcmp0 (above, last) != 0;
       above = get_parent_id (self, above))
    g_hash_table_add (settled, g_strdup (above));
  return FALSE;
}

/* A row whose parents lead back to it, or to a row that is left out, is broken too. */
static gboolean
check_parents (Import   *self,
               gboolean *again,
               GError  **error)
{
  g_autoptr(GHashTable) settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *again = FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      const char *id = entry->code != NULL ? actant_record_get_id (entry->code) : NULL;
      const char *above = id != NULL ? actant_record_get_text (entry->code, "parent") : NULL;
      char *message = NULL;

      if (above == NULL)
        continue;
      if (find_entry (self, above) == NULL
          && actant_session_lookup (self->session, ACTANT_KIND_CODE, above) == NULL)
        message = g_strdup (_("the code it lies under is not there"));
      else if (lies_under_itself (self, id, settled))
        message = g_strdup (_("the code would lie under itself"));
      if (message == NULL)
        continue;
      if (!refuse (self, entry, message, error))
        return FALSE;
      *again = TRUE;
    }

  return TRUE;
}

static void
put_all (Import          *self,
         ActantChangeSet *change_set)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      g_autofree char *line = NULL;
      gboolean changed;

      if (entry->code == NULL)
        continue;
      line = g_strdup_printf (_("line %u"), entry->row->line);
      changed = actant_session_put (self->session, change_set, NULL, entry->code);
      actant_import_report_add (self->report, get_cell (self, entry, "name"),
                                entry->known == NULL ? ACTANT_IMPORT_ADDED
                                : changed ? ACTANT_IMPORT_UPDATED : ACTANT_IMPORT_UNCHANGED,
                                NULL, line);
    }
}

static gboolean
run (Import           *self,
     ActantChangeSet  *change_set,
     GError          **error)
{
  gboolean again = TRUE;

  if (!read_header (self, error) || !read_rows (self, error))
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    if (!set_parent (self, &g_array_index (self->entries, Entry, i), error))
      return FALSE;
  while (again)
    if (!check_parents (self, &again, error))
      return FALSE;

  put_all (self, change_set);
  return TRUE;
}

/**
 * actant_import_codebook_csv:
 * @session: the study
 * @path: of a CSV file with a header; see _actant_codebook_csv_columns
 * @options: whether broken lines are left out
 * @change_set: gets the codes, into one's own study file
 *
 * A row is the code of its name and use; spaces around these and capitals of the
 * use do not count. Columns that the table lacks stay as
 * they are; an empty cell empties the field.
 *
 * Returns: (transfer full) (nullable): a line for each row; else an error that
 *   names the line, and nothing is put
 */
ActantImportReport *
actant_import_codebook_csv (ActantSession              *session,
                            const char                 *path,
                            const ActantImportOptions  *options,
                            ActantChangeSet            *change_set,
                            GError                    **error)
{
  g_autoptr(ActantImportReport) report = actant_import_report_new ();
  g_autoptr(GError) reason = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *display = g_filename_display_name (path);
  g_auto(Import) self = { .session = session, .report = report, .partial = options->partial };
  gsize length;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && path != NULL && change_set != NULL, NULL);

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  if (length > MAX_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s: too large for a codebook"), display);
      return NULL;
    }

  import_init (&self);
  self.table = actant_csv_table_read (contents, length, options->partial, &reason);
  if (self.table == NULL || !run (&self, change_set, &reason))
    {
      g_set_error (error, reason->domain, reason->code, "%s: %s", display, reason->message);
      return NULL;
    }

  return g_steal_pointer (&report);
}
