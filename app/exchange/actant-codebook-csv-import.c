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
  ActantImportReport *report;
  gboolean            partial;
} Import;

static void
clear_entry (gpointer pointer)
{
  g_clear_pointer (&((Entry *) pointer)->code, actant_record_unref);
}

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

static gboolean
is_taken (const Import       *self,
          const ActantRecord *code)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, Entry, i).known == code)
      return TRUE;

  return FALSE;
}

/* The code of the row's name and use that no row has yet; without a use any will do. Of
 * several, the one under the row's parent. */
static const ActantRecord *
find_known (const Import *self,
            const Entry  *entry)
{
  ActantCollection *study = actant_session_get_study (self->session);
  const char *name = get_cell (self, entry, "name");
  const char *use = get_cell (self, entry, "use");
  const char *parent = get_cell (self, entry, "parent");
  const ActantRecord *found = NULL;

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_CODE); i++)
    {
      const ActantRecord *code = actant_collection_get (study, ACTANT_KIND_CODE, i);
      const char *code_use = actant_record_get_text (code, "use");
      const ActantRecord *above;

      if (g_strcmp0 (actant_record_get_text (code, "name"), name) != 0
          || (use != NULL && *use != '\0' && code_use != NULL && strcmp (use, code_use) != 0)
          || actant_session_lookup (self->session, ACTANT_KIND_CODE, actant_record_get_id (code)) != code
          || is_taken (self, code))
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
      ActantRecord *changed;

      if (self->columns[i] < 0 || strcmp (column, "parent") == 0)
        continue;
      value = read_cell (self, column, entry->row->cells->pdata[self->columns[i]], &reason);
      if (reason != NULL)
        return refuse (self, entry, g_strdup (reason->message), error);
      changed = actant_record_set (entry->code, column, value);
      actant_record_unref (entry->code);
      entry->code = changed;
    }

  return TRUE;
}

static gboolean
is_repeated (const Import *self,
             const Entry  *entry)
{
  static const char * const key[] = { "name", "use", "parent" };

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *other = &g_array_index (self->entries, Entry, i);
      guint same = 0;

      for (guint j = 0; j < G_N_ELEMENTS (key); j++)
        same += g_strcmp0 (get_cell (self, other, key[j]), get_cell (self, entry, key[j])) == 0;
      if (other != entry && other->code != NULL && same == G_N_ELEMENTS (key))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_rows (Import  *self,
           GError **error)
{
  for (guint i = 0; i < self->table->broken->len; i++)
    actant_import_report_add (self->report, "", ACTANT_IMPORT_DISCARDED, NULL,
                              self->table->broken->pdata[i]);

  for (guint i = 0; i < self->table->rows->len; i++)
    {
      Entry blank = { self->table->rows->pdata[i] };
      g_autofree char *name = g_strstrip (g_strdup (get_cell (self, &blank, "name")));
      Entry *entry;
      gboolean fine;

      blank.known = find_known (self, &blank);
      blank.code = blank.known != NULL ? actant_record_ref (blank.known)
                                       : actant_session_new_record (self->session, ACTANT_KIND_CODE);
      g_array_append_val (self->entries, blank);
      entry = &g_array_index (self->entries, Entry, self->entries->len - 1);
      if (*name == '\0')
        fine = refuse (self, entry, g_strdup (_("the code has no name")), error);
      else if (is_repeated (self, entry))
        fine = refuse (self, entry, g_strdup_printf (_("“%s” stands in the table twice"), name), error);
      else
        fine = fill (self, entry, error);
      if (!fine)
        return FALSE;
    }

  return TRUE;
}

static gboolean
fits_as_parent (const ActantRecord *code,
                const ActantRecord *parent,
                const char         *name,
                gboolean            same_use)
{
  return parent != NULL && g_strcmp0 (actant_record_get_text (parent, "name"), name) == 0
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
  ActantCollection *study = actant_session_get_study (self->session);
  const char *found = NULL;

  *n = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *other = &g_array_index (self->entries, Entry, i);

      if (other != entry && fits_as_parent (entry->code, other->code, name, same_use))
        {
          found = actant_record_get_id (other->code);
          (*n)++;
        }
    }
  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_CODE); i++)
    {
      const ActantRecord *code = actant_collection_get (study, ACTANT_KIND_CODE, i);

      if (fits_as_parent (entry->code, code, name, same_use) && !is_taken (self, code)
          && actant_session_lookup (self->session, ACTANT_KIND_CODE, actant_record_get_id (code)) == code)
        {
          found = actant_record_get_id (code);
          (*n)++;
        }
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
  ActantRecord *changed;
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

  changed = actant_record_set (entry->code, "parent", actant_value_new_text (id));
  actant_record_unref (entry->code);
  entry->code = changed;
  return TRUE;
}

static const Entry *
find_entry (const Import *self,
            const char   *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->code != NULL && g_strcmp0 (actant_record_get_id (entry->code), id) == 0)
        return entry;
    }

  return NULL;
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

/* A row whose parents lead back to it, or to a row that is left out, is broken too. */
static gboolean
check_parents (Import   *self,
               gboolean *again,
               GError  **error)
{
  *again = FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      const char *id = entry->code != NULL ? actant_record_get_id (entry->code) : NULL;
      const char *above = id != NULL ? actant_record_get_text (entry->code, "parent") : NULL;
      guint steps = 0;
      char *message = NULL;

      if (above != NULL && find_entry (self, above) == NULL
          && actant_session_lookup (self->session, ACTANT_KIND_CODE, above) == NULL)
        message = g_strdup_printf (_("the code it lies under is not there"));
      for (; message == NULL && above != NULL && steps <= self->entries->len + 1;
           above = get_parent_id (self, above), steps++)
        if (strcmp (above, id) == 0)
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
 * A row is the code of its name and use. Columns that the table lacks stay as
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
  g_autoptr(ActantCsvTable) table = NULL;
  g_autoptr(GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_autoptr(ActantImportReport) report = actant_import_report_new ();
  g_autoptr(GError) reason = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *display = g_filename_display_name (path);
  Import self = { session, NULL, { 0 }, entries, report, options->partial };
  gsize length;

  g_return_val_if_fail (ACTANT_IS_SESSION (session) && path != NULL && change_set != NULL, NULL);

  g_array_set_clear_func (entries, clear_entry);
  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  if (length > MAX_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s: too large for a codebook"), display);
      return NULL;
    }

  self.table = table = actant_csv_table_read (contents, length, options->partial, &reason);
  if (table == NULL || !run (&self, change_set, &reason))
    {
      g_set_error (error, reason->domain, reason->code, "%s: %s", display, reason->message);
      return NULL;
    }

  return g_steal_pointer (&report);
}
