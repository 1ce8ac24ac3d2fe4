/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pages a study has: the one table of them. */
#include "config.h"

#include "window/actant-study-pages.h"

#include <glib/gi18n.h>

#include "codebook/actant-codebook-page.h"
#include "history/actant-history-page.h"
#include "memo/actant-memo-page.h"
#include "review/actant-review-page.h"
#include "scenario/actant-scenario-page.h"
#include "study/actant-claims-page.h"

static const ActantStudyPageInfo pages[] = {
  { "claims", N_("All Claims"), ACTANT_KIND_CLAIM, actant_claims_page_get_type },
  { "scenarios", N_("Scenarios"), ACTANT_KIND_SCENARIO, actant_scenario_page_get_type },
  { "codebook", N_("Codebook"), ACTANT_KIND_CODE, actant_codebook_page_get_type },
  { "memos", N_("Memos"), ACTANT_KIND_MEMO, actant_memo_page_get_type },
  { "review", N_("Review"), ACTANT_KIND_NONE, actant_review_page_get_type },
  { "history", N_("History"), ACTANT_KIND_NONE, actant_history_page_get_type },
  { NULL }
};

/** Returns: (array zero-terminated=1): the pages, in the order of the list */
const ActantStudyPageInfo *
actant_study_pages_get (void)
{
  return pages;
}

/** Returns: (nullable): the page called @name */
const ActantStudyPageInfo *
actant_study_pages_find (const char *name)
{
  for (const ActantStudyPageInfo *page = pages; page->name != NULL; page++)
    if (g_strcmp0 (page->name, name) == 0)
      return page;

  return NULL;
}
