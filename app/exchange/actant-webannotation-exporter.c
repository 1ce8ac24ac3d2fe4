/* SPDX-License-Identifier: GPL-3.0-or-later */
/* W3C Web Annotation (Recommendation of 2017-02-23): one AnnotationCollection with its page in it.
 *
 * Several targets of an annotation are independent in that vocabulary; those of a passage in
 * several segments are one, which "actant:discontinuous" says by an @context entry of its own. */
#include "exchange/actant-export-job-private.h"

#include "store/actant-json-writer.h"

#include <string.h>

typedef struct
{
  GString                *out;
  const ActantExportData *data;
  const char             *separator;
} Writer;

static gboolean
is_written (const ActantRecord *record)
{
  switch ((int) actant_record_get_kind (record))
    {
    case ACTANT_KIND_CLAIM:
    case ACTANT_KIND_MENTION:
    case ACTANT_KIND_CODING:
      return actant_record_get_n_segments (record) > 0;
    case ACTANT_KIND_RELATION:
      return actant_record_get_text (record, "from") != NULL
             && actant_record_get_text (record, "to") != NULL;
    case ACTANT_KIND_MEMO:
      return actant_record_get_text (record, "target") != NULL;
    case ACTANT_KIND_REVIEW:
      return actant_value_get_n_items (actant_record_get (record, "targets")) > 0;
    default:
      return FALSE;
    }
}

static const char *
get_motivation (ActantKind kind)
{
  switch ((int) kind)
    {
    case ACTANT_KIND_CLAIM:
      return "classifying";
    case ACTANT_KIND_MENTION:
      return "identifying";
    case ACTANT_KIND_CODING:
      return "tagging";
    case ACTANT_KIND_RELATION:
      return "linking";
    case ACTANT_KIND_MEMO:
      return "commenting";
    case ACTANT_KIND_REVIEW:
      return "assessing";
    default:
      g_assert_not_reached ();
    }
}

static void
append_iri (GString    *out,
            const char *id)
{
  g_autofree char *iri = g_strconcat ("urn:uuid:", id, NULL);

  actant_json_append_string (out, iri);
}

static void
append_member (GString    *out,
               const char *name,
               const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, ",\"%s\":", name);
  actant_json_append_string (out, text);
}

static void
append_text_body (Writer     *writer,
                  const char *purpose,
                  const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (writer->out, "%s{\"type\":\"TextualBody\",\"purpose\":\"%s\","
                          "\"format\":\"text/plain\"", writer->separator, purpose);
  append_member (writer->out, "value", value);
  g_string_append_c (writer->out, '}');
  writer->separator = ",";
}

/* What a record refers to: its id, what it is called, and by which of our fields. */
static void
append_resource_body (Writer     *writer,
                      const char *purpose,
                      const char *id,
                      const char *slot)
{
  g_string_append_printf (writer->out, "%s{\"type\":\"SpecificResource\",\"purpose\":\"%s\","
                          "\"source\":{\"id\":", writer->separator, purpose);
  append_iri (writer->out, id);
  append_member (writer->out, "name", _actant_export_data_get_name (writer->data, id));
  g_string_append_printf (writer->out, "},\"actant:slot\":\"%s\"}", slot);
  writer->separator = ",";
}

static void
append_resource_bodies (Writer             *writer,
                        const ActantRecord *record,
                        const char         *slot)
{
  const ActantValue *list = actant_record_get (record, slot);

  for (guint i = 0; i < actant_value_get_n_items (list); i++)
    append_resource_body (writer, "identifying",
                          actant_value_get_text (actant_value_get_item (list, i)), slot);
}

