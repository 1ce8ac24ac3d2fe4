/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong in a study's files: everything that a program can tell. */
#include "config.h"

#include "team/actant-study-check.h"

#include "model/actant-edtf.h"
#include "model/actant-field.h"
#include "store/actant-study-folder.h"
#include "team/actant-conflict-copy.h"
#include "team/actant-git-merge.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  ActantSession       *session;
  GPtrArray           *findings;
  GHashTable          *owners;    /* id -> "file kind" of the first record that has it */
  ActantAnnotationSet *set;
  const ActantRecord  *record;
  guint                n_records;
} Check;

void
actant_finding_free (ActantFinding *finding)
{
  g_free (finding->file);
  g_free (finding->id);
  g_free (finding->message);
  g_free (finding);
}

static void
report (Check      *check,
        const char *problem,
        char       *message)
{
  ActantFinding *finding = g_new0 (ActantFinding, 1);

  finding->file = g_strdup (check->set != NULL ? actant_annotation_set_get_path (check->set) : ".");
  finding->id = check->record != NULL ? g_strdup (actant_record_get_id (check->record)) : NULL;
  finding->problem = problem;
  finding->message = message;
  g_ptr_array_add (check->findings, finding);
}

/* What opening @file says. Messages begin with the path, which the finding has already; @file
 * is NULL when only they say which it is. */
static void
report_file (Check      *check,
             const char *problem,
             const char *file,
             const char *message)
{
  const char *root = actant_session_get_root (check->session);
  gsize length = strlen (root);
  g_autofree char *first = NULL;
  g_autofree char *path = NULL;
  const char *named;
  ActantFinding *finding;

  if (strncmp (message, root, length) == 0 && message[length] == '/')
    message += length + 1;
  first = g_strndup (message, strcspn (message, ": "));
  if (!actant_study_path_split (first, NULL))
    {
      g_free (first);
      first = g_strndup (message, strcspn (message, ":"));
    }
  path = g_build_filename (root, first, NULL);
  if (file == NULL && *first != '\0' && g_file_test (path, G_FILE_TEST_EXISTS))
    file = first;
  named = file != NULL ? strstr (message, file) : NULL;
  if (named != NULL && (named[strlen (file)] == ':' || named[strlen (file)] == ' '))
    message = named + strlen (file) + 1;

  report (check, problem, g_strchug (g_strdup (message)));
  finding = check->findings->pdata[check->findings->len - 1];
  if (file != NULL)
    {
      g_free (finding->file);
      finding->file = g_strdup (file);
    }
}

static void
check_ref (ActantKind   kind,
           const char  *id,
           const char  *slot,
           gpointer     user_data)
{
  Check *check = user_data;
  ActantCollection *own = actant_annotation_set_get_records (check->set);
  const ActantRecord *target = actant_collection_lookup (own, id);

  if (target == NULL)
    target = actant_collection_lookup (actant_session_get_study (check->session), id);
  if (target == NULL)
    target = actant_session_lookup (check->session, ACTANT_KIND_NONE, id);

  if (target == NULL)
    report (check, "reference",
            g_strdup_printf (_("“%s” names the record %s, which is not in the study"), slot, id));
  else if (actant_record_is_deleted (target))
    report (check, "reference",
            g_strdup_printf (_("“%s” names the record %s, which is deleted"), slot, id));
  else if (kind != ACTANT_KIND_NONE && actant_record_get_kind (target) != kind)
    report (check, "reference",
            g_strdup_printf (_("“%s” names the record %s, which is a %s and not a %s"), slot, id,
                             actant_record_get_kind_name (target), actant_kind_get_info (kind)->name));
}

/* A moment as files have it (RFC 3339, in UTC). */
static gboolean
is_moment (const char *text)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);

  return moment != NULL && g_str_has_suffix (text, "Z");
}

/* Dates and moments anywhere inside @value. */
static void
check_dates (Check                 *check,
             const ActantFieldType *type,
             const ActantValue     *value)
{
  g_autoptr(GError) error = NULL;

  if (value == NULL)
    return;

  if (type->field_class == ACTANT_FIELD_TIME && !is_moment (actant_value_get_text (value)))
    report (check, "value",
            g_strdup_printf (_("“%s” is not a time; write it as 2026-11-23T10:00:00Z"),
                             actant_value_get_text (value)));
  else if (type->field_class == ACTANT_FIELD_EDTF && !actant_edtf_check (actant_value_get_text (value), &error))
    report (check, "value", g_strdup (error->message));
  else if (type->field_class == ACTANT_FIELD_OBJECT)
    for (guint i = 0; i < type->table->n_fields; i++)
      check_dates (check, type->table->fields[i].type, actant_value_get_member_at (value, i));
  else if (type->field_class == ACTANT_FIELD_LIST)
    for (guint i = 0; i < actant_value_get_n_items (value); i++)
      check_dates (check, type->item, actant_value_get_item (value, i));
}

