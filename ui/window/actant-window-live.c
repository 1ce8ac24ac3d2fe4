/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others write while the study is open: announced, offered, asked about, settled. */
#include "config.h"

#include "window/actant-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "actant-compat-dialogs.h"
#include "session/actant-live.h"
#include "sidebar/actant-settle-dialog.h"
#include "store/actant-study-folder.h"

/* ---- Announcing ---- */

/* What came, in numbers. */
typedef struct
{
  const char *file;       /* interned: of the last change */
  char       *author;     /* of it */
  gboolean    many;       /* others wrote, too */
  guint       n;          /* records whose content is another */
  guint       n_claims;
  guint       n_versions; /* records that are to be settled */
} Count;

/* Whose file it is; one's own was changed elsewhere. */
static char *
dup_author (ActantSession *session,
            const char    *file)
{
  g_autofree char *text = NULL;
  g_autofree char *slug = NULL;
  GPtrArray *studies;
  ActantAnnotationSet *set = NULL;

  if (actant_annotation_path_split (file, &text, &slug))
    set = actant_session_peek_set (session, text, slug);
  else
    {
      studies = actant_session_get_study_sets (session);
      for (guint i = 0; i < studies->len; i++)
        if (strcmp (actant_annotation_set_get_path (studies->pdata[i]), file) == 0)
          set = studies->pdata[i];
      g_ptr_array_unref (studies);
    }
  if (set == NULL
      || strcmp (actant_annotation_set_get_coder (set), actant_session_get_coder (session)) == 0)
    return g_strdup (_("Another window or computer"));

  return g_strdup (actant_annotation_set_get_coder_name (set));
}

static void
count_change (Count              *count,
              ActantSession      *session,
              const ActantChange *change)
{
  const ActantRecord *either = change->after != NULL ? change->after : change->before;
  gboolean versions = change->after != NULL && actant_record_get_n_versions (change->after) > 0;

  if (change->before != NULL && change->after != NULL && !versions
      && actant_record_equal_content (change->before, change->after))
    return;

  if (count->file != change->file)
    {
      g_autofree char *before = g_steal_pointer (&count->author);

      count->author = dup_author (session, change->file);
      count->many |= before != NULL && strcmp (before, count->author) != 0;
    }
  count->file = change->file;
  count->n++;
  count->n_claims += actant_record_get_kind (either) == ACTANT_KIND_CLAIM;
  count->n_versions += versions;
}

/**
 * _actant_window_dup_arrival:
 * @session: the study
 * @came: what came in
 *
 * Returns: (transfer full) (nullable): "Jun: 3 claims changed"; %NULL when nothing one could see
 */
char *
_actant_window_dup_arrival (ActantSession   *session,
                            ActantChangeSet *came)
{
  Count count = { NULL };
  g_autofree char *author = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < actant_change_set_get_n (came); i++)
    count_change (&count, session, actant_change_set_get (came, i));
  if (count.n == 0)
    return NULL;

  author = g_steal_pointer (&count.author);
  if (count.many)
    {
      g_free (author);
      author = g_strdup (_("Others"));
    }
  if (count.n_claims == count.n)
    /* Translators: who changed them, and how many: “Jun: 3 claims changed” */
    words = g_strdup_printf (ngettext ("%s: %u claim changed", "%s: %u claims changed", count.n),
                             author, count.n);
  else
    words = g_strdup_printf (ngettext ("%s: %u record changed", "%s: %u records changed", count.n),
                             author, count.n);
  if (count.n_versions == 0)
    return g_steal_pointer (&words);

  return g_strdup_printf (ngettext ("%s, %u to settle", "%s, %u to settle", count.n_versions),
                          words, count.n_versions);
}

static void
dismissed_cb (AdwToast     *toast,
              ActantWindow *self)
{
  if (self->arrival == toast)
    g_clear_weak_pointer (&self->arrival);
}

/* Nothing is dismissed but by the user and by time: libadwaita 1.2 frees the animation of a toast
 * that is dismissed while another takes its place. */
static void
show (ActantWindow *self,
      AdwToast     *toast)
{
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
arrived_cb (ActantWindow    *self,
            ActantChangeSet *came)
{
  ActantSession *session = actant_window_get_session (self);
  g_autofree char *words = _actant_window_dup_arrival (session, came);
  AdwToast *toast;

  if (words == NULL)
    return;

  if (self->arrival != NULL)
    {
      adw_toast_set_title (self->arrival, words);
      return;
    }
  toast = adw_toast_new (words);
  g_set_weak_pointer (&self->arrival, toast);
  adw_toast_set_button_label (toast, _("_Show"));
  adw_toast_set_action_name (toast, "win.show-history");
  show (self, toast);
}

/* ---- Offering ---- */

/* What waits to be joined or asked about; NULL for nothing. */
static char *
dup_offer (ActantLive  *live,
           const char **action,
           const char **label)
{
  g_auto(GStrv) older = actant_live_list_older (live);
  guint n_unmerged = actant_live_count_unmerged (live);
  guint n = 0;
  guint n_copies = actant_live_count_copies (live, &n);

  *action = "win.join-offered";
  *label = _("_Join");
  if (n_unmerged > 0)
    return g_strdup_printf (ngettext ("git left %u file of this study unmerged",
                                      "git left %u files of this study unmerged", n_unmerged),
                            n_unmerged);
  if (n_copies > 0)
    return g_strdup_printf (ngettext ("%u change found in a conflict copy",
                                      "%u changes found in conflict copies", n), n);
  if (older == NULL || older[0] == NULL)
    return NULL;

  *action = "win.choose-version";
  *label = _("C_hoose…");
  /* Translators: %s is a file */
  return g_strdup_printf (_("An older version of %s is on the disk"), older[0]);
}

/* The same is offered once: what was dismissed comes back with the next opening. */
static void
offer (ActantWindow *self)
{
  ActantSession *session = actant_window_get_session (self);
  ActantLive *live = session != NULL ? actant_session_peek_live (session) : NULL;
  const char *action;
  const char *label;
  g_autofree char *words = live != NULL ? dup_offer (live, &action, &label) : NULL;
  AdwToast *toast;

  if (g_strcmp0 (words, self->offered) == 0)
    return;

  g_free (self->offered);
  self->offered = g_strdup (words);
  if (words == NULL)
    return;

  toast = adw_toast_new (words);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  show (self, toast);
}

static void
joined_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(ActantWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = actant_live_join_finish (ACTANT_LIVE (object), result, &error);

  if (actant_window_get_session (self) == NULL)
    return;
  if (words != NULL)
    actant_workspace_toast (self->workspace, words, FALSE);
  else
    actant_tell (GTK_WINDOW (self), _("Not Joined"), error->message);
}

static void
join_offered_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  ActantSession *session = actant_window_get_session (self);
  ActantLive *live = session != NULL ? actant_session_peek_live (session) : NULL;

  if (live == NULL)
    return;
  if (actant_live_count_copies (live, NULL) + actant_live_count_unmerged (live) == 0)
    {
      actant_workspace_toast (self->workspace, _("There is nothing to join"), FALSE);
      return;
    }
  actant_sidebar_flush (self->sidebar);
  actant_live_join_async (live, NULL, joined_cb, g_object_ref (self));
}

