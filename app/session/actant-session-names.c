/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records by what people call them: names, aliases, what was merged, uses. */
#include "config.h"

#include "session/actant-session-private.h"

#include <glib/gi18n.h>
#include <string.h>

void
actant_use_free (ActantUse *use)
{
  g_free (use->text);
  g_free (use->coder);
  actant_record_unref (use->record);
  g_free (use);
}

static const ActantRecord *
get_replacement (const ActantRecord *record,
                 gpointer            session)
{
  return actant_collection_lookup_live (((ActantSession *) session)->study,
                                        actant_record_get_kind (record),
                                        actant_record_get_text (record, "replaced_by"));
}

static const ActantRecord *
lookup_in_sets (ActantSession *self,
                ActantKind     kind,
                const char    *id)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ActantAnnotationSet *set = value;
      const ActantRecord *record = NULL;

      if (set->format == ACTANT_FORMAT_ANNOTATIONS)
        record = actant_collection_lookup_live (set->records, kind, id);
      if (record != NULL)
        return record;
    }

  return NULL;
}

/**
 * actant_session_lookup:
 * @self: a session
 * @kind: the kind wanted, %ACTANT_KIND_NONE for any
 * @id: (nullable): an id
 *
 * Finds a live record of the study, following what it was merged into, or of a
 * loaded annotation set.
 *
 * Returns: (transfer none) (nullable): the record
 */
const ActantRecord *
actant_session_lookup (ActantSession *self,
                       ActantKind     kind,
                       const char    *id)
{
  const ActantRecord *record;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), NULL);

  if (id == NULL)
    return NULL;

  record = actant_collection_lookup_live (self->study, kind, id);
  if (record != NULL)
    return actant_record_follow (record, get_replacement, self);

  return lookup_in_sets (self, kind, id);
}

/**
 * actant_session_stands_for_itself:
 * @self: a session
 * @record: a record of the study
 *
 * Returns: whether nothing else stands for the record: it was not merged
 */
gboolean
actant_session_stands_for_itself (ActantSession      *self,
                                  const ActantRecord *record)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self) && record != NULL, FALSE);

  return actant_record_is_opaque (record) || actant_record_get_text (record, "replaced_by") == NULL
         || actant_record_follow (record, get_replacement, self) == record;
}

/**
 * actant_session_count:
 * @self: a session
 * @kind: a kind of study records
 *
 * Returns: how many live records there are, what was merged left out
 */
guint
actant_session_count (ActantSession *self,
                      ActantKind     kind)
{
  guint n = 0;

  g_return_val_if_fail (ACTANT_IS_SESSION (self), 0);

  for (guint i = 0; i < actant_collection_get_n (self->study, kind); i++)
    n += actant_session_stands_for_itself (self, actant_collection_get (self->study, kind, i));

  return n;
}

/**
 * actant_session_dup_name:
 * @self: a session
 * @id: an id
 *
 * Returns: (transfer full): what people call the record, or the id when no
 *   record has it
 */
char *
actant_session_dup_name (ActantSession *self,
                         const char    *id)
{
  const ActantRecord *record = actant_session_lookup (self, ACTANT_KIND_NONE, id);
  const char *title = record != NULL ? actant_record_get_title (record) : NULL;

  if (title == NULL && record != NULL)
    title = actant_record_get_text (record, "file");

  return g_strdup (title != NULL ? title : id);
}

/**
 * actant_session_dup_name_of_coder:
 * @self: a session
 * @slug: of a coder
 *
 * Returns: (transfer full): what people call the coder; the slug when nobody has said
 */
char *
actant_session_dup_name_of_coder (ActantSession *self,
                                  const char    *slug)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self) && slug != NULL, NULL);

  if (strcmp (slug, self->coder) == 0)
    return actant_session_dup_coder_name (self);
  if (strcmp (slug, ACTANT_CONSENSUS) == 0)
    return g_strdup (_("Consensus"));
  for (guint i = 0; i < actant_collection_get_n (self->study, ACTANT_KIND_CODER); i++)
    {
      const ActantRecord *coder = actant_collection_get (self->study, ACTANT_KIND_CODER, i);

      if (g_strcmp0 (actant_record_get_text (coder, "slug"), slug) == 0
          && actant_record_get_text (coder, "name") != NULL)
        return g_strdup (actant_record_get_text (coder, "name"));
    }

  return g_strdup (slug);
}