static void
check_values (Check *check)
{
  const ActantValue *body = actant_record_get_body (check->record);
  const ActantTable *table = actant_value_get_table (body);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const ActantField *field = &table->fields[i];
      const ActantValue *value = actant_value_get_member_at (body, i);
      g_autoptr(GError) error = NULL;

      if (value == NULL)
        continue;
      if (!actant_field_type_check (field->type, value, field->name, &error))
        report (check, "value", g_strdup (error->message));
      check_dates (check, field->type, value);
    }
}

/* The last link of the chain says who the claimants are (DESIGN section 3). */
static void
check_attribution (Check *check)
{
  const ActantValue *chain = actant_record_get (check->record, "attribution");
  const ActantValue *claimants = actant_record_get (check->record, "claimants");
  guint n = actant_value_get_n_items (chain);
  const ActantValue *last;

  if (n == 0 || claimants == NULL)
    return;

  last = actant_value_get_member (actant_value_get_item (chain, n - 1), "actors");
  if (!actant_value_equal (last, claimants))
    report (check, "attribution",
            g_strdup (_("the actors of the last link of “attribution” are not the claimants")));
}

static void
check_likelihood (Check *check)
{
  const ActantValue *likelihood = actant_record_get (check->record, "likelihood");
  gint64 low = actant_value_get_member_integer (likelihood, "low", 0);

  if (low > actant_value_get_member_integer (likelihood, "high", low))
    report (check, "value", g_strdup (_("the lower bound of “likelihood” is above the upper one")));
}

static void
check_passage (Check *check)
{
  if (actant_record_get_n_segments (check->record) == 0)
    report (check, "passage", g_strdup (_("the record marks no passage")));
}

/* Cues are words of the text as it is, for a field that there is; those of passages that are not
 * in place are not either. */
static void
check_cues (Check *check)
{
  const ActantTable *table = actant_value_get_table (actant_record_get_body (check->record));
  const ActantValue *cues = actant_record_get (check->record, "cues");
  const char *text = actant_annotation_set_get_text_path (check->set);
  const char *id = actant_record_get_id (check->record);
  ActantSourceText *source = NULL;

  if (cues != NULL && text != NULL
      && actant_annotation_set_get_anchor (check->set, id) == ACTANT_ANCHOR_IN_PLACE)
    source = actant_session_load_text (check->session, text, NULL);
  if (source != NULL
      && !actant_record_is_of_text (check->record, actant_source_text_get_sha256 (source)))
    source = NULL;

  for (guint i = 0; i < actant_value_get_n_items (cues); i++)
    {
      const ActantValue *cue = actant_value_get_item (cues, i);
      const char *slot = actant_value_get_member_text (cue, "slot");
      const char *words = actant_value_get_member_text (cue, "exact");

      if (slot == NULL || actant_table_get (table, slot) == NULL)
        report (check, "cue", g_strdup_printf (_("a cue is for “%s”, which is no field of a %s"),
                                               slot != NULL ? slot : "", table->name));
      else if (source != NULL
               && !actant_source_text_equal_slice (source,
                                                   actant_value_get_member_integer (cue, "start", -1),
                                                   actant_value_get_member_integer (cue, "end", -1),
                                                   words != NULL ? words : ""))
        report (check, "cue",
                g_strdup_printf (_("the words of a cue for “%s” are not where it says they are: “%s”"),
                                 slot, words != NULL ? words : ""));
    }
}

/* Who is known by it names files by it. */
static void
check_slug (Check *check)
{
  const char *slug = actant_record_get_text (check->record, "slug");

  if (!actant_slug_is_valid (slug))
    report (check, "value", g_strdup_printf (_("“%s” cannot name a coder; use a–z, 0–9 and -"),
                                             slug != NULL ? slug : ""));
}

/* A relation holds between two claims, and lies with the one it starts from. */
static void
check_relation (Check *check)
{
  const char *from = actant_record_get_text (check->record, "from");
  const char *to = actant_record_get_text (check->record, "to");

  if (from == NULL || to == NULL)
    report (check, "relation", g_strdup_printf (_("the relation has no “%s”"), from == NULL ? "from" : "to"));
  else if (strcmp (from, to) == 0)
    report (check, "relation", g_strdup (_("the relation leads from a claim to itself")));
  else if (actant_collection_lookup (actant_annotation_set_get_records (check->set), from) == NULL)
    report (check, "relation", g_strdup (_("the relation starts from a claim that is not in this file")));
}

