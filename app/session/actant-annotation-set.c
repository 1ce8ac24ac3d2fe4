/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file's records in memory: loading, anchors, and what a save takes. */
#include "session/actant-annotation-set-private.h"

#include "model/actant-revs.h"
#include "session/actant-passage-move.h"
#include "store/actant-durable-file.h"
#include "store/actant-study-folder.h"

#define MAX_FILE_BYTES (G_GINT64_CONSTANT (2) << 30)

enum
{
  LOADING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ActantAnnotationSet, actant_annotation_set, G_TYPE_OBJECT)

static void
actant_annotation_set_finalize (GObject *object)
{
  ActantAnnotationSet *self = ACTANT_ANNOTATION_SET (object);

  g_free (self->text_path);
  g_free (self->coder);
  g_clear_pointer (&self->header, actant_record_unref);
  g_clear_object (&self->records);
  g_free (self->read_only_reason);
  g_clear_pointer (&self->base, actant_pieces_unref);
  actant_stream_clear (&self->stream);
  g_clear_pointer (&self->draft_header, actant_record_unref);
  g_hash_table_unref (self->unwritten);
  g_hash_table_unref (self->anchors);

  G_OBJECT_CLASS (actant_annotation_set_parent_class)->finalize (object);
}

static void
actant_annotation_set_class_init (ActantAnnotationSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = actant_annotation_set_finalize;

  signals[LOADING] = g_signal_new ("loading", ACTANT_TYPE_ANNOTATION_SET, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
actant_annotation_set_init (ActantAnnotationSet *self)
{
  self->records = actant_collection_new ();
  self->unwritten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* An empty set; @text_path is NULL for study records. */
ActantAnnotationSet *
_actant_annotation_set_new (const char *path,
                            const char *text_path,
                            const char *coder)
{
  ActantAnnotationSet *self = g_object_new (ACTANT_TYPE_ANNOTATION_SET, NULL);

  self->path = g_intern_string (path);
  self->text_path = g_strdup (text_path);
  self->coder = g_strdup (coder);
  self->format = text_path != NULL ? ACTANT_FORMAT_ANNOTATIONS : ACTANT_FORMAT_STUDY;

  return self;
}

void
_actant_annotation_set_set_read_only (ActantAnnotationSet *self,
                                      const char          *reason)
{
  g_free (self->read_only_reason);
  self->read_only_reason = g_strdup (reason);
}

static const char *
get_header_member (ActantAnnotationSet *self,
                   const char          *object,
                   const char          *member)
{
  if (self->header == NULL)
    return NULL;

  return actant_value_get_member_text (actant_record_get (self->header, object), member);
}

/* A header that disagrees with the file's name opens read-only (DESIGN section 3). */
static void
check_header (ActantAnnotationSet *self,
              gint64               version)
{
  const char *slug = get_header_member (self, "coder", "slug");
  const char *file = get_header_member (self, "source", "file");
  g_autofree char *name = self->text_path != NULL ? g_path_get_basename (self->text_path) : NULL;
  g_autofree char *reason = NULL;

  if (version > ACTANT_FILE_VERSION)
    reason = g_strdup_printf ("%s was written by a newer Actant (format version %" G_GINT64_FORMAT
                              "); update Actant to change it", self->path, version);
  else if (g_strcmp0 (slug, self->coder) != 0)
    reason = g_strdup_printf ("%s says that its coder is “%s”; rename the file to change it here",
                              self->path, slug != NULL ? slug : "");
  else if (name != NULL && g_strcmp0 (file, name) != 0)
    reason = g_strdup_printf ("%s says that it annotates “%s”; rename the file to change it here",
                              self->path, file != NULL ? file : "");

  if (reason != NULL)
    _actant_annotation_set_set_read_only (self, reason);
}

/* Takes over @file's content, as read from disk. */
void
_actant_annotation_set_adopt (ActantAnnotationSet *self,
                              ActantRecordFile    *file)
{
  g_clear_pointer (&self->header, actant_record_unref);
  self->header = actant_record_ref (file->header);
  actant_collection_load (self->records, file->records);
  check_header (self, file->version);
}

/**
 * _actant_annotation_set_read:
 * @bytes: (transfer full): what the set's file holds
 * @stamp: of the file then
 * @watch: (nullable): a look into the reading
 *
 * Takes over the content of the set's file. Returns: %FALSE with an error when it cannot be read
 */
gboolean
_actant_annotation_set_read (ActantAnnotationSet    *self,
                             GBytes                 *bytes,
                             const ActantFileStamp  *stamp,
                             ActantReadWatch        *watch,
                             GError                **error)
{
  g_autoptr(ActantImage) image = actant_image_new_take (bytes);
  g_autoptr(ActantRecordFile) file = actant_record_file_read_image (image, self->path, watch, error);

  if (file == NULL)
    return FALSE;
  if (file->format != self->format)
    {
      g_set_error (error, ACTANT_FILE_ERROR, ACTANT_FILE_ERROR_NAME,
                   "%s is named like %s but holds the other format; rename the file",
                   self->path, self->format == ACTANT_FORMAT_STUDY ? "a study file" : "an annotation file");
      return FALSE;
    }

  _actant_annotation_set_adopt (self, file);
  self->base = actant_pieces_new ();
  actant_pieces_append (self->base, image, 0, actant_image_get_length (image));
  actant_pieces_set_stamp (self->base, stamp);
  return TRUE;
}

/**
 * _actant_annotation_set_load:
 *
 * Reads the set's file; @watch may be NULL. Returns: %FALSE with an error when it is there but
 * cannot be read; a file that is not there is an empty set.
 */
gboolean
_actant_annotation_set_load (ActantAnnotationSet  *self,
                             const char           *root,
                             ActantReadWatch      *watch,
                             GError              **error)
{
  g_autofree char *path = g_build_filename (root, self->path, NULL);
  g_autoptr(GError) failure = NULL;
  ActantFileStamp stamp;
  GBytes *bytes = actant_durable_read_stamped (path, MAX_FILE_BYTES, &stamp, &failure);

  if (bytes != NULL)
    return _actant_annotation_set_read (self, bytes, &stamp, watch, error);
  if (g_error_matches (failure, ACTANT_DURABLE_ERROR, ACTANT_DURABLE_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The worst state of the record's segments in @source. */
static ActantAnchorState
find_state (ActantSourceText   *source,
            const ActantRecord *record,
            gboolean            same_text)
{
  const ActantValue *segments = actant_record_get (record, "segments");
  const char *sha256 = actant_source_text_get_sha256 (source);
  gboolean elsewhere = !actant_record_is_of_text (record, sha256);
  gboolean here = !elsewhere && actant_record_get (record, "source_sha") != NULL;
  ActantAnchorState worst = elsewhere ? ACTANT_ANCHOR_MOVED : ACTANT_ANCHOR_IN_PLACE;

  for (guint i = 0; i < actant_value_get_n_items (segments); i++)
    {
      ActantQuote quote = actant_segment_borrow_quote (actant_value_get_item (segments, i));

      worst = MAX (worst, actant_anchor_check (source, &quote, here || (same_text && !elsewhere)));
    }

  return worst;
}

/* Checks one record's passage against the text and remembers what does not fit. */
void
_actant_annotation_set_check_anchor (ActantAnnotationSet *self,
                                     ActantSourceText    *source,
                                     const ActantRecord  *record)
{
  const char *sha = get_header_member (self, "source", "sha256");
  gboolean same_text = sha == NULL || g_strcmp0 (sha, actant_source_text_get_sha256 (source)) == 0;
  const char *id = actant_record_get_id (record);
  ActantAnchorState state;

  if (!actant_kind_has_segments (actant_record_get_kind (record)))
    return;

  state = find_state (source, record, same_text);
  if (state == ACTANT_ANCHOR_IN_PLACE)
    g_hash_table_remove (self->anchors, id);
  else
    g_hash_table_replace (self->anchors, g_strdup (id), GUINT_TO_POINTER (state));
  actant_collection_set_placed (self->records, id, state == ACTANT_ANCHOR_IN_PLACE);
}

/* A record that is known not to be where it says, although the same words stand there. */
void
_actant_annotation_set_displace (ActantAnnotationSet *self,
                                 const char          *id,
                                 ActantAnchorState    state)
{
  g_hash_table_replace (self->anchors, g_strdup (id), GUINT_TO_POINTER (state));
  actant_collection_set_placed (self->records, id, FALSE);
}

/* Checks every passage but those of the records in @known (nullable), by id, which somebody knows
 * the places of; those that do not fit keep their positions but lose their place. When it is
 * cancelled the set is of no use. */
static void
check_anchors (ActantAnnotationSet *self,
               ActantSourceText    *source,
               GHashTable          *known,
               GCancellable        *cancellable)
{
  static const ActantKind kinds[] = { ACTANT_KIND_CLAIM, ACTANT_KIND_MENTION, ACTANT_KIND_CODING };

  actant_collection_set_text (self->records, actant_source_text_get_sha256 (source));
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < actant_collection_get_n (self->records, kinds[k])
                      && !g_cancellable_is_cancelled (cancellable); i++)
      {
        const ActantRecord *record = actant_collection_get (self->records, kinds[k], i);

        if (known == NULL || !g_hash_table_contains (known, actant_record_get_id (record)))
          _actant_annotation_set_check_anchor (self, source, record);
      }
}

void
_actant_annotation_set_check_anchors (ActantAnnotationSet *self,
                                      ActantSourceText    *source,
                                      GCancellable        *cancellable)
{
  check_anchors (self, source, NULL, cancellable);
}

void
_actant_annotation_set_check_others (ActantAnnotationSet *self,
                                     ActantSourceText    *source,
                                     GHashTable          *known)
{
  check_anchors (self, source, known, NULL);
}

static gboolean
fits (ActantSourceText   *source,
      const ActantRecord *record)
{
  const ActantValue *segments = actant_record_get (record, "segments");

  for (guint i = 0; i < actant_value_get_n_items (segments); i++)
    {
      ActantQuote quote = actant_segment_borrow_quote (actant_value_get_item (segments, i));

      if (!actant_quote_fits (source, &quote, quote.start, quote.end))
        return FALSE;
    }

  return actant_record_get (record, "source_sha") == NULL;
}

/**
 * _actant_annotation_set_place_first:
 * @set: the first records of a file
 * @source: its text, whose checksum may not be known yet
 *
 * Where words and quotes agree a record has its place, until all are read and checked. Takes no
 * longer for a large text: nothing is searched for in it, and its checksum is not asked for.
 */
void
_actant_annotation_set_place_first (ActantAnnotationSet *self,
                                    ActantSourceText    *source)
{
  g_autoptr(GPtrArray) records = actant_collection_snapshot (self->records);

  for (guint i = 0; i < records->len; i++)
    {
      const ActantRecord *record = records->pdata[i];

      if (!actant_record_is_opaque (record)
          && actant_kind_has_segments (actant_record_get_kind (record)))
        actant_collection_set_placed (self->records, actant_record_get_id (record),
                                      fits (source, record));
    }
}

static gboolean
has_cues_in_place (const ActantRecord *relation,
                   ActantSourceText   *source)
{
  const ActantValue *cues = actant_record_get (relation, "cues");

  for (guint i = 0; i < actant_value_get_n_items (cues); i++)
    {
      const ActantValue *cue = actant_value_get_item (cues, i);
      const char *words = actant_value_get_member_text (cue, "exact");

      if (words == NULL
          || !actant_source_text_equal_slice (source,
                                              actant_value_get_member_integer (cue, "start", -1),
                                              actant_value_get_member_integer (cue, "end", -1),
                                              words))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full) (element-type utf8): ids of relations whose cues are not in @source
 * where they say, the relations' own. */
GPtrArray *
_actant_annotation_set_find_unanchored_relations (ActantAnnotationSet *self,
                                                  ActantSourceText    *source)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < actant_collection_get_n (self->records, ACTANT_KIND_RELATION); i++)
    {
      const ActantRecord *relation = actant_collection_get (self->records, ACTANT_KIND_RELATION, i);

      if (!has_cues_in_place (relation, source))
        g_ptr_array_add (ids, g_strdup (actant_record_get_id (relation)));
    }
  return ids;
}

#define SWAP(a, b) do { gpointer swapped_ = (a); (a) = (b); (b) = swapped_; } while (0)

/* What is listed stays the same object, so that views need not look for it among what is new. */
static void
keep_records (ActantCollection *shown,
              ActantCollection *fresh)
{
  g_autoptr(GPtrArray) records = actant_collection_snapshot (shown);

  for (guint i = 0; i < records->len; i++)
    {
      const ActantRecord *record = records->pdata[i];
      const ActantRecord *same = actant_record_is_opaque (record)
                                 ? NULL : actant_collection_lookup (fresh,
                                                                    actant_record_get_id (record));

      if (same == NULL || !actant_record_equal (same, record))
        continue;
      actant_collection_remove (fresh, actant_record_get_id (record));
      actant_collection_put (fresh, record);
    }
}

/* Takes over all that @fresh, read from the same file and unchanged since, holds. */
void
_actant_annotation_set_fill (ActantAnnotationSet *self,
                             ActantAnnotationSet *fresh)
{
  g_return_if_fail (self->path == fresh->path && self->edits == 0 && fresh->edits == 0);

  SWAP (self->header, fresh->header);
  SWAP (self->read_only_reason, fresh->read_only_reason);
  SWAP (self->base, fresh->base);
  SWAP (self->anchors, fresh->anchors);
  keep_records (self->records, fresh->records);
  actant_collection_adopt (self->records, fresh->records);
  _actant_annotation_set_emit_loading (self);
}

/* Something is new about how far the set is loaded. */
void
_actant_annotation_set_emit_loading (ActantAnnotationSet *self)
{
  g_signal_emit (self, signals[LOADING], 0);
}

/* Everything that a save writes; safe to use in another thread. */
ActantRecordFile *
_actant_annotation_set_snapshot (ActantAnnotationSet *self)
{
  return actant_record_file_new (self->format, actant_record_ref (self->header),
                                 actant_collection_snapshot (self->records));
}

gboolean
_actant_annotation_set_is_dirty (ActantAnnotationSet *self)
{
  return self->edits != self->saved_edits;
}

/** Path of the file below the study's root. */
const char *
actant_annotation_set_get_path (ActantAnnotationSet *self)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), NULL);

  return self->path;
}

/** Path of the annotated text below the study's root; %NULL for study records. */
const char *
actant_annotation_set_get_text_path (ActantAnnotationSet *self)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), NULL);

  return self->text_path;
}

