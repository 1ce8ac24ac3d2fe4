/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that mean something in one part of the window only, and the way between the parts. */
#include "config.h"

#include "window/actant-window-private.h"

typedef struct
{
  const char *trigger;
  const char *action;
} Key;

/* Plain letters: the text is read-only, so they are free there and only there. */
static const Key text_keys[] = {
  { "c|C", "win.tag-claim" },
  { "a", "win.tag-actor" },
  { "e|E", "win.tag-code" },
  { "u|U", "win.use-selection" },
  { "r|R", "win.relate" },
  { "m|M", "win.add-memo" },
  { "t|T", "win.answer-decision" },
  { "plus|KP_Add|<Shift>plus|<Shift>a", "win.add-to-passage" },
  { "minus|KP_Subtract", "win.remove-from-passage" },
  { "Delete|KP_Delete", "win.delete-record" },
  { "F2", "win.edit-record" },
  { "i|I", "win.text-details" },
  { "f", "win.filter" },
  { "<Shift>f", "win.show-all" },
  { "w", "win.coders" },
  { "<Shift>w", "win.toggle-coders" },
  { "s|S", "win.split-claim" },
  { "d|D", "win.duplicate-claim" },
  { "v|V", "win.settle" },
  { "p", "win.place-again" },
  { "<Shift>p", "win.place-in-scenario" },
  { "n|N", "win.next-uncovered" },
  { "bracketright", "win.next-record" },
  { "bracketleft", "win.previous-record" },
  { "g|G", "win.suggest" },
  { "period", "win.next-suggestion" },
  { "comma", "win.previous-suggestion" },
  { "y", "win.accept-suggestion" },
  { "<Shift>y", "win.accept-suggestions" },
  { "x|X", "win.dismiss-suggestion" },
  { "question|<Shift>question", "win.show-shortcuts" },
};

/* Only when the pane has no use for it. */
static const Key late_text_keys[] = {
  { "Return|KP_Enter", "win.edit-record" },
};

static const Key list_keys[] = {
  { "Escape", "win.focus-middle" },
  { "question|<Shift>question", "win.show-shortcuts" },
};

static const Key sidebar_keys[] = {
  { "m", "win.add-memo" },
  { "t", "win.answer-decision" },
  { "Escape", "win.focus-middle" },
};

static const Key window_keys[] = {
  { "F6", "win.next-part" },
  { "<Shift>F6", "win.previous-part" },
};

/* Pop-overs and entries inside a part keep their keys. */
static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  const Key *key = user_data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || GTK_IS_EDITABLE (focus)
      || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return FALSE;

  return gtk_widget_activate_action (widget, key->action, NULL);
}

/* @func: what decides whether a key does its action; %NULL when it always does. */
static void
add_keys (GtkWidget           *widget,
          GtkPropagationPhase  phase,
          GtkShortcutFunc      func,
          const Key           *keys,
          guint                n_keys)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  for (guint i = 0; i < n_keys; i++)
    {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (keys[i].trigger);

      g_assert (trigger != NULL);
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (trigger,
                          func != NULL
                          ? gtk_callback_action_new (func, (gpointer) &keys[i], NULL)
                          : gtk_named_action_new (keys[i].action)));
    }
  gtk_widget_add_controller (widget, controller);
}

void
_actant_window_add_keys (ActantWindow *self)
{
  add_keys (GTK_WIDGET (self->pane), GTK_PHASE_CAPTURE, activate_cb, text_keys,
            G_N_ELEMENTS (text_keys));
  add_keys (GTK_WIDGET (self->pane), GTK_PHASE_BUBBLE, NULL, late_text_keys,
            G_N_ELEMENTS (late_text_keys));
  add_keys (GTK_WIDGET (self->study_list), GTK_PHASE_BUBBLE, NULL, list_keys,
            G_N_ELEMENTS (list_keys));
  add_keys (self->sidebar_slot, GTK_PHASE_BUBBLE, NULL, sidebar_keys, G_N_ELEMENTS (sidebar_keys));
  /* Before the panes: they have a way between their halves on the same keys. */
  add_keys (GTK_WIDGET (self), GTK_PHASE_CAPTURE, NULL, window_keys, G_N_ELEMENTS (window_keys));
}

/* Back to the text, or to the page shown in its place; a sidebar that lies over it goes away. */
void
_actant_window_focus_middle (ActantWindow *self)
{
  if (self->narrow)
    _actant_window_set_sidebar_shown (self, FALSE);
  if (!_actant_window_focus_page (self))
    actant_document_pane_focus_text (self->pane);
}

/* To the text, whatever is shown in its place. */
void
_actant_window_focus_text (ActantWindow *self)
{
  actant_workspace_show_page (self->workspace, ACTANT_PAGE_TEXT);
  if (self->narrow)
    _actant_window_set_sidebar_shown (self, FALSE);
  actant_document_pane_focus_text (self->pane);
}

/* List, text, sidebar, and round again; what is hidden is passed over. */
void
_actant_window_cycle_focus (ActantWindow *self,
                            gboolean      forward)
{
  GtkWidget *parts[] = { GTK_WIDGET (self->study_list), self->pane_slot, self->sidebar_slot };
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  guint n = G_N_ELEMENTS (parts);
  guint at = forward ? n - 1 : 0;

  for (guint i = 0; i < n; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, parts[i]))
      at = i;

  for (guint i = 1; i <= n; i++)
    {
      GtkWidget *part = parts[(at + (forward ? i : n - i)) % n];

      if (!gtk_widget_get_mapped (part) || (part == self->sidebar_slot && self->narrow
                                            && !_actant_window_get_sidebar_shown (self)))
        continue;
      if (part == self->pane_slot)
        {
          if (!_actant_window_focus_page (self))
            actant_document_pane_focus_text (self->pane);
          return;
        }
      /* The list says where it begins; elsewhere the focus would go on from where it was last. */
      if (part == GTK_WIDGET (self->study_list) && gtk_widget_grab_focus (part))
        return;
      if (gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD))
        return;
    }
}