/* Calls @func for each name the record goes by until it returns TRUE. */
static gboolean
any_name (const ActantRecord  *record,
          gboolean           (*func) (const char *name, gpointer user_data),
          gpointer             user_data)
{
  static const char * const fields[] = { "name", "title", "slug", "file" };
  const ActantValue *aliases = actant_record_get (record, "aliases");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *name = actant_record_get_text (record, fields[i]);

      if (name != NULL && func (name, user_data))
        return TRUE;
    }

  for (guint i = 0; i < actant_value_get_n_items (aliases); i++)
    if (func (actant_value_get_text (actant_value_get_item (aliases, i)), user_data))
      return TRUE;

  return FALSE;
}

static gboolean
is_same_name (const char *name,
              gpointer    user_data)
{
  return strcmp (name, user_data) == 0;
}

static gboolean
is_same_folded (const char *name,
                gpointer    user_data)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return strcmp (folded, user_data) == 0;
}

/* The live records of @kind, each followed to what it was merged into, that
 * go by @name in the sense of @func. */
static GPtrArray *
find_all_named (ActantSession  *self,
                ActantKind      kind,
                gboolean      (*func) (const char *name, gpointer user_data),
                gpointer        name)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < actant_collection_get_n (self->study, kind); i++)
    {
      const ActantRecord *record = actant_collection_get (self->study, kind, i);

      if (!any_name (record, func, name))
        continue;
      record = actant_record_follow (record, get_replacement, self);
      if (!g_ptr_array_find (found, record, NULL))
        g_ptr_array_add (found, (gpointer) record);
    }

  return found;
}

static void
set_ambiguous (GPtrArray   *found,
               ActantKind   kind,
               const char  *name,
               GError     **error)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (list, "\n  %s  %s", actant_record_get_id (found->pdata[i]),
                            actant_record_get_title (found->pdata[i]));
  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_AMBIGUOUS,
               _("several records of kind %s are called “%s”; give the id:%s"),
               actant_kind_get_info (kind)->name, name, list->str);
}

/**
 * actant_session_find_named:
 * @self: a session
 * @kind: a kind
 * @name: an id, or a name, title, slug or alias
 *
 * Exact names win over those that differ in case only.
 *
 * Returns: (transfer none) (nullable): the record; %NULL with
 *   %ACTANT_MODEL_ERROR_UNKNOWN_RECORD or %ACTANT_MODEL_ERROR_AMBIGUOUS
 */
const ActantRecord *
actant_session_find_named (ActantSession  *self,
                           ActantKind      kind,
                           const char     *name,
                           GError        **error)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *folded = NULL;
  const ActantRecord *record;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && name != NULL, NULL);

  record = actant_session_lookup (self, kind, name);
  if (record != NULL)
    return record;

  if (kind != ACTANT_KIND_NONE)
    {
      found = find_all_named (self, kind, is_same_name, (gpointer) name);
      if (found->len == 0)
        {
          g_ptr_array_unref (found);
          folded = g_utf8_casefold (name, -1);
          found = find_all_named (self, kind, is_same_folded, folded);
        }
      if (found->len == 1)
        return found->pdata[0];
      if (found->len > 1)
        {
          set_ambiguous (found, kind, name, error);
          return NULL;
        }
    }

  g_set_error (error, ACTANT_MODEL_ERROR, ACTANT_MODEL_ERROR_UNKNOWN_RECORD,
               _("no %s is called “%s”"),
               kind != ACTANT_KIND_NONE ? actant_kind_get_info (kind)->name : "record", name);
  return NULL;
}

/* Who codes, by the slug alone: a name or another's slug in other letters is not it. */
const ActantRecord *
_actant_session_find_own_coder (ActantSession *self)
{
  for (guint i = 0; i < actant_collection_get_n (self->study, ACTANT_KIND_CODER); i++)
    {
      const ActantRecord *record = actant_collection_get (self->study, ACTANT_KIND_CODER, i);

      if (g_strcmp0 (actant_record_get_text (record, "slug"), self->coder) == 0)
        return record;
    }

  return NULL;
}

typedef struct
{
  const char *prefix;   /* folded */
  guint       rank;     /* best so far; lower is better */
} Match;

