/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decoding: every encoding offered, line ends, marks, and what must be refused. */
#include "text/actant-encoding.h"

#include <string.h>

/* Bytes with NULs in them, and how many. */
#define BYTES(s) s, sizeof (s) - 1

typedef struct
{
  const char    *name;
  const char    *bytes;
  gsize          n;
  const char    *encoding;
  const char    *text;
  const char    *used;
  gboolean       bom;
  ActantNewline  newline;
} Good;

static const Good good[] = {
  { "empty", BYTES (""), NULL, "", "UTF-8", FALSE, ACTANT_NEWLINE_NONE },
  { "ascii", BYTES ("abc"), NULL, "abc", "UTF-8", FALSE, ACTANT_NEWLINE_NONE },
  { "utf-8", BYTES ("한글 👩‍👧 é e\314\201"), NULL, "한글 👩‍👧 é e\314\201", "UTF-8",
    FALSE, ACTANT_NEWLINE_NONE },
  { "nfd-kept", BYTES ("\341\204\200\341\205\241"), NULL, "\341\204\200\341\205\241", "UTF-8",
    FALSE, ACTANT_NEWLINE_NONE },
  { "utf-8-c1-kept", BYTES ("a\302\205b"), NULL, "a\302\205b", "UTF-8", FALSE,
    ACTANT_NEWLINE_NONE },
  { "bom", BYTES ("\xef\xbb\xbf" "a\n"), NULL, "a\n", "UTF-8", TRUE, ACTANT_NEWLINE_LF },
  { "bom-only", BYTES ("\xef\xbb\xbf"), NULL, "", "UTF-8", TRUE, ACTANT_NEWLINE_NONE },
  { "bom-named", BYTES ("\xef\xbb\xbf" "a"), "utf-8", "a", "UTF-8", TRUE, ACTANT_NEWLINE_NONE },
  { "bom-inside", BYTES ("a\xef\xbb\xbf" "b"), NULL, "a\xef\xbb\xbf" "b", "UTF-8", FALSE,
    ACTANT_NEWLINE_NONE },
  { "lf", BYTES ("a\nb"), NULL, "a\nb", "UTF-8", FALSE, ACTANT_NEWLINE_LF },
  { "crlf", BYTES ("a\r\nb\r\n"), NULL, "a\nb\n", "UTF-8", FALSE, ACTANT_NEWLINE_CRLF },
  { "cr", BYTES ("a\rb\r\r"), NULL, "a\nb\n\n", "UTF-8", FALSE, ACTANT_NEWLINE_CR },
  { "mixed", BYTES ("a\nb\r\nc\rd"), NULL, "a\nb\nc\nd", "UTF-8", FALSE, ACTANT_NEWLINE_MIXED },
  { "mixed-late", BYTES ("a\r\nb\n"), NULL, "a\nb\n", "UTF-8", FALSE, ACTANT_NEWLINE_MIXED },
  { "cr-cr-lf", BYTES ("a\r\r\nb"), NULL, "a\n\nb", "UTF-8", FALSE, ACTANT_NEWLINE_MIXED },
  { "utf-16le", BYTES ("\xff\xfe" "a\0\r\0\n\0\x00\xac"), NULL, "a\n가", "UTF-16LE", TRUE,
    ACTANT_NEWLINE_CRLF },
  { "utf-16be", BYTES ("\xfe\xff" "\0a\xac\x00"), NULL, "a가", "UTF-16BE", TRUE,
    ACTANT_NEWLINE_NONE },
  { "utf-16-surrogates", BYTES ("\xff\xfe" "\x3d\xd8\x69\xdc"), NULL, "👩", "UTF-16LE", TRUE,
    ACTANT_NEWLINE_NONE },
  { "utf-16-named", BYTES ("\xfe\xff" "\0a"), "UTF-16", "a", "UTF-16BE", TRUE,
    ACTANT_NEWLINE_NONE },
  { "utf-16-order-named", BYTES ("a\0b\0"), "UTF-16LE", "ab", "UTF-16LE", FALSE,
    ACTANT_NEWLINE_NONE },
  { "utf-16-order-and-mark", BYTES ("\xff\xfe" "a\0"), "UTF-16LE", "a", "UTF-16LE", TRUE,
    ACTANT_NEWLINE_NONE },
  { "utf-16-empty", BYTES ("\xff\xfe"), NULL, "", "UTF-16LE", TRUE, ACTANT_NEWLINE_NONE },
  { "utf-32le", BYTES ("\xff\xfe\0\0" "\x69\xf4\x01\0"), NULL, "👩", "UTF-32LE", TRUE,
    ACTANT_NEWLINE_NONE },
  { "utf-32be", BYTES ("\0\0\xfe\xff" "\0\0\0a"), NULL, "a", "UTF-32BE", TRUE,
    ACTANT_NEWLINE_NONE },
  { "cp949", BYTES ("\x8c\x63" "a\xb0\xa1"), "CP949", "똠a가", "CP949", FALSE,
    ACTANT_NEWLINE_NONE },
  { "euc-kr-is-cp949", BYTES ("\x8c\x63"), "EUC-KR", "똠", "CP949", FALSE, ACTANT_NEWLINE_NONE },
  { "euc-jp", BYTES ("\xb3\xcb"), "euc-jp", "核", "EUC-JP", FALSE, ACTANT_NEWLINE_NONE },
  { "shift-jis", BYTES ("\x8a\x6a"), "sjis", "核", "SHIFT_JIS", FALSE, ACTANT_NEWLINE_NONE },
  { "gb18030", BYTES ("\xba\xcb"), "gb2312", "核", "GB18030", FALSE, ACTANT_NEWLINE_NONE },
  { "gb18030-bom", BYTES ("\x84\x31\x95\x33\xba\xcb"), "GB18030", "核", "GB18030", TRUE,
    ACTANT_NEWLINE_NONE },
  { "big5", BYTES ("\xae\xd6"), "BIG5", "核", "BIG5", FALSE, ACTANT_NEWLINE_NONE },
  { "windows-1252", BYTES ("\x93" "caf\xe9\x94"), "cp1252", "“café”", "WINDOWS-1252", FALSE,
    ACTANT_NEWLINE_NONE },
  { "latin-1", BYTES ("caf\xe9\r"), "latin1", "café\n", "ISO-8859-1", FALSE, ACTANT_NEWLINE_CR },
  { "koi8-r", BYTES ("\xc4\xc1"), "KOI8-R", "да", "KOI8-R", FALSE, ACTANT_NEWLINE_NONE },
};

