/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of twelve named colours, or none. */
#include "config.h"

#include "sidebar/actant-color-editor.h"

#include "actant-tooltip.h"
#include "document/actant-palette.h"
#include "model/actant-color.h"
#include "sidebar/actant-color-mark.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_COLUMNS 6

struct _ActantColorEditor
{
  ActantFieldEditor  parent_instance;

  GtkWidget         *button;
  GtkWidget         *mark;
  GtkWidget         *label;
  GtkWidget         *toggles[ACTANT_N_SWATCHES];
  char              *spec;      /* nullable */
};

G_DEFINE_FINAL_TYPE (ActantColorEditor, actant_color_editor, ACTANT_TYPE_FIELD_EDITOR)

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static void
choose (ActantColorEditor *self,
        const char        *spec)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_free (self->spec);
  self->spec = g_strdup (spec);
  actant_field_editor_touch (ACTANT_FIELD_EDITOR (self));
  actant_field_editor_commit (ACTANT_FIELD_EDITOR (self));
}

static void
swatch_clicked_cb (GtkWidget         *toggle,
                   ActantColorEditor *self)
{
  choose (self, g_object_get_data (G_OBJECT (toggle), "spec"));
}

static void
none_clicked_cb (ActantColorEditor *self)
{
  choose (self, NULL);
}

static GtkWidget *
new_swatch (ActantColorEditor *self,
            guint              i)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *mark = actant_color_mark_new (22, 22);
  GdkRGBA color;

  actant_palette_get_spec (actant_swatches[i].light, is_dark (), &color);
  actant_color_mark_set_color (ACTANT_COLOR_MARK (mark), &color);
  gtk_button_set_child (GTK_BUTTON (toggle), mark);
  gtk_widget_add_css_class (toggle, "flat");
  gtk_widget_add_css_class (toggle, "swatch");
  actant_tooltip_set (toggle, _(actant_swatches[i].name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(actant_swatches[i].name), -1);
  g_object_set_data (G_OBJECT (toggle), "spec", (gpointer) actant_swatches[i].light);
  g_signal_connect (toggle, "clicked", G_CALLBACK (swatch_clicked_cb), self);

  return toggle;
}

static GtkWidget *
new_popover (ActantColorEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *none = gtk_button_new_with_label (_("No Colour of Its Own"));

  for (guint i = 0; i < ACTANT_N_SWATCHES; i++)
    {
      self->toggles[i] = new_swatch (self, i);
      gtk_grid_attach (GTK_GRID (grid), self->toggles[i], i % N_COLUMNS, i / N_COLUMNS, 1, 1);
    }
  gtk_widget_add_css_class (none, "flat");
  g_signal_connect_swapped (none, "clicked", G_CALLBACK (none_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), none);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

static void
build (ActantFieldEditor *editor)
{
  ActantColorEditor *self = ACTANT_COLOR_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->mark = actant_color_mark_new (14, 14);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), self->label);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), new_popover (self));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  actant_tooltip_set (self->button, _("The colour of its highlights"));
}

/* The name of a colour of ours, else what is stored. */
static const char *
get_name (const char *spec)
{
  if (spec == NULL)
    return _("Chosen automatically");

  for (guint i = 0; i < ACTANT_N_SWATCHES; i++)
    if (g_ascii_strcasecmp (actant_swatches[i].light, spec) == 0)
      return _(actant_swatches[i].name);

  return spec;
}

static void
show (ActantFieldEditor *editor,
      const ActantValue *value)
{
  ActantColorEditor *self = ACTANT_COLOR_EDITOR (editor);
  const char *spec = actant_value_get_text (value);
  g_autofree char *name = NULL;
  GdkRGBA color;

  g_free (self->spec);
  self->spec = g_strdup (spec);
  gtk_label_set_text (GTK_LABEL (self->label), get_name (spec));
  gtk_widget_set_visible (self->mark, spec != NULL);
  if (actant_palette_get_spec (spec, is_dark (), &color))
    actant_color_mark_set_color (ACTANT_COLOR_MARK (self->mark), &color);
  for (guint i = 0; i < ACTANT_N_SWATCHES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[i]),
                                  spec != NULL && g_ascii_strcasecmp (actant_swatches[i].light, spec) == 0);
  /* Translators: a field and its value, for screen readers: "Colour: Blue" */
  name = g_strdup_printf (_("%s: %s"), _(actant_field_editor_get_field (editor)->label),
                          get_name (spec));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static ActantValue *
read_value (ActantFieldEditor  *editor,
            ActantChangeSet    *change_set,
            GError            **error)
{
  ActantColorEditor *self = ACTANT_COLOR_EDITOR (editor);

  return self->spec != NULL ? actant_value_new_text (self->spec) : NULL;
}

static GtkWidget *
get_control (ActantFieldEditor *editor)
{
  return ACTANT_COLOR_EDITOR (editor)->button;
}

static void
actant_color_editor_finalize (GObject *object)
{
  g_free (ACTANT_COLOR_EDITOR (object)->spec);

  G_OBJECT_CLASS (actant_color_editor_parent_class)->finalize (object);
}

static void
actant_color_editor_class_init (ActantColorEditorClass *klass)
{
  ActantFieldEditorClass *editor_class = ACTANT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = actant_color_editor_finalize;
  editor_class->build = build;
  editor_class->show = show;
  editor_class->read = read_value;
  editor_class->get_control = get_control;
}

static void
actant_color_editor_init (ActantColorEditor *self)
{
}
