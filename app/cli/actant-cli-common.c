/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sub-commands share: opening by path, fields from options, saving. */
#include "config.h"

#include "cli/actant-cli-command.h"

#include "store/actant-study-folder.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/** Returns: (transfer full): --coder, or the login name as a slug */
char *
actant_cli_dup_coder (const ActantCliArgs *args)
{
  const char *coder = actant_cli_args_get (args, "coder");

  return coder != NULL ? g_strdup (coder) : actant_slug_from_name (g_get_user_name ());
}

/** Returns: (transfer full) (nullable): slug of the coder whose file @path is;
 *   %NULL for a folder or a text, which are everybody's */
char *
actant_cli_dup_file_coder (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *coder = NULL;

  if (!actant_annotation_path_split (base, NULL, &coder))
    actant_study_path_split (base, &coder);

  return coder;
}

/** Returns: (transfer full) (nullable): whose records to read: --coder, or the
 *   coder of the only path that is given; %NULL for everybody's */
char *
actant_cli_dup_read_coder (const ActantCliArgs *args)
{
  const char *coder = actant_cli_args_get (args, "coder");

  if (coder != NULL)
    return g_strdup (coder);

  return args->words->len == 1 ? actant_cli_dup_file_coder (args->words->pdata[0]) : NULL;
}

/**
 * actant_cli_open:
 * @args: with --coder
 * @path: a folder, text or file of ours
 *
 * Returns: (transfer full) (nullable): a session of the study it lies in
 */
ActantSession *
actant_cli_open (const ActantCliArgs  *args,
                 const char           *path,
                 GError              **error)
{
  g_autofree char *coder = actant_cli_dup_coder (args);

  return actant_session_open (path, coder, NULL, NULL, error);
}

/** Returns: (transfer full): @path, absolute and without links where it is there */
char *
actant_cli_dup_real_path (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char *real = realpath (absolute, NULL);

  return real != NULL ? real : g_steal_pointer (&absolute);
}

/* @path below the root, of a text or of a file that annotates one. */
static char *
find_relative (ActantSession *session,
               const char    *path)
{
  g_autofree char *real = actant_cli_dup_real_path (path);
  g_autofree char *root = actant_cli_dup_real_path (actant_session_get_root (session));
  g_autofree char *text = NULL;
  const char *relative = real;
  gsize length = strlen (root);

  if (strncmp (relative, root, length) != 0 || relative[length] != '/')
    return NULL;
  relative += length + 1;
  if (actant_annotation_path_split (relative, &text, NULL))
    return g_steal_pointer (&text);

  return g_strdup (relative);
}

/**
 * actant_cli_find_text:
 * @session: a session
 * @path: of a text or an annotation file
 *
 * Returns: (transfer full) (nullable): the text's path below the root
 */
char *
actant_cli_find_text (ActantSession  *session,
                      const char     *path,
                      GError        **error)
{
  g_autofree char *text = find_relative (session, path);

  if (text != NULL && g_strv_contains (actant_session_get_texts (session), text))
    return g_steal_pointer (&text);

  g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
               _("%s is not a text of the study in %s; texts are *.txt and *.md files"),
               path, actant_session_get_root (session));
  return NULL;
}

static gboolean
is_same_folder (const char *a,
                const char *b)
{
  g_autofree char *real_a = actant_cli_dup_real_path (a);
  g_autofree char *real_b = actant_cli_dup_real_path (b);

  return strcmp (real_a, real_b) == 0;
}

/* Adds @text (taken over), which several paths may mean. */
static void
add_once (GPtrArray *texts,
          char      *text)
{
  if (g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (texts, text);
}

/* The texts in the folder @path of the study; FALSE when it is the study's own folder. */
static gboolean
add_texts_below (ActantSession *session,
                 const char    *path,
                 GPtrArray     *texts,
                 guint         *n_below)
{
  const char * const *all = actant_session_get_texts (session);
  g_autofree char *folder = find_relative (session, path);
  g_autofree char *prefix = NULL;

  if (folder == NULL)
    return FALSE;

  *n_below = 0;
  prefix = g_strconcat (folder, "/", NULL);
  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_has_prefix (all[i], prefix))
      {
        add_once (texts, g_strdup (all[i]));
        (*n_below)++;
      }

  return TRUE;
}

