/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of encodings, and which of them some bytes look like. */
#include "text/actant-encoding.h"

#include <uchardet/uchardet.h>

/* How much of a text the guess looks at. */
#define GUESS_BYTES (1024 * 1024)

static const char * const offered[] = {
  "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE",
  "CP949", "JOHAB", "ISO-2022-KR",
  "EUC-JP", "SHIFT_JIS", "CP932", "ISO-2022-JP",
  "GB18030", "GBK", "BIG5", "BIG5-HKSCS", "EUC-TW",
  "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254",
  "WINDOWS-1255", "WINDOWS-1256", "WINDOWS-1257", "WINDOWS-1258",
  "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6",
  "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "ISO-8859-10", "ISO-8859-11", "ISO-8859-13",
  "ISO-8859-14", "ISO-8859-15", "ISO-8859-16",
  "KOI8-R", "KOI8-U", "IBM437", "IBM850", "IBM852", "IBM855", "IBM866", "MACINTOSH",
  "MAC-CYRILLIC", "TIS-620", "VISCII", "ASCII",
  NULL
};

/* Other names of the same, and EUC-KR: decoders of it damage the syllables only CP949 has. */
static const struct
{
  const char *alias;
  const char *name;
} aliases[] = {
  { "EUC-KR", "CP949" }, { "EUCKR", "CP949" }, { "UHC", "CP949" }, { "KS_C_5601-1987", "CP949" },
  { "UTF8", "UTF-8" }, { "UTF16", "UTF-16" }, { "US-ASCII", "ASCII" },
  { "SJIS", "SHIFT_JIS" }, { "SHIFT-JIS", "SHIFT_JIS" }, { "GB2312", "GB18030" },
  { "CP1250", "WINDOWS-1250" }, { "CP1251", "WINDOWS-1251" }, { "CP1252", "WINDOWS-1252" },
  { "LATIN1", "ISO-8859-1" }, { "LATIN-1", "ISO-8859-1" },
};

/**
 * actant_encoding_get_name:
 * @name: a name in any case, or a common alias
 *
 * Returns: (transfer none) (nullable): the name used here, or %NULL for an unknown one
 */
const char *
actant_encoding_get_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (aliases[i].alias, name) == 0)
      return aliases[i].name;
  for (gsize i = 0; offered[i] != NULL; i++)
    if (g_ascii_strcasecmp (offered[i], name) == 0)
      return offered[i];
  return NULL;
}

/**
 * actant_encoding_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the encodings to offer to a user
 */
const char * const *
actant_encoding_list (void)
{
  return offered;
}

/**
 * actant_encoding_is_supported:
 * @name: a name in any case; common aliases count
 *
 * Returns: whether [func@encoding_decode] knows @name
 */
gboolean
actant_encoding_is_supported (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return actant_encoding_get_name (name) != NULL;
}

/**
 * actant_encoding_guess:
 * @bytes: the file's bytes
 * @n: how many
 *
 * What the bytes look like, to be shown as a proposal. EUC-KR is reported as CP949.
 *
 * Returns: (transfer full) (nullable): a name, or %NULL when nothing fits
 */
char *
actant_encoding_guess (const guint8 *bytes,
                       gsize         n)
{
  g_return_val_if_fail (bytes != NULL || n == 0, NULL);

  const char *invalid = (const char *) bytes;
  gsize from = 0;

  if (n == 0)
    return NULL;
  g_utf8_validate_len ((const char *) bytes, n, &invalid);
  if ((gsize) (invalid - (const char *) bytes) > GUESS_BYTES / 2)
    {
      /* All that tells encodings apart comes late: start at the line it is in. */
      from = invalid - (const char *) bytes;
      for (guint i = 0; i < 1000 && bytes[from - 1] != '\n'; i++)
        from--;
    }

  uchardet_t detector = uchardet_new ();
  char *guess = NULL;

  if (uchardet_handle_data (detector, (const char *) bytes + from,
                            MIN (n - from, GUESS_BYTES)) == 0)
    {
      const char *name;

      uchardet_data_end (detector);
      name = uchardet_get_charset (detector);
      if (*name != '\0')
        guess = g_strdup (actant_encoding_get_name (name) ? actant_encoding_get_name (name) : name);
    }
  uchardet_delete (detector);
  return guess;
}
