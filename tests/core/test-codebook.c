/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the codebook over several files; each change is undone and redone. */
#include "core-test-util.h"

#include "codebook/actant-codebook.h"
#include "session/actant-value-parse.h"
#include "team/actant-study-check.h"

#include <string.h>

typedef struct
{
  char          *folder;
  ActantSession *session;
  char          *a;       /* actor "North Korea", alias "DPRK" */
  char          *b;       /* actor "DPR Korea" */
  char          *c;       /* actor "China" */
  char          *claims[3];
} Study;

static void
set_fields (Study      *study,
            const char *text,
            const char *id,
            ...) G_GNUC_NULL_TERMINATED;

/* Sets fields in pairs: path, value. */
static void
set_fields (Study      *study,
            const char *text,
            const char *id,
            ...)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Set");
  ActantValueParser parser = { study->session, NULL };
  g_autoptr(ActantRecord) record = actant_record_ref (find_record (study->session, text, id));
  const char *path;
  va_list args;

  va_start (args, id);
  while ((path = va_arg (args, const char *)) != NULL)
    {
      g_auto(GStrv) values = g_strsplit (va_arg (args, const char *), "|", -1);
      g_autoptr(GError) error = NULL;
      ActantRecord *changed = actant_value_parser_set (&parser, record, path,
                                                       (const char * const *) values, &error);

      g_assert_no_error (error);
      actant_record_unref (record);
      record = changed;
    }
  va_end (args);
  g_assert_true (actant_session_put (study->session, edit, text, record));
  g_assert_true (actant_session_apply (study->session, edit, NULL));
}

static void
set_up (Study         *study,
        gconstpointer  data)
{
  study->folder = make_folder ();
  write_file (study->folder, "a.txt", "North Korea escalates.\n");
  write_file (study->folder, "b.txt", "The DPRK may talk.\n");
  write_file (study->folder, "c.txt", "China waits.\n");
  study->session = open_session (study->folder, "mina", 1);
  study->a = add_named (study->session, ACTANT_KIND_ACTOR, "North Korea");
  study->b = add_named (study->session, ACTANT_KIND_ACTOR, "DPR Korea");
  study->c = add_named (study->session, ACTANT_KIND_ACTOR, "China");
  set_fields (study, NULL, study->a, "aliases", "DPRK", NULL);
  study->claims[0] = add_claim (study->session, "a.txt", 0, 11, "first");
  study->claims[1] = add_claim (study->session, "b.txt", 4, 8, "second");
  study->claims[2] = add_claim (study->session, "c.txt", 0, 5, "third");
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_clear_object (&study->session);
  remove_folder (study->folder);
  g_free (study->a);
  g_free (study->b);
  g_free (study->c);
  for (guint i = 0; i < G_N_ELEMENTS (study->claims); i++)
    g_free (study->claims[i]);
}

/* Everything that a session of the study would write, to compare. */
static char *
dump (Study *study)
{
  static const char * const files[] = {
    "study.mina.json", "a.txt.mina.annotations.json", "b.txt.mina.annotations.json",
    "c.txt.mina.annotations.json"
  };
  g_autoptr(GRegex) volatile_parts = g_regex_new ("\"rev\": \\{[^}]*\\}|\"modified\": \"[^\"]*\"", 0,
                                                  0, NULL);
  GString *all = g_string_new (NULL);

  save (study->session);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (has_file (study->folder, files[i]))
      {
        g_autofree char *text = read_file (study->folder, files[i]);
        g_autofree char *stable = g_regex_replace_literal (volatile_parts, text, -1, 0, "", 0, NULL);

        g_string_append (all, stable);
      }

  return g_string_free (all, FALSE);
}

