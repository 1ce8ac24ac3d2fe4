/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the study's pages. */
#include "config.h"

#include "window/actant-study-section.h"

#include <glib/gi18n.h>

#include "window/actant-study-pages.h"

struct _ActantStudySection
{
  AdwBin           parent_instance;

  GtkListBox      *list;                     /* owned by the widget tree */
  GtkLabel        *counts[ACTANT_N_KINDS];   /* borrowed; NULL for kinds without a page */
  GtkListBoxRow   *rows[ACTANT_N_KINDS];     /* borrowed */

  gboolean         following;                /* the selection is being set from the workspace */

  /* Owned */
  ActantWorkspace *workspace;
  GSignalGroup    *session_signals;
};

G_DEFINE_FINAL_TYPE (ActantStudySection, actant_study_section, ADW_TYPE_BIN)

static const char *
get_row_page (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "page");
}

/* By click or by arrow keys: what is selected is what is shown. */
static void
row_selected_cb (ActantStudySection *self,
                 GtkListBoxRow      *row)
{
  if (row != NULL && !self->following)
    actant_workspace_show_page (self->workspace, get_row_page (row));
}

static void
page_notify_cb (ActantStudySection *self)
{
  const char *page = actant_workspace_get_page (self->workspace);
  GtkListBoxRow *row;

  self->following = TRUE;
  gtk_list_box_unselect_all (self->list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (get_row_page (row), page) == 0)
      gtk_list_box_select_row (self->list, row);
  self->following = FALSE;
}

static GtkWidget *
new_row (ActantStudySection        *self,
         const ActantStudyPageInfo *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_(page->title));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "page", (gpointer) page->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(page->title), -1);
  if (page->kind != ACTANT_KIND_NONE)
    {
      self->counts[page->kind] = GTK_LABEL (count);
      self->rows[page->kind] = GTK_LIST_BOX_ROW (row);
    }

  return row;
}

/* What a study's file holds is counted here, the annotations by whoever reads them. */
static void
session_changed_cb (ActantStudySection *self)
{
  ActantSession *session = actant_workspace_get_session (self->workspace);

  if (session == NULL)
    return;

  for (ActantKind kind = ACTANT_KIND_NONE; kind < ACTANT_N_KINDS; kind++)
    if (self->counts[kind] != NULL && actant_kind_get_array (kind, ACTANT_FORMAT_STUDY) != NULL
        && actant_kind_get_array (kind, ACTANT_FORMAT_ANNOTATIONS) == NULL)
      actant_study_section_set_count (self, kind,
                                      actant_session_count (session, kind));
}

static void
session_notify_cb (ActantStudySection *self)
{
  g_signal_group_set_target (self->session_signals,
                             actant_workspace_get_session (self->workspace));
  session_changed_cb (self);
}

static void
actant_study_section_dispose (GObject *object)
{
  ActantStudySection *self = ACTANT_STUDY_SECTION (object);

  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_study_section_parent_class)->dispose (object);
}

static void
actant_study_section_class_init (ActantStudySectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_study_section_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "studysection");
}

static void
actant_study_section_init (ActantStudySection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_("Study"));
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_top (heading, 12);
  gtk_widget_set_margin_start (heading, 14);
  gtk_widget_set_margin_end (heading, 14);
  gtk_widget_set_margin_bottom (heading, 4);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");

  self->list = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages of the study"), -1);
  for (const ActantStudyPageInfo *page = actant_study_pages_get (); page->name != NULL; page++)
    gtk_list_box_append (self->list, new_row (self, page));
  g_signal_connect_object (list, "row-selected", G_CALLBACK (row_selected_cb),
                           self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), actant_study_pages_get ()->name != NULL);

  self->session_signals = g_signal_group_new (ACTANT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "changed",
                                  G_CALLBACK (session_changed_cb), self);
}

/** Shows the pages of the workspace's study, and follows it. */
void
actant_study_section_set_workspace (ActantStudySection *self,
                                    ActantWorkspace    *workspace)
{
  g_return_if_fail (ACTANT_IS_STUDY_SECTION (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (session_notify_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::page", G_CALLBACK (page_notify_cb),
                           self, G_CONNECT_SWAPPED);
  session_notify_cb (self);
}

/**
 * actant_study_section_set_count:
 * @kind: whose page's number it is; without a page nothing is shown
 * @count: how many records
 */
void
actant_study_section_set_count (ActantStudySection *self,
                                ActantKind          kind,
                                guint               count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  const char *title = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (ACTANT_IS_STUDY_SECTION (self));
  g_return_if_fail (kind < ACTANT_N_KINDS);

  if (self->counts[kind] == NULL)
    return;

  for (const ActantStudyPageInfo *page = actant_study_pages_get (); page->name != NULL; page++)
    if (page->kind == kind)
      title = _(page->title);
  gtk_label_set_label (self->counts[kind], count > 0 ? number : "");
  /* Translators: a page of the study and the number of its records: "Scenarios, 4" */
  words = g_strdup_printf (_("%s, %u"), title, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[kind]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
