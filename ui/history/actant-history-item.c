/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An action that was done, or a record that is deleted, in words. */
#include "config.h"

#include "history/actant-history-item.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ActantHistoryItem
{
  GObject         parent_instance;

  /* Owned, one of them */
  ActantLogEntry *entry;
  ActantRecord   *tombstone;

  char           *text;       /* nullable: of the tombstone */
};

G_DEFINE_FINAL_TYPE (ActantHistoryItem, actant_history_item, G_TYPE_OBJECT)

static void
actant_history_item_finalize (GObject *object)
{
  ActantHistoryItem *self = ACTANT_HISTORY_ITEM (object);

  g_clear_pointer (&self->entry, actant_log_entry_free);
  g_clear_pointer (&self->tombstone, actant_record_unref);
  g_free (self->text);

  G_OBJECT_CLASS (actant_history_item_parent_class)->finalize (object);
}

static void
actant_history_item_class_init (ActantHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_history_item_finalize;
}

static void
actant_history_item_init (ActantHistoryItem *self)
{
}

/** Returns: (transfer full): the row of an action */
ActantHistoryItem *
actant_history_item_new_action (const ActantLogEntry *entry)
{
  ActantHistoryItem *self = g_object_new (ACTANT_TYPE_HISTORY_ITEM, NULL);

  self->entry = actant_log_entry_new (entry->time, entry->action, entry->coder, entry->coder_name,
                                      entry->set);
  return self;
}

/** Returns: (transfer full): the row of a deleted record; @text is %NULL for one of the study */
ActantHistoryItem *
actant_history_item_new_deleted (const char         *text,
                                 const ActantRecord *tombstone)
{
  ActantHistoryItem *self = g_object_new (ACTANT_TYPE_HISTORY_ITEM, NULL);

  self->text = g_strdup (text);
  self->tombstone = actant_record_ref (tombstone);
  return self;
}

/** Returns: (transfer none) (nullable): the action */
const ActantLogEntry *
actant_history_item_get_entry (ActantHistoryItem *self)
{
  return self->entry;
}

/** Returns: (transfer none) (nullable): the deleted record */
const ActantRecord *
actant_history_item_get_tombstone (ActantHistoryItem *self)
{
  return self->tombstone;
}

/** Returns: (nullable): path of the text that the deleted record is on */
const char *
actant_history_item_get_text (ActantHistoryItem *self)
{
  return self->text;
}

/** Whether it says something of record @id. */
gboolean
actant_history_item_is_about (ActantHistoryItem *self,
                              const char        *id)
{
  if (self->tombstone != NULL)
    return g_strcmp0 (actant_record_get_id (self->tombstone), id) == 0;

  return actant_log_entry_find (self->entry, id) != NULL;
}

static const ActantRecord *
get_record (ActantHistoryItem *self)
{
  const ActantChange *change;

  if (self->tombstone != NULL)
    return self->tombstone;

  change = actant_change_set_get (self->entry->set, 0);
  return change->after != NULL ? change->after : change->before;
}

/** Returns: (transfer none): the record, or the first of an action's */
const char *
actant_history_item_get_id (ActantHistoryItem *self)
{
  return actant_record_get_id (get_record (self));
}

/** Returns: (transfer full): a record's title, else what kind of record it is */
char *
actant_history_dup_name (const ActantRecord *record)
{
  const char *title = actant_record_get_title (record);

  if (title == NULL || *title == '\0')
    title = actant_record_get_text (record, "text");
  if (title == NULL || *title == '\0')
    return g_strdup (_(actant_kind_get_info (actant_record_get_kind (record))->label));

  return g_strndup (title, strcspn (title, "\n"));
}

/** Returns: (transfer full): the local time of @time, with the day unless it is today */
char *
actant_history_dup_moment (const char *time)
{
  g_autoptr(GDateTime) utc = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  gboolean today;

  if (local == NULL)
    return g_strdup (time);
  today = g_date_time_get_year (local) == g_date_time_get_year (now)
          && g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now);

  /* Translators: when something was done, “14:03” or “2026-11-23, 14:03” */
  return g_date_time_format (local, today ? _("%H:%M") : _("%Y-%m-%d, %H:%M"));
}

/** Returns: (transfer full): "Edit Gist", "Undo: Edit Gist", or the deleted record's name */
char *
actant_history_item_dup_title (ActantHistoryItem *self)
{
  const char *label;

  if (self->tombstone != NULL)
    return actant_history_dup_name (self->tombstone);

  label = actant_change_set_get_label (self->entry->set);
  if (label == NULL || *label == '\0')
    label = _("Join the Study");
  if (strcmp (self->entry->action, "undo") == 0)
    /* Translators: an action that was undone: “Undo: Edit Gist” */
    return g_strdup_printf (_("Undo: %s"), label);
  if (strcmp (self->entry->action, "redo") == 0)
    /* Translators: an action that was done again: “Redo: Edit Gist” */
    return g_strdup_printf (_("Redo: %s"), label);

  return g_strdup (label);
}

/** Returns: (transfer full): "14:03 · Mina · “North Korea …”", or when and where from it went */
char *
actant_history_item_dup_line (ActantHistoryItem *self)
{
  g_autofree char *moment = NULL;
  g_autofree char *name = NULL;
  g_autofree char *more = NULL;
  guint n;

  if (self->tombstone != NULL)
    {
      moment = actant_history_dup_moment (actant_record_get_text (self->tombstone, "deleted"));
      return g_strdup_printf ("%s · %s · %s", moment,
                              _(actant_kind_get_info (actant_record_get_kind (self->tombstone))->label),
                              self->text != NULL ? self->text : _("study"));
    }

  moment = actant_history_dup_moment (self->entry->time);
  name = actant_history_dup_name (get_record (self));
  n = actant_change_set_get_n (self->entry->set);
  if (n > 1)
    more = g_strdup_printf (ngettext ("%u record", "%u records", n), n);

  return g_strdup_printf ("%s · %s · %s%s%s", moment,
                          self->entry->coder_name != NULL ? self->entry->coder_name
                                                          : self->entry->coder,
                          name, more != NULL ? " · " : "", more != NULL ? more : "");
}