/* Applies @edit, then takes it back and does it again, comparing all files. */
static void
apply (Study           *study,
       ActantChangeSet *edit)
{
  g_autofree char *before = dump (study);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr(GError) error = NULL;

  actant_session_apply (study->session, edit, &error);
  g_assert_no_error (error);
  after = dump (study);
  g_assert_cmpstr (before, !=, after);
  actant_session_undo (study->session, NULL, &error);
  g_assert_no_error (error);
  undone = dump (study);
  /* What was made anew is a tombstone then. */
  if (strstr (undone, "\"deleted\"") == NULL)
    g_assert_cmpstr (undone, ==, before);
  actant_session_redo (study->session, NULL, &error);
  g_assert_no_error (error);
  redone = dump (study);
  g_assert_cmpstr (redone, ==, after);
}

static void
assert_words (Study      *study,
              const char *text,
              const char *id,
              const char *slot,
              const char *words)
{
  const ActantRecord *record = find_record (study->session, text, id);
  const ActantField *field = actant_table_get (
    actant_kind_get_info (actant_record_get_kind (record))->table, slot);
  g_autofree char *found = actant_value_dup_words (study->session, field->type,
                                                   actant_record_get (record, slot));

  g_assert_cmpstr (found, ==, words);
}

/* Starts the session again, so that no text's annotations are loaded. */
static void
restart (Study *study)
{
  save (study->session);
  g_clear_object (&study->session);
  study->session = open_session (study->folder, "mina", 2);
}

static void
use_actors (Study *study)
{
  g_autofree char *claimants = g_strconcat (study->a, "|", study->b, NULL);
  g_autofree char *attribution = g_strdup_printf ("actors=%s kind=belief", study->a);
  g_autofree char *stance = g_strdup_printf ("holder=%s target=%s value=-1", study->c, study->a);
  g_autofree char *object = g_strdup_printf ("actor=%s role=target", study->a);
  g_autofree char *other = g_strdup_printf ("actor=%s", study->b);
  g_autofree char *objects = g_strconcat (object, "|", other, NULL);

  set_fields (study, "a.txt", study->claims[0], "subjects", study->a, "claimants", claimants,
              "attribution", attribution, NULL);
  set_fields (study, "b.txt", study->claims[1], "addressees", study->a, "stances", stance,
              "objects", objects, NULL);
  set_fields (study, NULL, study->c, "members", claimants, NULL);
}

static void
test_merge (Study         *study,
            gconstpointer  data)
{
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(GPtrArray) skipped = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) places = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  use_actors (study);
  restart (study);
  edit = actant_codebook_merge (study->session, study->a, study->b, skipped, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (skipped->len, ==, 0);

  /* The preview lists each place and changes nothing. */
  places = actant_codebook_preview (study->session, edit);
  for (guint i = 0; i < places->len; i++)
    {
      const ActantCodebookPlace *place = places->pdata[i];

      if (g_strcmp0 (place->text, "b.txt") == 0 && g_strcmp0 (place->slot, "addressees") == 0)
        {
          g_assert_cmpstr (place->before, ==, "North Korea");
          g_assert_cmpstr (place->after, ==, "DPR Korea");
        }
      n += place->text != NULL;
    }
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpuint (places->len, ==, 9);
  assert_words (study, "b.txt", study->claims[1], "addressees", "North Korea");

  g_assert_cmpuint (actant_session_count (study->session, ACTANT_KIND_ACTOR), ==, 3);
  apply (study, edit);
  g_assert_cmpuint (actant_session_count (study->session, ACTANT_KIND_ACTOR), ==, 2);
  assert_words (study, "a.txt", study->claims[0], "subjects", "DPR Korea");
  assert_words (study, "a.txt", study->claims[0], "claimants", "DPR Korea");
  assert_words (study, "b.txt", study->claims[1], "stances", "China · DPR Korea · -1");
  assert_words (study, NULL, study->c, "members", "DPR Korea");
  assert_words (study, NULL, study->b, "aliases", "DPRK, North Korea");
  /* The fuller of two that became one stays. */
  g_assert_cmpuint (actant_value_get_n_items (
                      actant_record_get (find_record (study->session, "b.txt", study->claims[1]),
                                         "objects")), ==, 1);
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, NULL, study->a),
                                           "replaced_by"), ==, study->b);
  g_assert_cmpstr (actant_record_get_id (actant_session_find_named (study->session,
                                                                    ACTANT_KIND_ACTOR, "DPRK", NULL)),
                   ==, study->b);
}

