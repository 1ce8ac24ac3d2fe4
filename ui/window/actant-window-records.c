/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window can do with records: to go from one to the next, and to change them. */
#include "config.h"

#include "window/actant-window-private.h"

#include "language/actant-uncovered.h"
#include "memo/actant-answers.h"
#include "memo/actant-memo-page.h"
#include "session/actant-side-reviews.h"

#include <glib/gi18n.h>

/* Of the palette: its frame and arrow, and some offers. */
#define PALETTE_MARGIN 90

/* The kinds that mark passages. */
static const ActantKind passage_kinds[] = {
  ACTANT_KIND_CLAIM, ACTANT_KIND_MENTION, ACTANT_KIND_CODING,
};

/* By place in the text; those at one place by length, the longer first, then by id. */
static int
compare_places (const ActantRecord *a,
                const ActantRecord *b)
{
  gint64 a_start = actant_record_get_start (a), b_start = actant_record_get_start (b);
  gint64 a_end = actant_record_get_end (a), b_end = actant_record_get_end (b);

  if (a_start != b_start)
    return a_start < b_start ? -1 : 1;
  if (a_end != b_end)
    return a_end > b_end ? -1 : 1;

  return g_strcmp0 (actant_record_get_id (a), actant_record_get_id (b));
}

static gboolean
is_drawn (ActantCollection   *records,
          const ActantRecord *record)
{
  return actant_record_get_start (record) >= 0
         && actant_collection_is_placed (records, actant_record_get_id (record));
}

/* Whether @record lies beyond @from, or beyond the caret when there is none, in the direction. */
static gboolean
lies_beyond (const ActantRecord *record,
             const ActantRecord *from,
             gint64              caret,
             gboolean            forward)
{
  int order;

  if (from != NULL)
    order = compare_places (record, from);
  else
    order = actant_record_get_start (record) >= caret ? 1 : -1;

  return forward ? order > 0 : order < 0;
}

/* The nearest shown passage after or before the selected one. */
static const ActantRecord *
find_next (ActantWindow *self,
           gboolean      forward)
{
  ActantCollection *records = actant_workspace_get_records (self->workspace);
  const ActantRecord *from = actant_workspace_get_selected (self->workspace);
  ActantQueryFilter *filter = actant_workspace_get_filter (self->workspace);
  gint64 caret = actant_workspace_get_caret (self->workspace);
  const ActantRecord *best = NULL;

  if (records == NULL)
    return NULL;
  if (from != NULL && actant_record_get_start (from) < 0)
    from = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (passage_kinds); k++)
    {
      guint n = actant_collection_get_n (records, passage_kinds[k]);

      for (guint i = 0; i < n; i++)
        {
          const ActantRecord *record = actant_collection_get (records, passage_kinds[k], i);

          if (!is_drawn (records, record) || !lies_beyond (record, from, caret, forward))
            continue;
          if ((best == NULL || (compare_places (record, best) < 0) == forward)
              && actant_query_filter_shows (filter, record))
            best = record;
        }
    }

  return best;
}

static void
step (ActantWindow *self,
      gboolean      forward)
{
  const ActantRecord *record = find_next (self, forward);

  if (record == NULL)
    {
      actant_workspace_toast (self->workspace,
                              forward ? _("No passage after this one")
                                      : _("No passage before this one"), FALSE);
      return;
    }

  actant_workspace_select (self->workspace, actant_record_get_id (record));
  actant_workspace_reveal (self->workspace, actant_record_get_id (record));
}

static void
next_record_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  step (ACTANT_WINDOW (widget), TRUE);
}

static void
previous_record_action (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  step (ACTANT_WINDOW (widget), FALSE);
}

static void
delete_record_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  actant_tagging_delete_selected (ACTANT_WINDOW (widget)->workspace);
}

static void
edit_record_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  g_autofree char *id = g_strdup (actant_workspace_get_selected_id (self->workspace));

  if (id != NULL)
    actant_workspace_edit (self->workspace, id);
}