static void
test_good (gconstpointer data)
{
  const Good *c = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *used = NULL;
  g_autofree char *text = NULL;
  gboolean bom;
  ActantNewline newline;
  gsize len;

  text = actant_encoding_decode ((const guint8 *) c->bytes, c->n, c->encoding, &used, &bom,
                                 &newline, &len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, c->text);
  g_assert_cmpuint (len, ==, strlen (c->text));
  g_assert_cmpstr (used, ==, c->used);
  g_assert_cmpint (bom, ==, c->bom);
  g_assert_cmpint (newline, ==, c->newline);
}

typedef struct
{
  const char      *name;
  const char      *bytes;
  gsize            n;
  const char      *encoding;
  ActantTextError  code;
  const char      *message;   /* part of it */
} Bad;

static const Bad bad[] = {
  { "nul", BYTES ("ab\0c"), NULL, ACTANT_TEXT_ERROR_NUL, "byte 2" },
  { "nul-named", BYTES ("ab\0c"), "UTF-8", ACTANT_TEXT_ERROR_NUL, "byte 2" },
  { "nul-legacy", BYTES ("\xb0\xa1\0c"), "CP949", ACTANT_TEXT_ERROR_NUL, "byte 2" },
  { "nul-last", BYTES ("ab\0"), NULL, ACTANT_TEXT_ERROR_NUL, "byte 2" },
  { "nul-utf-16", BYTES ("\xff\xfe" "a\0\0\0"), NULL, ACTANT_TEXT_ERROR_NUL, "byte 4" },
  { "utf-16-no-mark", BYTES ("a\0b\0"), NULL, ACTANT_TEXT_ERROR_NUL, "UTF-16LE" },
  { "utf-16-no-mark-named", BYTES ("a\0"), "UTF-16", ACTANT_TEXT_ERROR_INVALID_ENCODING,
    "UTF-16BE" },
  { "utf-16-odd", BYTES ("\xff\xfe" "a\0b"), NULL, ACTANT_TEXT_ERROR_TRUNCATED, "byte 4" },
  { "utf-16-odd-be", BYTES ("\xfe\xff" "\0a\0"), NULL, ACTANT_TEXT_ERROR_TRUNCATED, "byte 4" },
  { "utf-16-half-pair", BYTES ("\xff\xfe" "a\0\x3d\xd8"), NULL, ACTANT_TEXT_ERROR_TRUNCATED,
    "byte 4" },
  { "utf-16-lone-high", BYTES ("\xff\xfe" "\x3d\xd8" "a\0"), NULL,
    ACTANT_TEXT_ERROR_INVALID_ENCODING, "byte 2" },
  { "utf-16-lone-low", BYTES ("\xff\xfe" "a\0\x69\xdc"), NULL,
    ACTANT_TEXT_ERROR_INVALID_ENCODING, "byte 4" },
  { "utf-16-wrong-order", BYTES ("\xff\xfe" "a\0"), "UTF-16BE",
    ACTANT_TEXT_ERROR_INVALID_ENCODING, "UTF-16LE" },
  { "bom-of-another", BYTES ("\xef\xbb\xbf" "a"), "CP949", ACTANT_TEXT_ERROR_INVALID_ENCODING,
    "UTF-8" },
  { "utf-8-cut", BYTES ("가나\xeb\x8b"), NULL, ACTANT_TEXT_ERROR_TRUNCATED, "byte 6" },
  { "utf-8-cut-named", BYTES ("a\xf0\x9f\x91"), "UTF-8", ACTANT_TEXT_ERROR_TRUNCATED, "byte 1" },
  { "utf-8-damaged", BYTES ("가나다\xff라마"), NULL, ACTANT_TEXT_ERROR_INVALID_UTF8, "byte 9" },
  { "utf-8-overlong", BYTES ("a\xc0\xaf"), "UTF-8", ACTANT_TEXT_ERROR_INVALID_UTF8, "byte 1" },
  { "utf-8-surrogate", BYTES ("a\xed\xa0\x80"), "UTF-8", ACTANT_TEXT_ERROR_INVALID_UTF8,
    "byte 1" },
  { "utf-8-too-far", BYTES ("a\xf4\x90\x80\x80"), "UTF-8", ACTANT_TEXT_ERROR_INVALID_UTF8,
    "byte 1" },
  { "utf-8-bom-damaged", BYTES ("\xef\xbb\xbf" "a\xff"), NULL, ACTANT_TEXT_ERROR_INVALID_UTF8,
    "byte 4" },
  { "western", BYTES ("un caf\xe9 \xe0 la cr\xe8me"), NULL, ACTANT_TEXT_ERROR_INVALID_UTF8,
    "byte 6" },
  { "western-names-choices", BYTES ("caf\xe9"), NULL, ACTANT_TEXT_ERROR_INVALID_UTF8,
    "WINDOWS-1252" },
  { "c1", BYTES ("a\x85" "b"), "ISO-8859-1", ACTANT_TEXT_ERROR_INVALID_ENCODING, "byte 1" },
  { "c1-far", BYTES ("\xe9\xe9\xe9\x80"), "ISO-8859-15", ACTANT_TEXT_ERROR_INVALID_ENCODING,
    "byte 3" },
  { "cp949-cut", BYTES ("\xb0\xa1\xb0"), "CP949", ACTANT_TEXT_ERROR_TRUNCATED, "byte 2" },
  { "cp949-invalid", BYTES ("\xb0\xa1\xff\xff"), "CP949", ACTANT_TEXT_ERROR_INVALID_ENCODING,
    "byte 2" },
  { "ascii-named", BYTES ("ab\xe9"), "ASCII", ACTANT_TEXT_ERROR_INVALID_ENCODING, "byte 2" },
  { "unknown", BYTES ("a"), "KLINGON-8", ACTANT_TEXT_ERROR_UNKNOWN_ENCODING, "KLINGON-8" },
  { "unknown-option", BYTES ("a"), "UTF-8//IGNORE", ACTANT_TEXT_ERROR_UNKNOWN_ENCODING, "IGNORE" },
  { "unknown-empty", BYTES ("a"), "", ACTANT_TEXT_ERROR_UNKNOWN_ENCODING, "unknown" },
  { "pdf", BYTES ("%PDF-1.7\n"), NULL, ACTANT_TEXT_ERROR_BINARY, "PDF" },
  { "zip", BYTES ("PK\003\004\024\0"), NULL, ACTANT_TEXT_ERROR_BINARY, "ZIP" },
  { "png", BYTES ("\x89PNG\r\n\x1a\n\0"), NULL, ACTANT_TEXT_ERROR_BINARY, "byte 0" },
  { "controls", BYTES ("ab\001\002\003\004\005"), NULL, ACTANT_TEXT_ERROR_BINARY, "byte 2" },
};

