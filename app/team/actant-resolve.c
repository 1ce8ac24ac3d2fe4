/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolve: one body out of the concurrent versions of a record and the body that they come from.
 *
 * A pure function, symmetric in the versions (DESIGN section 4). A field that one side changed is
 * taken from that side, sets and lists of slots are merged by item, maps by key; of moments the
 * later counts, of "created" the earlier. If any field clashes, nothing is resolved.
 *
 * The base counts only when its rev is what each two of the versions have in common: with an older
 * one, a field that somebody changed and changed back would look untouched. (git's merge base is
 * older when work also travelled by other ways, and a session's when the disk holds what it never
 * read.) Fields that hang together are resolved together: a passage and the text that its positions
 * count in, the chain of attribution and its claimants, judged records and their revs. */
#include "team/actant-resolve.h"

#include "team/actant-join-private.h"
#include "team/actant-resolve-private.h"

#include "model/actant-revs.h"

#include <string.h>

#define MAX_FIELDS 64

/**
 * Group:
 * @lead: when some side changed this field, all of @names go together
 */
typedef struct
{
  const char *lead;
  const char *names[4];
} Group;

static const Group groups[] = {
  { "source_sha", { "segments", "source_sha", "cues" } },
  { "attribution", { "claimants", "attribution" } },
  { "target_revs", { "targets", "target_revs" } },
};

/**
 * Resolving:
 * @base: (nullable): the body that all sides come from
 * @sides: (element-type ActantValue): the versions, in an order of their content
 * @members: the new body's fields; references
 * @done: fields that are in @members
 * @clashes: fields that sides changed differently
 */
typedef struct
{
  const ActantTable *table;
  const ActantValue *base;
  GPtrArray         *sides;
  ActantValue       *members[MAX_FIELDS];
  ActantValue       *extras;
  guint64            done;
  guint64            clashes;
  gboolean           extras_clash;
} Resolving;

#define BIT(position) (G_GUINT64_CONSTANT (1) << (position))

static void
set_member (Resolving         *resolving,
            guint              field,
            const ActantValue *value)
{
  resolving->members[field] = value != NULL ? actant_value_ref (value) : NULL;
  resolving->done |= BIT (field);
}

static void
collect_values (const Resolving    *resolving,
                guint               field,
                const ActantValue **values)
{
  for (guint i = 0; i < resolving->sides->len; i++)
    values[i] = actant_value_get_member_at (resolving->sides->pdata[i], field);
}

static gboolean
all_equal (const ActantValue **values,
           guint               n)
{
  for (guint i = 1; i < n; i++)
    if (!actant_value_equal (values[0], values[i]))
      return FALSE;

  return TRUE;
}

/* Those of set values that order or join: no clash is possible. */
static gboolean
resolve_stamp (Resolving          *resolving,
               guint               field,
               const ActantValue **values)
{
  const char *name = resolving->table->fields[field].name;
  guint n = resolving->sides->len;
  gboolean wants_least = strcmp (name, "created") == 0;
  const ActantValue *best = values[0];

  if (strcmp (name, "rev") == 0)
    {
      ActantValue *max = NULL;

      for (guint i = 0; i < n; i++)
        {
          ActantValue *higher = actant_revs_max (max, values[i]);

          g_clear_pointer (&max, actant_value_unref);
          max = higher;
        }
      resolving->members[field] = max;
      resolving->done |= BIT (field);
      return TRUE;
    }
  if (!wants_least && strcmp (name, "modified") != 0)
    return FALSE;

  for (guint i = 1; i < n; i++)
    if (best == NULL
        || (values[i] != NULL && (actant_value_compare (values[i], best) < 0) == wants_least))
      best = values[i];
  set_member (resolving, field, best);
  return TRUE;
}

