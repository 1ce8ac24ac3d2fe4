/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of memos: rows, and the keys that mean something in it. */
#include "config.h"

#include "memo/actant-memo-page-private.h"

#include "memo/actant-memo-row.h"
#include "memo/actant-memos.h"
#include "study/actant-page-parts.h"
#include "team/actant-verdict.h"

#include <glib/gi18n.h>
#include <string.h>

/* A reply to a reply … : more than these are a circle. */
#define MAX_DEPTH 32

/** Returns: (transfer full): its title, else its first line */
char *
_actant_memo_page_dup_title (const ActantRecord *memo)
{
  const char *title = actant_record_get_text (memo, "title");
  const char *text = actant_record_get_text (memo, "text");

  if (title != NULL)
    return g_strdup (title);
  if (text != NULL)
    return g_strndup (text, strcspn (text, "\n"));

  return g_strdup (_("Untitled memo"));
}

static char *
dup_choice (const ActantRecord *memo,
            const char         *field)
{
  const ActantTable *table = actant_kind_get_info (ACTANT_KIND_MEMO)->table;
  const char *value = actant_record_get_text (memo, field);
  const ActantChoice *choice =
    value != NULL ? actant_field_type_find_choice (actant_table_get (table, field)->type, value)
                  : NULL;

  return g_strdup (choice != NULL ? _(choice->label) : value);
}

/* Whose annotations the memo is among; NULL for the study's own. */
static char *
dup_coder (ActantMemoPage *self,
           const char     *text,
           const char     *id)
{
  ActantSession *session = _actant_memo_page_get_session (self);
  g_auto(GStrv) coders = text != NULL ? actant_session_list_coders (session, text) : NULL;

  for (guint i = 0; coders != NULL && coders[i] != NULL; i++)
    {
      ActantAnnotationSet *set = actant_session_get_set (session, text, coders[i], NULL);

      if (set != NULL && actant_collection_lookup_live (actant_annotation_set_get_records (set),
                                                        ACTANT_KIND_MEMO, id) != NULL)
        return g_strdup (coders[i]);
    }

  return NULL;
}

static void
add_part (GString    *line,
          const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

/* What it is on; of a decision, what that was and what it is about. */
static char *
dup_about (ActantSession *session,
           const char    *target)
{
  const ActantRecord *review = actant_session_lookup (session, ACTANT_KIND_REVIEW, target);
  const ActantValue *ids = review != NULL ? actant_record_get (review, "targets") : NULL;
  const char *first = ids != NULL && actant_value_get_n_items (ids) > 0
                      ? actant_value_get_text (actant_value_get_item (ids, 0)) : NULL;
  g_autofree char *name = actant_session_dup_name (session, first != NULL ? first : target);

  if (first != NULL)
    /* Translators: a decision, and what it is about: “Rejected: “North Korea tests a missile”” */
    return g_strdup_printf (_("%s: “%s”"), actant_verdict_read_words (review), name);

  return g_strdup_printf (_("on “%s”"), name);
}

/** Returns: (transfer full): "Question · Open · mina · 2026-11-23 · on “…”" */
char *
_actant_memo_page_dup_line (ActantMemoPage     *self,
                            const ActantRecord *memo,
                            const char         *text)
{
  GString *line = g_string_new (NULL);
  g_autofree char *type = dup_choice (memo, "type");
  g_autofree char *coder = dup_coder (self, text, actant_record_get_id (memo));
  const char *created = actant_record_get_text (memo, "created");
  const char *target = actant_record_get_text (memo, "target");
  g_autofree char *day = created != NULL ? g_strndup (created, strlen ("2026-11-23")) : NULL;

  add_part (line, type);
  add_part (line, actant_memos_is_settled (memo) ? _("Settled") : _("Open"));
  add_part (line, coder);
  add_part (line, day);
  if (target != NULL)
    {
      g_autofree char *about = dup_about (_actant_memo_page_get_session (self), target);

      add_part (line, about);
    }

  return g_string_free (line, FALSE);
}

/* How many memos it is a reply below. */
static guint
get_depth (ActantMemoPage     *self,
           const ActantRecord *memo)
{
  guint depth = 0;

  while (memo != NULL && depth < MAX_DEPTH)
    {
      memo = actant_record_table_lookup (self->records, actant_record_get_text (memo, "reply_to"),
                                         NULL);
      depth += memo != NULL;
    }

  return depth;
}

static void
update_row (ActantMemoPage *self,
            GtkListItem    *item)
{
  ActantRecordItem *row = gtk_list_item_get_item (item);
  const ActantRecord *memo = row != NULL ? actant_record_item_get_record (row) : NULL;
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;
  g_autofree char *label = NULL;
  const char *text;

  if (memo == NULL || _actant_memo_page_get_session (self) == NULL)
    return;

  actant_record_table_lookup (self->records, actant_record_get_id (memo), &text);
  title = _actant_memo_page_dup_title (memo);
  line = _actant_memo_page_dup_line (self, memo, text);
  actant_memo_row_show (child, title, line, get_depth (self, memo), actant_memos_is_settled (memo));
  label = g_strdup_printf ("%s, %s", title, line);
  if (gtk_widget_get_parent (child) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (child)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/** Shows the rows as their memos and names are now. */
void
_actant_memo_page_update_rows (ActantMemoPage *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    update_row (self, item);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          ActantMemoPage           *self)
{
  gtk_list_item_set_child (item, actant_memo_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         ActantMemoPage           *self)
{
  g_hash_table_add (self->rows, item);
  update_row (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           ActantMemoPage           *self)
{
  g_hash_table_remove (self->rows, item);
}

/* Keys of the list; Enter is the list's own. */
static gboolean
key_pressed_cb (ActantMemoPage  *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || _actant_memo_page_get_memo (self, NULL) == NULL)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_F2:
      actant_memo_page_open (self, actant_memo_page_get_selected (self), TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      _actant_memo_page_delete (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_r:
      _actant_memo_page_reply (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_s:
      _actant_memo_page_toggle (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/** Returns: (transfer floating): the list */
GtkWidget *
_actant_memo_page_build_list (ActantMemoPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list = gtk_list_view_new (NULL, factory);
  gtk_widget_add_css_class (self->list, "memo-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Memos"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (_actant_memo_page_go_to_target),
                            self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);
  actant_page_leave_by_tab (self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);

  return scroller;
}