static void
version_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  ActantWindow *self = ACTANT_WINDOW (source);
  g_autofree char *path = user_data;
  g_autofree char *answer = actant_ask_finish (GTK_WINDOW (self), result);
  ActantSession *session = actant_window_get_session (self);
  ActantLive *live = session != NULL ? actant_session_peek_live (session) : NULL;
  g_autoptr(GError) error = NULL;

  if (live == NULL)
    return;
  if (g_strcmp0 (answer, "keep") == 0)
    actant_live_keep_newer (live, path);
  else if (g_strcmp0 (answer, "older") == 0 && !actant_live_take_older (live, path, &error))
    actant_workspace_toast (self->workspace, error->message, FALSE);
}

static void
choose_version_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  ActantSession *session = actant_window_get_session (self);
  ActantLive *live = session != NULL ? actant_session_peek_live (session) : NULL;
  g_auto(GStrv) older = live != NULL ? actant_live_list_older (live) : NULL;
  const ActantAnswer answers[] = {
    { "later", _("_Decide Later") },
    { "older", _("_Go Back"), .destructive = TRUE },
    { "keep", _("_Save Mine Again"), .suggested = TRUE },
  };
  g_autofree char *body = NULL;

  if (older == NULL || older[0] == NULL)
    return;

  body = g_strdup_printf (_("Something put an older version of %s in its place, such as a backup "
                            "or git. This window has the newer one, and has saved it before.\n\n"
                            "“Save Mine Again” keeps the newer one. “Go Back” takes the older one; "
                            "what it lacks stays in the history."), older[0]);
  actant_ask_async (GTK_WINDOW (self), _("Older Version on the Disk"), body, answers,
                    G_N_ELEMENTS (answers), version_chosen_cb, g_strdup (older[0]));
}

/* ---- Settling ---- */

static void
settle_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ActantWindow *self = ACTANT_WINDOW (widget);
  const char *id = parameter != NULL ? g_variant_get_string (parameter, NULL)
                                     : actant_workspace_get_selected_id (self->workspace);
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);
  const char *text = id != NULL && set != NULL
                     && actant_collection_lookup (actant_annotation_set_get_records (set), id) != NULL
                     ? actant_workspace_get_text_path (self->workspace) : NULL;
  GtkWidget *dialog = NULL;

  if (actant_window_get_session (self) == NULL || actant_workspace_refuse (self->workspace, id))
    return;
  actant_sidebar_flush (self->sidebar);
  if (id != NULL)
    dialog = actant_settle_dialog_new (GTK_WINDOW (self), self->workspace, text, id);
  if (dialog == NULL)
    actant_workspace_toast (self->workspace, _("Select a record that has several versions"), FALSE);
  else
    gtk_window_present (GTK_WINDOW (dialog));
}

void
_actant_window_class_install_live_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.join-offered", NULL, join_offered_action);
  gtk_widget_class_install_action (widget_class, "win.choose-version", NULL, choose_version_action);
  gtk_widget_class_install_action (widget_class, "win.settle", NULL, settle_action);
  gtk_widget_class_install_action (widget_class, "win.settle-record", "s", settle_action);
}

/* ---- Following ---- */

static void
active_cb (ActantWindow *self)
{
  ActantSession *session = actant_window_get_session (self);
  ActantLive *live = session != NULL ? actant_session_peek_live (session) : NULL;

  if (live != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    actant_live_look (live);
}

/* Looks at what others do to the study from now on. */
void
_actant_window_follow_folder (ActantWindow *self)
{
  ActantSession *session = actant_window_get_session (self);

  g_clear_pointer (&self->offered, g_free);
  if (session == NULL)
    return;
  g_signal_connect_object (actant_session_follow_folder (session), "changed", G_CALLBACK (offer),
                           self, G_CONNECT_SWAPPED);
}

void
_actant_window_add_live (ActantWindow *self)
{
  g_signal_group_connect_swapped (self->session_signals, "arrived", G_CALLBACK (arrived_cb), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

void
_actant_window_drop_live (ActantWindow *self)
{
  g_clear_weak_pointer (&self->arrival);
  g_clear_pointer (&self->offered, g_free);
}
