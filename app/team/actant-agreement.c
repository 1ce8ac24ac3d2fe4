/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several coders' work side by side, and the tables it gives. */
#include "config.h"

#include "team/actant-agreement.h"

#include "team/actant-relation-units.h"
#include "team/actant-shared-texts.h"

#include <string.h>

/* How many records are read before the main context may do something else. */
#define READ_AT_ONCE 64

static const ActantKind kinds[] = { ACTANT_KIND_MENTION, ACTANT_KIND_CODING, ACTANT_KIND_CLAIM };

typedef struct
{
  char             *path;
  GPtrArray        *sets;                    /* of each coder, or NULL */
  GPtrArray        *records[ACTANT_N_KINDS]; /* of each coder; NULL when not collected */
  gint64            length;                  /* code points; 0 when it cannot be read, -1 when it was not */
  ActantCodedUnits *units[ACTANT_N_KINDS];
} Text;

struct _ActantAgreement
{
  grefcount      refs;
  ActantSession *session;
  GPtrArray     *coders;                     /* slugs */
  GPtrArray     *texts;                      /* of Text */
  double         threshold;
  gboolean       empty_counts;

  guint         *starts[ACTANT_N_KINDS];     /* the first unit of each text, and how many there are */
  GPtrArray     *values[ACTANT_N_KINDS];     /* of ActantCodedValues */
  guint          n_read[ACTANT_N_KINDS];     /* units of them */
  guint          reading;                    /* among kinds */
};

static void
unref_set (gpointer set)
{
  if (set != NULL)
    g_object_unref (set);
}

static void
free_text (gpointer data)
{
  Text *text = data;

  for (guint i = 0; i < ACTANT_N_KINDS; i++)
    {
      g_clear_pointer (&text->units[i], actant_coded_units_free);
      g_clear_pointer (&text->records[i], g_ptr_array_unref);
    }
  g_ptr_array_unref (text->sets);
  g_free (text->path);
  g_free (text);
}

/* What each coder has on the text. */
static gboolean
add_text (ActantAgreement  *self,
          const char       *path,
          GError          **error)
{
  Text *text = g_new0 (Text, 1);

  text->path = g_strdup (path);
  text->length = -1;
  text->sets = g_ptr_array_new_with_free_func (unref_set);
  g_ptr_array_add (self->texts, text);
  for (guint i = 0; i < self->coders->len; i++)
    {
      ActantAnnotationSet *set = NULL;

      if (actant_shared_texts_has_coder (self->session, path, self->coders->pdata[i]))
        {
          set = actant_session_get_set (self->session, path, self->coders->pdata[i], error);
          if (set == NULL)
            return FALSE;
        }
      g_ptr_array_add (text->sets, set != NULL ? g_object_ref (set) : NULL);
    }

  return TRUE;
}

/**
 * actant_agreement_new:
 * @session: a study
 * @texts: paths of texts
 * @coders: (array zero-terminated=1): slugs, two or more
 * @threshold: least overlap of passages that are about the same, 0 to 1
 * @empty_counts: whether a field left empty is a value
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): their work on the texts that one of them coded, or %NULL when
 *   one of their files cannot be read
 */