static void
append_bodies (Writer             *writer,
               const ActantRecord *record)
{
  ActantKind kind = actant_record_get_kind (record);
  const char *code = kind == ACTANT_KIND_CODING ? actant_record_get_text (record, "code") : NULL;

  g_string_append (writer->out, ",\"body\":[");
  writer->separator = "";
  if (kind == ACTANT_KIND_CLAIM)
    {
      append_text_body (writer, "describing", actant_record_get_text (record, "gist"));
      append_text_body (writer, "classifying", actant_record_get_text (record, "type"));
      append_resource_bodies (writer, record, "subjects");
      append_resource_bodies (writer, record, "claimants");
      append_resource_bodies (writer, record, "addressees");
    }
  else if (kind == ACTANT_KIND_MENTION)
    append_resource_bodies (writer, record, "actors");
  else if (kind == ACTANT_KIND_RELATION)
    {
      append_resource_body (writer, "linking", actant_record_get_text (record, "to"), "to");
      append_text_body (writer, "classifying", actant_record_get_text (record, "type"));
    }
  else if (kind == ACTANT_KIND_MEMO)
    {
      append_text_body (writer, "describing", actant_record_get_text (record, "title"));
      append_text_body (writer, "commenting", actant_record_get_text (record, "text"));
    }
  else if (kind == ACTANT_KIND_REVIEW)
    {
      append_text_body (writer, "assessing", actant_record_get_text (record, "decision"));
      append_text_body (writer, "commenting", actant_record_get_text (record, "reason"));
    }
  if (code != NULL)
    append_text_body (writer, "tagging", _actant_export_data_get_name (writer->data, code));
  append_text_body (writer, "commenting", actant_record_get_text (record, "note"));
  g_string_append_c (writer->out, ']');
}

/* A passage that does not fit the text now is given by its words alone. */
static void
append_segment (Writer                   *writer,
                const ActantExportText   *text,
                const ActantExportRecord *item,
                const ActantValue        *segment)
{
  g_autofree char *source = g_uri_escape_string (text->path, "/", TRUE);
  g_autoptr(GString) quote = g_string_new (NULL);

  _actant_export_append_segment (quote, text, segment);
  g_string_append (writer->out, "{\"type\":\"SpecificResource\"");
  append_member (writer->out, "source", source);
  g_string_append (writer->out, ",\"selector\":[");
  if (item->anchor == ACTANT_ANCHOR_IN_PLACE)
    g_string_append_printf (writer->out, "{\"type\":\"TextPositionSelector\",\"start\":%"
                            G_GINT64_FORMAT ",\"end\":%" G_GINT64_FORMAT "},",
                            actant_value_get_member_integer (segment, "start", 0),
                            actant_value_get_member_integer (segment, "end", 0));
  g_string_append (writer->out, "{\"type\":\"TextQuoteSelector\"");
  append_member (writer->out, "exact", quote->str);
  append_member (writer->out, "prefix", actant_value_get_member_text (segment, "prefix"));
  append_member (writer->out, "suffix", actant_value_get_member_text (segment, "suffix"));
  g_string_append (writer->out, "}]}");
}

static void
append_targets (Writer                   *writer,
                const ActantExportSet    *set,
                const ActantExportRecord *item)
{
  const ActantValue *segments = actant_record_get (item->record, "segments");
  const ActantValue *targets = actant_record_get (item->record, "targets");
  const char *target = actant_record_get_text (item->record, "target");

  if (target == NULL)
    target = actant_record_get_text (item->record, "from");

  g_string_append (writer->out, ",\"target\":[");
  for (guint i = 0; i < actant_value_get_n_items (segments); i++)
    {
      if (i > 0)
        g_string_append_c (writer->out, ',');
      append_segment (writer, set->text, item, actant_value_get_item (segments, i));
    }
  for (guint i = 0; i < actant_value_get_n_items (targets); i++)
    {
      if (i > 0)
        g_string_append_c (writer->out, ',');
      append_iri (writer->out, actant_value_get_text (actant_value_get_item (targets, i)));
    }
  if (segments == NULL && targets == NULL)
    append_iri (writer->out, target);
  g_string_append_c (writer->out, ']');
  if (actant_value_get_n_items (segments) > 1)
    g_string_append (writer->out, ",\"actant:discontinuous\":true");
}

