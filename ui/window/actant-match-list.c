/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search found, as rows. */
#include "config.h"

#include "window/actant-match-list.h"

#include <glib/gi18n.h>

struct _ActantMatch
{
  GObject            parent_instance;

  char              *path;        /* of the text in the study; NULL: the open one */
  char              *heading;     /* what the text is called; NULL: a place in it */
  ActantTextRange    range;
  ActantTextContext  context;
  guint              paragraph;   /* from 1; 0 when not known */
};

G_DEFINE_FINAL_TYPE (ActantMatch, actant_match, G_TYPE_OBJECT)

struct _ActantMatchList
{
  GObject            parent_instance;

  /* Of the open text */
  ActantSourceText  *source;
  GArray            *matches;     /* of ActantTextRange; grows while it is searched */

  /* Of the study */
  ActantStudySearch *search;
  GArray            *rows;        /* of guint: the number of a hit, or HEADING | that of a text */
  guint              n_taken;     /* hits that have their rows */

  guint              n_items;     /* what was announced */
};

#define HEADING (1u << 31)

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ActantMatchList, actant_match_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Rows */

static void
actant_match_finalize (GObject *object)
{
  ActantMatch *self = ACTANT_MATCH (object);

  actant_text_context_clear (&self->context);
  g_free (self->path);
  g_free (self->heading);

  G_OBJECT_CLASS (actant_match_parent_class)->finalize (object);
}

static void
actant_match_class_init (ActantMatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_match_finalize;
}

static void
actant_match_init (ActantMatch *self)
{
}

/** Whether the row is a text, and not a place in one. */
gboolean
actant_match_is_heading (ActantMatch *self)
{
  return self->heading != NULL;
}

/** Returns: (nullable): the text's path in the study; %NULL for the open one */
const char *
actant_match_get_path (ActantMatch *self)
{
  return self->path;
}

/** The place, in code points of the text. */
const ActantTextRange *
actant_match_get_range (ActantMatch *self)
{
  return &self->range;
}

/** Returns: (transfer full): one line, the place in it bold */
char *
actant_match_dup_markup (ActantMatch *self)
{
  const char *words = self->context.words;
  g_autofree char *before = NULL, *place = NULL, *behind = NULL;

  if (self->heading != NULL)
    return g_markup_printf_escaped ("<b>%s</b>", self->heading);

  before = g_markup_escape_text (words, self->context.start);
  place = g_markup_escape_text (words + self->context.start,
                                self->context.end - self->context.start);
  behind = g_markup_escape_text (words + self->context.end, -1);
  return g_strdup_printf ("%s<b><u>%s</u></b>%s", before, place, behind);
}

/** Returns: (transfer full): one line without marks */
char *
actant_match_dup_words (ActantMatch *self)
{
  return g_strdup (self->heading != NULL ? self->heading : self->context.words);
}

/** Returns: (transfer full): where it is in the text; "" when that is not known */
char *
actant_match_dup_place (ActantMatch *self)
{
  if (self->heading != NULL)
    return g_strdup (self->path);

  /* translators: the number of a paragraph */
  return self->paragraph > 0 ? g_strdup_printf (_("¶ %u"), self->paragraph) : g_strdup ("");
}

/* The list */

static ActantMatch *
new_text_match (ActantMatchList *self,
                guint            position)
{
  ActantMatch *match = g_object_new (ACTANT_TYPE_MATCH, NULL);
  guint paragraph;
  gint64 start, end;

  match->range = g_array_index (self->matches, ActantTextRange, position);
  actant_text_context_init (&match->context, self->source, &match->range);
  actant_source_text_get_paragraph_at (self->source, match->range.start, &paragraph, &start, &end);
  match->paragraph = paragraph + 1;
  return match;
}