static void
test_merge_colleague (Study         *study,
                      gconstpointer  data)
{
  g_autoptr(ActantSession) joe = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(ActantChangeSet) deletion = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) uses = NULL;
  g_autoptr(GHashTable) counts = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *claim = NULL;
  g_autoptr(GError) error = NULL;
  Study his;

  save (study->session);
  joe = open_session (study->folder, "joe", 3);
  claim = add_claim (joe, "c.txt", 0, 5, "his");
  his = (Study) { study->folder, joe };
  set_fields (&his, "c.txt", claim, "subjects", study->a, NULL);
  save (joe);
  before = read_file (study->folder, "c.txt.joe.annotations.json");

  restart (study);
  edit = actant_codebook_merge (study->session, study->a, study->b, NULL, &error);
  g_assert_no_error (error);
  apply (study, edit);
  after = read_file (study->folder, "c.txt.joe.annotations.json");
  g_assert_cmpstr (before, ==, after);

  /* His file follows: for names, uses, counts and the check. */
  actant_codebook_load_all (study->session);
  uses = actant_session_find_uses (study->session, study->b);
  g_assert_cmpuint (uses->len, ==, 1);
  g_assert_cmpstr (((ActantUse *) uses->pdata[0])->coder, ==, "joe");
  counts = actant_codebook_count_uses (study->session);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, study->b)), ==, 1);
  g_assert_null (g_hash_table_lookup (counts, study->a));
  findings = actant_study_check (study->session, NULL, NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 0);

  /* What a colleague uses is not deleted. */
  deletion = actant_codebook_delete (study->session, study->b, &error);
  g_assert_null (deletion);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);
}

static void
merge (Study      *study,
       const char *from,
       const char *into)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantChangeSet) edit = actant_codebook_merge (study->session, from, into, NULL, &error);

  g_assert_no_error (error);
  apply (study, edit);
}

/* A into B, B into C: who names A means C. A circle ends at its smallest id. */
static void
test_merge_chain (Study         *study,
                  gconstpointer  data)
{
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(ActantChangeSet) circle = actant_change_set_new ("Circle");
  g_autoptr(ActantRecord) back = NULL;
  g_autoptr(GError) error = NULL;
  const char *smallest = strcmp (study->a, study->b) < 0 ? study->a : study->b;

  use_actors (study);
  merge (study, study->a, study->b);
  merge (study, study->b, study->c);
  assert_words (study, "a.txt", study->claims[0], "claimants", "China");
  assert_words (study, NULL, study->c, "aliases", "DPR Korea, DPRK, North Korea");
  assert_words (study, NULL, study->c, "members", "");
  g_assert_cmpstr (actant_record_get_id (actant_session_lookup (study->session, ACTANT_KIND_ACTOR,
                                                                study->a)), ==, study->c);

  edit = actant_codebook_merge (study->session, study->a, study->c, NULL, &error);
  g_assert_null (edit);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);
  g_clear_error (&error);
  edit = actant_codebook_merge (study->session, study->c, study->a, NULL, &error);
  g_assert_null (edit);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);
  g_clear_error (&error);
  edit = actant_codebook_merge (study->session, study->c, study->c, NULL, &error);
  g_assert_null (edit);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);

  /* As two coders may do it apart. */
  back = set_text (find_record (study->session, NULL, study->b), "replaced_by", study->a);
  actant_session_put (study->session, circle, NULL, back);
  apply (study, circle);
  g_assert_cmpstr (actant_record_get_id (actant_session_lookup (study->session, ACTANT_KIND_ACTOR,
                                                                study->b)), ==, smallest);
}

