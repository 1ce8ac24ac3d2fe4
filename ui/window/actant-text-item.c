/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text of a study as the list of texts shows it. */
#include "config.h"

#include "window/actant-text-item.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ActantTextItem
{
  GObject            parent_instance;

  ActantSession     *session;    /* borrowed: the list holds both */
  char              *path;
  char              *title;
  ActantCollection  *records;    /* owned; NULL until counted */
  GPtrArray         *others;     /* of ActantCollection: what other coders annotated */
  guint              count;
  gboolean           counted;
};

G_DEFINE_FINAL_TYPE (ActantTextItem, actant_text_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PATH,
  PROP_TITLE,
  PROP_COUNT,
  PROP_COUNTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
records_changed_cb (ActantTextItem *self)
{
  guint count = actant_collection_get_n (self->records, ACTANT_KIND_CLAIM);

  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
actant_text_item_dispose (GObject *object)
{
  ActantTextItem *self = ACTANT_TEXT_ITEM (object);

  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->records);
  g_ptr_array_set_size (self->others, 0);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (actant_text_item_parent_class)->dispose (object);
}

static void
actant_text_item_finalize (GObject *object)
{
  g_ptr_array_unref (ACTANT_TEXT_ITEM (object)->others);

  G_OBJECT_CLASS (actant_text_item_parent_class)->finalize (object);
}

static void
actant_text_item_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  ActantTextItem *self = ACTANT_TEXT_ITEM (object);

  switch (property)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_COUNTED:
      g_value_set_boolean (value, self->counted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_text_item_class_init (ActantTextItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = actant_text_item_dispose;
  object_class->finalize = actant_text_item_finalize;
  object_class->get_property = actant_text_item_get_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_COUNTED] = g_param_spec_boolean ("counted", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
actant_text_item_init (ActantTextItem *self)
{
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
}

/** Returns: (transfer full): the item of the text @path, not yet counted */
ActantTextItem *
actant_text_item_new (ActantSession *session,
                      const char    *path)
{
  ActantTextItem *self = g_object_new (ACTANT_TYPE_TEXT_ITEM, NULL);

  g_set_weak_pointer (&self->session, session);
  self->path = g_strdup (path);
  self->title = actant_session_dup_text_title (session, path);

  return self;
}

const char *
actant_text_item_get_path (ActantTextItem *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_ITEM (self), NULL);

  return self->path;
}

const char *
actant_text_item_get_title (ActantTextItem *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_ITEM (self), NULL);

  return self->title;
}

guint
actant_text_item_get_count (ActantTextItem *self)
{
  g_return_val_if_fail (ACTANT_IS_TEXT_ITEM (self), 0);

  return self->count;
}

/** Returns: how many memos there are beside the text, of whatever coder; 0 before it was counted */
guint
actant_text_item_get_n_memos (ActantTextItem *self)
{
  guint n = 0;

  g_return_val_if_fail (ACTANT_IS_TEXT_ITEM (self), 0);

  if (self->records != NULL)
    n = actant_collection_get_n (self->records, ACTANT_KIND_MEMO);
  for (guint i = 0; i < self->others->len; i++)
    n += actant_collection_get_n (g_ptr_array_index (self->others, i), ACTANT_KIND_MEMO);

  return n;
}

/** Returns: (transfer full): title and count in words, for screen readers */
char *
actant_text_item_dup_words (ActantTextItem *self)
{
  g_autofree char *claims = NULL;

  g_return_val_if_fail (ACTANT_IS_TEXT_ITEM (self), NULL);

  if (!self->counted)
    return g_strdup (self->title);

  claims = g_strdup_printf (ngettext ("%u claim", "%u claims", self->count), self->count);

  /* Translators: a text's title and how many claims it has */
  return g_strdup_printf (_("%s, %s"), self->title, claims);
}

/** Looks up the title again. */
void
actant_text_item_update_title (ActantTextItem *self)
{
  g_autofree char *title = NULL;

  g_return_if_fail (ACTANT_IS_TEXT_ITEM (self));

  if (self->session == NULL)
    return;

  title = actant_session_dup_text_title (self->session, self->path);
  if (g_strcmp0 (title, self->title) == 0)
    return;

  g_free (self->title);
  self->title = g_steal_pointer (&title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
read_others (ActantTextItem     *self,
             const char * const *coders)
{
  for (guint i = 0; coders[i] != NULL; i++)
    {
      ActantAnnotationSet *set = NULL;

      if (strcmp (coders[i], actant_session_get_coder (self->session)) != 0)
        set = actant_session_get_set (self->session, self->path, coders[i], NULL);
      if (set != NULL)
        g_ptr_array_add (self->others, g_object_ref (actant_annotation_set_get_records (set)));
    }
}

/**
 * actant_text_item_count:
 *
 * Counts the coder's own claims, and follows them from then on once there is a
 * file of theirs; and all coders' memos. Reads their files the first time.
 */
void
actant_text_item_count (ActantTextItem *self)
{
  g_auto(GStrv) coders = NULL;
  ActantAnnotationSet *set;

  g_return_if_fail (ACTANT_IS_TEXT_ITEM (self));

  if (self->session == NULL || self->records != NULL)
    return;

  coders = actant_session_list_coders (self->session, self->path);
  if (g_strv_contains ((const char * const *) coders, actant_session_get_coder (self->session)))
    {
      set = actant_session_get_own_set (self->session, self->path, NULL);
      self->records = g_object_ref (actant_annotation_set_get_records (set));
      g_signal_connect_object (self->records, "changed", G_CALLBACK (records_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->records, "reset", G_CALLBACK (records_changed_cb), self,
                               G_CONNECT_SWAPPED);
      records_changed_cb (self);
    }
  if (!self->counted)
    {
      self->counted = TRUE;
      read_others (self, (const char * const *) coders);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTED]);
    }
}
