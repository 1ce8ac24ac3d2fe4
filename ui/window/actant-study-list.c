/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of the study and its pages, at the left of the window. */
#include "config.h"

#include "window/actant-study-list.h"

#include <glib/gi18n.h>

#include "session/actant-study-index.h"
#include "store/actant-study-folder.h"
#include "window/actant-study-section.h"
#include "window/actant-text-item.h"

/* The view makes widgets for so many rows at most, whatever is seen of them; milliseconds between
 * two additions. */
#define MOST_ROWS 240
#define ROWS_AT_ONCE 30
#define ROWS_PAUSE 16
/* Milliseconds between two sums while files are being counted. */
#define SUM_INTERVAL 200

struct _ActantStudyList
{
  AdwBin              parent_instance;

  /* Template widgets */
  GtkStack           *stack;
  GtkListView        *list_view;
  GtkLabel           *progress;
  ActantStudySection *section;

  /* Owned */
  ActantWorkspace    *workspace;
  ActantSession      *session;
  GListStore         *texts;
  GtkSingleSelection *selection;
  GSignalGroup       *session_signals;

  GSignalGroup       *index_signals;
  guint               show_counts_source;
  guint               add_source;   /* while texts are added to the list */
  gboolean            following;    /* the selection is being set from the workspace */
};

G_DEFINE_FINAL_TYPE (ActantStudyList, actant_study_list, ADW_TYPE_BIN)

static ActantTextItem *
get_item (ActantStudyList *self,
          guint            position)
{
  g_autoptr(ActantTextItem) item = g_list_model_get_item (G_LIST_MODEL (self->texts), position);

  return item;   /* the store holds it */
}

/* The texts are sorted by their paths. */
static guint
find_text (ActantStudyList *self,
           const char      *path)
{
  guint low = 0, high = g_list_model_get_n_items (G_LIST_MODEL (self->texts));

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (actant_text_item_get_path (get_item (self, middle)), path);

      if (order == 0)
        return middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Of what lies beside the texts; memos are in the study's file, too. */
static void
show_counts (ActantStudyList *self)
{
  ActantStudyIndex *index;
  guint n_claims = 0;
  guint n_memos = 0;

  if (self->session != NULL)
    {
      index = actant_session_get_index (self->session);
      n_claims = actant_study_index_count_all (index, NULL, ACTANT_KIND_CLAIM);
      n_memos = actant_session_count (self->session, ACTANT_KIND_MEMO)
                + actant_study_index_count_all (index, NULL, ACTANT_KIND_MEMO);
    }
  actant_study_section_set_count (self->section, ACTANT_KIND_CLAIM, n_claims);
  actant_study_section_set_count (self->section, ACTANT_KIND_MEMO, n_memos);
}

static void
show_progress (ActantStudyList *self)
{
  ActantStudyIndex *index = self->session != NULL ? actant_session_get_index (self->session) : NULL;
  guint n_files = 0;
  guint n_read = index != NULL ? actant_study_index_get_n_read (index, &n_files) : 0;
  g_autofree char *label = g_strdup_printf (_("Counting annotations: %'u of %'u files"),
                                            n_read, n_files);

  gtk_label_set_label (self->progress, label);
  gtk_widget_set_visible (GTK_WIDGET (self->progress),
                          index != NULL && !actant_study_index_is_done (index)
                          && n_read < n_files);
}

static gboolean
show_counts_cb (gpointer user_data)
{
  ActantStudyList *self = user_data;

  self->show_counts_source = 0;
  show_counts (self);
  show_progress (self);

  return G_SOURCE_REMOVE;
}

/* While files are being counted the sums need not follow every one. */
static void
queue_show_counts (ActantStudyList *self)
{
  if (self->show_counts_source == 0)
    self->show_counts_source = g_timeout_add (SUM_INTERVAL, show_counts_cb, self);
}

static void
update_count (ActantStudyList *self,
              const char      *text)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->texts));
  guint position = text != NULL ? find_text (self, text) : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION)
    actant_text_item_update_count (get_item (self, position));
  for (guint i = 0; text == NULL && i < n; i++)
    actant_text_item_update_count (get_item (self, i));
}

static void
index_changed_cb (ActantStudyList *self,
                  const char      *text)
{
  update_count (self, text);
  if (text != NULL)
    {
      queue_show_counts (self);
      return;
    }
  show_counts (self);
  show_progress (self);
}