/* Deleted at two times is deleted at the later. */
static gboolean
resolve_deleted (Resolving          *resolving,
                 guint               field,
                 const ActantValue **values)
{
  const ActantValue *latest = values[0];

  if (strcmp (resolving->table->fields[field].name, "deleted") != 0)
    return FALSE;
  for (guint i = 0; i < resolving->sides->len; i++)
    {
      if (values[i] == NULL)
        return FALSE;
      if (actant_value_compare (values[i], latest) > 0)
        latest = values[i];
    }

  set_member (resolving, field, latest);
  return TRUE;
}

static void
resolve_field (Resolving *resolving,
               guint      field)
{
  const ActantFieldType *type = resolving->table->fields[field].type;
  g_autofree const ActantValue **values = g_new0 (const ActantValue *, resolving->sides->len);
  ActantSides sides = { NULL, values, resolving->sides->len };
  gboolean whole = strcmp (resolving->table->fields[field].name, "segments") == 0
                   || strcmp (resolving->table->fields[field].name, "attribution") == 0;
  const ActantValue *taken;

  collect_values (resolving, field, values);
  if (resolve_stamp (resolving, field, values))
    return;
  if (all_equal (values, sides.n))
    {
      set_member (resolving, field, values[0]);
      return;
    }

  if (resolving->base != NULL)
    {
      sides.base = actant_value_get_member_at (resolving->base, field);
      if (_actant_sides_take_changed (&sides, &taken))
        {
          set_member (resolving, field, taken);
          return;
        }
      if (!whole && _actant_sides_merge (&sides, type, &resolving->members[field]))
        {
          resolving->done |= BIT (field);
          return;
        }
    }
  if (!resolve_deleted (resolving, field, values))
    resolving->clashes |= BIT (field);
}

static gboolean
is_changed (const Resolving *resolving,
            const char      *name,
            guint            side)
{
  guint field = actant_table_find (resolving->table, name);
  const ActantValue *before = resolving->base;

  if (before == NULL)
    before = resolving->sides->pdata[0];
  return !actant_value_equal (actant_value_get_member_at (resolving->sides->pdata[side], field),
                              actant_value_get_member_at (before, field));
}

/* The group's fields of one side against those of another. */
static gboolean
is_equal_group (const Resolving   *resolving,
                const Group       *group,
                const ActantValue *a,
                const ActantValue *b)
{
  for (guint i = 0; group->names[i] != NULL; i++)
    {
      guint field = actant_table_find (resolving->table, group->names[i]);

      if (field != ACTANT_NO_FIELD && !actant_value_equal (actant_value_get_member_at (a, field),
                                                           actant_value_get_member_at (b, field)))
        return FALSE;
    }

  return TRUE;
}

/* The side whose fields of the group are taken whole; NULL when several changed them. */
static const ActantValue *
find_group_side (const Resolving *resolving,
                 const Group     *group)
{
  const ActantValue *first = resolving->sides->pdata[0];
  const ActantValue *taken = resolving->base != NULL ? resolving->base : first;

  for (guint i = 0; i < resolving->sides->len; i++)
    {
      const ActantValue *side = resolving->sides->pdata[i];

      if ((resolving->base != NULL && is_equal_group (resolving, group, side, resolving->base))
          || is_equal_group (resolving, group, side, taken))
        continue;
      if (taken != resolving->base)
        return NULL;
      taken = side;
    }

  return taken;
}

/* Fields that hang together and whose lead some side changed: all from one side. */
static void
resolve_group (Resolving   *resolving,
               const Group *group)
{
  gboolean leads = FALSE;
  const ActantValue *side;

  if (actant_table_find (resolving->table, group->lead) == ACTANT_NO_FIELD)
    return;
  for (guint i = 0; i < resolving->sides->len && !leads; i++)
    leads = is_changed (resolving, group->lead, i);
  if (!leads)
    return;

  side = find_group_side (resolving, group);
  for (guint i = 0; group->names[i] != NULL; i++)
    {
      guint field = actant_table_find (resolving->table, group->names[i]);

      if (field == ACTANT_NO_FIELD)
        continue;
      if (side != NULL)
        set_member (resolving, field, actant_value_get_member_at (side, field));
      else
        resolving->clashes |= BIT (field);
    }
}

