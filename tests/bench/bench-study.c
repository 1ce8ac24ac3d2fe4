/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts, claims and studies of any size for the benches. */
#include "bench-study.h"

#include "text/actant-anchor.h"

#include <glib/gstdio.h>

static const char * const words[] = {
  "the", "of", "and", "to", "in", "that", "will", "is", "a", "for", "on", "with", "by", "not", "it",
  "alliance", "deterrence", "planning", "nuclear", "group", "forecast", "missile", "exercise",
  "government", "ministry", "sanctions", "escalation", "capabilities", "consultation", "declaration",
  "possibility", "provocation", "cooperation", "negotiation", "threshold", "posture", "credible",
  "북한", "한국은", "전략", "naïve", "Übung", "coöperation", "核", "抑止", "😀", "👩‍👩‍👧", "e\xcc\x81" "tat",
};

/* The first words are the most frequent, roughly by Zipf's law. */
static const char *
pick_word (GRand *random)
{
  double x = g_rand_double (random);

  return words[(guint) (x * x * x * G_N_ELEMENTS (words))];
}

static void
append_paragraph (GString *text,
                  GRand   *random)
{
  gsize end = text->len + g_rand_int_range (random, 200, 1200);

  while (text->len < end)
    {
      for (int n = g_rand_int_range (random, 6, 24); n > 0; n--)
        g_string_append_printf (text, "%s%s", pick_word (random), n > 1 ? " " : ". ");
    }
  g_string_append (text, g_rand_boolean (random) ? "\n\n" : "\n");
}

/** Returns: (transfer full): a text of about as many bytes; smaller than a paragraph, one */
char *
bench_text_dup (double  megabytes,
                guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_sized_new ((gsize) (megabytes * 1e6) + 2048);

  do
    append_paragraph (text, random);
  while (text->len < megabytes * 1e6);

  return g_string_free (text, FALSE);
}

/** Returns: (transfer full): the same, as a source text */
ActantSourceText *
bench_text_new (double  megabytes,
                guint32 seed)
{
  g_autofree char *text = bench_text_dup (megabytes, seed);

  return actant_source_text_new_utf8 (text);
}

static ActantValue *
new_segments (ActantSourceText *source,
              gint64            start,
              gint64            end,
              BenchClaims       claims)
{
  ActantValue *members[8] = { NULL };
  ActantValue *segment;

  members[0] = actant_value_new_integer (start);
  members[1] = actant_value_new_integer (end);
  if (claims == BENCH_CLAIMS_QUOTED)
    {
      g_auto(ActantQuote) quote = { 0 };

      actant_quote_init (&quote, source, start, end);
      members[2] = actant_value_new_text (quote.exact);
      members[3] = quote.prefix != NULL ? actant_value_new_text (quote.prefix) : NULL;
      members[4] = quote.suffix != NULL ? actant_value_new_text (quote.suffix) : NULL;
    }
  segment = actant_value_new_object (&actant_segment_table, members, NULL);

  return actant_value_new_list (&segment, 1);
}

static ActantRecord *
new_claim (ActantSourceText *source,
           guint             number,
           GRand            *random,
           BenchClaims       claims)
{
  static const char * const types[] = { "forecast", "report", "threat", "demand", "assertion" };
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_CLAIM)->table;
  ActantValue *members[64] = { NULL };
  gint64 length = actant_source_text_get_length (source);
  gint64 start = g_rand_int_range (random, 0, (gint32) MAX (1, length - 400));
  gint64 end = MIN (length, start + g_rand_int_range (random, 20, 400));
  g_autofree char *id = g_strdup_printf ("00000000-0000-7000-8000-%012x", number);
  g_autofree char *actor = g_strdup_printf ("00000000-0000-7000-9000-%012x",
                                            number % BENCH_N_ACTORS);

  members[actant_table_find (table, "segments")] = new_segments (source, start, end, claims);
  members[actant_table_find (table, "type")] =
    actant_value_new_text (types[number % G_N_ELEMENTS (types)]);
  members[actant_table_find (table, "subjects")] =
    actant_value_new_text_list ((const char *[]) { actor, NULL });
  if (claims == BENCH_CLAIMS_QUOTED)
    {
      g_autofree char *gist = g_strdup_printf ("The two governments agree on plan %u", number);

      members[actant_table_find (table, "gist")] = actant_value_new_text (gist);
      members[actant_table_find (table, "created")] =
        actant_value_new_text ("2026-11-23T10:00:00Z");
      members[actant_table_find (table, "modified")] =
        actant_value_new_text ("2026-11-23T10:00:00Z");
    }

  return actant_record_new (ACTANT_KIND_CLAIM, id,
                            actant_value_new_object (table, members, NULL));
}

/** Returns: (transfer full) (element-type ActantRecord): claims on @source, not sorted by place */
GPtrArray *
bench_claims_new (ActantSourceText *source,
                  guint             n_claims,
                  guint32           seed,
                  BenchClaims       claims)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  GPtrArray *records = g_ptr_array_new_full (n_claims, (GDestroyNotify) actant_record_unref);

  for (guint i = 0; i < n_claims; i++)
    g_ptr_array_add (records, new_claim (source, i, random, claims));

  return records;
}

