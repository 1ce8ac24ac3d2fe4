/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new round of coding: which texts, by whom, and whether blind. */
#include "config.h"

#include "review/actant-round-dialog.h"

#include "actant-compat-dialogs.h"
#include "session/actant-rounds.h"
#include "team/actant-coded-units.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  ActantWorkspace *workspace;   /* owned */
  GtkWidget       *box;         /* owned; what follows is in it */
  GtkWidget       *title;
  GtkWidget       *texts;       /* boxes of check buttons */
  GtkWidget       *coders;
  GtkWidget       *blind;
  GtkWidget       *overlap;
} Round;

static void
free_round (Round *round)
{
  g_object_unref (round->workspace);
  g_object_unref (round->box);
  g_free (round);
}

/* What is ticked; nothing when all is, for then what comes later belongs to it, too: but not when
 * @asker, who could not be ticked or not, would so come into it. */
static char **
list_ticked (GtkWidget  *box,
             const char *asker)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  gboolean all = TRUE;
  gboolean has_asker = asker == NULL;

  for (GtkWidget *check = gtk_widget_get_first_child (box); check != NULL; check = gtk_widget_get_next_sibling (check))
    {
      const char *name = g_object_get_data (G_OBJECT (check), "name");

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_strv_builder_add (names, name);
      else
        all = FALSE;
      has_asker = has_asker || strcmp (name, asker) == 0;
    }
  all = all && has_asker;

  return all ? g_new0 (char *, 1) : g_strv_builder_end (names);
}

static gboolean
has_ticked (GtkWidget *box)
{
  for (GtkWidget *check = gtk_widget_get_first_child (box); check != NULL; check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      return TRUE;

  return FALSE;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Round *round = user_data;
  ActantSession *session = actant_workspace_get_session (round->workspace);
  g_autofree char *answer = actant_ask_finish (GTK_WINDOW (source), result);
  g_auto(GStrv) texts = list_ticked (round->texts, NULL);
  g_auto(GStrv) coders = list_ticked (round->coders, session != NULL ? actant_session_get_coder (session) : NULL);
  g_autoptr(GError) error = NULL;

  if (g_strcmp0 (answer, "add") == 0 && session != NULL)
    {
      if (!has_ticked (round->texts) || !has_ticked (round->coders))
        actant_workspace_toast (round->workspace, _("A round needs a text and a coder: tick one of each"), FALSE);
      else if (!actant_session_add_round (session, gtk_editable_get_text (GTK_EDITABLE (round->title)),
                                          (const char * const *) texts, (const char * const *) coders,
                                          gtk_check_button_get_active (GTK_CHECK_BUTTON (round->blind)),
                                          gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (round->overlap)), &error))
        actant_workspace_toast (round->workspace, error->message, FALSE);
      else
        actant_workspace_toast (round->workspace, _("Round added"), TRUE);
    }
  free_round (round);
}

static void
add_check (GtkWidget  *box,
           const char *label,
           const char *name)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), "name", g_strdup (name), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_box_append (GTK_BOX (box), check);
}

/* A heading and a box that scrolls; returns the box. */
static GtkWidget *
add_list (Round      *round,
          const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (round->box), label);
  gtk_box_append (GTK_BOX (round->box), scroller);

  return list;
}

static void
add_texts (Round         *round,
           ActantSession *session)
{
  const char * const *texts = actant_session_get_texts (session);

  round->texts = add_list (round, _("Texts"));
  for (guint i = 0; texts[i] != NULL; i++)
    add_check (round->texts, texts[i], texts[i]);
}

static void
add_coders (Round         *round,
            ActantSession *session)
{
  ActantCollection *study = actant_session_get_study (session);

  round->coders = add_list (round, _("Coders"));
  for (guint i = 0; i < actant_collection_get_n (study, ACTANT_KIND_CODER); i++)
    {
      const ActantRecord *coder = actant_collection_get (study, ACTANT_KIND_CODER, i);
      const char *slug = actant_record_get_text (coder, "slug");
      const char *name = actant_record_get_text (coder, "name");

      if (slug != NULL)
        add_check (round->coders, name != NULL ? name : slug, slug);
    }
}

static void
add_overlap (Round *round)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Overlap of the same unit, percent"));

  round->overlap = gtk_spin_button_new_with_range (0, 100, 5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (round->overlap), ACTANT_OVERLAP_DEFAULT * 100);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), round->overlap);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), round->overlap);
  gtk_box_append (GTK_BOX (round->box), row);
}

/**
 * actant_round_dialog_ask:
 * @parent: the window that asks
 * @workspace: with a session
 *
 * Asks for a new round and adds it, as one undoable action.
 */
void
actant_round_dialog_ask (GtkWindow       *parent,
                         ActantWorkspace *workspace)
{
  const ActantAnswer answers[] = {
    { "cancel", _("_Cancel") },
    { "add", _("_Add Round"), .suggested = TRUE },
  };
  ActantSession *session = actant_workspace_get_session (workspace);
  Round *round;

  g_return_if_fail (session != NULL);

  round = g_new0 (Round, 1);
  round->workspace = g_object_ref (workspace);
  round->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  round->title = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (round->title), _("Title"));
  gtk_entry_set_activates_default (GTK_ENTRY (round->title), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (round->title), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Title"), -1);
  gtk_box_append (GTK_BOX (round->box), round->title);
  add_texts (round, session);
  add_coders (round, session);
  round->blind = gtk_check_button_new_with_mnemonic (_("_Blind: nobody sees the others’ work before finishing"));
  gtk_box_append (GTK_BOX (round->box), round->blind);
  add_overlap (round);
  actant_ask_with_child_async (parent, _("New Round"), NULL, round->box, answers, G_N_ELEMENTS (answers), answered_cb,
                               round);
  gtk_widget_grab_focus (round->title);
}