/* Has the text make room for the palette and some offers below @area, unless it fits above. */
static void
make_room (ActantWindow *self,
           GtkPopover   *popover,
           GdkRectangle *area)
{
  GtkWidget *child = gtk_popover_get_child (popover);
  double y;
  int width, height, above, below;

  /* What is hidden has no size, but what is in it has. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  height += PALETTE_MARGIN;
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self->pane), GTK_WIDGET (self),
                                         0, area->y, NULL, &y))
    return;

  above = y;
  below = gtk_widget_get_height (GTK_WIDGET (self)) - above - area->height;
  if (height > above && height > below)
    area->y -= actant_document_pane_scroll_by (self->pane, MIN (height - below, area->y));
}

/* Where a pop-over belongs: beside what is selected, else beside the caret. */
void
_actant_window_find_area (ActantWindow *self,
                          GtkPopover   *popover,
                          GdkRectangle *area)
{
  gint64 start, end;

  *area = (GdkRectangle) { gtk_widget_get_width (GTK_WIDGET (self->pane)) / 2, 1, 1, 1 };
  if (!actant_workspace_get_range (self->workspace, &start, &end))
    start = end = actant_workspace_get_caret (self->workspace);
  if (!actant_document_pane_get_range_area (self->pane, start, end, area))
    actant_document_pane_scroll_to (self->pane, start);
  else
    make_room (self, popover, area);
}

static void
open_palette (ActantWindow      *self,
              ActantPaletteMode  mode)
{
  GdkRectangle area;

  _actant_window_find_area (self, GTK_POPOVER (self->palette), &area);
  actant_tag_palette_open (self->palette, mode, &area);
}

static void
tag_claim_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  open_palette (ACTANT_WINDOW (widget), ACTANT_PALETTE_CLAIM);
}

static void
tag_actor_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  open_palette (ACTANT_WINDOW (widget), ACTANT_PALETTE_ACTOR);
}

static void
tag_code_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  open_palette (ACTANT_WINDOW (widget), ACTANT_PALETTE_CODE);
}

static void
add_to_passage_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  actant_tagging_add_to_passage (ACTANT_WINDOW (widget)->workspace);
}

static void
remove_from_passage_action (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  actant_tagging_remove_from_passage (ACTANT_WINDOW (widget)->workspace);
}

static void
split_claim_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  actant_tagging_split_claim (ACTANT_WINDOW (widget)->workspace);
}

static void
duplicate_claim_action (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  actant_tagging_duplicate_claim (ACTANT_WINDOW (widget)->workspace);
}

static void
place_again_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  actant_tagging_place_again (ACTANT_WINDOW (widget)->workspace);
}

/* Selects the next clause that no claim covers; from the end of the text, on from its beginning. */
static void
next_uncovered_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  ActantSourceText *source = actant_workspace_get_source (self->workspace);
  const ActantFurniture *furniture =
    actant_session_get_furniture (actant_workspace_get_session (self->workspace),
                                  actant_workspace_get_text_path (self->workspace));
  ActantTextRange span;
  gint64 start, end;

  if (!actant_workspace_get_range (self->workspace, &start, &end))
    end = actant_workspace_get_caret (self->workspace);
  if (!actant_uncovered_find (set, source, furniture, end, &span)
      && !actant_uncovered_find (set, source, furniture, 0, &span))
    {
      actant_workspace_toast (self->workspace, _("Claims cover every clause of this text"), FALSE);
      return;
    }

  actant_document_pane_select_range (self->pane, span.start, span.end);
  actant_document_pane_scroll_to (self->pane, span.start);
}

/* Where the selected passage stands in the middle of the window, else below its top. */
static void
get_selected_area (ActantWindow *self,
                   GdkRectangle *area)
{
  const ActantRecord *record = actant_workspace_get_selected (self->workspace);
  double x, y;

  *area = (GdkRectangle) { gtk_widget_get_width (self->pane_slot) / 2, 60, 1, 1 };
  if (record != NULL && actant_record_get_start (record) >= 0
      && gtk_widget_get_mapped (GTK_WIDGET (self->pane))
      && actant_document_pane_get_range_area (self->pane, actant_record_get_start (record),
                                              actant_record_get_end (record), area)
      && gtk_widget_translate_coordinates (GTK_WIDGET (self->pane), self->pane_slot, area->x, area->y,
                                           &x, &y))
    {
      area->x = x;
      area->y = y;
    }
}