/** Returns: (transfer full) (element-type ActantRecord): the actors that claims name */
GPtrArray *
bench_actors_new (void)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_ACTOR)->table;
  GPtrArray *actors = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);

  for (guint i = 0; i < BENCH_N_ACTORS; i++)
    {
      ActantValue *members[64] = { NULL };
      g_autofree char *id = g_strdup_printf ("00000000-0000-7000-9000-%012x", i);
      g_autofree char *name = g_strdup_printf ("Actor %03u", i);

      members[actant_table_find (table, "name")] = actant_value_new_text (name);
      g_ptr_array_add (actors, actant_record_new (ACTANT_KIND_ACTOR, id,
                                                  actant_value_new_object (table, members, NULL)));
    }

  return actors;
}

static ActantRecord *
read_header (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  g_autoptr(ActantRecordFile) file = actant_record_file_read (bytes, "bench", &error);

  g_assert_no_error (error);
  return actant_record_ref (file->header);
}

/**
 * bench_file_new:
 * @source: a text
 * @name: its file's name
 * @claims: (element-type ActantRecord): on it
 *
 * Returns: (transfer full): the content of its annotation file
 */
ActantRecordFile *
bench_file_new (ActantSourceText *source,
                const char       *name,
                GPtrArray        *claims)
{
  g_autofree char *json = g_strdup_printf (
    "{\"format\": \"actant-annotations\", \"version\": 1, "
    "\"set\": \"00000000-0000-7000-8000-ffffffffffff\", "
    "\"coder\": {\"slug\": \"" BENCH_CODER "\"}, "
    "\"source\": {\"file\": \"%s\", \"length\": %" G_GINT64_FORMAT ", \"sha256\": \"%s\"}, "
    "\"annotations\": [], \"relations\": [], \"memos\": [], \"reviews\": []}",
    name, actant_source_text_get_length (source), actant_source_text_get_sha256 (source));

  return actant_record_file_new (ACTANT_FORMAT_ANNOTATIONS, read_header (json),
                                 g_ptr_array_copy (claims, (GCopyFunc) actant_record_ref, NULL));
}

static void
write_bytes (const char *folder,
             const char *name,
             GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

/**
 * bench_study_write:
 * @folder: an existing folder
 * @name: of the text's file, such as "text.txt"
 * @source: the text
 * @claims: (element-type ActantRecord): on it
 *
 * Writes the text, its annotations by %BENCH_CODER and a study file with the actors. Several texts
 * may be written into one folder.
 */
void
bench_study_write (const char       *folder,
                   const char       *name,
                   ActantSourceText *source,
                   GPtrArray        *claims)
{
  static const char header[] =
    "{\"format\": \"actant-study\", \"version\": 1, "
    "\"set\": \"00000000-0000-7000-8000-fffffffffffe\", \"title\": \"Bench\", "
    "\"coder\": {\"slug\": \"" BENCH_CODER "\"}, \"actors\": []}";
  g_autoptr(ActantRecordFile) file = bench_file_new (source, name, claims);
  g_autoptr(ActantRecordFile) study = actant_record_file_new (ACTANT_FORMAT_STUDY,
                                                              read_header (header),
                                                              bench_actors_new ());
  g_autofree char *annotations = g_strdup_printf ("%s." BENCH_CODER ".annotations.json", name);
  g_autoptr(GBytes) file_bytes = actant_record_file_write (file);
  g_autoptr(GBytes) study_bytes = actant_record_file_write (study);
  g_autoptr(GBytes) text = NULL;
  gsize size;
  const char *bytes = actant_source_text_get_text (source, &size);

  text = g_bytes_new_static (bytes, size);
  write_bytes (folder, name, text);
  write_bytes (folder, annotations, file_bytes);
  write_bytes (folder, "study." BENCH_CODER ".json", study_bytes);
}

/** Returns: (transfer full): an empty folder, for bench_folder_remove() */
char *
bench_folder_new (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("actant-bench-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/** Removes @folder and the files in it, but no folder below it. */
void
bench_folder_remove (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 time_a = *(const gint64 *) a, time_b = *(const gint64 *) b;

  return (time_a > time_b) - (time_a < time_b);
}

/**
 * bench_percentile:
 * @times: (element-type gint64): microseconds; sorted by this
 * @percent: 0 for the least, 100 for the greatest
 *
 * Returns: milliseconds, by the nearest rank
 */
double
bench_percentile (GArray *times,
                  double  percent)
{
  guint rank;

  g_assert_cmpuint (times->len, >, 0);
  g_array_sort (times, compare_times);
  rank = (guint) (percent / 100.0 * times->len);

  return g_array_index (times, gint64, MIN (rank, times->len - 1)) / 1000.0;
}

/** Returns: the median of @times (gint64, microseconds) in milliseconds */
double
bench_median (GArray *times)
{
  return bench_percentile (times, 50);
}