enum
{
  RANK_NAME_STARTS,
  RANK_WORD_STARTS,
  RANK_CONTAINS,
  RANK_NONE
};

static gboolean
rank_name (const char *name,
           gpointer    user_data)
{
  Match *match = user_data;
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (const char *hit = strstr (folded, match->prefix);
       hit != NULL;
       hit = *hit != '\0' ? strstr (g_utf8_next_char (hit), match->prefix) : NULL)
    {
      guint rank = hit == folded ? RANK_NAME_STARTS
                   : g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (hit)))
                   ? RANK_CONTAINS : RANK_WORD_STARTS;

      match->rank = MIN (match->rank, rank);
    }

  return FALSE;
}

/**
 * actant_session_match_named:
 * @self: a session
 * @kind: a kind of study records
 * @prefix: what was typed so far, in any case
 * @limit: at most so many
 *
 * Type-ahead: records with a name or alias that starts with @prefix, then
 * those with a word that does, then those that contain it; each by name.
 * Merged and retired records are left out.
 *
 * Returns: (transfer full) (element-type ActantRecord): borrowed records
 */
GPtrArray *
actant_session_match_named (ActantSession *self,
                            ActantKind     kind,
                            const char    *prefix,
                            guint          limit)
{
  g_autofree char *folded = g_utf8_casefold (prefix, -1);
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (ACTANT_IS_SESSION (self), found);

  for (guint rank = RANK_NAME_STARTS; rank < RANK_NONE; rank++)
    for (guint i = 0; i < actant_collection_get_n (self->study, kind) && found->len < limit; i++)
      {
        const ActantRecord *record = actant_collection_get (self->study, kind, i);
        Match match = { folded, RANK_NONE };

        if (actant_record_get_text (record, "replaced_by") != NULL
            || actant_record_get_boolean (record, "retired"))
          continue;
        any_name (record, rank_name, &match);
        if (match.rank == rank)
          g_ptr_array_add (found, (gpointer) record);
      }

  return found;
}

/* The values of a study's own fields name records when the fields say so. */
static void
foreach_attribute_ref (ActantSession     *self,
                       const ActantValue *map,
                       const char        *slot,
                       ActantRefFunc      func,
                       gpointer           user_data)
{
  for (guint i = 0; i < actant_value_get_n_items (map); i++)
    {
      const ActantRecord *field = actant_session_lookup (self, ACTANT_KIND_FIELD,
                                                         actant_value_get_key (map, i));
      const char *type = field != NULL ? actant_record_get_text (field, "type") : NULL;
      const char *id = actant_value_get_text (actant_value_get_item (map, i));

      if (id != NULL && (g_strcmp0 (type, "actor") == 0 || g_strcmp0 (type, "code") == 0))
        func (actant_kind_from_name (type), id, slot, user_data);
    }
}

/**
 * actant_session_foreach_ref:
 * @self: a session
 * @record: a record
 * @func: (scope call): called for each reference in its outer body
 *
 * As actant_record_foreach_ref(), and for the values of study fields that are
 * actors or codes.
 */
void
actant_session_foreach_ref (ActantSession      *self,
                            const ActantRecord *record,
                            ActantRefFunc       func,
                            gpointer            user_data)
{
  g_return_if_fail (ACTANT_IS_SESSION (self) && record != NULL);

  actant_record_foreach_ref (record, func, user_data);
  foreach_attribute_ref (self, actant_record_get (record, "attributes"), "attributes",
                         func, user_data);
}

typedef struct
{
  ActantSession       *session;
  ActantAnnotationSet *set;
  const ActantRecord  *record;
  const char          *id;
  GPtrArray           *slots;   /* of @record that name the other, interned */
} UseSearch;

static void
note_use (ActantKind   kind,
          const char  *id,
          const char  *slot,
          gpointer     user_data)
{
  UseSearch *search = user_data;
  gpointer interned = (gpointer) g_intern_string (slot);
  const ActantRecord *target;

  if (g_ptr_array_find (search->slots, interned, NULL))
    return;

  target = actant_session_lookup (search->session, ACTANT_KIND_NONE, id);
  if (strcmp (id, search->id) == 0
      || (target != NULL && strcmp (actant_record_get_id (target), search->id) == 0))
    g_ptr_array_add (search->slots, interned);
}