static void
resolve_extras (Resolving *resolving)
{
  g_autofree const ActantValue **values = g_new0 (const ActantValue *, resolving->sides->len);
  ActantSides sides = { NULL, values, resolving->sides->len };

  for (guint i = 0; i < sides.n; i++)
    values[i] = actant_value_get_extras (resolving->sides->pdata[i]);
  if (resolving->base != NULL)
    sides.base = actant_value_get_extras (resolving->base);
  else if (!all_equal (values, sides.n))
    {
      resolving->extras_clash = TRUE;
      return;
    }
  else
    sides.base = values[0];

  resolving->extras_clash = !_actant_sides_merge_map (&sides, &resolving->extras);
}

static void
clear_resolving (Resolving *resolving)
{
  for (guint i = 0; i < resolving->table->n_fields; i++)
    g_clear_pointer (&resolving->members[i], actant_value_unref);
  g_clear_pointer (&resolving->extras, actant_value_unref);
  g_ptr_array_unref (resolving->sides);
}

static int
compare_bytes (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *bytes_a = _actant_body_dup_bytes (*(ActantValue * const *) a);
  g_autofree char *bytes_b = _actant_body_dup_bytes (*(ActantValue * const *) b);

  return strcmp (bytes_a, bytes_b);
}

/* What each two of the bodies have seen, when that is the same for all pairs. */
static gboolean
find_common (GPtrArray    *bodies,
             ActantValue **common)
{
  *common = NULL;
  for (guint i = 0; i < bodies->len; i++)
    for (guint j = 0; j < i; j++)
      {
        ActantValue *seen = actant_revs_min (actant_value_get_member (bodies->pdata[i], "rev"),
                                             actant_value_get_member (bodies->pdata[j], "rev"));
        gboolean same = (i == 1 && j == 0) || actant_value_equal (seen, *common);

        g_clear_pointer (common, actant_value_unref);
        *common = seen;
        if (!same)
          return FALSE;
      }

  return TRUE;
}

/* Whether one of @bodies has a mark of what @base says: @base was then made by hand over a rev that
 * others went on from without having seen it. */
static gboolean
is_marked (const ActantValue *base,
           GPtrArray         *bodies)
{
  g_autofree char *mark = _actant_body_dup_mark (base);

  for (guint i = 0; i < bodies->len; i++)
    if (actant_revs_get (actant_value_get_member (bodies->pdata[i], "rev"), mark) > 0)
      return TRUE;

  return FALSE;
}

/* The one body of @base that all of @bodies come from; NULL when none is that for certain. */
static const ActantValue *
find_base (const ActantRecord *base,
           GPtrArray          *bodies)
{
  g_autoptr(GPtrArray) candidates = NULL;
  g_autoptr(ActantValue) common = NULL;
  const ActantValue *found = NULL;

  if (base == NULL || actant_record_is_opaque (base) || !find_common (bodies, &common))
    return NULL;

  candidates = _actant_record_get_bodies (base);
  for (guint i = 0; i < candidates->len; i++)
    if (actant_revs_compare (actant_value_get_member (candidates->pdata[i], "rev"), common)
        == ACTANT_REVS_EQUAL)
      {
        if (found != NULL)
          return NULL;
        found = candidates->pdata[i];
      }

  return found != NULL && !is_marked (found, bodies) ? found : NULL;
}

static void
resolve (Resolving          *resolving,
         const ActantRecord *base,
         const ActantRecord *record)
{
  resolving->table = actant_value_get_table (actant_record_get_body (record));
  resolving->sides = _actant_record_get_bodies (record);
  g_ptr_array_sort (resolving->sides, compare_bytes);
  if (base != NULL && actant_record_get_kind (base) == actant_record_get_kind (record))
    resolving->base = find_base (base, resolving->sides);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    resolve_group (resolving, &groups[i]);
  for (guint i = 0; i < resolving->table->n_fields; i++)
    if (((resolving->done | resolving->clashes) & BIT (i)) == 0)
      resolve_field (resolving, i);
  resolve_extras (resolving);
}