/**
 * actant_cli_open_all:
 * @args: with --coder
 * @paths: (element-type utf8): folders, texts, files of ours, of one study
 * @texts: (element-type utf8): receives the paths of the texts that are meant;
 *   stays empty when the whole study is
 *
 * Returns: (transfer full) (nullable): a session of their study
 */
ActantSession *
actant_cli_open_all (const ActantCliArgs  *args,
                     GPtrArray            *paths,
                     GPtrArray            *texts,
                     GError              **error)
{
  g_autoptr(ActantSession) session = NULL;
  gboolean whole = FALSE;

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      g_autofree char *root = actant_study_folder_find_root (path, NULL, error);
      g_autofree char *base = g_path_get_basename (path);
      char *text;

      if (root == NULL
          || (session == NULL && (session = actant_cli_open (args, path, error)) == NULL))
        return NULL;
      if (!is_same_folder (actant_session_get_root (session), root))
        {
          g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                       _("%s and %s are different studies; call once for each"),
                       (const char *) paths->pdata[0], path);
          return NULL;
        }

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          guint n_below;

          if (!add_texts_below (session, path, texts, &n_below))
            whole = TRUE;
          else if (n_below == 0)
            {
              g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                           _("%s holds no text of the study in %s; texts are *.txt and *.md files"),
                           path, actant_session_get_root (session));
              return NULL;
            }
        }
      else if (actant_study_path_split (base, NULL))
        whole = TRUE;
      else if ((text = actant_cli_find_text (session, path, error)) != NULL)
        add_once (texts, text);
      else
        return NULL;
    }

  if (whole)
    g_ptr_array_set_size (texts, 0);
  return g_steal_pointer (&session);
}

/** Returns: (transfer full): @text, "" for %NULL, as one cell of a tab-separated line: spaces for
 *   what would end it or speak to a terminal */
char *
actant_cli_dup_cell (const char *text)
{
  g_autoptr(GString) cell = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (cell, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }

  return g_string_free (g_steal_pointer (&cell), FALSE);
}

/**
 * actant_cli_collect_sets:
 * @session: a session
 * @texts: (element-type utf8): paths of texts; all of the study when empty
 * @coder: (nullable): whose; everybody's when %NULL
 * @problems: (element-type utf8): receives what could not be read, of the
 *   codebook, too, in words
 *
 * Returns: (transfer full) (element-type ActantAnnotationSet): borrowed sets,
 *   by text and coder
 */
GPtrArray *
actant_cli_collect_sets (ActantSession *session,
                         GPtrArray     *texts,
                         const char    *coder,
                         GPtrArray     *problems)
{
  GPtrArray *sets = g_ptr_array_new ();
  const char * const *all = actant_session_get_texts (session);
  GPtrArray *of_study = actant_session_get_problems (session);
  guint n = texts->len > 0 ? texts->len : g_strv_length ((char **) all);

  for (guint i = 0; i < of_study->len; i++)
    g_ptr_array_add (problems, g_strdup (of_study->pdata[i]));
  for (guint i = 0; i < n; i++)
    {
      const char *text = texts->len > 0 ? texts->pdata[i] : all[i];
      g_auto(GStrv) coders = actant_session_list_coders (session, text);

      for (guint j = 0; coders[j] != NULL; j++)
        {
          g_autoptr(GError) error = NULL;
          ActantAnnotationSet *set;

          if (coder != NULL && strcmp (coder, coders[j]) != 0)
            continue;
          set = actant_session_get_set (session, text, coders[j], &error);
          if (set != NULL)
            g_ptr_array_add (sets, set);
          else
            g_ptr_array_add (problems, g_strdup (error->message));
        }
    }

  return sets;
}