static void
add_uses_by (UseSearch *search,
             GPtrArray *uses)
{
  g_ptr_array_set_size (search->slots, 0);
  actant_session_foreach_ref (search->session, search->record, note_use, search);

  for (guint i = 0; i < search->slots->len; i++)
    {
      ActantUse *use = g_new0 (ActantUse, 1);

      use->text = g_strdup (search->set->text_path);
      use->coder = g_strdup (search->set->coder);
      use->record = actant_record_ref (search->record);
      use->slot = search->slots->pdata[i];
      g_ptr_array_add (uses, use);
    }
}

/* What is left of a merged record uses nothing. A study record counts as it is now, once,
 * whoever has versions of it: @seen has the ids. */
static void
find_uses_in (UseSearch  *search,
              GHashTable *seen,
              GPtrArray  *uses)
{
  for (ActantKind kind = ACTANT_KIND_TEXT; kind < ACTANT_N_KINDS; kind++)
    for (guint i = 0; i < actant_collection_get_n (search->set->records, kind); i++)
      {
        search->record = actant_collection_get (search->set->records, kind, i);
        if (search->set->format == ACTANT_FORMAT_STUDY)
          {
            const ActantRecord *now = actant_collection_lookup_live (
              search->session->study, kind, actant_record_get_id (search->record));

            if (now == NULL
                || (actant_record_get_n_versions (now) == 0
                    && !actant_record_equal (now, search->record))
                || !g_hash_table_add (seen, (gpointer) actant_record_get_id (now)))
              continue;
            search->record = now;
          }
        if (actant_record_get_text (search->record, "replaced_by") == NULL)
          add_uses_by (search, uses);
      }
}

static int
compare_uses (gconstpointer a,
              gconstpointer b)
{
  const ActantUse *use_a = *(ActantUse * const *) a;
  const ActantUse *use_b = *(ActantUse * const *) b;
  int order = g_strcmp0 (use_a->text, use_b->text);

  if (order == 0)
    order = strcmp (use_a->coder, use_b->coder);
  if (order == 0)
    order = (int) actant_record_get_kind (use_a->record) - (int) actant_record_get_kind (use_b->record);

  if (order == 0)
    order = actant_record_compare (use_a->record, use_b->record);

  return order != 0 ? order : strcmp (use_a->slot, use_b->slot);
}

/**
 * actant_session_find_text_of:
 * @self: a session
 * @id: of a record
 *
 * Looks through one's own annotations of all texts, loading what is not loaded.
 *
 * Returns: (nullable): the path of the text whose annotations hold the live record
 */
const char *
actant_session_find_text_of (ActantSession *self,
                             const char    *id)
{
  g_return_val_if_fail (ACTANT_IS_SESSION (self) && id != NULL, NULL);

  for (guint i = 0; self->texts[i] != NULL; i++)
    {
      ActantAnnotationSet *set = actant_session_get_own_set (self, self->texts[i], NULL);

      if (set != NULL && actant_collection_lookup_live (set->records, ACTANT_KIND_NONE, id) != NULL)
        return self->texts[i];
    }

  return NULL;
}

/**
 * actant_session_find_uses:
 * @self: a session
 * @id: of a record
 *
 * Every slot that names the record or one merged into it: of one's own
 * annotations of all texts, the loaded ones of others, and the study records.
 *
 * Returns: (transfer full) (element-type ActantUse): by text, coder and place
 */
GPtrArray *
actant_session_find_uses (ActantSession *self,
                          const char    *id)
{
  GPtrArray *uses = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_use_free);
  g_autoptr(GPtrArray) slots = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) sets = NULL;
  GHashTableIter iter;
  gpointer set;

  g_return_val_if_fail (ACTANT_IS_SESSION (self) && id != NULL, uses);

  for (guint i = 0; self->texts[i] != NULL; i++)
    actant_session_get_own_set (self, self->texts[i], NULL);

  sets = actant_session_get_study_sets (self);
  g_hash_table_iter_init (&iter, self->sets);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    if (((ActantAnnotationSet *) set)->format == ACTANT_FORMAT_ANNOTATIONS)
      g_ptr_array_add (sets, set);
  for (guint i = 0; i < sets->len; i++)
    {
      UseSearch search = { self, sets->pdata[i], NULL, id, slots };

      find_uses_in (&search, seen, uses);
    }
  g_ptr_array_sort (uses, compare_uses);

  return uses;
}