/**
 * actant_resolve_record:
 * @base: (nullable): the record that the versions come from, as both sides had it
 * @record: a record
 *
 * Makes one body of the record's versions where no field clashes. Its rev is the maximum of all,
 * so that two programs that resolve the same agree. Without a base only versions that say the same
 * are made one.
 *
 * Returns: (transfer full): the record in one body, or @record itself with its versions
 */
ActantRecord *
actant_resolve_record (const ActantRecord *base,
                       const ActantRecord *record)
{
  Resolving resolving = { NULL };
  ActantRecord *resolved;

  if (actant_record_is_opaque (record) || actant_record_get_n_versions (record) == 0)
    return actant_record_ref (record);

  resolve (&resolving, base, record);
  if (resolving.clashes != 0 || resolving.extras_clash)
    resolved = actant_record_ref (record);
  else
    {
      resolved = actant_record_new (actant_record_get_kind (record), actant_record_get_id (record),
                                    actant_value_new_object (resolving.table, resolving.members,
                                                             g_steal_pointer (&resolving.extras)));
      memset (resolving.members, 0, sizeof resolving.members);
    }
  clear_resolving (&resolving);

  return resolved;
}

/**
 * actant_list_clashes:
 * @base: (nullable): the record that the versions come from
 * @record: a record
 *
 * Returns: (transfer full) (array zero-terminated=1): names of the fields that the versions of
 *   @record changed differently; "" stands for members that this program does not know
 */
char **
actant_list_clashes (const ActantRecord *base,
                     const ActantRecord *record)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  Resolving resolving = { NULL };

  if (!actant_record_is_opaque (record) && actant_record_get_n_versions (record) > 0)
    {
      resolve (&resolving, base, record);
      for (guint i = 0; i < resolving.table->n_fields; i++)
        if (resolving.clashes & BIT (i))
          g_strv_builder_add (names, resolving.table->fields[i].name);
      if (resolving.extras_clash)
        g_strv_builder_add (names, "");
      clear_resolving (&resolving);
    }

  return g_strv_builder_end (names);
}

static const ActantValue *
get_version (const ActantRecord *record,
             guint               version)
{
  g_return_val_if_fail (version <= actant_record_get_n_versions (record), NULL);

  return version == 0 ? actant_record_get_body (record)
                      : actant_record_get_version (record, version - 1);
}

/**
 * actant_settle_record:
 * @record: a record with versions
 * @version: whose body it is to have: 0 for the outer one, 1 for the first version …
 * @choices: (array length=n_choices): fields that are to come from another version
 * @n_choices: how many
 *
 * What somebody chose. Put into the session it settles the record: its rev becomes the maximum of
 * all versions plus one (see actant_stream_stamp()).
 *
 * Returns: (transfer full): the record in one body
 */
ActantRecord *
actant_settle_record (const ActantRecord       *record,
                      guint                     version,
                      const ActantSettleChoice *choices,
                      guint                     n_choices)
{
  g_autoptr(ActantValue) body = NULL;

  g_return_val_if_fail (record != NULL && !actant_record_is_opaque (record), NULL);

  body = actant_value_ref (get_version (record, version));
  for (guint i = 0; i < n_choices; i++)
    {
      const ActantValue *value = actant_value_get_member (get_version (record, choices[i].version),
                                                          choices[i].field);
      ActantValue *chosen = actant_value_object_set (body, choices[i].field,
                                                     value != NULL ? actant_value_ref (value) : NULL);

      actant_value_unref (body);
      body = chosen;
    }

  return actant_record_new (actant_record_get_kind (record), actant_record_get_id (record),
                            g_steal_pointer (&body));
}