/* Uses of what was merged before follow on, and are re-coded with the others. */
static void
test_merge_follows (Study         *study,
                    gconstpointer  data)
{
  g_autoptr(ActantChangeSet) stub = actant_change_set_new ("Merged elsewhere");
  g_autoptr(ActantRecord) merged = NULL;

  set_fields (study, "a.txt", study->claims[0], "subjects", study->a, NULL);
  merged = set_text (find_record (study->session, NULL, study->a), "replaced_by", study->b);
  actant_session_put (study->session, stub, NULL, merged);
  apply (study, stub);
  merge (study, study->b, study->c);
  g_assert_true (actant_value_list_has_text (
                   actant_record_get (find_record (study->session, "a.txt", study->claims[0]),
                                      "subjects"), study->c));
}

static char *
add_code (Study      *study,
          const char *name,
          const char *use,
          const char *parent)
{
  g_autoptr(GError) error = NULL;
  char *id = NULL;
  g_autoptr(ActantChangeSet) edit = actant_codebook_add (study->session, ACTANT_KIND_CODE, name, use,
                                                         parent, &id, &error);

  g_assert_no_error (error);
  apply (study, edit);
  return id;
}

static void
test_merge_tree (Study         *study,
                 gconstpointer  data)
{
  g_autofree char *top = add_code (study, "Security", "issue", NULL);
  g_autofree char *middle = add_code (study, "Deterrence", "issue", top);
  g_autofree char *leaf = add_code (study, "Nuclear", "issue", middle);
  g_autofree char *frame = add_code (study, "Fear", "frame", NULL);
  g_autofree char *issues = g_strdup_printf ("code=%s|code=%s position=support|code=%s position=rejection",
                                             top, leaf, leaf);
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(GError) error = NULL;
  const ActantValue *left;

  set_fields (study, "a.txt", study->claims[0], "issues", issues, NULL);

  /* Into what lies two steps under it: that takes its place. */
  merge (study, top, leaf);
  g_assert_null (actant_record_get (find_record (study->session, NULL, leaf), "parent"));
  g_assert_cmpstr (actant_record_get_text (find_record (study->session, NULL, middle), "parent"),
                   ==, leaf);
  /* Different positions on one issue are both kept; the bare one says nothing more. */
  left = actant_record_get (find_record (study->session, "a.txt", study->claims[0]), "issues");
  g_assert_cmpuint (actant_value_get_n_items (left), ==, 2);

  edit = actant_codebook_merge (study->session, leaf, frame, NULL, &error);
  g_assert_null (edit);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE);
  g_clear_error (&error);
  edit = actant_codebook_merge (study->session, leaf, study->a, NULL, &error);
  g_assert_null (edit);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE);
}

