/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-over that places a claim in a scenario. */
#include "config.h"

#include "scenario/actant-place-popover.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "document/actant-palette.h"
#include "scenario/actant-scenario-board.h"
#include "session/actant-placing.h"
#include "sidebar/actant-color-mark.h"
#include "sidebar/actant-record-words.h"
#include "tagging/actant-letter-row.h"

/* Logical pixels. */
#define WIDTH 372
#define LIST_HEIGHT 200
#define MARK 12

#define MAX_OFFERS 50

struct _ActantPlacePopover
{
  GtkPopover       parent_instance;

  ActantWorkspace *workspace;      /* owned */
  char            *claim;          /* id of the claim to place */
  char            *last_scenario;  /* id, nullable */
  char            *last_role;      /* nullable */

  GtkWidget       *title;
  GtkWidget       *entry;
  GtkWidget       *list;
  GtkWidget       *roles;
  GtkWidget       *focus_before;   /* weak */
};

G_DEFINE_FINAL_TYPE (ActantPlacePopover, actant_place_popover, GTK_TYPE_POPOVER)

static ActantSession *
get_session (ActantPlacePopover *self)
{
  return actant_workspace_get_session (self->workspace);
}

/* The selected claim, of the open text; NULL tells why there is none. */
static const ActantRecord *
get_claim (ActantPlacePopover *self)
{
  const ActantRecord *selected = actant_workspace_get_selected (self->workspace);

  if (selected == NULL || actant_record_is_opaque (selected)
      || actant_record_get_kind (selected) != ACTANT_KIND_CLAIM)
    {
      actant_workspace_toast (self->workspace,
                              _("Select a claim first, then place it in a scenario"),
                              FALSE);
      return NULL;
    }

  return actant_workspace_refuse (self->workspace, actant_record_get_id (selected)) ? NULL : selected;
}

static const ActantRecord *
find_current (ActantPlacePopover *self)
{
  ActantAnnotationSet *set = actant_workspace_get_own_set (self->workspace);

  return set != NULL && self->claim != NULL
         ? actant_collection_lookup_live (actant_annotation_set_get_records (set),
                                          ACTANT_KIND_CLAIM,
                                          self->claim) : NULL;
}

static const char *
get_role_words (const char *role)
{
  const ActantChoice *choice =
    role != NULL ? actant_field_type_find_choice (actant_placing_get_type ("role"), role) : NULL;

  return choice != NULL ? _(choice->label) : role;
}

static void
tell_placed (ActantPlacePopover *self,
             const char         *scenario,
             const char         *role)
{
  g_autofree char *name = actant_session_dup_name (get_session (self), scenario);
  g_autofree char *message = NULL;

  if (role != NULL)
    /* Translators: %s are a scenario and a role: Placed in “War”: Driver */
    message = g_strdup_printf (_("Placed in “%s”: %s"), name, get_role_words (role));
  else
    message = g_strdup_printf (_("Placed in “%s”"), name);
  actant_workspace_toast (self->workspace, message, TRUE);
}

/* One action; @new_title makes the scenario, too. */
static gboolean
place (ActantPlacePopover *self,
       const ActantRecord *claim,
       const char         *scenario,
       const char         *new_title,
       const char         *role)
{
  g_autoptr(ActantChangeSet) change_set = actant_change_set_new (_("Place in Scenario"));
  g_autoptr(ActantRecord) made = NULL;
  g_autoptr(ActantRecord) placed = NULL;
  g_autofree char *id = g_strdup (scenario);
  g_autofree char *kept_role = g_strdup (role);

  if (scenario == NULL)
    {
      g_autoptr(ActantRecord) empty = actant_session_new_record (get_session (self),
                                                                 ACTANT_KIND_SCENARIO);

      made = actant_record_set (empty, "title", actant_value_new_text (new_title));
      actant_session_put (get_session (self), change_set, NULL, made);
      id = g_strdup (actant_record_get_id (made));
    }

  placed = actant_placing_set (get_session (self), claim, id, role != NULL ? "role" : NULL, role);
  if (!actant_session_put (get_session (self), change_set,
                           actant_workspace_get_text_path (self->workspace), placed)
      && made == NULL)
    {
      actant_workspace_toast (self->workspace, _("The claim is there already"), FALSE);
      return FALSE;
    }
  if (!actant_workspace_apply (self->workspace, change_set))
    return FALSE;

  g_free (self->last_scenario);
  self->last_scenario = g_steal_pointer (&id);
  g_free (self->last_role);
  self->last_role = g_steal_pointer (&kept_role);
  tell_placed (self, self->last_scenario, self->last_role);

  return TRUE;
}

