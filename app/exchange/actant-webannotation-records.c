/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a Web Annotation becomes: see actant-webannotation-import.h. */
#include "config.h"

#include "exchange/actant-webannotation-import-private.h"

#include "model/actant-kind.h"

#include <string.h>

static gboolean
is_motivated (const ActantWebAnnotation *annotation,
              const char                *motivation)
{
  return g_strv_contains ((const char * const *) annotation->motivations, motivation);
}

static gboolean
has_words (const ActantWebBody *body)
{
  return body->value != NULL && body->value[strspn (body->value, " \t\n\v\f")] != '\0';
}

static const ActantWebBody *
find_body (const ActantWebAnnotation *annotation,
           const char                *purpose)
{
  for (guint i = 0; i < annotation->bodies->len; i++)
    {
      const ActantWebBody *body = annotation->bodies->pdata[i];

      if (g_strcmp0 (body->purpose, purpose) == 0 && has_words (body))
        return body;
    }

  return NULL;
}

static const char *
find_claim_type (const ActantWebAnnotation *annotation)
{
  for (guint i = 0; i < annotation->bodies->len; i++)
    {
      const ActantWebBody *body = annotation->bodies->pdata[i];

      if (g_strcmp0 (body->purpose, "classifying") == 0 && body->value != NULL
          && actant_field_type_find_choice (&actant_type_claim_type, body->value) != NULL)
        return body->value;
    }

  return NULL;
}

/* Makes a record of that name, once for its letters in any case. */
static const char *
make_named (ActantWebConverter *self,
            ActantKind          kind,
            const char         *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *key = g_strdup_printf ("new %d %s", kind, folded);
  const char *id = g_hash_table_lookup (self->named, key);
  ActantRecord *record;
  char *kept;

  if (id != NULL)
    return id;

  record = actant_session_new_record (self->session, kind);
  actant_record_change_text (&record, actant_kind_get_info (kind)->title, name);
  actant_session_put (self->session, self->change_set, NULL, record);
  kept = g_strdup (actant_record_get_id (record));
  g_hash_table_insert (self->named, g_steal_pointer (&key), kept);
  actant_record_unref (record);

  return kept;
}

/* The record called @words without the blanks around them; made when the study has none. */
static const char *
find_or_make (ActantWebConverter *self,
              ActantKind          kind,
              const char         *words)
{
  g_autofree char *name = g_strstrip (g_strdup (words));
  g_autofree char *key = g_strdup_printf ("%d %s", kind, name);
  const char *id = g_hash_table_lookup (self->named, key);
  const ActantRecord *known;
  char *kept;

  if (id != NULL)
    return id;

  known = actant_session_find_named (self->session, kind, name, NULL);
  kept = g_strdup (known != NULL ? actant_record_get_id (known) : make_named (self, kind, name));
  g_hash_table_insert (self->named, g_steal_pointer (&key), kept);

  return kept;
}

/* Sets @field to the actors that bodies name; those of an export of ours by their slot. */
static void
set_actors (ActantWebConverter        *self,
            ActantRecord             **record,
            const char                *field,
            const ActantWebAnnotation *annotation,
            const char                *slot)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  g_autoptr(ActantValue) value = NULL;

  for (guint i = 0; i < annotation->bodies->len; i++)
    {
      const ActantWebBody *body = annotation->bodies->pdata[i];

      if (g_strcmp0 (body->purpose, "identifying") == 0 && has_words (body)
          && (slot == NULL || g_strcmp0 (body->slot, slot) == 0))
        g_strv_builder_add (ids, find_or_make (self, ACTANT_KIND_ACTOR, body->value));
    }
  list = g_strv_builder_end (ids);
  if (list[0] == NULL)
    return;

  value = actant_value_new_text_list ((const char * const *) list);
  actant_record_change (record, field, actant_value_list_sorted (value));
}

/* The words of all bodies but those that went elsewhere. */
static void
set_note (ActantRecord             **record,
          const ActantWebAnnotation *annotation,
          const char * const        *used,
          const ActantWebBody       *gist)
{
  g_autoptr(GString) note = g_string_new (NULL);

  for (guint i = 0; i < annotation->bodies->len; i++)
    {
      const ActantWebBody *body = annotation->bodies->pdata[i];

      if (!has_words (body) || body == gist
          || (body->purpose != NULL && g_strv_contains (used, body->purpose)))
        continue;
      if (note->len > 0)
        g_string_append (note, "\n\n");
      g_string_append (note, body->value);
    }
  if (note->len > 0)
    actant_record_change_text (record, "note", note->str);
}

static void
put (ActantWebConverter        *self,
     const ActantWebAnnotation *annotation,
     const char                *text,
     const ActantRecord        *record)
{
  actant_session_put (self->session, self->change_set, text, record);
  if (!g_hash_table_contains (self->records, annotation->id))
    g_hash_table_insert (self->records, g_strdup (annotation->id),
                         g_strdup (actant_record_get_id (record)));
}

static void
add_claim (ActantWebConverter        *self,
           const ActantWebAnnotation *annotation,
           const char                *text,
           ActantRecord             **claim)
{
  static const char * const slots[] = { "subjects", "claimants", "addressees" };
  static const char * const used[] = { "identifying", NULL };
  static const char * const used_type[] = { "identifying", "classifying", NULL };
  const char *type = find_claim_type (annotation);
  const ActantWebBody *gist = find_body (annotation, "describing");

  if (gist == NULL)
    gist = find_body (annotation, "commenting");
  if (gist != NULL)
    actant_record_change_text (claim, "gist", gist->value);
  if (type != NULL)
    actant_record_change_text (claim, "type", type);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    set_actors (self, claim, slots[i], annotation, slots[i]);
  set_note (claim, annotation, type != NULL ? used_type : used, gist);
  put (self, annotation, text, *claim);
}

