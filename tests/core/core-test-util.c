/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the model and the session share: random data, folders, short edits. */
#include "core-test-util.h"

#include "store/actant-source-text-load.h"

#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>

gboolean
toss (GRand *rand,
      int    percent)
{
  return g_rand_int_range (rand, 0, 100) < percent;
}

char *
make_id (GRand *rand)
{
  return g_strdup_printf ("%08x-%04x-%04x-%04x-%08x%04x", g_rand_int (rand),
                          g_rand_int (rand) & 0xffff, g_rand_int (rand) & 0xffff,
                          g_rand_int (rand) & 0xffff, g_rand_int (rand),
                          g_rand_int (rand) & 0xffff);
}

static ActantValue *
make_word (GRand *rand)
{
  static const char * const words[] = { "a", "b", "ab", "B", "é", "한국", "~", "a b", "\x01" };

  return actant_value_new_text (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
}

/* Any value; few different ones, so that equal ones meet. */
ActantValue *
make_value (GRand *rand,
            int    depth)
{
  ActantValue *items[3];
  guint n;

  switch (g_rand_int_range (rand, 0, depth > 0 ? 6 : 3))
    {
    case 0:
      return make_word (rand);
    case 1:
      return actant_value_new_integer (g_rand_int_range (rand, -2, 3));
    case 2:
      return actant_value_new_boolean (toss (rand, 50));
    case 3:
      n = g_rand_int_range (rand, 1, 4);
      for (guint i = 0; i < n; i++)
        items[i] = make_value (rand, depth - 1);
      return actant_value_new_list (items, n);
    case 4:
      n = g_rand_int_range (rand, 1, 4);
      for (guint i = 0; i < n; i++)
        items[i] = make_value (rand, depth - 1);
      return actant_value_new_map ((const char *[]) { "x", "k", "y" }, items, n);
    default:
      return make_typed (rand, actant_table_get (actant_kind_get_info (ACTANT_KIND_CLAIM)->table,
                                                 "likelihood")->type);
    }
}

static ActantValue *
make_object (GRand             *rand,
             const ActantTable *table)
{
  ActantValue *members[64] = { NULL };
  ActantValue *extras = NULL;

  for (guint i = 0; i < table->n_fields; i++)
    if (toss (rand, 40))
      members[i] = make_typed (rand, table->fields[i].type);
  if (toss (rand, 20))
    extras = actant_value_map_set (NULL, "zz", make_word (rand));

  return actant_value_new_object (table, members, extras);
}

/* A value of @type, not always canonical: sets in any order, default booleans. */
ActantValue *
make_typed (GRand                 *rand,
            const ActantFieldType *type)
{
  ActantValue *items[4];
  guint n = g_rand_int_range (rand, 1, 5);
  guint n_choices = 0;

  switch (type->field_class)
    {
    case ACTANT_FIELD_INTEGER:
      return actant_value_new_integer (type->maximum > type->minimum
                                       ? g_rand_int_range (rand, type->minimum, type->maximum + 1)
                                       : g_rand_int_range (rand, 0, 1000));
    case ACTANT_FIELD_BOOLEAN:
      return actant_value_new_boolean (toss (rand, 50));
    case ACTANT_FIELD_OBJECT:
      return make_object (rand, type->table);
    case ACTANT_FIELD_LIST:
      for (guint i = 0; i < n; i++)
        items[i] = make_typed (rand, type->item);
      return actant_value_new_list (items, n);
    case ACTANT_FIELD_MAP:
    case ACTANT_FIELD_REVS:
      for (guint i = 0; i < 2; i++)
        items[i] = actant_value_new_integer (g_rand_int_range (rand, 1, 5));
      return actant_value_new_map ((const char *[]) { "aaaaaa", "bbbbbb" }, items, 2);
    case ACTANT_FIELD_ENUM:
      while (type->choices[n_choices].value != NULL)
        n_choices++;
      return actant_value_new_text (type->choices[g_rand_int_range (rand, 0, n_choices)].value);
    case ACTANT_FIELD_TIME:
      return actant_value_new_text (TEST_TIME);
    case ACTANT_FIELD_EDTF:
      return actant_value_new_text (toss (rand, 50) ? "2024-06" : "../2027");
    case ACTANT_FIELD_COLOR:
      return actant_value_new_text ("#1c71d8");
    case ACTANT_FIELD_REF:
    case ACTANT_FIELD_TEXT:
    default:
      return make_word (rand);
    }
}

ActantValue *
new_empty_body (ActantKind kind)
{
  ActantValue *none[64] = { NULL };

  return actant_value_new_object (actant_kind_get_info (kind)->table, none, NULL);
}

/* A record of which only @field is set. */
ActantRecord *
new_record_with (ActantKind   kind,
                 const char  *id,
                 const char  *field,
                 ActantValue *value)
{
  g_autoptr(ActantRecord) empty = actant_record_new (kind, id, new_empty_body (kind));

  return actant_record_set (empty, field, value);
}

ActantRecord *
set_text (const ActantRecord *record,
          const char         *field,
          const char         *text)
{
  return actant_record_set (record, field, actant_value_new_text (text));
}

/* A record at @ends: start and end of each segment in turn. */
ActantRecord *
new_placed (ActantKind    kind,
            const char   *id,
            const gint64 *ends,
            guint         n_segments)
{
  g_autofree ActantValue **segments = g_new0 (ActantValue *, n_segments);

  for (guint i = 0; i < n_segments; i++)
    {
      ActantValue *members[8] = { actant_value_new_integer (ends[2 * i]),
                                  actant_value_new_integer (ends[2 * i + 1]),
                                  actant_value_new_text ("words") };

      segments[i] = actant_value_new_object (&actant_segment_table, members, NULL);
    }

  return new_record_with (kind, id, "segments", actant_value_new_list (segments, n_segments));
}

/* Returns: (transfer full): an empty folder that is a root of its own */
char *
make_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("actant-core-XXXXXX", &error);
  g_autofree char *git = NULL;

  g_assert_no_error (error);
  git = g_build_filename (folder, ".git", NULL);
  g_assert_cmpint (g_mkdir (git, 0700), ==, 0);

  return folder;
}

