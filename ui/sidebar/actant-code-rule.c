/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When to use a code, beside where it is chosen. */
#include "config.h"

#include "sidebar/actant-code-rule.h"

#include <glib/gi18n.h>

#define MAX_LINES 3       /* of each part */
#define WIDTH_CHARS 30    /* at least; it takes the width there is */

static const char * const parts[] = {
  "statement", "description", "rule", "example", "counter_example"
};

struct _ActantCodeRule
{
  GtkWidget  parent_instance;

  GtkWidget *labels[G_N_ELEMENTS (parts)];
};

G_DEFINE_FINAL_TYPE (ActantCodeRule, actant_code_rule, GTK_TYPE_WIDGET)

/* The part with what it is in bold: the statement and the definition need no name. */
static char *
dup_markup (const ActantRecord *code,
            const char         *part)
{
  const ActantField *field = actant_table_get (actant_kind_get_info (ACTANT_KIND_CODE)->table, part);
  const char *text = actant_record_get_text (code, part);

  if (text == NULL)
    return NULL;
  if (field == actant_table_get (actant_kind_get_info (ACTANT_KIND_CODE)->table, "description")
      || field == actant_table_get (actant_kind_get_info (ACTANT_KIND_CODE)->table, "statement"))
    return g_markup_escape_text (text, -1);

  return g_markup_printf_escaped ("<b>%s</b>  %s", _(field->label), text);
}

static void
actant_code_rule_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (actant_code_rule_parent_class)->dispose (object);
}

static void
actant_code_rule_class_init (ActantCodeRuleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = actant_code_rule_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "coderule");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
actant_code_rule_init (ActantCodeRule *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_set_parent (label, GTK_WIDGET (self));
      self->labels[i] = label;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rule of the code"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** Returns: (transfer floating): an empty, hidden rule */
GtkWidget *
actant_code_rule_new (void)
{
  return g_object_new (ACTANT_TYPE_CODE_RULE, NULL);
}

/** Shows when to use @code; hides for %NULL, for what is no code, and for one without a rule. */
void
actant_code_rule_set_code (ActantCodeRule     *self,
                           const ActantRecord *code)
{
  gboolean any = FALSE;

  g_return_if_fail (ACTANT_IS_CODE_RULE (self));

  if (code != NULL && actant_record_get_kind (code) != ACTANT_KIND_CODE)
    code = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *markup = code != NULL ? dup_markup (code, parts[i]) : NULL;

      gtk_label_set_markup (GTK_LABEL (self->labels[i]), markup != NULL ? markup : "");
      gtk_widget_set_visible (self->labels[i], markup != NULL);
      any |= markup != NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

/** Returns: (transfer full): the rule as screen readers say it, "" for none */
char *
actant_code_rule_dup_text (const ActantRecord *code)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      const char *words = actant_record_get_text (code, parts[i]);
      const ActantField *field = actant_table_get (actant_kind_get_info (ACTANT_KIND_CODE)->table,
                                                   parts[i]);

      if (words != NULL)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ". " : "", _(field->label), words);
    }

  return g_string_free (text, FALSE);
}