static void
test_bad (gconstpointer data)
{
  const Bad *c = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *used = NULL;
  gsize len = 77;
  char *text;

  text = actant_encoding_decode ((const guint8 *) c->bytes, c->n, c->encoding, &used, NULL, NULL,
                                 &len, &error);
  g_assert_null (text);
  g_assert_error (error, ACTANT_TEXT_ERROR, (int) c->code);
  if (strstr (error->message, c->message) == NULL)
    g_error ("“%s” says nothing of “%s”", error->message, c->message);
  g_assert_null (used);
  g_assert_cmpuint (len, ==, 77);
}

typedef struct
{
  const char *encoding;
  const char *text;
} Guess;

/* Long enough to be told apart. */
static const Guess guesses[] = {
  { "CP949", "북한은 한미 핵협의그룹 회의 결과를 비난하였고, 앞으로 도발 수위를 높일 가능성이 크다. "
             "똠방각하도 펲시콜라를 마신다." },
  { "EUC-JP", "北朝鮮は米韓の核協議グループの会合を非難し、挑発を強める可能性が高いとみられている。" },
  { "SHIFT_JIS", "北朝鮮は米韓の核協議グループの会合を非難し、挑発を強める可能性が高いとみられている。" },
  { "KOI8-R",
    "Северная Корея осудила заседание консультативной группы и может усилить провокации." },
  { "WINDOWS-1251",
    "Северная Корея осудила заседание консультативной группы и усилит провокации." },
};