/* One’s own file that another program may have damaged is left alone, and said to be. */
static void
test_merge_unwritable (Study         *study,
                       gconstpointer  data)
{
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(GPtrArray) skipped = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *content = NULL;
  g_autofree char *newer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = NULL;

  use_actors (study);
  save (study->session);
  content = read_file (study->folder, "b.txt.mina.annotations.json");
  text = g_string_new (content);
  g_string_replace (text, "\"version\": 1", "\"version\": 9", 1);
  write_file (study->folder, "b.txt.mina.annotations.json", text->str);
  g_clear_object (&study->session);
  study->session = open_session (study->folder, "mina", 2);

  edit = actant_codebook_merge (study->session, study->a, study->b, skipped, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (skipped->len, ==, 1);
  g_assert_cmpstr (skipped->pdata[0], ==, "b.txt.mina.annotations.json");
  actant_session_apply (study->session, edit, &error);
  g_assert_no_error (error);
  save (study->session);
  newer = read_file (study->folder, "b.txt.mina.annotations.json");
  g_assert_cmpstr (newer, ==, text->str);
  assert_words (study, "a.txt", study->claims[0], "subjects", "DPR Korea");
}

static void
test_split (Study         *study,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) uses = NULL;
  g_autoptr(GPtrArray) moved = g_ptr_array_new ();
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autofree char *half = NULL;
  g_autoptr(GError) error = NULL;

  use_actors (study);
  restart (study);
  uses = actant_session_find_uses (study->session, study->a);
  g_assert_cmpuint (uses->len, ==, 7);
  for (guint i = 0; i < uses->len; i++)
    {
      ActantUse *use = uses->pdata[i];

      if (g_strcmp0 (use->slot, "addressees") == 0 || g_strcmp0 (use->slot, "claimants") == 0
          || g_strcmp0 (use->slot, "members") == 0)
        g_ptr_array_add (moved, use);
    }
  edit = actant_codebook_split (study->session, study->a, "Pyongyang", moved, &half, &error);
  g_assert_no_error (error);
  apply (study, edit);
  assert_words (study, "a.txt", study->claims[0], "subjects", "North Korea");
  assert_words (study, "b.txt", study->claims[1], "addressees", "Pyongyang");
  assert_words (study, "b.txt", study->claims[1], "stances", "China · North Korea · -1");
  g_assert_true (actant_value_list_has_text (
                   actant_record_get (find_record (study->session, "a.txt", study->claims[0]),
                                      "claimants"), half));
  g_assert_true (actant_value_list_has_text (
                   actant_record_get (find_record (study->session, NULL, study->c), "members"), half));
  assert_words (study, NULL, half, "aliases", "");
  assert_words (study, NULL, study->a, "aliases", "DPRK");

  g_clear_pointer (&edit, actant_change_set_unref);
  g_free (g_steal_pointer (&half));
  edit = actant_codebook_split (study->session, study->a, "China", moved, &half, &error);
  g_assert_null (edit);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_AMBIGUOUS);
}

static void
test_rename (Study         *study,
             gconstpointer  data)
{
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(ActantChangeSet) back = NULL;
  g_autoptr(GError) error = NULL;

  edit = actant_codebook_rename (study->session, study->a, "DPRK", &error);
  g_assert_no_error (error);
  apply (study, edit);
  assert_words (study, NULL, study->a, "name", "DPRK");
  assert_words (study, NULL, study->a, "aliases", "North Korea");

  back = actant_codebook_rename (study->session, study->a, "China", &error);
  g_assert_null (back);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  back = actant_codebook_rename (study->session, study->a, "", &error);
  g_assert_null (back);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_RANGE);
}

static void
move (Study      *study,
      const char *id,
      const char *parent,
      gint        code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantChangeSet) edit = actant_codebook_move (study->session, id, parent, &error);

  if (code < 0)
    {
      g_assert_no_error (error);
      apply (study, edit);
      g_assert_cmpstr (actant_record_get_text (find_record (study->session, NULL, id), "parent"),
                       ==, parent);
    }
  else
    {
      g_assert_null (edit);
      g_assert_error (error, ACTANT_MODEL_ERROR, code);
    }
}

static void
test_move (Study         *study,
           gconstpointer  data)
{
  g_autofree char *issue = add_code (study, "Security", "issue", NULL);
  g_autofree char *frame = add_code (study, "Fear", "frame", NULL);
  g_autofree char *bare = add_code (study, "Bare", NULL, NULL);
  g_autofree char *event = add_named (study->session, ACTANT_KIND_EVENT, "Summit");

  move (study, study->a, study->b, -1);
  move (study, study->b, study->c, -1);
  move (study, study->c, study->a, ACTANT_MODEL_ERROR_CONFLICT);
  move (study, study->a, study->a, ACTANT_MODEL_ERROR_CONFLICT);
  move (study, study->a, NULL, -1);
  move (study, study->a, issue, ACTANT_MODEL_ERROR_TYPE);
  move (study, issue, frame, -1);
  move (study, event, NULL, ACTANT_MODEL_ERROR_TYPE);
  move (study, "01900000-0000-7000-8000-000000000000", NULL, ACTANT_MODEL_ERROR_UNKNOWN_RECORD);
  move (study, bare, frame, -1);
  assert_words (study, NULL, bare, "use", "Frame");
}

