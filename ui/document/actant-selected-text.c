/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The primary selection. */
#include "document/actant-selected-text.h"

struct _ActantSelectedText
{
  GdkContentProvider  parent_instance;

  ActantTextView     *view;   /* weak: may be gone before whoever has this */
};

G_DEFINE_FINAL_TYPE (ActantSelectedText, actant_selected_text, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
actant_selected_text_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (G_TYPE_STRING);
}

static gboolean
actant_selected_text_get_value (GdkContentProvider  *provider,
                                GValue              *value,
                                GError             **error)
{
  ActantSelectedText *self = ACTANT_SELECTED_TEXT (provider);

  if (self->view == NULL || !G_VALUE_HOLDS_STRING (value))
    return GDK_CONTENT_PROVIDER_CLASS (actant_selected_text_parent_class)->get_value (provider,
                                                                                      value, error);

  g_value_take_string (value, actant_text_view_dup_selected (self->view));
  return TRUE;
}

static void
actant_selected_text_dispose (GObject *object)
{
  g_clear_weak_pointer (&ACTANT_SELECTED_TEXT (object)->view);

  G_OBJECT_CLASS (actant_selected_text_parent_class)->dispose (object);
}

static void
actant_selected_text_class_init (ActantSelectedTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = actant_selected_text_dispose;
  GDK_CONTENT_PROVIDER_CLASS (klass)->ref_formats = actant_selected_text_ref_formats;
  GDK_CONTENT_PROVIDER_CLASS (klass)->get_value = actant_selected_text_get_value;
}

static void
actant_selected_text_init (ActantSelectedText *self)
{
}

/** Returns: (transfer full): what is selected in @view, whenever it is asked for */
GdkContentProvider *
actant_selected_text_new (ActantTextView *view)
{
  ActantSelectedText *self = g_object_new (ACTANT_TYPE_SELECTED_TEXT, NULL);

  g_set_weak_pointer (&self->view, view);
  return GDK_CONTENT_PROVIDER (self);
}