static void
test_guess (gconstpointer data)
{
  const Guess *c = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL, *guess = NULL, *used = NULL, *text = NULL;
  gsize n;

  bytes = g_convert (c->text, -1, c->encoding, "UTF-8", NULL, &n, &error);
  g_assert_no_error (error);
  guess = actant_encoding_guess ((const guint8 *) bytes, n);
  g_assert_cmpstr (guess, ==, c->encoding);
  text = actant_encoding_decode ((const guint8 *) bytes, n, NULL, &used, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, c->text);
  g_assert_cmpstr (used, ==, c->encoding);
}

/* The first character beyond ASCII stands where a look at the start would not find it. */
static void
test_guess_late (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *used = NULL, *text = NULL;

  while (string->len < 3 * 1024 * 1024)
    g_string_append (string, "plain ASCII words\n");
  for (guint i = 0; i < 40; i++)
    g_string_append (string, "\xba\xcf\xc7\xd1\xc0\xba \xb5\xb5\xb9\xdf\xc7\xdf\xb4\xd9. ");
  text = actant_encoding_decode ((const guint8 *) string->str, string->len, NULL, &used, NULL,
                                 NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (used, ==, "CP949");
  g_assert_true (g_str_has_suffix (text, "북한은 도발했다. "));
}

static void
test_list (void)
{
  const char * const *list = actant_encoding_list ();

  g_assert_cmpuint (g_strv_length ((char **) list), >, 40);
  for (; *list != NULL; list++)
    {
      GIConv conv = g_iconv_open ("UTF-8", *list);

      if (conv == (GIConv) -1)
        g_error ("%s is offered and cannot be decoded", *list);
      g_iconv_close (conv);
      g_assert_true (actant_encoding_is_supported (*list));
    }
  g_assert_true (actant_encoding_is_supported ("euc-kr"));
  g_assert_false (actant_encoding_is_supported (""));
  g_assert_false (actant_encoding_is_supported ("UTF-8//TRANSLIT"));
  g_assert_null (actant_encoding_guess (NULL, 0));
}

/* Whatever the bytes are: an error, or valid UTF-8 without NUL and CR. */
static void
test_random (void)
{
  const char * const *list = actant_encoding_list ();
  guint n_list = g_strv_length ((char **) list);

  for (guint round = 0; round < 20000; round++)
    {
      guint8 bytes[64];
      gsize n = g_test_rand_int_range (0, sizeof bytes), len;
      gboolean high = g_test_rand_bit ();
      guint pick = g_test_rand_int_range (0, n_list + 1);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      for (gsize i = 0; i < n; i++)
        bytes[i] = g_test_rand_int_range (high ? 128 : 0, 256);
      text = actant_encoding_decode (bytes, n, list[pick], NULL, NULL, NULL, &len, &error);
      g_assert_true ((text == NULL) == (error != NULL));
      if (text != NULL)
        {
          g_assert_true (g_utf8_validate_len (text, len, NULL));
          g_assert_null (memchr (text, '\r', len));
          g_assert_cmpint (text[len], ==, '\0');
        }
      else
        g_assert_true (error->domain == ACTANT_TEXT_ERROR);
    }
}

/* Long stretches of ASCII, which are stepped over, with characters and damage between them: the same
 * answer, and the same place, as from GLib's check of the whole. */
static void
test_stretches (void)
{
  static const char * const inserts[] = {
    "é", "가", "👩", "\n", "\xc3", "\xea\xb0", "\xf0\x9f\x91", "\x80", "\xff", "\xc0\x80", "\xed\xa0\x80"
  };
  guint refused = 0;

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr(GString) bytes = g_string_new (NULL);
      g_autofree char *text = NULL, *place = NULL;
      g_autoptr(GError) error = NULL;
      gint32 n_sound = g_test_rand_bit () ? 4 : (gint32) G_N_ELEMENTS (inserts);
      gsize len = 0;
      const char *end;

      for (gint32 n = g_test_rand_int_range (0, 5); n >= 0; n--)
        {
          for (gint32 i = g_test_rand_int_range (0, 140); i > 0; i--)
            g_string_append_c (bytes, (char) g_test_rand_int_range (' ', 127));
          g_string_append (bytes, inserts[g_test_rand_int_range (0, n_sound)]);
        }
      text = actant_encoding_decode ((const guint8 *) bytes->str, bytes->len, "UTF-8", NULL, NULL, NULL,
                                     &len, &error);
      if (g_utf8_validate_len (bytes->str, bytes->len, &end))
        {
          g_assert_no_error (error);
          g_assert_cmpmem (text, len, bytes->str, bytes->len);
          continue;
        }
      refused++;
      place = g_strdup_printf ("byte %" G_GSIZE_FORMAT, (gsize) (end - bytes->str));
      g_assert_null (text);
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, place));
      g_assert_false (g_ascii_isdigit (error->message[strlen (place)]));
    }
  g_assert_cmpuint (refused, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strconcat ("/encoding/good/", good[i].name, NULL);

      g_test_add_data_func (path, &good[i], test_good);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/encoding/bad/", bad[i].name, NULL);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_autofree char *path = g_strconcat ("/encoding/guess/", guesses[i].encoding, NULL);

      g_test_add_data_func (path, &guesses[i], test_guess);
    }
  g_test_add_func ("/encoding/guess/late", test_guess_late);
  g_test_add_func ("/encoding/list", test_list);
  g_test_add_func ("/encoding/random", test_random);
  g_test_add_func ("/encoding/stretches", test_stretches);
  return g_test_run ();
}
