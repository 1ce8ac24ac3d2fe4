/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of records, readable on light and on dark. */
#include "document/actant-palette.h"

#include "document/actant-record-name.h"
#include "model/actant-color.h"

/* Which swatch a type of claims has: asserting and reporting, the plainest, the darkest. */
static const struct
{
  const char *type;
  guint       swatch;
} claim_types[] = {
  { "act", 0 },
  { "schedule", 1 },
  { "recommendation", 2 },
  { "report", 3 },
  { "evaluation", 4 },
  { "forecast", 5 },
  { "threat", 6 },
  { "demand", 7 },
  { "commitment", 8 },
  { "intention", 9 },
  { "assertion", 11 },
};

/** The contrast of two opaque colours, 1 to 21 (WCAG 2.2). */
double
actant_palette_get_contrast (const GdkRGBA *a,
                             const GdkRGBA *b)
{
  return actant_color_get_contrast ((double[]) { a->red, a->green, a->blue },
                                    (double[]) { b->red, b->green, b->blue });
}

/** The background of the text, as libadwaita draws it. */
void
actant_palette_get_background (gboolean  dark,
                               GdkRGBA  *color)
{
  gdk_rgba_parse (color, dark ? "#1e1e1e" : "#ffffff");
}

/* Moves @color towards white or black until it stands out from the background. */
static void
fit (GdkRGBA  *color,
     gboolean  dark)
{
  GdkRGBA background;
  float target = dark ? 1.0f : 0.0f;

  actant_palette_get_background (dark, &background);
  color->alpha = 1.0f;
  /* Saturated colours glare on a dark page. */
  for (guint i = 0; i < 40; i++)
    {
      double wanted = dark ? 5.0 : ACTANT_PALETTE_CONTRAST + 0.2;

      if (actant_palette_get_contrast (color, &background) >= wanted)
        break;
      color->red += (target - color->red) * 0.06f;
      color->green += (target - color->green) * 0.06f;
      color->blue += (target - color->blue) * 0.06f;
    }
}

static void
get_swatch (const ActantSwatch *swatch,
            gboolean            dark,
            GdkRGBA            *color)
{
  gdk_rgba_parse (color, dark ? swatch->dark : swatch->light);
}

/**
 * actant_palette_get_spec:
 * @spec: (nullable): what a record stores, "#rrggbb"
 * @dark: for a dark page
 * @color: (out): a swatch of the palette, or the colour made to stand out
 *
 * Returns: whether @spec is a colour
 */
gboolean
actant_palette_get_spec (const char *spec,
                         gboolean    dark,
                         GdkRGBA    *color)
{
  const ActantSwatch *swatch = actant_swatch_find (spec);

  if (swatch != NULL)
    get_swatch (swatch, dark, color);
  else if (spec == NULL || !gdk_rgba_parse (color, spec))
    return FALSE;
  else
    fit (color, dark);

  return TRUE;
}

/**
 * actant_palette_get_claim_type:
 * @type: (nullable): a claim's type
 * @dark: for a dark page
 * @color: (out): its colour
 */
void
actant_palette_get_claim_type (const char *type,
                               gboolean    dark,
                               GdkRGBA    *color)
{
  for (guint i = 0; i < G_N_ELEMENTS (claim_types); i++)
    if (g_strcmp0 (claim_types[i].type, type) == 0)
      {
        get_swatch (&actant_swatches[claim_types[i].swatch], dark, color);
        return;
      }

  gdk_rgba_parse (color, "#6b6b76");
  fit (color, dark);
}

static void
get_by_id (const char *id,
           gboolean    dark,
           GdkRGBA    *color)
{
  get_swatch (&actant_swatches[g_str_hash (id) % ACTANT_N_SWATCHES], dark, color);
}

static void
get_own (const ActantRecord *record,
         gboolean            dark,
         GdkRGBA            *color)
{
  if (!actant_palette_get_spec (actant_record_get_text (record, "color"), dark, color))
    get_by_id (actant_record_get_id (record), dark, color);
}

/**
 * actant_palette_get_record:
 * @record: a record
 * @study: (nullable): where actors and codes are looked up
 * @dark: for a dark page
 * @color: (out): its colour
 */
void
actant_palette_get_record (const ActantRecord *record,
                           ActantCollection   *study,
                           gboolean            dark,
                           GdkRGBA            *color)
{
  const ActantRecord *of = NULL;
  const char *id;

  switch (actant_record_get_kind (record))
    {
    case ACTANT_KIND_CLAIM:
      actant_palette_get_claim_type (actant_record_get_text (record, "type"), dark, color);
      return;
    case ACTANT_KIND_MENTION:
    case ACTANT_KIND_CODING:
      id = actant_record_name_get_ref (record);
      of = actant_record_name_resolve (study, id);
      if (of != NULL)
        get_own (of, dark, color);
      else
        get_by_id (id != NULL ? id : "", dark, color);
      return;
    case ACTANT_KIND_ACTOR:
    case ACTANT_KIND_CODE:
    case ACTANT_KIND_SCENARIO:
    case ACTANT_KIND_CODER:
      get_own (record, dark, color);
      return;
    default:
      get_by_id (actant_record_get_id (record), dark, color);
    }
}
