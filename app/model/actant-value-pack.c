/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs the values of many records into one block. */
#include "model/actant-value-pack-private.h"

/* Small values of late, one for each hash: what is equal to one of them is packed once. */
#define N_RECENT 1024
#define LONGEST_SHARED 64     /* bytes of a text */
#define MAX_BLOCK (1u << 30)

struct _ActantPacker
{
  ActantImage *image;
  GByteArray  *bytes;     /* the block to be */
  guint32      recent[N_RECENT]; /* places in it; 0 for none */
};

static guint32 pack (ActantPacker      *packer,
                     const ActantValue *value);

static void
begin_block (ActantPacker *packer)
{
  g_byte_array_set_size (packer->bytes, sizeof (ActantBlock));
  memset (packer->bytes->data, 0, sizeof (ActantBlock));
  memset (packer->recent, 0, sizeof packer->recent);
}

ActantPacker *
_actant_packer_new (ActantImage *image)
{
  ActantPacker *packer = g_new0 (ActantPacker, 1);

  packer->image = actant_image_ref (image);
  packer->bytes = g_byte_array_new ();
  begin_block (packer);

  return packer;
}

void
_actant_packer_free (ActantPacker *packer)
{
  actant_image_unref (packer->image);
  g_byte_array_unref (packer->bytes);
  g_free (packer);
}

/* FNV-1a, four bytes at a time. */
static guint32
hash_bytes (gconstpointer data,
            gsize         length,
            guint32       hash)
{
  const guint8 *p = data;

  for (; length >= 4; length -= 4, p += 4)
    {
      guint32 word;

      memcpy (&word, p, 4);
      hash = (hash ^ word) * 16777619u;
    }
  for (; length > 0; length--)
    hash = (hash ^ *p++) * 16777619u;

  return hash ^ hash >> 15;
}

static const ActantValue *
get_packed (ActantPacker *packer,
            guint32       place)
{
  return (const ActantValue *) (gconstpointer) (packer->bytes->data + place);
}

/* A new value at the end, @size bytes in all. */
static ActantPackedValue *
append (ActantPacker    *packer,
        ActantValueType  type,
        guint            n,
        gsize            size)
{
  guint32 place = packer->bytes->len;
  ActantValue *value;

  g_byte_array_set_size (packer->bytes, place + (guint) (size + 3) / 4 * 4);
  value = (ActantValue *) get_packed (packer, place);
  value->offset = place;
  value->type = type;
  value->packed = TRUE;
  value->borrowed = FALSE;
  value->size = n;

  return (ActantPackedValue *) value;
}

static gboolean
is_text (ActantPacker      *packer,
         guint32            place,
         const char        *text,
         gsize              length)
{
  const ActantValue *other = get_packed (packer, place);
  const guint32 *words = ((const ActantPackedValue *) other)->words;

  return other->type == ACTANT_VALUE_TEXT && other->size == length
         && memcmp (other->borrowed ? actant_image_get_data (packer->image) + words[0]
                                    : (const char *) words, text, length) == 0;
}

static guint32
pack_text (ActantPacker      *packer,
           const ActantValue *value)
{
  const ActantTextValue *text = (const ActantTextValue *) value;
  guint32 *recent = NULL;
  guint32 place = packer->bytes->len;
  ActantPackedValue *packed;

  if (text->length > ACTANT_VALUE_MAX_SIZE)
    return 0;
  if (text->length <= LONGEST_SHARED)
    {
      recent = &packer->recent[hash_bytes (text->text, text->length, ACTANT_VALUE_TEXT) % N_RECENT];
      if (*recent != 0 && is_text (packer, *recent, text->text, text->length))
        return *recent;
      *recent = place;
    }

  if (text->source != 0)
    {
      packed = append (packer, ACTANT_VALUE_TEXT, text->length, sizeof (ActantValue) + 4);
      packed->base.borrowed = TRUE;
      packed->words[0] = text->source - 1;
      _actant_image_borrow (packer->image, text->source - 1, text->length);
      return place;
    }

  packed = append (packer, ACTANT_VALUE_TEXT, text->length, sizeof (ActantValue) + text->length + 1);
  memcpy (packed->words, text->text, text->length + 1);
  return place;
}

/* The value appended at @place, or an equal one of late in its stead. */
static guint32
share (ActantPacker *packer,
       guint32       place)
{
  const ActantValue *value = get_packed (packer, place);
  gsize length = packer->bytes->len - place - 4; /* all but its place */
  guint32 hash = hash_bytes ((const char *) value + 4, length, 0);
  guint32 *recent = &packer->recent[hash % N_RECENT];

  if (*recent != 0 && *recent + 4 + length <= place
      && get_packed (packer, *recent)->type == value->type
      && memcmp ((const char *) get_packed (packer, *recent) + 4, (const char *) value + 4, length) == 0)
    {
      g_byte_array_set_size (packer->bytes, place);
      return *recent;
    }

  *recent = place;
  return place;
}

