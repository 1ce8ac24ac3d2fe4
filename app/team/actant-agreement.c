/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several coders' work side by side, and the tables it gives. */
#include "config.h"

#include "team/actant-agreement.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char             *path;
  GPtrArray        *sets;                    /* of each coder, or NULL */
  ActantCodedUnits *units[ACTANT_N_KINDS];
} Text;

struct _ActantAgreement
{
  ActantSession *session;
  GPtrArray     *coders;         /* slugs */
  GPtrArray     *texts;          /* of Text */
  double         threshold;
  gboolean       empty_counts;
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
    g_clear_pointer (&text->units[i], actant_coded_units_free);
  g_ptr_array_unref (text->sets);
  g_free (text->path);
  g_free (text);
}

/* Reads what each coder has on the text; puts it together when asked for. */
static gboolean
add_text (ActantAgreement  *self,
          const char       *path,
          GError          **error)
{
  g_auto(GStrv) known = actant_session_list_coders (self->session, path);
  Text *text = g_new0 (Text, 1);

  text->path = g_strdup (path);
  text->sets = g_ptr_array_new_with_free_func (unref_set);
  g_ptr_array_add (self->texts, text);
  for (guint i = 0; i < self->coders->len; i++)
    {
      ActantAnnotationSet *set = NULL;

      if (g_strv_contains ((const char * const *) known, self->coders->pdata[i]))
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

void
actant_agreement_free (ActantAgreement *agreement)
{
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

/** Returns: (transfer none) (nullable): what @coder has on the text */
ActantAnnotationSet *
actant_agreement_get_set (const ActantAgreement *agreement,
                          guint                  text,
                          guint                  coder)
{
  return ((Text *) agreement->texts->pdata[text])->sets->pdata[coder];
}

/** Returns: (transfer none): which records of @kind are about the same, made when first asked for */
const ActantCodedUnits *
actant_agreement_get_units (const ActantAgreement *agreement,
                            guint                  text,
                            ActantKind             kind)
{
  Text *place = agreement->texts->pdata[text];

  if (place->units[kind] == NULL)
    place->units[kind] = actant_coded_units_new (place->sets, kind, agreement->threshold);

  return place->units[kind];
}

/* The categories of one table of values, by what the coders gave. */
typedef struct
{
  const ActantAgreement *agreement;
  const ActantVariable  *variable;
  ActantReliabilityData *data;
  GHashTable            *categories;   /* text → number + 1 */
  GHashTable            *members;      /* of sets, the same */
} Table;

/* Categories of ordinal enumerations are numbered in their order, also those that nobody used. */
static void
number_order (Table *table)
{
  const char * const *order = actant_variable_get_order (table->variable);

  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    g_hash_table_insert (table->categories, g_strdup (order[i]),
                         GUINT_TO_POINTER (g_hash_table_size (table->categories) + 1));
}

static guint
get_number (GHashTable *numbers,
            const char *text)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, text));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_strdup (text), GUINT_TO_POINTER (number));
    }

  return number - 1;
}

static gint32
find_set (Table     *table,
          GPtrArray *values)
{
  g_autofree guint32 *members = g_new (guint32, MAX (values->len, 1));

  for (guint i = 0; i < values->len; i++)
    members[i] = get_number (table->members, values->pdata[i]);

  return actant_reliability_data_add_set (table->data, members, values->len);
}

/* The category of what the coder gave the record; missing where there is none. */
static gint32
find_category (Table              *table,
               const ActantRecord *record)
{
  g_autoptr(GPtrArray) values = NULL;
  char *end = NULL;
  double number;

  if (record == NULL)
    return ACTANT_VALUE_MISSING;
  values = actant_variable_dup_values (table->variable, table->agreement->session, record);
  if (values->len == 0 && (!table->agreement->empty_counts
                           || table->variable->scale == ACTANT_SCALE_INTERVAL
                           || table->variable->scale == ACTANT_SCALE_RATIO
                           || table->variable->scale == ACTANT_SCALE_ORDINAL))
    return ACTANT_VALUE_MISSING;

  switch (table->variable->scale)
    {
    case ACTANT_SCALE_SET:
      return find_set (table, values);

    case ACTANT_SCALE_INTERVAL:
    case ACTANT_SCALE_RATIO:
      number = g_ascii_strtod (values->pdata[0], &end);
      return end != values->pdata[0] && *end == '\0'
             ? actant_reliability_data_add_number (table->data, number) : ACTANT_VALUE_MISSING;

    case ACTANT_SCALE_NOMINAL:
    case ACTANT_SCALE_ORDINAL:
    default:
      return get_number (table->categories, values->len > 0 ? values->pdata[0] : "");
    }
}

static guint
count_rows (const ActantAgreement *self,
            ActantKind             kind,
            guint                  text)
{
  guint n = 0;

  for (guint i = 0; i < self->texts->len; i++)
    if (text == ACTANT_ALL_TEXTS || text == i)
      n += actant_coded_units_get_n (actant_agreement_get_units (self, i, kind));

  return n;
}