static void
place_in_scenario_action (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  GdkRectangle area;

  get_selected_area (self, &area);
  actant_place_popover_open (ACTANT_PLACE_POPOVER (self->place_popover), &area);
}

/* Shows the page of memos. */
static ActantMemoPage *
show_memos (ActantWindow *self)
{
  actant_workspace_show_page (self->workspace, "memos");
  return ACTANT_MEMO_PAGE (gtk_stack_get_child_by_name (self->pane_stack, "memos"));
}

/* On the selected record; on nothing when none is. */
static void
add_memo_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  g_autofree char *id = g_strdup (actant_workspace_get_selected_id (self->workspace));

  if (actant_window_get_session (self) != NULL)
    actant_memo_page_add (show_memos (self), id);
}

/* Answers a decision: the path of its text and its id are given. */
static void
answer_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  const char *text, *review;
  g_autofree char *id = NULL;

  g_variant_get (parameter, "(&s&s)", &text, &review);
  id = actant_answers_write (self->workspace, text, review);
  if (id != NULL)
    actant_memo_page_open (show_memos (self), id, TRUE);
}

/* Answers what was decided last on the selected record. */
static void
answer_decision_action (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  const char *selected = actant_workspace_get_selected_id (self->workspace);
  g_autoptr(GArray) reviews = NULL;

  if (selected != NULL)
    reviews = actant_side_by_side_list_reviews (actant_workspace_get_side (self->workspace),
                                                selected);
  if (reviews == NULL || reviews->len == 0)
    {
      actant_workspace_toast (self->workspace,
                              selected != NULL ? _("Nobody has decided on this record")
                                               : _("Select a record first"), FALSE);
      return;
    }
  gtk_widget_activate_action (widget, "win.answer", "(ss)",
                              actant_workspace_get_text_path (self->workspace),
                              actant_record_get_id (g_array_index (reviews, ActantSideReview,
                                                                   reviews->len - 1).review));
}

/* The memo whose id is given. */
static void
show_memo_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  actant_memo_page_open (show_memos (ACTANT_WINDOW (widget)),
                         g_variant_get_string (parameter, NULL), FALSE);
}

void
_actant_window_class_install_record_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                  *name;
    GtkWidgetActionActivateFunc  activate;
  } actions[] = {
    { "win.next-record", next_record_action },
    { "win.previous-record", previous_record_action },
    { "win.edit-record", edit_record_action },
    { "win.delete-record", delete_record_action },
    { "win.add-memo", add_memo_action },
    { "win.answer-decision", answer_decision_action },
    { "win.tag-claim", tag_claim_action },
    { "win.tag-actor", tag_actor_action },
    { "win.tag-code", tag_code_action },
    { "win.add-to-passage", add_to_passage_action },
    { "win.remove-from-passage", remove_from_passage_action },
    { "win.split-claim", split_claim_action },
    { "win.duplicate-claim", duplicate_claim_action },
    { "win.place-again", place_again_action },
    { "win.next-uncovered", next_uncovered_action },
    { "win.place-in-scenario", place_in_scenario_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_action (widget_class, "win.show-memo", "s", show_memo_action);
  gtk_widget_class_install_action (widget_class, "win.answer", "(ss)", answer_action);
}

/* What lacks a selection or a writable file says so when it is asked for: a key that does
 * nothing teaches nothing. */
void
_actant_window_update_record_actions (ActantWindow *self)
{
  static const char *of_text[] = {
    "win.next-record", "win.previous-record", "win.tag-claim", "win.tag-actor", "win.tag-code",
    "win.add-to-passage", "win.remove-from-passage", "win.use-selection", "win.use-as",
    "win.relate", "win.split-claim", "win.duplicate-claim",
    "win.place-again", "win.place-in-scenario", "win.next-uncovered",
  };
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  gboolean selected = actant_workspace_get_selected_id (self->workspace) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_text); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_text[i], set != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-memo",
                                 actant_window_get_session (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit-record", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete-record", selected);
}