static void
check_anchor (Check *check)
{
  switch (actant_annotation_set_get_anchor (check->set, actant_record_get_id (check->record)))
    {
    case ACTANT_ANCHOR_MOVED:
      report (check, "anchor", g_strdup (_("the passage has moved: the text has its words elsewhere")));
      break;
    case ACTANT_ANCHOR_LOST:
      report (check, "anchor", g_strdup (_("the passage is lost: the text does not have its words, or not between the same others")));
      break;
    case ACTANT_ANCHOR_IN_PLACE:
    default:
      break;
    }
}

/* One id is one record: of one kind, and in one file unless it is study-level. */
static void
check_id (Check *check)
{
  const char *id = actant_record_get_id (check->record);
  gboolean study = actant_annotation_set_get_format (check->set) == ACTANT_FORMAT_STUDY;
  g_autofree char *owner = g_strdup_printf ("%s %s", study ? "study" : actant_annotation_set_get_path (check->set),
                                            actant_record_get_kind_name (check->record));
  const char *known = g_hash_table_lookup (check->owners, id);

  if (!actant_id_is_valid (id))
    report (check, "id", g_strdup_printf (_("“%s” is not a lower-case UUID"), id));
  else if (known != NULL && strcmp (known, owner) != 0)
    report (check, "id", g_strdup_printf (_("the id is used twice, also in %s"), known));
  else if (known == NULL)
    g_hash_table_insert (check->owners, g_strdup (id), g_steal_pointer (&owner));
}

static void
check_record (Check *check)
{
  ActantKind kind;

  check->n_records++;
  if (actant_record_is_opaque (check->record))
    {
      report (check, "opaque", g_strdup (actant_record_get_reason (check->record)));
      return;
    }

  check_id (check);
  if (actant_record_is_deleted (check->record))
    return;

  kind = actant_record_get_kind (check->record);
  check_values (check);
  check_anchor (check);
  actant_session_foreach_ref (check->session, check->record, check_ref, check);
  if (actant_kind_has_segments (kind))
    check_passage (check);
  if (kind == ACTANT_KIND_CLAIM)
    {
      check_attribution (check);
      check_likelihood (check);
    }
  if (kind == ACTANT_KIND_CLAIM || kind == ACTANT_KIND_RELATION)
    check_cues (check);
  if (kind == ACTANT_KIND_RELATION)
    check_relation (check);
  if (kind == ACTANT_KIND_CODER)
    check_slug (check);
  if (actant_record_get_n_versions (check->record) > 0)
    report (check, "versions", g_strdup (_("the record was changed in two places at once and is not settled")));
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const ActantRecord *record_a = *(ActantRecord * const *) a;
  const ActantRecord *record_b = *(ActantRecord * const *) b;
  int order = (int) actant_record_get_kind (record_a) - (int) actant_record_get_kind (record_b);

  if (order != 0 || actant_record_is_opaque (record_a))
    return order != 0 ? order : g_strcmp0 (actant_record_get_id (record_a), actant_record_get_id (record_b));
  return actant_record_compare (record_a, record_b);
}

/* A file that says it is another's or a newer program's; that it is a colleague's is no fault,
 * and that it cannot be read is said elsewhere. */
static void
check_writable (Check *check)
{
  const char *reason = actant_annotation_set_get_read_only_reason (check->set);
  const char *path = actant_annotation_set_get_path (check->set);

  if (reason != NULL && g_str_has_prefix (reason, path) && reason[strlen (path)] == ' ')
    report (check, "read-only", g_strdup (reason + strlen (path) + 1));
}

static void
check_set (Check               *check,
           ActantAnnotationSet *set)
{
  g_autoptr(GPtrArray) records = actant_collection_snapshot (actant_annotation_set_get_records (set));

  check->set = set;
  check->record = NULL;
  check_writable (check);

  g_ptr_array_sort (records, compare_records);
  for (guint i = 0; i < records->len; i++)
    {
      check->record = records->pdata[i];
      check_record (check);
    }
  check->record = NULL;
  check->set = NULL;
}

/* Annotation files whose text is not there: nothing else would show them. */
static void
check_orphans (Check *check)
{
  const char * const *texts = actant_session_get_texts (check->session);
  g_autoptr(ActantStudyFolder) folder = actant_study_folder_scan (actant_session_get_root (check->session), NULL);

  for (guint i = 0; folder != NULL && i < folder->annotations->len; i++)
    {
      const char *path = folder->annotations->pdata[i];
      g_autofree char *text = NULL;

      actant_annotation_path_split (path, &text, NULL);
      if (!g_strv_contains (texts, text))
        {
          g_autofree char *message = g_strdup_printf (_("%s: annotates “%s”, which is not there; put the text back, or rename this file after it"),
                                                      path, text);

          report_file (check, "orphan", path, message);
        }
    }
}