static ActantMatch *
new_study_match (ActantMatchList *self,
                 guint            row)
{
  ActantMatch *match = g_object_new (ACTANT_TYPE_MATCH, NULL);
  const ActantStudyHit *hit;
  const char *title;

  if (row & HEADING)
    {
      match->path = g_strdup (actant_study_search_get_text (self->search, row & ~HEADING, &title));
      match->heading = g_strdup (title);
      return match;
    }

  hit = actant_study_search_get_hit (self->search, row);
  match->path = g_strdup (actant_study_search_get_text (self->search, hit->text, NULL));
  match->range = hit->range;
  match->context = hit->context;
  match->context.words = g_strdup (hit->context.words);
  return match;
}

static GType
get_item_type (GListModel *model)
{
  return ACTANT_TYPE_MATCH;
}

static guint
get_n_items (GListModel *model)
{
  return ACTANT_MATCH_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  ActantMatchList *self = ACTANT_MATCH_LIST (model);

  if (position >= self->n_items)
    return NULL;
  if (self->search != NULL)
    return new_study_match (self, g_array_index (self->rows, guint, position));
  return new_text_match (self, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
announce (ActantMatchList *self,
          guint            n)
{
  guint old = self->n_items;

  self->n_items = n;
  if (n > old)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, n - old);
  else if (n < old)
    g_list_model_items_changed (G_LIST_MODEL (self), n, old - n, 0);
}

static void
clear (ActantMatchList *self)
{
  announce (self, 0);
  g_clear_pointer (&self->source, actant_source_text_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_object (&self->search);
  g_array_set_size (self->rows, 0);
  self->n_taken = 0;
}

/**
 * actant_match_list_show_text:
 * @self: a list
 * @source: (nullable): the open text
 * @matches: (nullable) (element-type ActantTextRange): places in it
 *
 * Shows the places; called again with the same array it shows what came since.
 */
void
actant_match_list_show_text (ActantMatchList  *self,
                             ActantSourceText *source,
                             GArray           *matches)
{
  g_return_if_fail (ACTANT_IS_MATCH_LIST (self));

  if (self->search != NULL || self->matches != matches || self->source != source)
    {
      clear (self);
      if (source == NULL || matches == NULL)
        return;
      self->source = actant_source_text_ref (source);
      self->matches = g_array_ref (matches);
    }
  if (matches != NULL)
    announce (self, matches->len);
}

/**
 * actant_match_list_show_study:
 * @self: a list
 * @search: in all texts
 *
 * Shows what it found, by text; called again it shows what came since.
 */
void
actant_match_list_show_study (ActantMatchList   *self,
                              ActantStudySearch *search)
{
  guint n = actant_study_search_get_n_hits (search);

  g_return_if_fail (ACTANT_IS_MATCH_LIST (self));

  if (self->search != search || n < self->n_taken)
    {
      clear (self);
      self->search = g_object_ref (search);
    }
  for (; self->n_taken < n; self->n_taken++)
    {
      guint text = actant_study_search_get_hit (search, self->n_taken)->text;
      guint heading = HEADING | text;

      if (self->n_taken == 0
          || actant_study_search_get_hit (search, self->n_taken - 1)->text != text)
        g_array_append_val (self->rows, heading);
      g_array_append_val (self->rows, self->n_taken);
    }
  announce (self, self->rows->len);
}

static void
actant_match_list_finalize (GObject *object)
{
  ActantMatchList *self = ACTANT_MATCH_LIST (object);

  g_clear_pointer (&self->source, actant_source_text_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_object (&self->search);
  g_array_unref (self->rows);

  G_OBJECT_CLASS (actant_match_list_parent_class)->finalize (object);
}

static void
actant_match_list_class_init (ActantMatchListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_match_list_finalize;
}

static void
actant_match_list_init (ActantMatchList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

/** Returns: (transfer full): an empty list */
ActantMatchList *
actant_match_list_new (void)
{
  return g_object_new (ACTANT_TYPE_MATCH_LIST, NULL);
}
