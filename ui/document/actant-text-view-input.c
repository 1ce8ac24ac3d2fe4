/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and pointer of the text. */
#include "document/actant-text-view-private.h"

#include "document/actant-reader-font.h"

/* A click this near to the last one, in characters, is on the same place. */
#define SAME_PLACE 2

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (widget);

  actant_text_view_set_zoom (self, actant_reader_font_step (self->zoom,
                                                            g_variant_get_int32 (args)));
  return GDK_EVENT_STOP;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           ActantTextView           *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;

  actant_text_view_set_zoom (self, actant_reader_font_step (self->zoom, dy < 0 ? 1 : -1));
  return GDK_EVENT_STOP;
}

/**
 * actant_text_view_get_furniture:
 * @self: a text view with a text
 *
 * Returns: (transfer none) (nullable): headers, footers and page numbers in the text
 */
const ActantFurniture *
actant_text_view_get_furniture (ActantTextView *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), NULL);

  if (self->furniture == NULL && self->source != NULL)
    self->furniture = actant_furniture_new (self->source);
  return self->furniture;
}

/**
 * actant_text_view_step:
 * @self: a text view
 * @unit: whether to go by sentences or clauses
 * @forward: to the next one
 * @extend: keep what is selected
 *
 * Selects a neighbouring sentence or clause and shows it.
 *
 * Returns: whether there was one
 */
gboolean
actant_text_view_step (ActantTextView *self,
                       ActantTextUnit  unit,
                       gboolean        forward,
                       gboolean        extend)
{
  ActantCaretRange range;

  g_return_val_if_fail (ACTANT_IS_TEXT_VIEW (self), FALSE);

  if (self->source == NULL)
    return FALSE;

  actant_text_view_get_selection (self, &range.anchor, &range.caret);
  if (!actant_sentence_step (self->source, actant_text_view_get_furniture (self), unit, forward,
                             extend, &range))
    return FALSE;

  actant_text_view_select (self, range.anchor, range.caret);
  if (extend)
    actant_text_view_reveal (self, range.caret, range.caret);
  else
    actant_text_view_reveal (self, range.anchor, range.caret);

  return TRUE;
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  gboolean clause, forward, extend;

  g_variant_get (args, "(bbb)", &clause, &forward, &extend);
  if (!actant_text_view_step (ACTANT_TEXT_VIEW (widget),
                              clause ? ACTANT_UNIT_CLAUSE : ACTANT_UNIT_SENTENCE, forward, extend))
    gtk_widget_error_bell (widget);

  return GDK_EVENT_STOP;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (widget);
  gint64 anchor, caret;

  actant_text_view_get_selection (self, &anchor, &caret);
  if (anchor == caret)
    return GDK_EVENT_PROPAGATE;

  actant_text_view_select (self, caret, caret);
  return GDK_EVENT_STOP;
}

/* Pointer */

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            ActantTextView  *self)
{
  self->pressed = TRUE;
}

/* What the pointer did is told when its button is up: while it selects, the
 * record that is selected stays. */
static void
released (ActantTextView *self)
{
  gint64 anchor, caret;
  gboolean again;

  if (!self->pressed)
    return;

  self->pressed = FALSE;
  _actant_text_view_queue_slide (self);
  actant_text_view_get_selection (self, &anchor, &caret);
  again = anchor == caret && self->clicked >= 0 && ABS (self->clicked - caret) <= SAME_PLACE;
  self->clicked = anchor == caret ? caret : -1;
  g_signal_emit_by_name (self, "moved", TRUE);
  if (again)
    g_signal_emit_by_name (self, "pressed-again");
}

static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          ActantTextView           *self)
{
  /* A gesture would be denied when the selection is dragged; and after a drag of
   * the selected text elsewhere there is no release. */
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE
      || (gdk_event_get_event_type (event) == GDK_MOTION_NOTIFY
          && (gdk_event_get_modifier_state (event) & GDK_BUTTON1_MASK) == 0))
    released (self);

  return GDK_EVENT_PROPAGATE;
}

static void
secondary_cb (GtkGestureClick *gesture,
              int              n_press,
              double           x,
              double           y,
              ActantTextView  *self)
{
  GtkTextIter iter, start, end;
  int bx, by;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET,
                                         (int) x, (int) y, &bx, &by);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, bx, by);
  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                             &start, &end)
      || !gtk_text_iter_in_range (&iter, &start, &end))
    {
      gint64 offset = actant_text_view_get_offset (self, &iter);

      actant_text_view_select (self, offset, offset);
    }
  g_signal_emit_by_name (self, "context-menu", (int) x, (int) y);
}

static void
menu_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  ActantTextView *self = ACTANT_TEXT_VIEW (widget);
  GdkRectangle area = { 0 };
  gint64 anchor, caret;

  actant_text_view_get_selection (self, &anchor, &caret);
  actant_text_view_get_area (self, caret, caret, &area);
  g_signal_emit_by_name (self, "context-menu", area.x, area.y + area.height);
}

/* One key in both cases, with Ctrl for whoever needs it; Shift extends. */
static void
bind_step (GtkWidgetClass *widget_class,
           const guint     keys[2],
           gboolean        clause,
           gboolean        forward)
{
  for (guint i = 0; i < 2; i++)
    for (guint control = 0; control <= GDK_CONTROL_MASK; control += GDK_CONTROL_MASK)
      {
        gtk_widget_class_add_binding (widget_class, keys[i], control, step_cb,
                                      "(bbb)", clause, forward, FALSE);
        gtk_widget_class_add_binding (widget_class, keys[i], control | GDK_SHIFT_MASK, step_cb,
                                      "(bbb)", clause, forward, TRUE);
      }
}

/* J and K, L and H, zoom, Escape, and the context menu. */
void
_actant_text_view_bind_keys (GtkWidgetClass *widget_class)
{
  static const guint steps[][2] = {
    { GDK_KEY_j, GDK_KEY_J }, { GDK_KEY_k, GDK_KEY_K }, { GDK_KEY_l, GDK_KEY_L }, { GDK_KEY_h, GDK_KEY_H },
  };
  static const guint larger[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint smaller[] = { GDK_KEY_minus, GDK_KEY_underscore, GDK_KEY_KP_Subtract };

  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, menu_cb);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    bind_step (widget_class, steps[i], i >= 2, i % 2 == 0);
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_class_add_binding (widget_class, larger[i], GDK_CONTROL_MASK, zoom_cb, "i", 1);
      gtk_widget_class_add_binding (widget_class, smaller[i], GDK_CONTROL_MASK, zoom_cb, "i", -1);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, zoom_cb, "i", 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, zoom_cb, "i", 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

void
_actant_text_view_add_controllers (ActantTextView *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *legacy = gtk_event_controller_legacy_new ();
  GtkGesture *primary = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (primary), GTK_PHASE_CAPTURE);
  g_signal_connect (primary, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (primary));

  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_BUBBLE);
  g_signal_connect (legacy, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), legacy);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
}