static void
test_retire (Study         *study,
             gconstpointer  data)
{
  g_autofree char *code = add_code (study, "Security", "issue", NULL);
  const char *ids[] = { code, study->a };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(ActantChangeSet) retire = actant_codebook_retire (study->session, ids[i], TRUE, NULL);
      g_autoptr(ActantChangeSet) restore = NULL;

      apply (study, retire);
      g_assert_true (actant_codebook_is_retired (find_record (study->session, NULL, ids[i])));
      restore = actant_codebook_retire (study->session, ids[i], FALSE, NULL);
      apply (study, restore);
      g_assert_false (actant_codebook_is_retired (find_record (study->session, NULL, ids[i])));
    }
}

/* A retired actor is found by name but not offered. */
static void
test_retired_not_offered (Study         *study,
                          gconstpointer  data)
{
  g_autoptr(ActantChangeSet) edit = actant_codebook_retire (study->session, study->a, TRUE, NULL);
  g_autoptr(GPtrArray) before = actant_session_match_named (study->session, ACTANT_KIND_ACTOR,
                                                            "north", 9);
  g_autoptr(GPtrArray) after = NULL;

  g_assert_cmpuint (before->len, ==, 1);
  apply (study, edit);
  after = actant_session_match_named (study->session, ACTANT_KIND_ACTOR, "north", 9);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_nonnull (actant_session_find_named (study->session, ACTANT_KIND_ACTOR, "North Korea",
                                               NULL));
}

static void
test_delete (Study         *study,
             gconstpointer  data)
{
  g_autoptr(ActantChangeSet) refused = NULL;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(GError) error = NULL;

  set_fields (study, "a.txt", study->claims[0], "subjects", study->b, NULL);
  merge (study, study->a, study->b);
  restart (study);
  refused = actant_codebook_delete (study->session, study->b, &error);
  g_assert_null (refused);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CONFLICT);
  g_clear_error (&error);

  set_fields (study, "a.txt", study->claims[0], "subjects", study->c, NULL);
  edit = actant_codebook_delete (study->session, study->b, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (actant_change_set_get_n (edit), ==, 2);
  apply (study, edit);
  g_assert_true (actant_record_is_deleted (find_record (study->session, NULL, study->b)));
  g_assert_true (actant_record_is_deleted (find_record (study->session, NULL, study->a)));
}

static char *
add_field (Study      *study,
           const char *title,
           const char *type)
{
  g_autoptr(GError) error = NULL;
  char *id = NULL;
  g_autoptr(ActantChangeSet) edit = actant_codebook_add (study->session, ACTANT_KIND_FIELD, title,
                                                         NULL, NULL, &id, &error);

  g_assert_no_error (error);
  apply (study, edit);
  if (strcmp (type, "text") != 0)
    set_fields (study, NULL, id, "type", type, NULL);
  return id;
}

static const char *
get_attribute (Study      *study,
               const char *text,
               const char *claim,
               const char *field)
{
  const ActantValue *map = actant_record_get (find_record (study->session, text, claim),
                                              "attributes");

  return actant_value_get_text (actant_value_map_get (map, field));
}