static GtkListBoxRow *
get_row (ActantPlacePopover *self)
{
  return gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
}

static void
add_row (ActantPlacePopover *self,
         const ActantRecord *scenario,
         const char         *new_title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const ActantRecord *claim = find_current (self);
  const char *id = scenario != NULL ? actant_record_get_id (scenario) : NULL;
  g_autofree char *title = scenario != NULL ? actant_record_words_dup_title (scenario)
                                            : g_strdup_printf (_("New scenario “%s”"), new_title);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *mark = scenario != NULL ? actant_color_mark_new (MARK, MARK)
                                     : gtk_image_new_from_icon_name ("list-add-symbolic");

  if (scenario != NULL)
    {
      GdkRGBA color;

      actant_palette_get_record (scenario, actant_session_get_study (get_session (self)),
                                 adw_style_manager_get_dark (adw_style_manager_get_default ()), &color);
      actant_color_mark_set_color (ACTANT_COLOR_MARK (mark), &color);
    }
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  if (id != NULL && claim != NULL && actant_placing_has (get_session (self), claim, id))
    {
      const char *role = get_role_words (actant_placing_get (get_session (self), claim, id,
                                                             "role"));
      GtkWidget *there = gtk_label_new (role != NULL ? role : _("no role"));

      gtk_widget_add_css_class (there, "dim-label");
      gtk_widget_add_css_class (there, "caption");
      gtk_box_append (GTK_BOX (box), there);
    }

  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "title", g_strdup (new_title), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* The last scenario first, when nothing is typed. */
static void
update_offers (ActantPlacePopover *self)
{
  g_autofree char *typed =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr(GPtrArray) found = NULL;
  GtkWidget *row;
  int chosen = 0;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (get_session (self) == NULL)
    return;

  found = actant_session_match_named (get_session (self), ACTANT_KIND_SCENARIO, typed, MAX_OFFERS);
  for (guint i = 0; i < found->len; i++)
    {
      if (*typed == '\0' && g_strcmp0 (actant_record_get_id (found->pdata[i]), self->last_scenario)
          == 0)
        chosen = i;
      add_row (self, found->pdata[i], NULL);
    }
  if (*typed != '\0'
      && actant_session_find_named (get_session (self), ACTANT_KIND_SCENARIO, typed, NULL) == NULL)
    add_row (self, NULL, typed);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), chosen));
}

static gboolean
entry_key_cb (ActantPlacePopover *self,
              guint               key,
              guint               code,
              GdkModifierType     state)
{
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  int n = actant_place_popover_get_n_offers (self);
  int at = get_row (self) != NULL ? gtk_list_box_row_get_index (get_row (self)) : -1;

  if (step == 0 || n == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                                          (at + step + n) % n));
  return GDK_EVENT_STOP;
}

static void
row_activated_cb (ActantPlacePopover *self)
{
  if (get_row (self) != NULL)
    gtk_widget_grab_focus (self->roles);
}

static void
role_picked_cb (ActantPlacePopover *self)
{
  actant_place_popover_place (self);
}

static void
closed_cb (ActantPlacePopover *self)
{
  GtkWidget *focus = self->focus_before;

  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  g_clear_weak_pointer (&self->focus_before);
}

static gboolean
place_now_cb (GtkWidget *widget,
              GVariant  *parameter,
              gpointer   user_data)
{
  return actant_place_popover_place (ACTANT_PLACE_POPOVER (widget));
}

static void
actant_place_popover_dispose (GObject *object)
{
  ActantPlacePopover *self = ACTANT_PLACE_POPOVER (object);

  g_clear_weak_pointer (&self->focus_before);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->claim, g_free);
  g_clear_pointer (&self->last_scenario, g_free);
  g_clear_pointer (&self->last_role, g_free);

  G_OBJECT_CLASS (actant_place_popover_parent_class)->dispose (object);
}

static void
actant_place_popover_class_init (ActantPlacePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_place_popover_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, place_now_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, place_now_cb,
                                NULL);
}

static void
build_list (ActantPlacePopover *self,
            GtkWidget          *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("A scenario"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Scenario"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update_offers), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (row_activated_cb), self);

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "tag-offers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Scenarios"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_object_set (scroller, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE, "max-content-height", LIST_HEIGHT,
                "can-focus", FALSE, NULL);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), scroller);
}

