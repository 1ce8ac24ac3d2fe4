/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings that people choose. */
#include "config.h"

#include "window/actant-preferences.h"

#include <glib/gi18n.h>

#include "actant-compat-dialogs.h"
#include "store/actant-study-folder.h"

struct _ActantPreferences
{
  AdwPreferencesWindow  parent_instance;

  /* Template widgets */
  GtkWidget            *name_row;
  GtkWidget            *slug_row;
  AdwActionRow         *font_row;
  GtkWidget            *highlight_row;
  GtkWidget            *scheme_row;
  GtkWidget            *hints_switch;

  /* Owned */
  GSettings            *settings;
};

G_DEFINE_FINAL_TYPE (ActantPreferences, actant_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* Words of an enumerated key, in the order of the rows that show them. */
static const char *highlight_styles[] = { "tint-and-underline", "underline", "tint", NULL };
static const char *color_schemes[] = { "default", "light", "dark", NULL };

static gboolean
word_to_position (GValue   *value,
                  GVariant *variant,
                  gpointer  user_data)
{
  const char * const *words = user_data;
  const char *word = g_variant_get_string (variant, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
position_to_word (const GValue       *value,
                  const GVariantType *expected,
                  gpointer            user_data)
{
  const char * const *words = user_data;
  guint position = g_value_get_uint (value);

  return position < g_strv_length ((char **) words) ? g_variant_new_string (words[position]) : NULL;
}

static gboolean
is_usable_slug (const char *slug)
{
  return actant_slug_is_valid (slug) && !g_str_equal (slug, "consensus");
}

static void
slug_changed_cb (ActantPreferences *self)
{
  if (is_usable_slug (gtk_editable_get_text (GTK_EDITABLE (self->slug_row))))
    gtk_widget_remove_css_class (self->slug_row, "error");
  else
    gtk_widget_add_css_class (self->slug_row, "error");
}

static void
slug_applied_cb (ActantPreferences *self)
{
  const char *slug = gtk_editable_get_text (GTK_EDITABLE (self->slug_row));
  g_autofree char *old = g_settings_get_string (self->settings, "coder-slug");

  if (is_usable_slug (slug))
    {
      g_settings_set_string (self->settings, "coder-slug", slug);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->slug_row), old);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                    adw_toast_new (_("A short name has small letters a to z, "
                                                     "digits and hyphens only")));
}

static void
actant_preferences_dispose (GObject *object)
{
  ActantPreferences *self = ACTANT_PREFERENCES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACTANT_TYPE_PREFERENCES);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (actant_preferences_parent_class)->dispose (object);
}

static void
actant_preferences_class_init (ActantPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/actant/Actant/window/actant-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, ActantPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, ActantPreferences, slug_row);
  gtk_widget_class_bind_template_child (widget_class, ActantPreferences, font_row);
  gtk_widget_class_bind_template_child (widget_class, ActantPreferences, highlight_row);
  gtk_widget_class_bind_template_child (widget_class, ActantPreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, ActantPreferences, hints_switch);
  gtk_widget_class_bind_template_callback (widget_class, slug_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, slug_applied_cb);
}

static void
actant_preferences_init (ActantPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind_settings (ActantPreferences *self)
{
  GtkWidget *font_button = actant_font_button_new (_("Font of the Text"));
  g_autofree char *slug = g_settings_get_string (self->settings, "coder-slug");

  adw_action_row_add_suffix (self->font_row, font_button);
  adw_action_row_set_activatable_widget (self->font_row, font_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (font_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Font of the text"), -1);

  g_settings_bind (self->settings, "coder-name", self->name_row, "text", G_SETTINGS_BIND_DEFAULT);
  gtk_editable_set_text (GTK_EDITABLE (self->slug_row), slug);
  g_settings_bind (self->settings, "reader-font", font_button, "font", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "highlight-style", self->highlight_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, word_to_position, position_to_word,
                                highlight_styles, NULL);
  g_settings_bind_with_mapping (self->settings, "color-scheme", self->scheme_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, word_to_position, position_to_word,
                                color_schemes, NULL);
  g_settings_bind (self->settings, "show-status-hints", self->hints_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

/**
 * actant_preferences_new:
 * @parent: (nullable): the window above which it opens
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
actant_preferences_new (GtkWindow *parent,
                        GSettings *settings)
{
  ActantPreferences *self = g_object_new (ACTANT_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  bind_settings (self);

  return GTK_WIDGET (self);
}
