/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Back and forward through the places visited. */
#include "config.h"

#include "actant-places.h"

/* Older ones are forgotten. */
#define MAX_PLACES 100

typedef struct
{
  char   *page;
  char   *text;    /* NULL when none was open */
  char   *id;      /* of the selected record; NULL for none */
  gint64  caret;
} Place;

struct _ActantPlaces
{
  GObject          parent_instance;

  ActantWorkspace *workspace;   /* owned */
  GPtrArray       *behind;      /* of Place, the last left last */
  GPtrArray       *ahead;
  Place           *rest;        /* where things stood when nothing moved */
  guint            settle;
  gboolean         going;
};

enum
{
  PROP_0,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  N_PROPS
};

enum
{
  ARRIVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantPlaces, actant_places, G_TYPE_OBJECT)

static void
free_place (gpointer data)
{
  Place *place = data;

  g_free (place->page);
  g_free (place->text);
  g_free (place->id);
  g_free (place);
}

static Place *
get_now (ActantPlaces *self)
{
  Place *place = g_new0 (Place, 1);

  place->page = g_strdup (actant_workspace_get_page (self->workspace));
  place->text = g_strdup (actant_workspace_get_text_path (self->workspace));
  place->id = g_strdup (actant_workspace_get_selected_id (self->workspace));
  place->caret = actant_workspace_get_caret (self->workspace);

  return place;
}

/* On a page of the study the caret means nothing. */
static gboolean
is_same (const Place *a,
         const Place *b)
{
  return g_strcmp0 (a->page, b->page) == 0 && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->id, b->id) == 0
         && (a->caret == b->caret || g_strcmp0 (a->page, ACTANT_PAGE_TEXT) != 0);
}

static void
notify_all (ActantPlaces *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_FORWARD]);
}

static void
rest_now (ActantPlaces *self)
{
  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_pointer (&self->rest, free_place);
  self->rest = get_now (self);
}

static gboolean
settle_cb (gpointer data)
{
  ActantPlaces *self = data;

  self->settle = 0;
  rest_now (self);
  return G_SOURCE_REMOVE;
}

/* A jump is many steps: where it started from is where things last stood still. */
static void
moved_cb (ActantPlaces *self)
{
  if (self->settle == 0)
    self->settle = g_idle_add (settle_cb, self);
}

static void
leave (GPtrArray *places,
       Place     *place)
{
  if (places->len > 0 && is_same (places->pdata[places->len - 1], place))
    {
      free_place (place);
      return;
    }
  if (places->len == MAX_PLACES)
    g_ptr_array_remove_index (places, 0);
  g_ptr_array_add (places, place);
}

static Place *
copy_place (const Place *place)
{
  Place *copy = g_new0 (Place, 1);

  copy->page = g_strdup (place->page);
  copy->text = g_strdup (place->text);
  copy->id = g_strdup (place->id);
  copy->caret = place->caret;

  return copy;
}

static void
jumped_cb (ActantPlaces *self)
{
  if (self->going)
    return;

  moved_cb (self);
  if (self->rest->text == NULL && g_strcmp0 (self->rest->page, ACTANT_PAGE_TEXT) == 0)
    return;   /* nothing was shown */

  leave (self->behind, copy_place (self->rest));
  g_ptr_array_set_size (self->ahead, 0);
  notify_all (self);
}

static void
session_cb (ActantPlaces *self)
{
  g_ptr_array_set_size (self->behind, 0);
  g_ptr_array_set_size (self->ahead, 0);
  rest_now (self);
  notify_all (self);
}

static void
actant_places_dispose (GObject *object)
{
  ActantPlaces *self = ACTANT_PLACES (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (actant_places_parent_class)->dispose (object);
}

static void
actant_places_finalize (GObject *object)
{
  ActantPlaces *self = ACTANT_PLACES (object);

  g_clear_pointer (&self->rest, free_place);
  g_ptr_array_unref (self->behind);
  g_ptr_array_unref (self->ahead);

  G_OBJECT_CLASS (actant_places_parent_class)->finalize (object);
}

static void
actant_places_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_CAN_GO_BACK:
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, actant_places_can_go (ACTANT_PLACES (object),
                                                        property == PROP_CAN_GO_BACK));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
actant_places_class_init (ActantPlacesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = actant_places_dispose;
  object_class->finalize = actant_places_finalize;
  object_class->get_property = actant_places_get_property;

  properties[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_GO_FORWARD] =
    g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ARRIVED] = g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
actant_places_init (ActantPlaces *self)
{
  self->behind = g_ptr_array_new_with_free_func (free_place);
  self->ahead = g_ptr_array_new_with_free_func (free_place);
}

/**
 * actant_places_new:
 * @workspace: what is followed
 *
 * Returns: (transfer full): no places yet
 */
ActantPlaces *
actant_places_new (ActantWorkspace *workspace)
{
  static const char * const moves[] = { "notify::selected-id", "notify::caret" };
  static const char * const jumps[] = { "notify::page", "notify::text-path", "reveal" };
  ActantPlaces *self = g_object_new (ACTANT_TYPE_PLACES, NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_signal_connect_object (workspace, moves[i], G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (jumps); i++)
    g_signal_connect_object (workspace, jumps[i], G_CALLBACK (jumped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::session", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
  rest_now (self);

  return self;
}

/** What follows is a jump away from here, such as a search. */
void
actant_places_mark (ActantPlaces *self)
{
  g_return_if_fail (ACTANT_IS_PLACES (self));

  rest_now (self);
  jumped_cb (self);
}

/** Whether there is a place to go to. */
gboolean
actant_places_can_go (ActantPlaces *self,
                      gboolean      back)
{
  g_return_val_if_fail (ACTANT_IS_PLACES (self), FALSE);

  return (back ? self->behind : self->ahead)->len > 0;
}

/* A record that is gone is not selected, a text that is gone not opened. */
static gboolean
show (ActantPlaces *self,
      const Place  *place)
{
  g_autoptr(GError) error = NULL;

  if (g_strcmp0 (place->text, actant_workspace_get_text_path (self->workspace)) != 0
      && !actant_workspace_open_text (self->workspace, place->text, &error))
    {
      actant_workspace_toast (self->workspace, error->message, FALSE);
      return FALSE;
    }

  actant_workspace_show_page (self->workspace, place->page);
  actant_workspace_select (self->workspace, place->id);
  if (actant_workspace_get_selected (self->workspace) == NULL)
    actant_workspace_select (self->workspace, NULL);
  if (g_strcmp0 (place->page, ACTANT_PAGE_TEXT) == 0 && place->text != NULL)
    g_signal_emit (self, signals[ARRIVED], 0, place->caret);

  return TRUE;
}

/**
 * actant_places_go:
 * @back: to the place left last; else forward again
 *
 * Returns: whether there was a place to go to
 */
gboolean
actant_places_go (ActantPlaces *self,
                  gboolean      back)
{
  GPtrArray *from, *to;
  gboolean shown = FALSE;

  g_return_val_if_fail (ACTANT_IS_PLACES (self), FALSE);

  from = back ? self->behind : self->ahead;
  to = back ? self->ahead : self->behind;
  rest_now (self);
  self->going = TRUE;
  while (!shown && from->len > 0)
    {
      Place *place = g_ptr_array_steal_index (from, from->len - 1);

      if (!is_same (place, self->rest) && show (self, place))
        {
          leave (to, copy_place (self->rest));
          shown = TRUE;
        }
      free_place (place);
    }
  self->going = FALSE;
  rest_now (self);
  notify_all (self);

  return shown;
}