static guint32
pack_scalar (ActantPacker      *packer,
             const ActantValue *value)
{
  gint64 integer = _actant_value_integer (value);
  guint64 bits = (guint64) integer << 1 ^ (guint64) (integer >> 63);
  guint32 place = packer->bytes->len;
  ActantPackedValue *packed;

  if (bits >> 32 > ACTANT_VALUE_MAX_SIZE)
    return 0;

  packed = append (packer, value->type, (guint) (bits >> 32), sizeof (ActantValue) + 4);
  packed->words[0] = (guint32) bits;
  return share (packer, place);
}

const ActantTable *_actant_packed_tables[ACTANT_MAX_PACKED_TABLES];

/* The number of @table, given when it is first seen; ACTANT_MAX_PACKED_TABLES when there is no room. */
static guint
number_table (const ActantTable *table)
{
  for (guint i = 0; i < ACTANT_MAX_PACKED_TABLES; i++)
    {
      const ActantTable *known = g_atomic_pointer_get (&_actant_packed_tables[i]);

      if (known == NULL
          && !g_atomic_pointer_compare_and_exchange (&_actant_packed_tables[i], NULL, (gpointer) table))
        known = g_atomic_pointer_get (&_actant_packed_tables[i]);
      if (known == NULL || known == table)
        return i;
    }

  return ACTANT_MAX_PACKED_TABLES;
}

static guint32
append_object (ActantPacker      *packer,
               const ActantValue *value,
               const guint32     *places,
               guint              n)
{
  guint table = number_table (_actant_value_table (value));
  guint64 mask = _actant_value_mask (value);
  guint32 place = packer->bytes->len;
  ActantPackedObject *packed;

  if (table == ACTANT_MAX_PACKED_TABLES)
    return 0;

  packed = (ActantPackedObject *) append (packer, ACTANT_VALUE_OBJECT,
                                          2 * table + (_actant_value_extras (value) != NULL),
                                          sizeof (ActantPackedObject) + n * sizeof (guint32));
  packed->mask[0] = (guint32) mask;
  packed->mask[1] = (guint32) (mask >> 32);
  memcpy (packed->words, places, n * sizeof (guint32));
  return place;
}

/* The places of @value's children are put on the stack first, for the block may move. */
static guint32
pack_container (ActantPacker      *packer,
                const ActantValue *value)
{
  guint n = _actant_value_n_children (value);
  guint32 few[64];
  g_autofree guint32 *many = n > G_N_ELEMENTS (few) ? g_new (guint32, n) : NULL;
  guint32 *places = many != NULL ? many : few;
  guint32 place;

  if (n > ACTANT_VALUE_MAX_SIZE)
    return 0;
  for (guint i = 0; i < n; i++)
    if ((places[i] = pack (packer, _actant_value_get_child (value, i))) == 0)
      return 0;

  if (value->type == ACTANT_VALUE_OBJECT)
    return append_object (packer, value, places, n);

  place = packer->bytes->len;
  memcpy (append (packer, value->type, _actant_value_n (value),
                  sizeof (ActantPackedValue) + n * sizeof (guint32))->words,
          places, n * sizeof (guint32));
  return share (packer, place);
}

static guint32
pack (ActantPacker      *packer,
      const ActantValue *value)
{
  if (packer->bytes->len > MAX_BLOCK)
    return 0;

  switch ((ActantValueType) value->type)
    {
    case ACTANT_VALUE_TEXT:
      return pack_text (packer, value);
    case ACTANT_VALUE_INTEGER:
    case ACTANT_VALUE_BOOLEAN:
      return pack_scalar (packer, value);
    case ACTANT_VALUE_OBJECT:
    case ACTANT_VALUE_LIST:
    case ACTANT_VALUE_MAP:
    default:
      return pack_container (packer, value);
    }
}

guint32
_actant_packer_add (ActantPacker      *packer,
                    const ActantValue *value)
{
  return pack (packer, value);
}

ActantBlock *
_actant_packer_finish (ActantPacker *packer)
{
  ActantBlock *block;

  if (packer->bytes->len == sizeof (ActantBlock))
    return NULL;

  block = g_memdup2 (packer->bytes->data, packer->bytes->len);
  g_atomic_ref_count_init (&block->refs);
  block->image = actant_image_ref (packer->image);
  begin_block (packer);

  return block;
}

void
_actant_block_unref (ActantBlock *block)
{
  if (!g_atomic_ref_count_dec (&block->refs))
    return;

  actant_image_unref (block->image);
  g_free (block);
}