ActantAgreement *
actant_agreement_new (ActantSession       *session,
                      const char * const  *texts,
                      const char * const  *coders,
                      double               threshold,
                      gboolean             empty_counts,
                      GError             **error)
{
  g_autoptr(ActantAgreement) self = g_new0 (ActantAgreement, 1);

  g_ref_count_init (&self->refs);
  self->session = g_object_ref (session);
  self->coders = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func (free_text);
  self->threshold = threshold;
  self->empty_counts = empty_counts;
  for (guint i = 0; coders[i] != NULL; i++)
    g_ptr_array_add (self->coders, g_strdup (coders[i]));
  for (guint i = 0; texts[i] != NULL; i++)
    if (!add_text (self, texts[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

/** Returns: (transfer full): the same once more; on the main context */
ActantAgreement *
actant_agreement_ref (ActantAgreement *agreement)
{
  g_ref_count_inc (&agreement->refs);

  return agreement;
}

/** Lets go of it; on the main context. */
void
actant_agreement_free (ActantAgreement *agreement)
{
  if (!g_ref_count_dec (&agreement->refs))
    return;

  for (guint i = 0; i < ACTANT_N_KINDS; i++)
    {
      g_free (agreement->starts[i]);
      g_clear_pointer (&agreement->values[i], g_ptr_array_unref);
    }
  g_ptr_array_unref (agreement->texts);
  g_ptr_array_unref (agreement->coders);
  g_object_unref (agreement->session);
  g_free (agreement);
}

ActantSession *
actant_agreement_get_session (const ActantAgreement *agreement)
{
  return agreement->session;
}

/** Returns: the least overlap of passages that are about the same, 0 to 1 */
double
actant_agreement_get_threshold (const ActantAgreement *agreement)
{
  return agreement->threshold;
}

guint
actant_agreement_get_n_coders (const ActantAgreement *agreement)
{
  return agreement->coders->len;
}

/** Returns: the slug of a coder */
const char *
actant_agreement_get_coder (const ActantAgreement *agreement,
                            guint                  coder)
{
  return agreement->coders->pdata[coder];
}

guint
actant_agreement_get_n_texts (const ActantAgreement *agreement)
{
  return agreement->texts->len;
}

/** Returns: the path of a text */
const char *
actant_agreement_get_text (const ActantAgreement *agreement,
                           guint                  text)
{
  return ((Text *) agreement->texts->pdata[text])->path;
}

/** Returns: (transfer none) (nullable): what @coder has on the text; on the main context */
ActantAnnotationSet *
actant_agreement_get_set (const ActantAgreement *agreement,
                          guint                  text,
                          guint                  coder)
{
  return ((Text *) agreement->texts->pdata[text])->sets->pdata[coder];
}

/** Returns: whether @coder coded the text: who did not disagrees with nobody there */
gboolean
actant_agreement_has_coder (const ActantAgreement *agreement,
                            guint                  text,
                            guint                  coder)
{
  return ((Text *) agreement->texts->pdata[text])->sets->pdata[coder] != NULL;
}

/** Returns: how many of @coders coded the text */
guint
actant_agreement_count_coders (const ActantAgreement *agreement,
                               guint                  text,
                               const guint           *coders,
                               guint                  n_coders)
{
  guint n = 0;

  for (guint i = 0; i < n_coders; i++)
    n += actant_agreement_has_coder (agreement, text, coders[i]);

  return n;
}

/* Putting it together */

static GPtrArray *
collect_relations (ActantAnnotationSet *set)
{
  ActantCollection *records = set != NULL ? actant_annotation_set_get_records (set) : NULL;
  GPtrArray *relations = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_record_unref);

  for (guint i = 0; records != NULL && i < actant_collection_get_n (records, ACTANT_KIND_RELATION); i++)
    g_ptr_array_add (relations, actant_record_ref (actant_collection_get (records, ACTANT_KIND_RELATION, i)));

  return relations;
}

static void
collect (const ActantAgreement *self,
         guint                  text,
         ActantKind             kind)
{
  Text *place = self->texts->pdata[text];

  if (place->records[kind] != NULL)
    return;

  place->records[kind] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < place->sets->len; i++)
    g_ptr_array_add (place->records[kind], kind == ACTANT_KIND_RELATION
                     ? collect_relations (place->sets->pdata[i])
                     : actant_coded_units_collect (place->sets->pdata[i], kind));
}

static gint64
get_length (const ActantAgreement *self,
            guint                  text)
{
  Text *place = self->texts->pdata[text];

  if (place->length < 0)
    {
      ActantSourceText *source = actant_session_load_text (self->session, place->path, NULL);

      place->length = source != NULL ? actant_source_text_get_length (source) : 0;
    }

  return place->length;
}

/**
 * actant_agreement_collect:
 * @agreement: coders' work
 * @text: number of a text
 *
 * Takes what the coders have on a text as it is now. On the main context.
 *
 * Returns: whether there are texts after it
 */
gboolean
actant_agreement_collect (ActantAgreement *agreement,
                          guint            text)
{
  if (text >= agreement->texts->len)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    collect (agreement, text, kinds[i]);
  collect (agreement, text, ACTANT_KIND_RELATION);
  get_length (agreement, text);

  return text + 1 < agreement->texts->len;
}

/**
 * actant_agreement_match:
 * @agreement: coders' work, of which all texts are collected
 * @work: (nullable): to tell how far it is, and to stop it
 * @error: return location for an error
 *
 * Finds out which records are about the same. From any thread, while no other looks at it.
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
actant_agreement_match (ActantAgreement  *agreement,
                        ActantWork       *work,
                        GError          **error)
{
  for (guint text = 0; text < agreement->texts->len; text++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          if (!actant_work_check (work, error))
            return FALSE;
          actant_agreement_get_units (agreement, text, kinds[i]);
        }
      actant_agreement_get_units (agreement, text, ACTANT_KIND_RELATION);
      actant_work_set_fraction (work, (text + 1.0) / agreement->texts->len);
    }

  return TRUE;
}

/** Returns: (transfer none): which records of @kind are about the same */
const ActantCodedUnits *
actant_agreement_get_units (const ActantAgreement *agreement,
                            guint                  text,
                            ActantKind             kind)
{
  Text *place = agreement->texts->pdata[text];

  if (place->units[kind] == NULL)
    {
      collect (agreement, text, kind);
      place->units[kind] = kind == ACTANT_KIND_RELATION
                           ? actant_relation_units_new (agreement, text, agreement->threshold)
                           : actant_coded_units_new (place->records[kind], kind, agreement->threshold);
    }

  return place->units[kind];
}

/** Returns: (transfer none) (element-type ActantRecord): the coder's relations on the text */
GPtrArray *
actant_agreement_get_relations (const ActantAgreement *agreement,
                                guint                  text,
                                guint                  coder)
{
  Text *place = agreement->texts->pdata[text];

  collect (agreement, text, ACTANT_KIND_RELATION);

  return place->records[ACTANT_KIND_RELATION]->pdata[coder];
}

/* Values */

/* Where the units of each text begin among those of all. */
static const guint *
get_starts (const ActantAgreement *self,
            ActantKind             kind)
{
  ActantAgreement *own = (ActantAgreement *) self;   /* made when first asked for */
  guint n = self->texts->len;

  if (self->starts[kind] != NULL)
    return self->starts[kind];

  own->starts[kind] = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    own->starts[kind][i + 1] = own->starts[kind][i]
                               + actant_coded_units_get_n (actant_agreement_get_units (self, i, kind));

  return self->starts[kind];
}

/* Reads all variables of some units; returns whether there are more of this kind. */
static gboolean
read_some (ActantAgreement *self,
           ActantKind       kind,
           guint            n)
{
  const guint *starts = get_starts (self, kind);
  guint n_units = starts[self->texts->len];
  guint text = 0;

  if (self->values[kind] == NULL)
    {
      g_autoptr(GPtrArray) variables = actant_variables_new (self->session, kind);

      self->values[kind] = g_ptr_array_new_with_free_func ((GDestroyNotify) actant_coded_values_free);
      for (guint i = 0; i < variables->len; i++)
        g_ptr_array_add (self->values[kind], actant_coded_values_new (variables->pdata[i], n_units,
                                                                      self->coders->len, self->empty_counts));
    }
  for (; n > 0 && self->n_read[kind] < n_units; n--, self->n_read[kind]++)
    {
      const ActantCodedUnits *units;
      guint unit = self->n_read[kind];

      while (starts[text + 1] <= unit)
        text++;
      units = actant_agreement_get_units (self, text, kind);
      for (guint coder = 0; coder < self->coders->len; coder++)
        for (guint i = 0; i < self->values[kind]->len; i++)
          actant_coded_values_set (self->values[kind]->pdata[i], unit, coder, self->session,
                                   actant_coded_units_get (units, unit - starts[text], coder));
    }

  return self->n_read[kind] < n_units;
}

/**
 * actant_agreement_read:
 * @agreement: coders' work that is matched
 *
 * Reads what was given to some units more. On the main context.
 *
 * Returns: the share that is read, 0 to 1
 */
double
actant_agreement_read (ActantAgreement *agreement)
{
  guint64 n_units = 0, n_read = 0;

  if (agreement->reading < G_N_ELEMENTS (kinds)
      && !read_some (agreement, kinds[agreement->reading], READ_AT_ONCE))
    agreement->reading++;
  if (agreement->reading == G_N_ELEMENTS (kinds))
    return 1;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      n_units += get_starts (agreement, kinds[i])[agreement->texts->len];
      n_read += agreement->n_read[kinds[i]];
    }

  return n_units > 0 ? 0.999 * n_read / n_units : 0;
}

/** Returns: (transfer none) (element-type ActantCodedValues): all variables of @kind */
GPtrArray *
actant_agreement_get_values (const ActantAgreement *agreement,
                             ActantKind             kind)
{
  ActantAgreement *own = (ActantAgreement *) agreement;   /* read when first asked for */

  if (agreement->values[kind] == NULL || agreement->n_read[kind] < get_starts (agreement, kind)[agreement->texts->len])
    read_some (own, kind, G_MAXUINT);

  return agreement->values[kind];
}

/** Returns: (transfer none) (nullable): the variable called @field */
const ActantCodedValues *
actant_agreement_find_values (const ActantAgreement *agreement,
                              ActantKind             kind,
                              const char            *field)
{
  GPtrArray *values;

  if (!actant_kind_has_segments (kind))
    return NULL;

  values = actant_agreement_get_values (agreement, kind);
  for (guint i = 0; i < values->len; i++)
    {
      const ActantCodedValues *found = values->pdata[i];

      if (strcmp (found->variable->name, field) == 0)
        return found;
    }

  return NULL;
}

/**
 * actant_agreement_get_extent:
 * @agreement: coders' work
 * @kind: of records
 * @text: number of a text, or %ACTANT_ALL_TEXTS
 * @first: (out): its first unit, among those of all texts
 *
 * Returns: how many units there are
 */
guint
actant_agreement_get_extent (const ActantAgreement *agreement,
                             ActantKind             kind,
                             guint                  text,
                             guint                 *first)
{
  const guint *starts = get_starts (agreement, kind);

  *first = text == ACTANT_ALL_TEXTS ? 0 : starts[text];

  return text == ACTANT_ALL_TEXTS ? starts[agreement->texts->len] : starts[text + 1] - starts[text];
}

/** Returns: where a unit is that is counted among those of all texts */
ActantAgreementUnit
actant_agreement_locate (const ActantAgreement *agreement,
                         ActantKind             kind,
                         guint                  unit)
{
  const guint *starts = get_starts (agreement, kind);
  guint low = 0, high = agreement->texts->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (starts[middle] <= unit)
        low = middle;
      else
        high = middle;
    }

  return (ActantAgreementUnit) { actant_agreement_get_text (agreement, low), kind, unit - starts[low] };
}

