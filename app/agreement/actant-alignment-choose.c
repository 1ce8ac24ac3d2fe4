/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an alignment of three coders or more: an integer programme, by GLPK, for each group of
 * units that rows hold together. */
#include "config.h"

#include "agreement/actant-alignment-private.h"

#include <glib/gi18n.h>
#include <glpk.h>
#include <stdlib.h>

/* Rows that hang together, more of which GLPK may not be through with in minutes: 15 units of each of four
 * coders on one place, or 35 of three. */
#define MAX_MEMBERS 50000

typedef struct
{
  const ActantRows *rows;
  guint             n_units;
  guint            *first;    /* number of each coder's first unit among all */
  guint            *group;    /* of each unit: a unit of the same one */
} Groups;

static guint
find_group (Groups *groups,
            guint   unit)
{
  while (groups->group[unit] != unit)
    {
      groups->group[unit] = groups->group[groups->group[unit]];
      unit = groups->group[unit];
    }

  return unit;
}

/* The number among all units of what @coder has in @row, or ACTANT_NO_UNIT. */
static guint
get_number (const Groups *groups,
            guint         row,
            guint         coder)
{
  guint unit = g_array_index (groups->rows->units, guint, row * groups->rows->n_coders + coder);

  return unit != ACTANT_NO_UNIT ? groups->first[coder] + unit : ACTANT_NO_UNIT;
}

static guint
find_row_group (Groups *groups,
                guint   row)
{
  for (guint coder = 0; coder < groups->rows->n_coders; coder++)
    if (get_number (groups, row, coder) != ACTANT_NO_UNIT)
      return find_group (groups, get_number (groups, row, coder));

  return 0;
}

/* Units that some row holds together can only be decided on together. */
static void
find_groups (Groups                *groups,
             const ActantContinuum *continuum)
{
  guint n = groups->rows->n_coders;

  groups->first = g_new (guint, n);
  for (guint coder = 0; coder < n; coder++)
    {
      groups->first[coder] = groups->n_units;
      groups->n_units += actant_continuum_get_units (continuum, coder)->len;
    }
  groups->group = g_new (guint, MAX (groups->n_units, 1));
  for (guint i = 0; i < groups->n_units; i++)
    groups->group[i] = i;
  for (guint row = 0; row < groups->rows->disorders->len; row++)
    for (guint coder = 0, group = find_row_group (groups, row); coder < n; coder++)
      if (get_number (groups, row, coder) != ACTANT_NO_UNIT)
        groups->group[find_group (groups, get_number (groups, row, coder))] = find_group (groups, group);
}

static double
get_gain (const Groups *groups,
          guint         row,
          double        alone)
{
  guint n_units = 0;

  for (guint coder = 0; coder < groups->rows->n_coders; coder++)
    n_units += get_number (groups, row, coder) != ACTANT_NO_UNIT;

  return n_units * alone - g_array_index (groups->rows->disorders, double, row);
}

/* Each unit in one row at most, the gain over units alone as great as can be. */
static glp_prob *
new_problem (const Groups *groups,
             const guint  *members,
             guint         n_members,
             double        alone)
{
  glp_prob *problem = glp_create_prob ();
  g_autoptr(GHashTable) lines = g_hash_table_new (NULL, NULL);
  g_autofree int *places = g_new (int, groups->rows->n_coders + 1);
  g_autofree double *ones = g_new (double, groups->rows->n_coders + 1);

  glp_set_obj_dir (problem, GLP_MAX);
  glp_add_cols (problem, n_members);
  for (guint i = 0; i < n_members; i++)
    {
      int n = 0;

      glp_set_col_kind (problem, i + 1, GLP_BV);
      glp_set_obj_coef (problem, i + 1, get_gain (groups, members[i], alone));
      for (guint coder = 0; coder < groups->rows->n_coders; coder++)
        {
          guint unit = get_number (groups, members[i], coder);
          int line;

          if (unit == ACTANT_NO_UNIT)
            continue;
          line = GPOINTER_TO_INT (g_hash_table_lookup (lines, GUINT_TO_POINTER (unit + 1)));
          if (line == 0)
            {
              line = glp_add_rows (problem, 1);
              glp_set_row_bnds (problem, line, GLP_UP, 0, 1);
              g_hash_table_insert (lines, GUINT_TO_POINTER (unit + 1), GINT_TO_POINTER (line));
            }
          places[++n] = line;
          ones[n] = 1;
        }
      glp_set_mat_col (problem, i + 1, n, places, ones);
    }

  return problem;
}

