/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-test-util.h"

G_BEGIN_DECLS

/**
 * StudyFixture:
 *
 * A window with a copy of the sample study.
 */
typedef struct
{
  ActantApplication *application;
  char              *folder;
  ActantWindow      *window;
  ActantWorkspace   *workspace;
  ActantSession     *session;
} StudyFixture;

void       study_fixture_set_up    (StudyFixture *fixture,
                                    gconstpointer data);
void       study_fixture_tear_down (StudyFixture *fixture,
                                    gconstpointer data);
GtkWidget *study_fixture_show      (StudyFixture *fixture,
                                    const char   *page,
                                    GType         type);
void       study_fixture_picture   (StudyFixture *fixture,
                                    const char   *name);

G_END_DECLS