static void
remove_below (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      if (g_file_test (below, G_FILE_TEST_IS_DIR))
        remove_below (below);
      else
        g_unlink (below);
    }
  g_rmdir (path);
}

/* @folder: (transfer full) */
void
remove_folder (char *folder)
{
  remove_below (folder);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_free (folder);
}

void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

char *
read_file (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

gboolean
has_file (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* How many there are, hidden ones included, without the mark of the root. */
guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strcmp (name, ".git") != 0;

  return n;
}

ActantSourceText *
load_corpus (void)
{
  const char *folder = g_getenv ("ACTANT_CORPUS");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "kinu-co-24-19.txt", NULL);
  g_autoptr(GError) error = NULL;
  ActantSourceText *text;

  if (folder == NULL)
    {
      g_test_skip ("ACTANT_CORPUS names no folder");
      return NULL;
    }
  text = actant_source_text_load (path, NULL, &error);
  g_assert_no_error (error);

  return text;
}

ActantSession *
open_session (const char *folder,
              const char *coder,
              guint32     seed)
{
  g_autoptr(ActantIdentity) identity = actant_identity_new_fixed (TEST_EPOCH, seed);
  g_autoptr(GError) error = NULL;
  ActantSession *session = actant_session_open (folder, coder, NULL, identity, &error);

  g_assert_no_error (error);
  g_assert_nonnull (session);
  return session;
}

void
save (ActantSession *session)
{
  g_autoptr(GError) error = NULL;

  actant_session_save (session, &error);
  g_assert_no_error (error);
  g_assert_cmpint (actant_session_get_save_state (session), ==, ACTANT_SAVE_STATE_SAVED);
}

/* Of @n pairs of int. */
GArray *
make_ranges (guint n,
             ...)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
  va_list ends;

  va_start (ends, n);
  for (guint i = 0; i < n; i++)
    {
      ActantTextRange range;

      range.start = va_arg (ends, int);
      range.end = va_arg (ends, int);
      g_array_append_val (ranges, range);
    }
  va_end (ends);

  return ranges;
}

static void
apply_one (ActantSession      *session,
           const char         *text,
           const ActantRecord *record,
           const char         *label)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new (label);
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_put (session, edit, text, record));
  actant_session_apply (session, edit, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): the new claim's id */
char *
add_claim (ActantSession *session,
           const char    *text,
           gint64         start,
           gint64         end,
           const char    *gist)
{
  g_autoptr(GArray) ranges = make_ranges (1, (int) start, (int) end);
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecord) passage =
    actant_session_new_passage (session, ACTANT_KIND_CLAIM, text, ranges, &error);
  g_autoptr(ActantRecord) claim = NULL;

  g_assert_no_error (error);
  claim = set_text (passage, "gist", gist);
  apply_one (session, text, claim, "Add Claim");

  return g_strdup (actant_record_get_id (claim));
}

char *
add_named (ActantSession *session,
           ActantKind     kind,
           const char    *name)
{
  g_autoptr(ActantRecord) empty = actant_session_new_record (session, kind);
  g_autoptr(ActantRecord) record = set_text (empty, actant_kind_get_info (kind)->title, name);

  apply_one (session, NULL, record, "Add");
  return g_strdup (actant_record_get_id (record));
}

/* The record as the session has it: own annotations, or the joined study. */
const ActantRecord *
find_record (ActantSession *session,
             const char    *text,
             const char    *id)
{
  ActantCollection *records = text != NULL
                              ? actant_annotation_set_get_records (actant_session_get_own_set (session, text, NULL))
                              : actant_session_get_study (session);

  return actant_collection_lookup (records, id);
}

void
edit_text (ActantSession *session,
           const char    *text,
           const char    *id,
           const char    *field,
           const char    *value)
{
  g_autoptr(ActantRecord) changed = NULL;

  g_assert_nonnull (find_record (session, text, id));
  changed = set_text (find_record (session, text, id), field, value);
  apply_one (session, text, changed, "Edit");
}

void
delete_record (ActantSession *session,
               const char    *text,
               const char    *id)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Delete");
  g_autoptr(GError) error = NULL;

  g_assert_true (actant_session_delete (session, edit, text, id));
  actant_session_apply (session, edit, &error);
  g_assert_no_error (error);
}
