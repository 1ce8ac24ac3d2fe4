/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the coders are. */
#include "config.h"

#include "review/actant-review-progress.h"

#include "actant-page-layout.h"
#include "review/actant-round-dialog.h"
#include "session/actant-rounds.h"
#include "store/actant-study-folder.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ActantReviewProgress
{
  GtkWidget        parent_instance;

  ActantWorkspace *workspace;   /* owned */
  GtkStringList   *texts;       /* owned */
  char           **coders;
  GHashTable      *cells;       /* bound GtkListItems and the factories that made them, borrowed */
  GtkWidget       *box;
  GtkWidget       *scroller;
  GtkWidget       *view;
};

G_DEFINE_FINAL_TYPE (ActantReviewProgress, actant_review_progress, GTK_TYPE_WIDGET)

static ActantSession *
get_session (ActantReviewProgress *self)
{
  return actant_workspace_get_session (self->workspace);
}

/* What is known of the coder's file without reading it; the number of claims where it was read. */
static char *
dup_words (ActantReviewProgress *self,
           const char           *text,
           const char           *coder)
{
  ActantSession *session = get_session (self);
  ActantProgress progress = actant_session_get_progress (session, text, coder);
  g_auto(GStrv) visible = actant_session_list_coders (session, text);
  ActantAnnotationSet *set = NULL;
  guint n;

  if (progress == ACTANT_PROGRESS_NONE)
    return g_strdup ("–");
  if (g_strv_contains ((const char * const *) visible, coder))
    set = actant_session_get_set (session, text, coder, NULL);
  if (set == NULL)
    return g_strdup (progress == ACTANT_PROGRESS_FINISHED ? _("✓ finished") : _("begun, hidden"));

  n = actant_collection_get_n (actant_annotation_set_get_records (set), ACTANT_KIND_CLAIM);
  return g_strdup_printf (progress == ACTANT_PROGRESS_FINISHED
                          ? ngettext ("✓ finished, %u claim", "✓ finished, %u claims", n)
                          : ngettext ("begun, %u claim", "begun, %u claims", n), n);
}

static const char *
get_text (GtkListItem *item)
{
  GtkStringObject *object = gtk_list_item_get_item (item);

  return object != NULL ? gtk_string_object_get_string (object) : NULL;
}

static void
switch_cb (GtkCheckButton       *button,
           ActantReviewProgress *self)
{
  const char *text = g_object_get_data (G_OBJECT (button), "text");
  gboolean finished = actant_session_is_finished (get_session (self), text, actant_session_get_coder (get_session (self)));

  if (gtk_check_button_get_active (button) != finished)
    actant_review_progress_toggle (self, text);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          ActantReviewProgress     *self)
{
  const char *coder = g_object_get_data (G_OBJECT (factory), "coder");
  gboolean own = coder != NULL && strcmp (coder, actant_session_get_coder (get_session (self))) == 0;
  GtkWidget *child = own ? gtk_check_button_new_with_label ("") : gtk_label_new (NULL);

  if (own)
    g_signal_connect (child, "toggled", G_CALLBACK (switch_cb), self);
  else
    {
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_MIDDLE);
    }
  gtk_list_item_set_child (item, child);
}

static void
update_cell (ActantReviewProgress *self,
             GtkListItem          *item,
             GObject              *factory)
{
  const char *coder = g_object_get_data (factory, "coder");
  const char *text = get_text (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *words = NULL;

  words = coder != NULL ? dup_words (self, text, coder) : actant_session_dup_text_title (get_session (self), text);
  if (GTK_IS_LABEL (child))
    {
      gtk_label_set_text (GTK_LABEL (child), words);
      gtk_widget_set_tooltip_text (child, words);
      return;
    }
  g_object_set_data_full (G_OBJECT (child), "text", g_strdup (text), g_free);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (child), words);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (child), actant_session_is_finished (get_session (self), text, coder));
  gtk_widget_set_tooltip_text (child, _("You have finished this text"));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         ActantReviewProgress     *self)
{
  g_hash_table_insert (self->cells, item, factory);
  update_cell (self, item, G_OBJECT (factory));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           ActantReviewProgress     *self)
{
  g_hash_table_remove (self->cells, item);
}

static void
add_column (ActantReviewProgress *self,
            const char           *title,
            const char           *coder)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = NULL;

  g_object_set_data_full (G_OBJECT (factory), "coder", g_strdup (coder), g_free);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, coder == NULL);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

/* One's own first, then everybody who has coded something. */
static char **
find_coders (ActantReviewProgress *self)
{
  ActantSession *session = get_session (self);
  ActantCollection *study = actant_session_get_study (session);
  g_autoptr(GStrvBuilder) coders = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_strv_builder_add (coders, actant_session_get_coder (session));
  g_hash_table_add (seen, (gpointer) actant_session_get_coder (session));
  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_CODER); i++)
    {
      const char *slug = actant_record_get_text (actant_collection_get (study, ACTANT_KIND_CODER, i), "slug");

      if (slug != NULL && g_hash_table_add (seen, (gpointer) slug))
        g_strv_builder_add (coders, slug);
    }

  return g_strv_builder_end (coders);
}

