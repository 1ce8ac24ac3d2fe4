/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of several coders along one text. */
#include "agreement/actant-continuum.h"

/**
 * actant_continuum_new:
 * @length: of the text, code points
 * @n_coders: how many coders
 *
 * Returns: (transfer full): a continuum without units
 */
ActantContinuum *
actant_continuum_new (gint64 length,
                      guint  n_coders)
{
  ActantContinuum *continuum = g_new0 (ActantContinuum, 1);

  continuum->length = length;
  continuum->coders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n_coders; i++)
    g_ptr_array_add (continuum->coders, g_array_new (FALSE, FALSE, sizeof (ActantUnit)));

  return continuum;
}

void
actant_continuum_free (ActantContinuum *continuum)
{
  g_ptr_array_unref (continuum->coders);
  g_free (continuum);
}

/** Adds a unit, cut to the text; one without length is left out. */
void
actant_continuum_add (ActantContinuum *continuum,
                      guint            coder,
                      gint64           start,
                      gint64           end,
                      guint            category)
{
  ActantUnit unit = { MAX (start, 0), MIN (end, continuum->length), category };

  g_return_if_fail (coder < continuum->coders->len && category != ACTANT_CATEGORY_GAP);

  if (unit.start >= unit.end)
    return;
  g_array_append_val (continuum->coders->pdata[coder], unit);
  continuum->n_categories = MAX (continuum->n_categories, category);
}

static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  const ActantUnit *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;

  return (x->category > y->category) - (x->category < y->category);
}

/** Brings the units into order; to be called when all are added. */
void
actant_continuum_sort (ActantContinuum *continuum)
{
  for (guint i = 0; i < continuum->coders->len; i++)
    g_array_sort (continuum->coders->pdata[i], compare_units);
}

/** Returns: (element-type ActantUnit): the units of @coder */
GArray *
actant_continuum_get_units (const ActantContinuum *continuum,
                            guint                  coder)
{
  return continuum->coders->pdata[coder];
}

/** Returns: how many units there are, of all coders */
guint
actant_continuum_count_units (const ActantContinuum *continuum)
{
  guint n = 0;

  for (guint i = 0; i < continuum->coders->len; i++)
    n += actant_continuum_get_units (continuum, i)->len;

  return n;
}

/** Whether no coder's units overlap. The units must be sorted. */
gboolean
actant_continuum_is_flat (const ActantContinuum *continuum)
{
  for (guint i = 0; i < continuum->coders->len; i++)
    {
      GArray *units = actant_continuum_get_units (continuum, i);

      for (guint j = 1; j < units->len; j++)
        if (g_array_index (units, ActantUnit, j).start < g_array_index (units, ActantUnit, j - 1).end)
          return FALSE;
    }

  return TRUE;
}
