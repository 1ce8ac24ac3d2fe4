/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records by what people call them: names, aliases, merges, type-ahead, uses. */
#include "core-test-util.h"

#include <string.h>

typedef struct
{
  char          *folder;
  ActantSession *session;
} Study;

static void
set_up (Study         *study,
        gconstpointer  data)
{
  study->folder = make_folder ();
  write_file (study->folder, "a.txt", "North Korea escalates.\n");
  study->session = open_session (study->folder, "mina", 1);
}

static void
tear_down (Study         *study,
           gconstpointer  data)
{
  g_assert_finalize_object (study->session);
  remove_folder (study->folder);
}

static char *
add_actor (Study      *study,
           const char *name,
           const char *alias)
{
  g_autofree char *id = add_named (study->session, ACTANT_KIND_ACTOR, name);
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Alias");
  g_autoptr(ActantRecord) actor = NULL;

  if (alias == NULL)
    return g_steal_pointer (&id);
  actor = actant_record_set (find_record (study->session, NULL, id), "aliases",
                             actant_value_new_text_list ((const char *[]) { alias, NULL }));
  g_assert_true (actant_session_put (study->session, edit, NULL, actor));
  g_assert_true (actant_session_apply (study->session, edit, NULL));

  return g_steal_pointer (&id);
}