static void
tell_of_set (ActantAnnotationSet *set)
{
  g_autoptr(GPtrArray) records = actant_collection_snapshot (actant_annotation_set_get_records (set));
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += actant_record_is_opaque (records->pdata[i]);
  if (n > 0)
    g_printerr (ngettext ("actant-cli: %s: %u record cannot be read and is left out;"
                          " “actant-cli check” says why\n",
                          "actant-cli: %s: %u records cannot be read and are left out;"
                          " “actant-cli check” says why\n", n),
                actant_annotation_set_get_path (set), n);
}

static void
tell_of_orphans (ActantSession *session)
{
  const char * const *texts = actant_session_get_texts (session);
  g_autoptr(ActantStudyFolder) folder
    = actant_study_folder_scan (actant_session_get_root (session), NULL);

  for (guint i = 0; folder != NULL && i < folder->annotations->len; i++)
    {
      const char *path = folder->annotations->pdata[i];
      g_autofree char *text = NULL;

      actant_annotation_path_split (path, &text, NULL);
      if (!g_strv_contains (texts, text))
        g_printerr (_("actant-cli: %s is left out: its text, “%s”, is not there\n"), path, text);
    }
}

/**
 * actant_cli_tell_left_out:
 * @session: a session
 * @texts: (element-type utf8): paths of the texts that are meant; all when empty
 * @sets: (element-type ActantAnnotationSet): annotations that are to be shown
 *
 * Says which files, of the study, too, have records that this version cannot
 * read, or are on a text that is gone: what is shown lacks them, while their
 * files keep them.
 */
void
actant_cli_tell_left_out (ActantSession *session,
                          GPtrArray     *texts,
                          GPtrArray     *sets)
{
  g_autoptr(GPtrArray) studies = actant_session_get_study_sets (session);

  if (texts->len == 0)
    tell_of_orphans (session);
  for (guint i = 0; i < studies->len; i++)
    tell_of_set (studies->pdata[i]);
  for (guint i = 0; i < sets->len; i++)
    tell_of_set (sets->pdata[i]);
}

/* Options that give the same field gather as its values. */
static gboolean
is_first_of_name (const ActantCliArgs *args,
                  guint                position)
{
  const ActantCliOption *option = args->options->pdata[position];

  for (guint i = 0; i < position; i++)
    if (strcmp (((const ActantCliOption *) args->options->pdata[i])->name, option->name) == 0)
      return FALSE;

  return TRUE;
}

/* Whether options give members of the slot that @name fills, so that nothing is filled in. */
static gboolean
gives_members (const ActantCliArgs *args,
               const char          *name)
{
  g_autofree char *prefix = g_strconcat (name, ".", NULL);

  for (guint i = 0; i < args->options->len; i++)
    if (g_str_has_prefix (((const ActantCliOption *) args->options->pdata[i])->name, prefix))
      return TRUE;

  return FALSE;
}

/* A field as it was typed: see actant_cli_args_parse(). */
static char *
dup_option_name (const char *field)
{
  gsize length = strcspn (field, ".");
  char *name = g_strdup (field);

  for (gsize i = 0; i < length; i++)
    if (name[i] == '_')
      name[i] = '-';

  return name;
}

/**
 * actant_cli_set_fields:
 * @parser: resolves names
 * @record: a record
 * @args: options that are fields
 * @skip: (array zero-terminated=1): options that are not
 *
 * Returns: (transfer full) (nullable): @record with the fields set
 */
