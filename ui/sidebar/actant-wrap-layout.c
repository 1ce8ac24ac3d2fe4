/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children on as many lines as they need. */
#include "sidebar/actant-wrap-layout.h"

struct _ActantWrapLayout
{
  GtkLayoutManager  parent_instance;

  int               spacing;
};

G_DEFINE_FINAL_TYPE (ActantWrapLayout, actant_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
get_width (GtkWidget *child,
           int       *minimum,
           int       *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The children of one line, from @first to before the result; their widths in all. */
static GtkWidget *
take_line (ActantWrapLayout *self,
           GtkWidget        *first,
           int               width,
           int              *used)
{
  GtkWidget *child;

  *used = 0;
  for (child = first; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int gap = child != first ? self->spacing : 0;
      int minimum, natural;

      /* What expands is taken at its minimum: it gets the rest of the line anyway. */
      get_width (child, &minimum, &natural);
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        natural = minimum;
      if (child != first && *used + gap + natural > width)
        break;
      *used += gap + MIN (natural, MAX (width, minimum));
    }

  return child;
}

static int
count_expanding (GtkWidget *first,
                 GtkWidget *after)
{
  int n = 0;

  for (GtkWidget *child = first; child != after;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    n += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;

  return n;
}

/* The child's own width; @rest is what its line leaves to the @n_expanding from it on. */
static int
take_width (GtkWidget *child,
            int        width,
            int       *rest,
            int       *n_expanding)
{
  int minimum, natural, share;

  get_width (child, &minimum, &natural);
  if (!gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return MIN (natural, MAX (width, minimum));

  share = *rest / (*n_expanding)--;
  *rest -= share;
  return minimum + share;
}

/* With the widths that the children get: what wraps needs more lines at its minimum. */
static int
get_line_height (GtkWidget *first,
                 GtkWidget *after,
                 int        width,
                 int        used)
{
  int rest = width < G_MAXINT ? MAX (width - used, 0) : 0;
  int n_expanding = count_expanding (first, after);
  int height = 0;

  for (GtkWidget *child = first; child != after;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int needed = get_height (child, take_width (child, width, &rest, &n_expanding));

      height = MAX (height, needed);
    }

  return height;
}

static int
measure_height (ActantWrapLayout *self,
                GtkWidget        *widget,
                int               width)
{
  GtkWidget *line = next_shown (gtk_widget_get_first_child (widget));
  int total = 0;

  while (line != NULL)
    {
      int used;
      GtkWidget *after = take_line (self, line, width, &used);

      total += get_line_height (line, after, width, used) + (after != NULL ? self->spacing : 0);
      line = after;
    }

  return total;
}

static void
measure_width (ActantWrapLayout *self,
               GtkWidget        *widget,
               int              *minimum,
               int              *natural)
{
  gboolean first = TRUE;

  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
       child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      get_width (child, &child_minimum, &child_natural);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (first ? 0 : self->spacing);
      first = FALSE;
    }
}

static GtkSizeRequestMode
actant_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
actant_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  ActantWrapLayout *self = ACTANT_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = measure_height (self, widget, for_size < 0 ? G_MAXINT : for_size);
}

static void
place_line (ActantWrapLayout *self,
            GtkWidget        *first,
            GtkWidget        *after,
            int               width,
            int               used,
            int               y,
            int               height)
{
  gboolean rtl = gtk_widget_get_direction (gtk_widget_get_parent (first)) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int rest = MAX (width - used, 0);
  int n_expanding = count_expanding (first, after);

  for (GtkWidget *child = first; child != after;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      GtkAllocation place = { .y = y, .height = height };

      place.width = take_width (child, width, &rest, &n_expanding);
      place.x = rtl ? width - x - place.width : x;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->spacing;
    }
}

static void
actant_wrap_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  ActantWrapLayout *self = ACTANT_WRAP_LAYOUT (manager);
  GtkWidget *line = next_shown (gtk_widget_get_first_child (widget));
  int y = 0;

  while (line != NULL)
    {
      int used;
      GtkWidget *after = take_line (self, line, width, &used);
      int line_height = get_line_height (line, after, width, used);

      place_line (self, line, after, width, used, y, line_height);
      y += line_height + self->spacing;
      line = after;
    }
}

static void
actant_wrap_layout_class_init (ActantWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = actant_wrap_layout_get_request_mode;
  layout_class->measure = actant_wrap_layout_measure;
  layout_class->allocate = actant_wrap_layout_allocate;
}

static void
actant_wrap_layout_init (ActantWrapLayout *self)
{
}

/**
 * actant_wrap_layout_new:
 * @spacing: between children and between lines, pixels
 *
 * Returns: (transfer full): a layout manager
 */
GtkLayoutManager *
actant_wrap_layout_new (int spacing)
{
  ActantWrapLayout *self = g_object_new (ACTANT_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/** Returns: (transfer floating): a #GtkBox whose children wrap */
GtkWidget *
actant_wrap_box_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, actant_wrap_layout_new (spacing));
  return box;
}