static void
assert_found (Study      *study,
              const char *name,
              const char *id)
{
  g_autoptr(GError) error = NULL;
  const ActantRecord *record = actant_session_find_named (study->session, ACTANT_KIND_ACTOR, name,
                                                          &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  g_assert_cmpstr (actant_record_get_id (record), ==, id);
}

static void
assert_not_found (Study      *study,
                  const char *name,
                  int         code,
                  const char *part)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (actant_session_find_named (study->session, ACTANT_KIND_ACTOR, name, &error));
  g_assert_error (error, ACTANT_MODEL_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_find (Study         *study,
           gconstpointer  data)
{
  g_autofree char *china = add_actor (study, "China", "중국");
  g_autofree char *lower = add_actor (study, "us", NULL);
  g_autofree char *upper = add_actor (study, "US", NULL);
  g_autofree char *first = add_actor (study, "Ministry", "MoD");
  g_autofree char *second = add_actor (study, "Ministry", NULL);
  g_autofree char *code = add_named (study->session, ACTANT_KIND_CODE, "Deterrence");

  assert_found (study, "China", china);
  assert_found (study, "cHINA", china);
  assert_found (study, "중국", china);
  assert_found (study, china, china);
  assert_found (study, "us", lower);
  assert_found (study, "US", upper);
  assert_found (study, "mod", first);
  assert_not_found (study, "Us", ACTANT_MODEL_ERROR_AMBIGUOUS, lower);
  assert_not_found (study, "Ministry", ACTANT_MODEL_ERROR_AMBIGUOUS, second);
  assert_not_found (study, "Chin", ACTANT_MODEL_ERROR_UNKNOWN_RECORD, "actor");
  assert_not_found (study, "Deterrence", ACTANT_MODEL_ERROR_UNKNOWN_RECORD, "actor");
  assert_not_found (study, code, ACTANT_MODEL_ERROR_UNKNOWN_RECORD, "actor");

  delete_record (study->session, NULL, second);
  assert_found (study, "Ministry", first);
  delete_record (study->session, NULL, china);
  assert_not_found (study, "China", ACTANT_MODEL_ERROR_UNKNOWN_RECORD, "actor");
  g_assert_true (actant_session_undo (study->session, NULL, NULL));
  assert_found (study, "China", china);
}

static void
merge (Study      *study,
       const char *from,
       const char *into)
{
  edit_text (study->session, NULL, from, "replaced_by", into);
}

static void
test_merged (Study         *study,
             gconstpointer  data)
{
  g_autofree char *a = add_actor (study, "A", NULL);
  g_autofree char *b = add_actor (study, "B", NULL);
  g_autofree char *c = add_actor (study, "C", NULL);
  g_autofree char *d = add_actor (study, "D", NULL);
  g_autofree char *name = NULL;

  /* Ids rise: a < b < c < d. */
  merge (study, d, c);
  assert_found (study, "D", c);
  merge (study, c, b);
  assert_found (study, "D", b);
  name = actant_session_dup_name (study->session, d);
  g_assert_cmpstr (name, ==, "B");

  merge (study, b, c);
  assert_found (study, "B", b);
  assert_found (study, "C", b);
  assert_found (study, "D", b);

  /* What leads to a cycle is not on it, though its id be the smallest. */
  merge (study, a, c);
  assert_found (study, "A", b);
  g_assert_cmpstr (actant_record_get_id (actant_session_lookup (study->session, ACTANT_KIND_NONE,
                                                                a)), ==, b);

  /* Merged into itself, or into what is gone. */
  merge (study, c, c);
  assert_found (study, "C", c);
  delete_record (study->session, NULL, c);
  assert_found (study, "D", d);
}

/* The names of what is found, in one string. */
static char *
match (Study      *study,
       const char *prefix,
       guint       limit)
{
  g_autoptr(GPtrArray) found = actant_session_match_named (study->session, ACTANT_KIND_ACTOR,
                                                           prefix, limit);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "",
                            actant_record_get_title (found->pdata[i]));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_match (Study         *study,
            gconstpointer  data)
{
  static const struct { const char *prefix; guint limit; const char *names; } rows[] = {
    { "", 99, "Anorth|China|North Korea|South Korea|South-north|북한" },
    { "nor", 99, "North Korea|South-north|Anorth" },
    { "NOR", 2, "North Korea|South-north" },
    { "korea", 99, "North Korea|South Korea" },
    { "south k", 99, "South Korea" },
    { "북", 99, "북한" },
    { "조선", 99, "North Korea" },
    { "ok", 1, "South Korea" },
    { "zz", 99, "" },
    { "no", 0, "" },
  };
  g_autofree char *merged = NULL;
  g_autofree char *china = add_actor (study, "China", NULL);

  g_free (add_actor (study, "North Korea", "조선"));
  g_free (add_actor (study, "South Korea", "ROK ok"));
  g_free (add_actor (study, "Anorth", NULL));
  g_free (add_actor (study, "South-north", NULL));
  g_free (add_actor (study, "북한", NULL));
  merged = add_actor (study, "Northern Korea", NULL);
  merge (study, merged, china);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *names = match (study, rows[i].prefix, rows[i].limit);

      g_assert_cmpstr (names, ==, rows[i].names);
    }
}

/* Everybody who has a file is somebody else but for the slug. */
static void
test_coders (Study         *study,
             gconstpointer  data)
{
  static const char * const file =
    "{\"format\": \"actant-study\", \"version\": 1, \"set\": \"0192f3a1-0000-7000-8000-00000000000f\", "
    "\"coder\": {\"slug\": \"mina-park\", \"name\": \"mina\"}, "
    "\"coders\": [{\"id\": \"0192f3a1-0000-7000-8000-000000000001\", \"name\": \"Mina\", "
    "\"slug\": \"mina-park\", \"rev\": {\"aaaaaa\": 1}}]}";
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autofree char *own_name = NULL;

  write_file (study->folder, "study.mina-park.json", file);
  g_object_unref (study->session);
  study->session = open_session (study->folder, "mina", 1);
  id = add_actor (study, "China", NULL);
  save (study->session);

  text = read_file (study->folder, "study.mina.json");
  g_assert_nonnull (strstr (text, "   \"slug\": \"mina\","));
  g_assert_null (strstr (text, "0192f3a1-0000-7000-8000-000000000001"));
  g_assert_cmpuint (actant_collection_get_n (actant_session_get_study (study->session),
                                             ACTANT_KIND_CODER), ==, 2);
  own_name = actant_session_dup_coder_name (study->session);
  g_assert_cmpstr (own_name, ==, "mina");
}

static void
set_refs (Study      *study,
          const char *text,
          const char *id,
          const char *field,
          const char *ref)
{
  g_autoptr(ActantChangeSet) edit = actant_change_set_new ("Refer");
  g_autoptr(ActantRecord) record =
    actant_record_set (find_record (study->session, text, id), field,
                       actant_value_new_text_list ((const char *[]) { ref, NULL }));

  g_assert_true (actant_session_put (study->session, edit, text, record));
  g_assert_true (actant_session_apply (study->session, edit, NULL));
}

static void
test_uses (Study         *study,
           gconstpointer  data)
{
  g_autofree char *china = add_actor (study, "China", NULL);
  g_autofree char *prc = add_actor (study, "PRC", NULL);
  g_autofree char *bloc = add_actor (study, "Bloc", NULL);
  g_autofree char *early = add_claim (study->session, "a.txt", 0, 5, "early");
  g_autofree char *late = add_claim (study->session, "a.txt", 6, 11, "late");
  g_autoptr(GPtrArray) uses = NULL;
  g_autoptr(GPtrArray) none = NULL;
  const ActantUse *use;

  set_refs (study, "a.txt", late, "subjects", china);
  set_refs (study, "a.txt", early, "addressees", prc);
  set_refs (study, NULL, bloc, "members", china);
  merge (study, prc, china);

  uses = actant_session_find_uses (study->session, china);
  /* What is left of the merged one does not count. */
  g_assert_cmpuint (uses->len, ==, 3);
  use = uses->pdata[0];
  g_assert_null (use->text);
  g_assert_cmpstr (use->slot, ==, "members");
  use = uses->pdata[1];
  g_assert_cmpstr (use->text, ==, "a.txt");
  g_assert_cmpstr (use->coder, ==, "mina");
  g_assert_cmpstr (use->slot, ==, "addressees");
  g_assert_cmpstr (actant_record_get_id (use->record), ==, early);
  use = uses->pdata[2];
  g_assert_cmpstr (actant_record_get_id (use->record), ==, late);

  none = actant_session_find_uses (study->session, bloc);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_names (Study         *study,
            gconstpointer  data)
{
  g_autofree char *claim = add_claim (study->session, "a.txt", 0, 11, NULL);
  g_autofree char *quote = actant_session_dup_name (study->session, claim);
  g_autofree char *unknown = actant_session_dup_name (study->session,
                                                      "0192f3a1-0000-7000-8000-00000000000f");

  g_assert_cmpstr (quote, ==, "North Korea");
  g_assert_cmpstr (unknown, ==, "0192f3a1-0000-7000-8000-00000000000f");
  g_assert_nonnull (actant_session_lookup (study->session, ACTANT_KIND_CLAIM, claim));
  g_assert_null (actant_session_lookup (study->session, ACTANT_KIND_MENTION, claim));
  g_assert_null (actant_session_lookup (study->session, ACTANT_KIND_NONE, NULL));
}

#define ADD(path, func) g_test_add (path, Study, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/session-names/find", test_find);
  ADD ("/session-names/merged", test_merged);
  ADD ("/session-names/match", test_match);
  ADD ("/session-names/coders", test_coders);
  ADD ("/session-names/uses", test_uses);
  ADD ("/session-names/names", test_names);

  return g_test_run ();
}