ActantRecord *
actant_cli_set_fields (const ActantValueParser  *parser,
                       const ActantRecord       *record,
                       const ActantCliArgs      *args,
                       const char * const       *skip,
                       GError                  **error)
{
  g_autoptr(ActantRecord) result = actant_record_ref (record);

  for (guint i = 0; i < args->options->len; i++)
    {
      const ActantCliOption *option = args->options->pdata[i];
      ActantValueParser each = *parser;
      g_autoptr(GPtrArray) values = NULL;
      ActantRecord *changed;

      if (g_strv_contains (skip, option->name) || !is_first_of_name (args, i))
        continue;

      values = g_ptr_array_new ();
      for (guint j = i; j < args->options->len; j++)
        {
          const ActantCliOption *other = args->options->pdata[j];

          if (strcmp (other->name, option->name) == 0)
            g_ptr_array_add (values, other->value);
        }
      g_ptr_array_add (values, NULL);

      each.as_typed = gives_members (args, option->name);
      changed = actant_value_parser_set (&each, result, option->name,
                                         (const char * const *) values->pdata, error);
      if (changed == NULL)
        {
          g_autofree char *name = dup_option_name (option->name);

          g_prefix_error (error, "--%s: ", name);
          return NULL;
        }
      actant_record_unref (result);
      result = changed;
    }

  return g_steal_pointer (&result);
}

/**
 * actant_cli_check_name:
 * @record: a record
 *
 * Returns: whether @record, where it is a study's, has what others find it by
 */
gboolean
actant_cli_check_name (const ActantRecord  *record,
                       GError             **error)
{
  ActantKind kind = actant_record_get_kind (record);
  gboolean is_coder = kind == ACTANT_KIND_CODER;
  const char *field = is_coder ? "slug" : actant_kind_get_info (kind)->title;
  const char *name;

  if (field == NULL || kind == ACTANT_KIND_TEXT || kind == ACTANT_KIND_MEMO
      || actant_kind_get_array (kind, ACTANT_FORMAT_STUDY) == NULL)
    return TRUE;

  name = actant_record_get_text (record, field);
  if (name == NULL || name[strspn (name, " \t\r\n")] == '\0')
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_USAGE,
                   _("--%s is missing; every %s needs one"), field,
                   actant_kind_get_info (kind)->name);
      return FALSE;
    }
  if (is_coder && !actant_slug_is_valid (name))
    {
      g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                   _("“%s” cannot name a coder; use a–z, 0–9 and -"), name);
      return FALSE;
    }

  return TRUE;
}

/**
 * actant_cli_check_relation:
 * @session: a session
 * @text: path of the text whose file is to hold @relation
 * @relation: a relation
 *
 * Returns: whether the ends are two of one's own claims on that text
 */
gboolean
actant_cli_check_relation (ActantSession       *session,
                           const char          *text,
                           const ActantRecord  *relation,
                           GError             **error)
{
  static const char * const ends[] = { "from", "to" };
  g_autoptr(GError) broken = NULL;
  ActantAnnotationSet *set = actant_session_get_own_set (session, text, &broken);

  if (broken != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&broken));
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *id = actant_record_get_text (relation, ends[i]);

      if (id == NULL
          || actant_collection_lookup_live (actant_annotation_set_get_records (set),
                                            ACTANT_KIND_CLAIM, id) == NULL)
        {
          g_set_error (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                       _("--%s must be the id of a claim of yours in %s"), ends[i], text);
          return FALSE;
        }
    }

  if (g_str_equal (actant_record_get_text (relation, "from"), actant_record_get_text (relation, "to")))
    {
      g_set_error_literal (error, ACTANT_CLI_ERROR, ACTANT_CLI_ERROR_INPUT,
                           _("--from and --to must be two claims"));
      return FALSE;
    }

  return TRUE;
}

/** Applies an edit and waits until it is on disk. Tells what of the study it could not look at. */
gboolean
actant_cli_commit (ActantSession    *session,
                   ActantChangeSet  *change_set,
                   GError          **error)
{
  GPtrArray *problems = actant_session_get_problems (session);

  for (guint i = 0; i < problems->len; i++)
    g_printerr ("actant-cli: %s\n", (const char *) problems->pdata[i]);

  return actant_session_apply (session, change_set, error) && actant_session_save (session, error);
}