/**
 * actant_agreement_new_data:
 * @agreement: coders' work
 * @variable: what is compared
 * @text: number of a text, or %ACTANT_ALL_TEXTS
 * @coders: (array length=n_coders): who is compared
 * @n_coders: how many
 *
 * Returns: (transfer full): units × coders
 */
ActantReliabilityData *
actant_agreement_new_data (const ActantAgreement *agreement,
                           const ActantVariable  *variable,
                           guint                  text,
                           const guint           *coders,
                           guint                  n_coders)
{
  Table table = { agreement, variable };
  guint unit = 0;

  table.data = actant_reliability_data_new (variable->scale, count_rows (agreement, variable->kind, text),
                                            n_coders);
  table.categories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table.members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  number_order (&table);
  for (guint i = 0; i < agreement->texts->len; i++)
    {
      const ActantCodedUnits *units;

      if (text != ACTANT_ALL_TEXTS && text != i)
        continue;
      units = actant_agreement_get_units (agreement, i, variable->kind);
      for (guint row = 0; row < actant_coded_units_get_n (units); row++, unit++)
        for (guint coder = 0; coder < n_coders; coder++)
          actant_reliability_data_set (table.data, unit, coder,
                                       find_category (&table, actant_coded_units_get (units, row, coders[coder])));
    }
  g_hash_table_unref (table.categories);
  g_hash_table_unref (table.members);

  return table.data;
}

static int
compare_disagreements (gconstpointer a,
                       gconstpointer b)
{
  const ActantDisagreement *x = a, *y = b;

  return (x->weight < y->weight) - (x->weight > y->weight);
}

/**
 * actant_agreement_list_disagreements:
 * @agreement: coders' work
 * @variable: what is compared
 * @text: number of a text, or %ACTANT_ALL_TEXTS
 * @coders: (array length=n_coders): who is compared
 * @n_coders: how many
 *
 * Returns: (transfer full) (element-type ActantDisagreement): the units in which two coders gave
 *   different values: the most disputed first, then in the order of the texts
 */
GArray *
actant_agreement_list_disagreements (const ActantAgreement *agreement,
                                     const ActantVariable  *variable,
                                     guint                  text,
                                     const guint           *coders,
                                     guint                  n_coders)
{
  g_autoptr(ActantReliabilityData) data = actant_agreement_new_data (agreement, variable, text, coders, n_coders);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (ActantDisagreement));
  guint unit = 0;

  for (guint i = 0; i < agreement->texts->len; i++)
    {
      guint n_rows = text == ACTANT_ALL_TEXTS || text == i
                     ? actant_coded_units_get_n (actant_agreement_get_units (agreement, i, variable->kind)) : 0;

      for (guint row = 0; row < n_rows; row++, unit++)
        {
          ActantDisagreement disagreement = { actant_agreement_get_text (agreement, i), variable->kind, row, 0 };

          for (guint a = 0; a < n_coders; a++)
            for (guint b = a + 1; b < n_coders; b++)
              {
                gint32 x = actant_reliability_data_get (data, unit, a);
                gint32 y = actant_reliability_data_get (data, unit, b);

                disagreement.weight += x != y && x != ACTANT_VALUE_MISSING && y != ACTANT_VALUE_MISSING;
              }
          if (disagreement.weight > 0)
            g_array_append_val (list, disagreement);
        }
    }
  g_array_sort (list, compare_disagreements);

  return list;
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
 * @variable: (nullable): what gives a unit its category; %NULL for one category
 * @text: number of a text
 * @coders: (array length=n_coders): who is compared
 * @n_coders: how many
 * @flat: whether a coder's units of the same category that touch are one
 *
 * Each segment of a passage is a unit.
 *
 * Returns: (transfer full) (nullable): what they marked, sorted; %NULL when the text cannot be read
 */
ActantContinuum *
actant_agreement_new_continuum (const ActantAgreement *agreement,
                                ActantKind             kind,
                                const ActantVariable  *variable,
                                guint                  text,
                                const guint           *coders,
                                guint                  n_coders,
                                gboolean               flat)
{
  ActantSourceText *source = actant_session_load_text (agreement->session,
                                                       actant_agreement_get_text (agreement, text), NULL);
  const ActantCodedUnits *units = actant_agreement_get_units (agreement, text, kind);
  g_autoptr(GHashTable) categories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ActantContinuum *continuum;

  if (source == NULL)
    return NULL;

  continuum = actant_continuum_new (actant_source_text_get_length (source), n_coders);
  for (guint row = 0; row < actant_coded_units_get_n (units); row++)
    for (guint coder = 0; coder < n_coders; coder++)
      {
        const ActantRecord *record = actant_coded_units_get (units, row, coders[coder]);
        guint category = 1;

        if (record == NULL)
          continue;
        if (variable != NULL)
          {
            g_autofree char *words = actant_variable_dup_words (variable, agreement->session, record);

            category = get_number (categories, words) + 1;
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