static void
add_coding (ActantWebConverter        *self,
            const ActantWebAnnotation *annotation,
            const char                *text,
            const ActantRecord        *passage,
            const char                *code)
{
  static const char * const used[] = { "tagging", NULL };
  g_autofree char *id = NULL;
  g_autoptr(ActantRecord) empty = NULL;
  ActantRecord *coding = actant_record_ref (passage);

  /* Each tag is a coding of its own. */
  if (g_hash_table_contains (self->records, annotation->id))
    {
      empty = actant_session_new_record (self->session, ACTANT_KIND_CODING);
      actant_record_unref (coding);
      coding = actant_record_set_body (empty, actant_value_ref (actant_record_get_body (passage)));
    }
  actant_record_change_text (&coding, "code", find_or_make (self, ACTANT_KIND_CODE, code));
  set_note (&coding, annotation, used, NULL);
  put (self, annotation, text, coding);
  actant_record_unref (coding);
}

static void
add_codings (ActantWebConverter        *self,
             const ActantWebAnnotation *annotation,
             const char                *text,
             const ActantRecord        *passage)
{
  gboolean any_words = FALSE;
  gboolean any_tag = FALSE;

  for (guint i = 0; i < annotation->bodies->len; i++)
    {
      const ActantWebBody *body = annotation->bodies->pdata[i];

      any_words |= has_words (body);
      if (g_strcmp0 (body->purpose, "tagging") != 0 || !has_words (body))
        continue;
      any_tag = TRUE;
      add_coding (self, annotation, text, passage, body->value);
    }

  if (!any_tag)
    add_coding (self, annotation, text, passage,
                is_motivated (annotation, "highlighting") || !any_words ? "Highlight" : "Comment");
}

/* Makes the records of a placed annotation. */
gboolean
_actant_web_converter_add_passage (ActantWebConverter         *self,
                                   const ActantWebAnnotation  *annotation,
                                   const char                 *text,
                                   GArray                     *ranges,
                                   GError                    **error)
{
  static const char * const used[] = { "identifying", NULL };
  ActantKind kind = ACTANT_KIND_CODING;
  ActantRecord *record;

  if (is_motivated (annotation, "classifying") || find_claim_type (annotation) != NULL)
    kind = ACTANT_KIND_CLAIM;
  else if (is_motivated (annotation, "identifying"))
    kind = ACTANT_KIND_MENTION;

  record = actant_session_new_passage (self->session, kind, text, ranges, error);
  if (record == NULL)
    return FALSE;

  if (kind == ACTANT_KIND_CLAIM)
    add_claim (self, annotation, text, &record);
  else if (kind == ACTANT_KIND_CODING)
    add_codings (self, annotation, text, record);
  else
    {
      set_actors (self, &record, "actors", annotation, NULL);
      set_note (&record, annotation, used, NULL);
      put (self, annotation, text, record);
    }
  actant_record_unref (record);

  return TRUE;
}

/* A note on a whole text (@target: its record, if any) or on another record. */
void
_actant_web_converter_add_memo (ActantWebConverter        *self,
                                const ActantWebAnnotation *annotation,
                                const char                *text,
                                const char                *target)
{
  const ActantWebBody *title = find_body (annotation, "describing");
  g_autoptr(GString) words = g_string_new (NULL);
  ActantRecord *memo = actant_session_new_record (self->session, ACTANT_KIND_MEMO);

  for (guint i = 0; i < annotation->bodies->len; i++)
    {
      const ActantWebBody *body = annotation->bodies->pdata[i];

      if (body != title && has_words (body))
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "", body->value);
    }
  if (target != NULL)
    actant_record_change_text (&memo, "target", target);
  if (title != NULL)
    actant_record_change_text (&memo, "title", title->value);
  if (words->len > 0)
    actant_record_change_text (&memo, "text", words->str);
  put (self, annotation, text, memo);
  actant_record_unref (memo);
}

/* A relation from the record @from to the one that a linking body names. */
gboolean
_actant_web_converter_add_relation (ActantWebConverter        *self,
                                    const ActantWebAnnotation *annotation,
                                    const char                *text,
                                    const char                *from)
{
  const ActantWebBody *type = find_body (annotation, "classifying");
  const char *to = NULL;
  ActantRecord *relation;

  for (guint i = 0; i < annotation->bodies->len; i++)
    {
      const ActantWebBody *body = annotation->bodies->pdata[i];

      if (g_strcmp0 (body->purpose, "linking") == 0 && body->source != NULL && to == NULL)
        to = g_hash_table_lookup (self->records, body->source);
    }
  if (to == NULL)
    return FALSE;

  relation = actant_session_new_record (self->session, ACTANT_KIND_RELATION);
  actant_record_change_text (&relation, "from", from);
  actant_record_change_text (&relation, "to", to);
  if (type != NULL)
    actant_record_change_text (&relation, "type", type->value);
  put (self, annotation, text, relation);
  actant_record_unref (relation);

  return TRUE;
}