static void
test_fields (Study         *study,
             gconstpointer  data)
{
  g_autofree char *area = add_field (study, "Policy area", "choice");
  g_autofree char *topic = add_field (study, "Topic", "choice");
  g_autofree char *host = add_field (study, "Policy area!", "actor");
  g_autoptr(ActantChangeSet) renamed = NULL;
  g_autoptr(ActantChangeSet) choice = NULL;
  g_autoptr(ActantChangeSet) refused = NULL;
  g_autoptr(ActantChangeSet) split = NULL;
  g_autoptr(GPtrArray) uses = NULL;
  g_autofree char *host_value = g_strdup_printf ("policy_area_2=%s", study->a);
  g_autoptr(GError) error = NULL;

  assert_words (study, NULL, area, "name", "policy_area");
  assert_words (study, NULL, host, "name", "policy_area_2");
  set_fields (study, NULL, area, "choices", "defence|trade", NULL);
  set_fields (study, NULL, topic, "choices", "defence|trade", NULL);
  set_fields (study, "a.txt", study->claims[0], "attributes", "topic=defence", NULL);
  set_fields (study, "b.txt", study->claims[1], "attributes", "topic=defence|policy_area=trade", NULL);
  set_fields (study, "c.txt", study->claims[2], "attributes", host_value, NULL);

  /* The value of a field is a use, and follows a merge. */
  uses = actant_session_find_uses (study->session, study->a);
  g_assert_cmpuint (uses->len, ==, 1);
  merge (study, study->a, study->b);
  g_assert_cmpstr (get_attribute (study, "c.txt", study->claims[2], host), ==, study->b);

  renamed = actant_codebook_rename (study->session, topic, "Subject", &error);
  g_assert_no_error (error);
  apply (study, renamed);
  g_assert_cmpstr (get_attribute (study, "a.txt", study->claims[0], topic), ==, "defence");

  choice = actant_codebook_rename_choice (study->session, topic, "defence", "security", NULL, &error);
  g_assert_no_error (error);
  apply (study, choice);
  assert_words (study, NULL, topic, "choices", "security, trade");
  g_assert_cmpstr (get_attribute (study, "a.txt", study->claims[0], topic), ==, "security");
  refused = actant_codebook_rename_choice (study->session, topic, "security", "trade", NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_CHOICE);
  g_clear_error (&error);

  /* Where both fields have a value, neither is lost. */
  merge (study, topic, area);
  g_assert_cmpstr (get_attribute (study, "a.txt", study->claims[0], area), ==, "security");
  g_assert_cmpstr (get_attribute (study, "b.txt", study->claims[1], area), ==, "trade");
  g_assert_cmpstr (get_attribute (study, "b.txt", study->claims[1], topic), ==, "security");
  refused = actant_codebook_merge (study->session, area, host, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_TYPE);
}

/* More texts than anybody has open: all are read, and one undo takes all back. */
static void
test_many_texts (Study         *study,
                 gconstpointer  data)
{
  const guint n = 120;
  g_autoptr(ActantChangeSet) edit = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) uses = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%03u.txt", i);

      write_file (study->folder, name, "North Korea escalates.\n");
    }
  restart (study);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%03u.txt", i);
      g_autofree char *claim = add_claim (study->session, name, 0, 11, "one");

      set_fields (study, name, claim, "subjects", study->a, NULL);
    }
  restart (study);
  edit = actant_codebook_merge (study->session, study->a, study->b, NULL, &error);
  g_assert_no_error (error);
  actant_session_apply (study->session, edit, &error);
  g_assert_no_error (error);
  uses = actant_session_find_uses (study->session, study->a);
  g_assert_cmpuint (uses->len, ==, 0);
  actant_session_undo (study->session, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&uses, g_ptr_array_unref);
  uses = actant_session_find_uses (study->session, study->a);
  g_assert_cmpuint (uses->len, ==, n);
}

#define ADD(path_, func_) g_test_add (path_, Study, NULL, set_up, func_, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/codebook/merge", test_merge);
  ADD ("/codebook/merge/colleague", test_merge_colleague);
  ADD ("/codebook/merge/chain", test_merge_chain);
  ADD ("/codebook/merge/follows", test_merge_follows);
  ADD ("/codebook/merge/tree", test_merge_tree);
  ADD ("/codebook/merge/unwritable", test_merge_unwritable);
  ADD ("/codebook/merge/many-texts", test_many_texts);
  ADD ("/codebook/split", test_split);
  ADD ("/codebook/rename", test_rename);
  ADD ("/codebook/move", test_move);
  ADD ("/codebook/retire", test_retire);
  ADD ("/codebook/retire/not-offered", test_retired_not_offered);
  ADD ("/codebook/delete", test_delete);
  ADD ("/codebook/fields", test_fields);

  return g_test_run ();
}