/* A text that cannot be read, or that the study describes and that is not there. */
static void
check_texts (Check              *check,
             const char * const *texts)
{
  ActantCollection *study = actant_session_get_study (check->session);
  g_autoptr(GHashTable) described = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;

      if (actant_session_load_text (check->session, texts[i], &error) == NULL)
        report_file (check, "text", texts[i], error->message);
    }

  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_TEXT); i++)
    {
      const ActantRecord *record = actant_collection_get (study, ACTANT_KIND_TEXT, i);
      const char *file = actant_record_get_text (record, "file");

      check->record = record;
      if (file == NULL || !g_strv_contains (actant_session_get_texts (check->session), file))
        report (check, "text",
                g_strdup_printf (_("the study describes “%s”, which is not there"), file != NULL ? file : ""));
      else if (!g_hash_table_add (described, (gpointer) file))
        report (check, "text",
                g_strdup_printf (_("the study describes “%s” more than once; delete all but one of"
                                   " its records"), file));
    }
  check->record = NULL;
}

/* Merges that git did not finish: part of the work is in its index only. */
static void
check_unmerged (Check *check)
{
  const char *root = actant_session_get_root (check->session);
  g_autoptr(GPtrArray) found = actant_git_find_unmerged (root, NULL);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const ActantUnmerged *unmerged = found->pdata[i];
      g_autofree char *message = NULL;

      if (unmerged->n_missing == 0 && !unmerged->unreadable)
        continue;
      message = g_strdup_printf (_("%s: git did not finish merging it, and what one side has is not in"
                                   " it; do not “git add” it, run “actant-cli join --from-index”"),
                                 unmerged->path);
      report_file (check, "merge", unmerged->path, message);
    }
}

/* Copies that sharing programs made, with work that no file of the study may have. */
static void
check_copies (Check *check)
{
  const char *root = actant_session_get_root (check->session);
  g_autoptr(GPtrArray) copies = actant_conflict_copies_find (root);

  for (guint i = 0; i < copies->len; i++)
    {
      const ActantConflictCopy *copy = copies->pdata[i];
      g_autofree char *message = g_strdup_printf (_("%s: a conflict copy of %s (%s); run “actant-cli"
                                                    " join” on the study"),
                                                  copy->path, copy->original, copy->tool);

      report_file (check, "copy", copy->path, message);
    }
}

/**
 * actant_study_check:
 * @session: a session
 * @texts: (nullable) (array zero-terminated=1): paths of texts; %NULL for all
 *   texts and the study's own files
 * @coder: (nullable): whose files; %NULL for everybody's
 * @n_records: (out) (optional): how many records were looked at
 *
 * Returns: (transfer full) (element-type ActantFinding): what is wrong, by file
 */
GPtrArray *
actant_study_check (ActantSession      *session,
                    const char * const *texts,
                    const char         *coder,
                    guint              *n_records)
{
  g_autoptr(GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) sets = g_ptr_array_new ();
  const char * const *listed = texts != NULL ? texts : actant_session_get_texts (session);
  GPtrArray *problems = actant_session_get_problems (session);
  Check check = { session, g_ptr_array_new_with_free_func ((GDestroyNotify) actant_finding_free), owners };

  for (guint i = 0; i < problems->len; i++)
    report_file (&check, "unreadable", NULL, problems->pdata[i]);
  if (texts == NULL)
    {
      check_texts (&check, listed);
      check_orphans (&check);
      check_copies (&check);
      check_unmerged (&check);
    }

  /* All sets first: references may point from one file into another. */
  for (guint i = 0; listed[i] != NULL; i++)
    {
      g_auto(GStrv) coders = actant_session_list_coders (session, listed[i]);

      for (guint j = 0; coders[j] != NULL; j++)
        {
          g_autofree char *path = actant_annotation_path_new (listed[i], coders[j]);
          g_autoptr(GError) error = NULL;
          ActantAnnotationSet *set;

          set = actant_session_get_set (session, listed[i], coders[j], &error);
          if (coder != NULL && strcmp (coders[j], coder) != 0)
            continue;
          if (set != NULL)
            g_ptr_array_add (sets, set);
          else
            report_file (&check, "unreadable", path, error->message);
        }
    }

  if (texts == NULL)
    {
      g_autoptr(GPtrArray) studies = actant_session_get_study_sets (session);

      for (guint i = 0; i < studies->len; i++)
        if (coder == NULL || strcmp (actant_annotation_set_get_coder (studies->pdata[i]), coder) == 0)
          check_set (&check, studies->pdata[i]);
    }
  for (guint i = 0; i < sets->len; i++)
    check_set (&check, sets->pdata[i]);

  if (n_records != NULL)
    *n_records = check.n_records;
  return check.findings;
}