/* The text that is shown; on a page of the study it is none, and can be chosen again. */
static void
select_open_text (ActantStudyList *self)
{
  gboolean shown = strcmp (actant_workspace_get_page (self->workspace), ACTANT_PAGE_TEXT) == 0;
  const char *path = shown ? actant_workspace_get_text_path (self->workspace) : NULL;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     path != NULL ? find_text (self, path)
                                                  : GTK_INVALID_LIST_POSITION);
  self->following = FALSE;
}

static void
text_selected_cb (ActantStudyList *self)
{
  ActantTextItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr(GError) error = NULL;

  if (self->following || item == NULL)
    return;

  if (!actant_workspace_open_text (self->workspace, actant_text_item_get_path (item), &error))
    {
      actant_workspace_toast (self->workspace, error->message, FALSE);
      select_open_text (self);
      return;
    }
  actant_workspace_show_page (self->workspace, ACTANT_PAGE_TEXT);
}

/* Enter or a click: on to the text itself. */
static void
activate_cb (ActantStudyList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
}

/* Of the text that a record describes. */
static void
update_title (ActantStudyList    *self,
              const ActantRecord *record)
{
  const char *file = record != NULL ? actant_record_get_text (record, "file") : NULL;
  guint position = file != NULL ? find_text (self, file) : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION)
    actant_text_item_update_title (get_item (self, position));
}

static void
session_changed_cb (ActantStudyList *self,
                    ActantChangeSet *change_set)
{
  for (guint i = 0; i < actant_change_set_get_n (change_set); i++)
    {
      const ActantChange *change = actant_change_set_get (change_set, i);
      const ActantRecord *record = change->after != NULL ? change->after : change->before;
      g_autofree char *text = NULL;
      g_autofree char *coder = NULL;

      if (actant_record_get_kind (record) == ACTANT_KIND_TEXT)
        {
          update_title (self, change->before);
          update_title (self, change->after);
        }
      if (actant_annotation_path_split (change->file, &text, &coder))
        update_count (self, text);
    }
  show_counts (self);
}

/* Adds the next texts: a few at a time while the view makes a widget for each, then the rest. */
static void
add_texts (ActantStudyList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->texts));
  const char * const *texts = actant_session_get_texts (self->session);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = n; texts[i] != NULL && (n >= MOST_ROWS || i < n + ROWS_AT_ONCE); i++)
    {
      ActantTextItem *item = actant_text_item_new (self->session, texts[i]);

      actant_text_item_update_count (item);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->texts, n, 0, items->pdata, items->len);
}

static gboolean
add_texts_cb (gpointer user_data)
{
  ActantStudyList *self = user_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->texts));

  self->following = TRUE;
  add_texts (self);
  self->following = FALSE;
  if (n < g_list_model_get_n_items (G_LIST_MODEL (self->texts)))
    return G_SOURCE_CONTINUE;

  self->add_source = 0;
  select_open_text (self);

  return G_SOURCE_REMOVE;
}

static void
list_texts (ActantStudyList *self)
{
  g_clear_handle_id (&self->add_source, g_source_remove);
  if (self->session != NULL)
    add_texts (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->texts)) == ROWS_AT_ONCE)
    self->add_source = g_timeout_add (ROWS_PAUSE, add_texts_cb, self);
  gtk_stack_set_visible_child_name (
    self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->texts)) > 0 ? "texts" : "empty");
}

/* Takes out what went and puts in what came; both lists are sorted. */
static void
follow_texts (ActantStudyList *self)
{
  const char * const *texts = actant_session_get_texts (self->session);
  GListModel *items = G_LIST_MODEL (self->texts);
  guint position = 0;

  for (guint i = 0; texts[i] != NULL || position < g_list_model_get_n_items (items);)
    {
      int order = texts[i] == NULL ? 1
                  : position >= g_list_model_get_n_items (items) ? -1
                  : strcmp (texts[i], actant_text_item_get_path (get_item (self, position)));

      if (order > 0)
        {
          g_list_store_remove (self->texts, position);
          continue;
        }
      if (order < 0)
        {
          g_autoptr(ActantTextItem) item = actant_text_item_new (self->session, texts[i]);

          actant_text_item_update_count (item);
          g_list_store_insert (self->texts, position, item);
        }
      i++;
      position++;
    }
}

/* Texts came or went. */
static void
listed_cb (ActantStudyList *self)
{
  self->following = TRUE;
  g_clear_handle_id (&self->add_source, g_source_remove);
  follow_texts (self);
  gtk_stack_set_visible_child_name (
    self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->texts)) > 0 ? "texts" : "empty");
  self->following = FALSE;
  select_open_text (self);
  show_counts (self);
}

