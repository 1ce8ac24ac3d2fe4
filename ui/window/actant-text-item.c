/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text of a study as the list of texts shows it. */
#include "config.h"

#include "window/actant-text-item.h"

#include "session/actant-study-index.h"

#include <glib/gi18n.h>

struct _ActantTextItem
{
  GObject            parent_instance;

  ActantSession     *session;    /* borrowed: the list holds both */
  char              *path;
  char              *title;
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
actant_text_item_dispose (GObject *object)
{
  ActantTextItem *self = ACTANT_TEXT_ITEM (object);

  g_clear_weak_pointer (&self->session);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (actant_text_item_parent_class)->dispose (object);
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

/** Takes the number of the coder's own claims over from the study's index. */
void
actant_text_item_update_count (ActantTextItem *self)
{
  ActantStudyIndex *index;
  guint count;
  gboolean counted;

  g_return_if_fail (ACTANT_IS_TEXT_ITEM (self));

  if (self->session == NULL)
    return;

  index = actant_session_get_index (self->session);
  count = actant_study_index_count (index, self->path, actant_session_get_coder (self->session),
                                    ACTANT_KIND_CLAIM);
  counted = actant_study_index_knows (index, self->path);
  if (count != self->count)
    {
      self->count = count;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
    }
  if (counted != self->counted)
    {
      self->counted = counted;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTED]);
    }
}