static void
append_annotation (Writer                   *writer,
                   const ActantExportSet    *set,
                   const ActantExportRecord *item)
{
  g_string_append (writer->out, "{\"id\":");
  append_iri (writer->out, actant_record_get_id (item->record));
  append_member (writer->out, "type", "Annotation");
  append_member (writer->out, "motivation", get_motivation (actant_record_get_kind (item->record)));
  append_member (writer->out, "created", actant_record_get_text (item->record, "created"));
  append_member (writer->out, "modified", actant_record_get_text (item->record, "modified"));
  if (set->coder != NULL)
    {
      g_string_append (writer->out, ",\"creator\":{\"type\":\"Person\"");
      append_member (writer->out, "nickname", set->coder);
      append_member (writer->out, "name", set->coder_name);
      g_string_append_c (writer->out, '}');
    }
  append_bodies (writer, item->record);
  append_targets (writer, set, item);
  g_string_append_c (writer->out, '}');
}

static guint
count_set (const ActantExportSet *set)
{
  guint n = 0;

  for (guint i = 0; i < set->records->len; i++)
    n += is_written (g_array_index (set->records, ActantExportRecord, i).record);

  return n;
}

static gboolean
write_set (ActantExportJob       *job,
           ActantSink            *sink,
           Writer                *writer,
           const ActantExportSet *set,
           guint                 *n)
{
  for (guint i = 0; i < set->records->len; i++)
    {
      const ActantExportRecord *item = &g_array_index (set->records, ActantExportRecord, i);

      if (!is_written (item->record))
        continue;
      if (*n == job->limit)
        return FALSE;
      g_string_append (writer->out, (*n)++ > 0 ? ",\n" : "\n");
      append_annotation (writer, set, item);
      _actant_sink_flush (sink);
      if (!_actant_export_job_step (job))
        return FALSE;
    }

  return TRUE;
}

/* A UUID (version 8, RFC 9562) of the study and the time, so that equal exports are equal. */
static char *
make_id (const ActantExportData *data)
{
  g_autofree char *seed = g_strdup_printf ("%s\n%s", data->title != NULL ? data->title : "",
                                           data->created != NULL ? data->created : "");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);

  return g_strdup_printf ("urn:uuid:%.8s-%.4s-8%.3s-8%.3s-%.12s", hash, hash + 8, hash + 12,
                          hash + 15, hash + 18);
}

void
_actant_export_write_webannotation (ActantExportJob *job,
                                    ActantSink      *sink)
{
  const ActantExportData *data = job->data;
  Writer writer = { _actant_sink_get_buffer (sink), data, "" };
  g_autofree char *id = make_id (data);
  guint total = count_set (data->study);
  gboolean going = TRUE;
  guint n = 0;

  for (guint i = 0; i < data->sets->len; i++)
    total += count_set (data->sets->pdata[i]);

  g_string_append (writer.out, "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\","
                               "{\"actant\":\"urn:x-actant:\"}]");
  append_member (writer.out, "id", id);
  append_member (writer.out, "type", "AnnotationCollection");
  append_member (writer.out, "label", data->title);
  g_string_append_printf (writer.out, ",\"total\":%u", total);
  if (total > 0)
    {
      g_string_append_printf (writer.out, ",\n\"first\":{\"id\":\"%s#page-1\","
                              "\"type\":\"AnnotationPage\",\"partOf\":\"%s\",\"startIndex\":0,"
                              "\"items\":[", id, id);
      for (guint i = 0; going && i < data->sets->len; i++)
        going = write_set (job, sink, &writer, data->sets->pdata[i], &n);
      if (going)
        write_set (job, sink, &writer, data->study, &n);
      g_string_append (writer.out, "\n]}");
    }
  g_string_append (writer.out, "}\n");
}