static void
stop_cb (glp_tree *tree,
         void     *cancellable)
{
  if (g_cancellable_is_cancelled (cancellable))
    glp_ios_terminate (tree);
}

static gboolean
solve (const Groups  *groups,
       const guint   *members,
       guint          n_members,
       double         alone,
       GCancellable  *cancellable,
       GArray        *chosen,
       GError       **error)
{
  glp_prob *problem;
  glp_iocp control;
  int result;

  if (n_members == 1)
    {
      g_array_append_val (chosen, members[0]);
      return TRUE;
    }
  if (n_members > MAX_MEMBERS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("so many units overlap that they cannot be aligned among %u coders; compare "
                     "two coders at a time"), groups->rows->n_coders);
      return FALSE;
    }

  problem = new_problem (groups, members, n_members, alone);
  glp_init_iocp (&control);
  control.msg_lev = GLP_MSG_OFF;
  control.presolve = GLP_ON;
  control.cb_func = stop_cb;
  control.cb_info = cancellable;
  result = glp_intopt (problem, &control);
  for (guint i = 0; result == 0 && i < n_members; i++)
    if (glp_mip_col_val (problem, i + 1) > 0.5)
      g_array_append_val (chosen, members[i]);
  glp_delete_prob (problem);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (result != 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("the units could not be aligned (GLPK reports %d); compare two coders at a time"), result);

  return result == 0;
}

typedef struct
{
  guint group;
  guint row;
} Member;

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const Member *x = a, *y = b;

  return x->group != y->group ? (x->group > y->group) - (x->group < y->group)
                              : (x->row > y->row) - (x->row < y->row);
}

/* Solves the groups one after the other. */
static gboolean
solve_groups (Groups        *groups,
              double         alone,
              GCancellable  *cancellable,
              GArray        *chosen,
              GError       **error)
{
  guint n = groups->rows->disorders->len;
  g_autofree Member *members = g_new (Member, MAX (n, 1));
  g_autofree guint *numbers = g_new (guint, MAX (n, 1));
  guint first = 0;

  for (guint row = 0; row < n; row++)
    members[row] = (Member) { find_row_group (groups, row), row };
  qsort (members, n, sizeof *members, compare_members);
  for (guint i = 0; i < n; i++)
    numbers[i] = members[i].row;

  for (guint i = 1; i <= n; i++)
    if (i == n || members[i].group != members[first].group)
      {
        if (!solve (groups, numbers + first, i - first, alone, cancellable, chosen, error))
          return FALSE;
        first = i;
      }

  return TRUE;
}

/**
 * _actant_alignment_choose:
 * @continuum: the units
 * @rows: rows worth having
 * @alone: what a unit alone costs
 * @cancellable: (nullable): to stop it
 * @chosen: (element-type guint): where the numbers of the best rows are added
 * @error: return location for a #GIOError
 *
 * Returns: whether they were found
 */
gboolean
_actant_alignment_choose (const ActantContinuum  *continuum,
                          const ActantRows       *rows,
                          double                  alone,
                          GCancellable           *cancellable,
                          GArray                 *chosen,
                          GError                **error)
{
  Groups groups = { rows, 0, NULL, NULL };
  gboolean solved;

  find_groups (&groups, continuum);
  glp_term_out (GLP_OFF);
  solved = solve_groups (&groups, alone, cancellable, chosen, error);
  glp_free_env ();
  g_free (groups.first);
  g_free (groups.group);

  return solved;
}
