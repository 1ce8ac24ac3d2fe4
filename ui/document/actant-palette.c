/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of records, readable on light and on dark. */
#include "document/actant-palette.h"

#include "document/actant-record-name.h"

#include <math.h>

static const struct
{
  const char *type;
  const char *color;
} claim_types[] = {
  { "report", "#4f6d8f" },
  { "act", "#1c71d8" },
  { "schedule", "#0e8a9c" },
  { "assertion", "#6b6b76" },
  { "evaluation", "#9c7000" },
  { "forecast", "#e66100" },
  { "intention", "#6a54d4" },
  { "commitment", "#9141ac" },
  { "threat", "#c01c28" },
  { "demand", "#c4267f" },
  { "recommendation", "#26a269" },
};

/* For actors and codes that were given none. */
static const char * const by_id[] = {
  "#1a5fb4", "#c64600", "#26805a", "#a51d2d", "#7d3ca3", "#8a6d00",
  "#0f7f8f", "#b5397e", "#5b7a1e", "#5654c8", "#986a44", "#4d6275",
};

static double
linearize (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Relative luminance, WCAG 2.2. */
static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * linearize (color->red)
         + 0.7152 * linearize (color->green)
         + 0.0722 * linearize (color->blue);
}

/** The contrast of two opaque colours, 1 to 21 (WCAG 2.2). */
double
actant_palette_get_contrast (const GdkRGBA *a,
                             const GdkRGBA *b)
{
  double la = get_luminance (a);
  double lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
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
  const char *spec = "#6b6b76";

  for (guint i = 0; i < G_N_ELEMENTS (claim_types); i++)
    if (g_strcmp0 (claim_types[i].type, type) == 0)
      spec = claim_types[i].color;

  gdk_rgba_parse (color, spec);
  fit (color, dark);
}

static void
get_by_id (const char *id,
           gboolean    dark,
           GdkRGBA    *color)
{
  gdk_rgba_parse (color, by_id[g_str_hash (id) % G_N_ELEMENTS (by_id)]);
  fit (color, dark);
}

static void
get_own (const ActantRecord *record,
         gboolean            dark,
         GdkRGBA            *color)
{
  const char *spec = actant_record_get_text (record, "color");

  if (spec != NULL && gdk_rgba_parse (color, spec))
    fit (color, dark);
  else
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