/* Overlapping and touching units of the same value become one; g_array_sort has put them in order. */
static void
flatten (GArray *units)
{
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    {
      ActantUnit *last = n > 0 ? &g_array_index (units, ActantUnit, n - 1) : NULL;
      ActantUnit unit = g_array_index (units, ActantUnit, i);

      if (last != NULL && last->category == unit.category && unit.start <= last->end)
        last->end = MAX (last->end, unit.end);
      else
        g_array_index (units, ActantUnit, n++) = unit;
    }
  g_array_set_size (units, n);
}

/**
 * actant_agreement_new_continuum:
 * @agreement: coders' work
 * @kind: mentions, codings or claims
 * @values: (nullable): what gives a unit its category; %NULL for one category
 * @text: number of a text
 * @coders: (array length=n_coders): who is compared
 * @n_coders: how many
 * @flat: whether a coder's units of the same category that touch are one
 * @used: (nullable) (element-type gint32): what each category from 1 on is among those of @values is
 *   appended here
 *
 * Each segment of a passage is a unit; what was left empty is a category, too.
 *
 * Returns: (transfer full) (nullable): what they marked, sorted; %NULL when the text cannot be read
 */
ActantContinuum *
actant_agreement_new_continuum (const ActantAgreement   *agreement,
                                ActantKind               kind,
                                const ActantCodedValues *values,
                                guint                    text,
                                const guint             *coders,
                                guint                    n_coders,
                                gboolean                 flat,
                                GArray                  *used)
{
  const ActantCodedUnits *units = actant_agreement_get_units (agreement, text, kind);
  g_autofree guint *categories = g_new0 (guint, values != NULL ? values->categories->len + 1 : 1);
  gint64 length = get_length (agreement, text);
  guint first, n_categories = 0;
  ActantContinuum *continuum;

  if (length == 0)
    return NULL;

  actant_agreement_get_extent (agreement, kind, text, &first);
  continuum = actant_continuum_new (length, n_coders);
  for (guint row = 0; row < actant_coded_units_get_n (units); row++)
    for (guint coder = 0; coder < n_coders; coder++)
      {
        const ActantRecord *record = actant_coded_units_get (units, row, coders[coder]);
        guint category = 1;

        if (record == NULL)
          continue;
        if (values != NULL)
          {
            gint32 given = actant_reliability_data_get (values->data, first + row, coders[coder]);
            guint *number = &categories[given + 1];

            if (*number == 0)
              {
                *number = ++n_categories;
                if (used != NULL)
                  g_array_append_val (used, given);
              }
            category = *number;
          }
        for (guint i = 0; i < actant_record_get_n_segments (record); i++)
          {
            gint64 start, end;

            actant_record_get_segment (record, i, &start, &end);
            actant_continuum_add (continuum, coder, start, end, category);
          }
      }
  actant_continuum_sort (continuum);
  for (guint coder = 0; flat && coder < n_coders; coder++)
    flatten (actant_continuum_get_units (continuum, coder));

  return continuum;
}