static void
session_notify_cb (ActantStudyList *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);

  self->following = TRUE;
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->index_signals,
                             session != NULL ? actant_session_get_index (session) : NULL);
  g_list_store_remove_all (self->texts);   /* their session goes */
  g_set_object (&self->session, session);
  list_texts (self);
  self->following = FALSE;

  select_open_text (self);
  show_counts (self);
  show_progress (self);
}

static gboolean
count_is_known (GObject  *closure,
                gboolean  counted,
                guint     count)
{
  return counted && count > 0;
}

static char *
dup_count (GObject *closure,
           guint    count)
{
  return g_strdup_printf ("%u", count);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);
  GtkExpression *item = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");
  GtkExpression *name = gtk_property_expression_new (ACTANT_TYPE_TEXT_ITEM,
                                                     gtk_expression_ref (item), "title");
  GtkExpression *path = gtk_property_expression_new (ACTANT_TYPE_TEXT_ITEM,
                                                     gtk_expression_ref (item), "path");
  GtkExpression *number = gtk_property_expression_new (ACTANT_TYPE_TEXT_ITEM,
                                                       gtk_expression_ref (item), "count");
  GtkExpression *params[] = {
    gtk_property_expression_new (ACTANT_TYPE_TEXT_ITEM, item, "counted"),
    gtk_expression_ref (number),
  };
  GtkExpression *words = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 1, &number,
                                                      G_CALLBACK (dup_count), NULL, NULL);
  GtkExpression *known = gtk_cclosure_expression_new (G_TYPE_BOOLEAN, NULL, 2, params,
                                                      G_CALLBACK (count_is_known), NULL, NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);

  gtk_expression_bind (name, title, "label", list_item);
  gtk_expression_bind (path, box, "tooltip-text", list_item);
  gtk_expression_bind (words, count, "label", list_item);
  gtk_expression_bind (known, count, "visible", list_item);
  gtk_list_item_set_child (list_item, box);
}

static void
update_row_name (GtkListItem *list_item)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));
  g_autofree char *words = NULL;

  if (row == NULL)
    return;

  words = actant_text_item_dup_words (gtk_list_item_get_item (list_item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify",
                           G_CALLBACK (update_row_name), list_item, G_CONNECT_SWAPPED);
  update_row_name (list_item);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), update_row_name,
                                        list_item);
}

static void
actant_study_list_dispose (GObject *object)
{
  ActantStudyList *self = ACTANT_STUDY_LIST (object);

  g_clear_handle_id (&self->show_counts_source, g_source_remove);
  g_clear_handle_id (&self->add_source, g_source_remove);
  if (self->index_signals != NULL)
    g_signal_group_set_target (self->index_signals, NULL);
  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_STUDY_LIST);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->index_signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->texts);
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_study_list_parent_class)->dispose (object);
}

static gboolean
actant_study_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ACTANT_STUDY_LIST (widget)->list_view));
}

static void
actant_study_list_class_init (ActantStudyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ACTANT_TYPE_STUDY_SECTION);
  G_OBJECT_CLASS (klass)->dispose = actant_study_list_dispose;
  widget_class->grab_focus = actant_study_list_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/window/actant-study-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantStudyList, stack);
  gtk_widget_class_bind_template_child (widget_class, ActantStudyList, list_view);
  gtk_widget_class_bind_template_child (widget_class, ActantStudyList, progress);
  gtk_widget_class_bind_template_child (widget_class, ActantStudyList, section);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
actant_study_list_init (ActantStudyList *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);

  self->texts = g_list_store_new (ACTANT_TYPE_TEXT_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->texts)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (text_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed",
                                  G_CALLBACK (session_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "listed", G_CALLBACK (listed_cb), self);
  self->index_signals = g_signal_group_new (ACTANT_TYPE_STUDY_INDEX);
  g_signal_group_connect_swapped (self->index_signals, "changed",
                                  G_CALLBACK (index_changed_cb), self);
}

/** Shows the texts of the workspace's study, and follows it. */
void
actant_study_list_set_workspace (ActantStudyList *self,
                                 ActantWorkspace *workspace)
{
  g_return_if_fail (ACTANT_IS_STUDY_LIST (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (session_notify_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::text-path", G_CALLBACK (select_open_text),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::page", G_CALLBACK (select_open_text),
                           self, G_CONNECT_SWAPPED);
  actant_study_section_set_workspace (self->section, workspace);
  session_notify_cb (self);
}