/* Whether the table has these coders and texts already. */
static gboolean
is_shown (ActantReviewProgress *self,
          char                **coders,
          const char * const   *texts)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->texts));

  if (self->coders == NULL || !g_strv_equal ((const char * const *) self->coders, (const char * const *) coders)
      || g_strv_length ((char **) texts) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (gtk_string_list_get_string (self->texts, i), texts[i]) != 0)
      return FALSE;

  return TRUE;
}

static void
build_view (ActantReviewProgress *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->texts))));

  self->view = gtk_column_view_new (selection);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"), -1);
  add_column (self, _("Text"), NULL);
  for (guint i = 0; self->coders[i] != NULL; i++)
    add_column (self, self->coders[i], self->coders[i]);
}

/** Shows how far the coders are now; the keyboard stays where it is. */
void
actant_review_progress_update (ActantReviewProgress *self)
{
  g_auto(GStrv) coders = NULL;
  ActantSession *session;
  const char * const *texts;
  GHashTableIter iter;
  gpointer item, factory;

  g_return_if_fail (ACTANT_IS_REVIEW_PROGRESS (self));

  session = get_session (self);
  if (session == NULL)
    {
      gtk_string_list_splice (self->texts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->texts)), NULL);
      return;
    }

  coders = find_coders (self);
  texts = actant_session_get_texts (session);
  if (is_shown (self, coders, texts))
    {
      g_hash_table_iter_init (&iter, self->cells);
      while (g_hash_table_iter_next (&iter, &item, &factory))
        update_cell (self, item, factory);
      return;
    }
  g_strfreev (self->coders);
  self->coders = g_steal_pointer (&coders);
  gtk_string_list_splice (self->texts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->texts)), texts);
  build_view (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
}

/** Returns: (transfer none): the texts, as #GtkStringObject */
GListModel *
actant_review_progress_get_texts (ActantReviewProgress *self)
{
  g_return_val_if_fail (ACTANT_IS_REVIEW_PROGRESS (self), NULL);

  return G_LIST_MODEL (self->texts);
}

/** Says that one has finished the text, or has not. */
void
actant_review_progress_toggle (ActantReviewProgress *self,
                               const char           *text)
{
  ActantSession *session;
  g_autofree char *own = g_strdup (text);
  g_autoptr(GError) error = NULL;
  gboolean finished;

  g_return_if_fail (ACTANT_IS_REVIEW_PROGRESS (self) && text != NULL);

  session = get_session (self);
  finished = actant_session_is_finished (session, own, actant_session_get_coder (session));
  if (!actant_session_set_finished (session, own, !finished, &error))
    actant_workspace_toast (self->workspace, error->message, FALSE);
}

static void
actant_review_progress_dispose (GObject *object)
{
  ActantReviewProgress *self = ACTANT_REVIEW_PROGRESS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->texts);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->coders, g_strfreev);

  G_OBJECT_CLASS (actant_review_progress_parent_class)->dispose (object);
}

static void
actant_review_progress_finalize (GObject *object)
{
  g_hash_table_unref (ACTANT_REVIEW_PROGRESS (object)->cells);

  G_OBJECT_CLASS (actant_review_progress_parent_class)->finalize (object);
}

static gboolean
actant_review_progress_grab_focus (GtkWidget *widget)
{
  ActantReviewProgress *self = ACTANT_REVIEW_PROGRESS (widget);

  return self->view != NULL && gtk_widget_grab_focus (self->view);
}

static void
actant_review_progress_class_init (ActantReviewProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_review_progress_dispose;
  G_OBJECT_CLASS (klass)->finalize = actant_review_progress_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = actant_review_progress_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), ACTANT_TYPE_PAGE_LAYOUT);
}

static void
new_round_cb (ActantReviewProgress *self)
{
  if (get_session (self) != NULL)
    actant_round_dialog_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace);
}

static GtkWidget *
build_foot (ActantReviewProgress *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("New _Round…"));

  gtk_widget_set_tooltip_text (button, _("Say who codes which texts, and whether blind"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_round_cb), self);
  gtk_box_append (GTK_BOX (foot), button);
  gtk_widget_add_css_class (foot, "page-foot");

  return foot;
}

static void
actant_review_progress_init (ActantReviewProgress *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->texts = gtk_string_list_new (NULL);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), build_foot (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** Returns: (transfer floating): the progress of the workspace's study */
GtkWidget *
actant_review_progress_new (ActantWorkspace *workspace)
{
  ActantReviewProgress *self = g_object_new (ACTANT_TYPE_REVIEW_PROGRESS, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}