static void
actant_place_popover_init (ActantPlacePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *keys =
    gtk_label_new (_("Enter goes on to the role · its letter places · Ctrl+Enter places at once"));

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (box), self->title);
  build_list (self, box);

  self->roles = actant_letter_row_new (actant_placing_get_type ("role"), ACTANT_ROLE_LETTERS,
                                       _("Role"));
  g_signal_connect_swapped (self->roles, "picked", G_CALLBACK (role_picked_cb), self);
  g_signal_connect_swapped (self->roles, "activate", G_CALLBACK (role_picked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self),
                             actant_letter_row_new_shortcuts (ACTANT_LETTER_ROW (self->roles)));
  gtk_box_append (GTK_BOX (box), self->roles);

  gtk_label_set_xalign (GTK_LABEL (keys), 0);
  gtk_label_set_wrap (GTK_LABEL (keys), TRUE);
  gtk_widget_add_css_class (keys, "caption");
  gtk_widget_add_css_class (keys, "dim-label");
  gtk_box_append (GTK_BOX (box), keys);

  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tag-palette");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_popover_set_child (GTK_POPOVER (self), clamp);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/** Returns: (transfer floating): a pop-over that nothing was placed with yet */
GtkWidget *
actant_place_popover_new (ActantWorkspace *workspace)
{
  ActantPlacePopover *self = g_object_new (ACTANT_TYPE_PLACE_POPOVER, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * actant_place_popover_open:
 * @area: what it stands beside, in coordinates of its parent
 *
 * Opens for the selected claim; without one it says so.
 *
 * Returns: whether it is open
 */
gboolean
actant_place_popover_open (ActantPlacePopover *self,
                           const GdkRectangle *area)
{
  const ActantRecord *claim;
  g_autofree char *title = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_return_val_if_fail (ACTANT_IS_PLACE_POPOVER (self) && area != NULL, FALSE);

  claim = get_claim (self);
  if (claim == NULL)
    return FALSE;

  g_free (self->claim);
  self->claim = g_strdup (actant_record_get_id (claim));
  title = actant_record_words_dup_title (claim);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  update_offers (self);
  actant_letter_row_set_value (ACTANT_LETTER_ROW (self->roles), self->last_role);

  g_set_weak_pointer (&self->focus_before, root != NULL ? gtk_root_get_focus (root) : NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), area);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);

  return TRUE;
}

/** Returns: (transfer none): what is typed into */
GtkWidget *
actant_place_popover_get_entry (ActantPlacePopover *self)
{
  g_return_val_if_fail (ACTANT_IS_PLACE_POPOVER (self), NULL);

  return self->entry;
}

/** How many scenarios are listed, a new one included. */
guint
actant_place_popover_get_n_offers (ActantPlacePopover *self)
{
  guint n = 0;

  g_return_val_if_fail (ACTANT_IS_PLACE_POPOVER (self), 0);

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), n) != NULL)
    n++;

  return n;
}

/** Returns: (nullable): id of the scenario chosen; %NULL for none or a new one */
const char *
actant_place_popover_get_scenario (ActantPlacePopover *self)
{
  g_return_val_if_fail (ACTANT_IS_PLACE_POPOVER (self), NULL);

  return get_row (self) != NULL ? g_object_get_data (G_OBJECT (get_row (self)), "id") : NULL;
}

/** Chooses a role, %NULL for none. */
void
actant_place_popover_set_role (ActantPlacePopover *self,
                               const char         *role)
{
  g_return_if_fail (ACTANT_IS_PLACE_POPOVER (self));

  actant_letter_row_set_value (ACTANT_LETTER_ROW (self->roles), role);
}

/**
 * actant_place_popover_place:
 *
 * Places the claim as chosen, and closes.
 *
 * Returns: whether anything changed
 */
gboolean
actant_place_popover_place (ActantPlacePopover *self)
{
  const ActantRecord *claim;
  GtkListBoxRow *row;
  gboolean placed;

  g_return_val_if_fail (ACTANT_IS_PLACE_POPOVER (self), FALSE);

  claim = find_current (self);
  row = get_row (self);
  if (claim == NULL || row == NULL)
    return FALSE;

  placed = place (self, claim, g_object_get_data (G_OBJECT (row), "id"),
                  g_object_get_data (G_OBJECT (row), "title"),
                  actant_letter_row_get_value (ACTANT_LETTER_ROW (self->roles)));
  gtk_popover_popdown (GTK_POPOVER (self));

  return placed;
}