/** Slug of the coder whose file it is. */
const char *
actant_annotation_set_get_coder (ActantAnnotationSet *self)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), NULL);

  return self->coder;
}

/** Name of the coder as the file says, or the slug. */
const char *
actant_annotation_set_get_coder_name (ActantAnnotationSet *self)
{
  const char *name;

  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), NULL);

  name = get_header_member (self, "coder", "name");
  return name != NULL ? name : self->coder;
}

ActantFormat
actant_annotation_set_get_format (ActantAnnotationSet *self)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), ACTANT_FORMAT_ANNOTATIONS);

  return self->format;
}

/** The records; change them through the session only. */
ActantCollection *
actant_annotation_set_get_records (ActantAnnotationSet *self)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), NULL);

  return self->records;
}

/** The file's header as a record, %NULL before the first change to a new file. */
const ActantRecord *
actant_annotation_set_get_header (ActantAnnotationSet *self)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), NULL);

  return self->header;
}

gboolean
actant_annotation_set_is_writable (ActantAnnotationSet *self)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), FALSE);

  return self->read_only_reason == NULL;
}

/** Why the set may not be changed, in words; %NULL when it may. */
const char *
actant_annotation_set_get_read_only_reason (ActantAnnotationSet *self)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), NULL);

  return self->read_only_reason;
}

/** Whether the passage of record @id fits the text. */
ActantAnchorState
actant_annotation_set_get_anchor (ActantAnnotationSet *self,
                                  const char          *id)
{
  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), ACTANT_ANCHOR_LOST);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->anchors, id));
}

/** How many live passages do not fit the text. */
guint
actant_annotation_set_count_unanchored (ActantAnnotationSet *self)
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_return_val_if_fail (ACTANT_IS_ANNOTATION_SET (self), 0);

  g_hash_table_iter_init (&iter, self->anchors);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (actant_collection_lookup_live (self->records, ACTANT_KIND_NONE, id) != NULL)
      n++;

  return n;
}
