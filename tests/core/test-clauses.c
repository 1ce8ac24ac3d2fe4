/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finite clauses in English and Korean sentences. */
#include "language/actant-clauses.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *sentence;
  const char *clauses;   /* "cue>content(relation) | …", reporting clauses in brackets */
} Case;

static const Case cases[] = {
  { "North Korea continues to resist.", "North Korea continues to resist" },
  { "If Washington made such an offer, North Korea would probably accept a freeze, because it could reverse "
    "the freeze within weeks.",
    "If>Washington made such an offer(condition) | North Korea would probably accept a freeze | "
    "because>it could reverse the freeze within weeks(justifies)" },
  { "If, on the other hand, the allies merely postponed the August exercise, Pyongyang would be highly likely to "
    "celebrate the delay as a victory and to demand a permanent end to joint drills.",
    "If>on the other hand, the allies merely postponed the August exercise(condition) | "
    "Pyongyang would be highly likely to celebrate the delay as a victory and to demand a permanent end to joint drills" },
  { "If the handbook is adopted on time and the secure line passes its trial in July, the DCG could enter the phase.",
    "If>the handbook is adopted on time(condition) | and>the secure line passes its trial in July(condition) | "
    "the DCG could enter the phase" },
  { "Even if the cell opens on schedule, it cannot produce a common plan as long as the two commands file the same "
    "intelligence under different rules.",
    "Even if>the cell opens on schedule(concession) | it cannot produce a common plan | "
    "as long as>the two commands file the same intelligence under different rules(condition)" },
  { "Unless both conditions are met, the annual exercise Steadfast Lantern, which the Combined Forces Command will "
    "conduct in August under a script drafted by Working Group No. 3, is unlikely to contain a nuclear scenario at all.",
    "Unless>both conditions are met(negative_condition) | the annual exercise Steadfast Lantern … is unlikely to contain a "
    "nuclear scenario at all | which>the Combined Forces Command will conduct in August under a script drafted by "
    "Working Group No. 3" },
  { "Both countries are expected to establish guidelines by mid-2024, and they are likely to develop an action plan.",
    "Both countries are expected to establish guidelines by mid-2024 | and>they are likely to develop an action plan" },
  { "The Ministry of Unification reported in February that Pyongyang believed that the United States would trade its exercises.",
    "[The Ministry of Unification reported in February that] | [Pyongyang believed that] | the United States would trade its exercises" },
  { "There is a high possibility that North Korea will escalate its military provocations in 2031.",
    "There is a high possibility that North Korea will escalate its military provocations in 2031" },
  { "The agency called the annex \"a war plan with a signature under it\" and warned that Pyongyang would answer.",
    "[The agency called the annex] | a war plan with a signature under it | [and>warned that] | Pyongyang would answer" },
  { "“We will put our best people in that room,” the command’s deputy commander, Maj. Gen. Noh, assured his counterparts.",
    "We will put our best people in that room | [the command’s deputy commander, Maj. Gen. Noh, assured his counterparts]" },
  { "It fired two missiles into the East Sea and closed the waters north of the island to shipping.",
    "It fired two missiles into the East Sea | and>closed the waters north of the island to shipping" },
  { "For the time being this belief is mistaken; the annex is confined to the peninsula.",
    "For the time being this belief is mistaken | the annex is confined to the peninsula" },
  { "The possibility of both major and minor changes always exists, regardless of the administration.",
    "The possibility of both major and minor changes always exists, regardless of the administration" },
  { "A further test cannot be ruled out, provided that China lets it be known.",
    "A further test cannot be ruled out | provided that>China lets it be known(condition)" },
  { "Since last year, China has maintained concerns and vigilance against the NCG.",
    "Since last year, China has maintained concerns and vigilance against the NCG" },
  { "China expressed its concerns before the end of the year.", "China expressed its concerns before the end of the year" },
  { "According to a European diplomat, Russian officials doubt that Beijing would object.",
    "[According to a European diplomat] | [Russian officials doubt that] | Beijing would object" },
  { "This is allowed in the U.S.", "This is allowed in the U.S." },
  { "NGOs denounced the plan as an \"explicit declaration.\"", "NGOs denounced the plan as an \"explicit declaration.\"" },
  { "The activities may be evaluated as having moved closer.", "The activities may be evaluated as having moved closer" },
  { "It is essential to understand missions and to enhance them (or not).",
    "It is essential to understand missions and to enhance them (or not)" },
  /* Korean */
  { "한미가 「호놀룰루 부속서」에 서명하였다.", "한미가 「호놀룰루 부속서」에 서명하였다" },
  { "러시아는 부속서를 ‘핵무장화의 한 걸음’이라고 규정하고, 모든 지원을 제공하겠다고 약속하였다.",
    "규정하고>핵무장화의 한 걸음 | 모든 지원을 제공하겠다" },
  { "만약 한미가 연습을 예정대로 실시하면 북한은 해상 도발을 앞세울 것으로 전망된다.",
    "실시하면>만약 한미가 연습을 예정대로 실시하면(condition) | 북한은 해상 도발을 앞세울 것으로 전망된다" },
  { "반대로 연습이 연기될 경우 평양은 이를 승리로 선전하고 연습의 영구 중단을 요구할 공산이 크다.",
    "경우>반대로 연습이 연기될 경우(condition) | 선전하고>평양은 이를 승리로 선전하고 | 연습의 영구 중단을 요구할 공산이 크다" },
  { "북한은 모든 연습에 발사로 답하겠다고 위협하였다.", "북한은 모든 연습에 발사로 답하겠다" },
  { "국방부는 서명 직후 “올해 하반기부터 한미가 공동 기획 절차를 실제로 연습하게 될 것”이라고 밝혔다.",
    "올해 하반기부터 한미가 공동 기획 절차를 실제로 연습하게 될 것" },
  { "추가 핵실험의 가능성도 배제할 수 없으나, 중국이 신호를 보내지 않는 한 올해 안에 실시될 가능성은 낮다.",
    "없으나>추가 핵실험의 가능성도 배제할 수 없으나(concession) | 한>중국이 신호를 보내지 않는 한(negative_condition) | "
    "올해 안에 실시될 가능성은 낮다" },
  { "절차가 제도로 굳어지면 재검토가 이루어지더라도 골격은 유지될 가능성이 높다.",
    "굳어지면>절차가 제도로 굳어지면(condition) | 이루어지더라도>재검토가 이루어지더라도(concession) | 골격은 유지될 가능성이 높다" },
  { "준비가 진행되고 있다.", "준비가 진행되고 있다" },
  { "그러나 이러한 국면 전환은 최고 지도부의 결정이다.", "그러나 이러한 국면 전환은 최고 지도부의 결정이다" },
  { "배터리 산업도 타격을 입기 때문에 제한이 지속되기는 어려울 것이다.",
    "때문에>배터리 산업도 타격을 입기 때문에(justifies) | 제한이 지속되기는 어려울 것이다" },
  /* Hostile */
  { "", "" },
  { ".,;—", "" },
  { "if", "if" },
  { "if if if unless", "if>if unless(condition)" },
  { "and and , and ; that that, which which", "and and , and ; that that, which which" },
  { "“ ” “", "" },
  { "고 면 며 고", "고 면 며 고" },
};

static char *
dup_words (ActantSourceText *source,
           GArray           *ranges)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const ActantTextRange *range = &g_array_index (ranges, ActantTextRange, i);
      g_autofree char *slice = actant_source_text_dup_slice (source, range->start, range->end);

      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", slice);
    }

  return g_string_free (words, FALSE);
}

static char *
describe (ActantSourceText *source,
          GPtrArray        *clauses)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < clauses->len; i++)
    {
      const ActantClause *clause = clauses->pdata[i];
      g_autofree char *words = dup_words (source, clause->ranges);
      g_autofree char *cue = actant_source_text_dup_slice (source, clause->cue.start, clause->cue.end);

      g_string_append_printf (line, "%s%s%s%s%s", i > 0 ? " | " : "", clause->is_reporting ? "[" : "", cue,
                              *cue != '\0' ? ">" : "", words);
      if (clause->relation != NULL)
        g_string_append_printf (line, "(%s)", clause->relation);
      g_string_append (line, clause->is_reporting ? "]" : "");
    }

  return g_string_free (line, FALSE);
}

static void
test_cases (void)
{
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(ActantSourceText) source = actant_source_text_new_utf8 (cases[i].sentence);
      g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (ActantTextRange));
      ActantTextRange all = { 0, actant_source_text_get_length (source) };
      g_autoptr(GPtrArray) clauses = NULL;
      g_autofree char *found = NULL;

      g_array_append_val (ranges, all);
      clauses = actant_clauses_find (source, ranges);
      found = describe (source, clauses);
      if (!g_str_equal (found, cases[i].clauses))
        {
          g_printerr ("%s\n     not\n%s\n\n", found, cases[i].clauses);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* Over page furniture, forwards and backwards: the same clauses. */
static void
test_steps (void)
{
  const char *text = "Japan’s role is open. A framework exists in which nothing and nobody but the two of the U.S.\n\n\n\n"
                     "Page 1\n\nretaliates against it, but Seoul agrees.\n\nThe ministry said that it is over.\n\n\n\nPage 2\n\n";
  static const char * const wanted[] = {
    "Japan’s role is open", "A framework exists in which nothing and nobody but the two of the U.S. … retaliates against it",
    "Seoul agrees", "it is over", NULL
  };
  g_autoptr(ActantSourceText) source = actant_source_text_new_utf8 (text);
  g_autoptr(ActantFurniture) furniture = actant_furniture_new (source);
  ActantTextRange span;
  gint64 at = 0;
  guint n = 0;

  for (; actant_clause_span_step (source, furniture, at, TRUE, &span); at = span.end, n++)
    {
      g_autoptr(GArray) ranges = actant_furniture_cut (furniture, span.start, span.end);
      g_autofree char *words = dup_words (source, ranges);

      g_assert_cmpstr (words, ==, wanted[n]);
    }
  g_assert_cmpuint (n, ==, 4);
  for (at = actant_source_text_get_length (source);
       actant_clause_span_step (source, furniture, at, FALSE, &span); at = span.start)
    {
      g_autoptr(GArray) ranges = actant_furniture_cut (furniture, span.start, span.end);
      g_autofree char *words = dup_words (source, ranges);

      g_assert_cmpstr (words, ==, wanted[--n]);
    }
  g_assert_cmpuint (n, ==, 0);
}

/* Any words: no overlap, inside the passage, and the steps come to an end. */
static void
test_random (void)
{
  static const char * const words[] = {
    "if", "and", "which", "is", "said", "that", "“", "”", ",", ";", "the", "because", "Seoul", "warned",
    ".", "\n\n", "실시하면", "고", "위협하였다", "답하겠다고", "—", "until", "(", "U.S.", "\n\n\n\nPage 1\n\n", "?",
  };

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(ActantSourceText) source = NULL;
      g_autoptr(ActantFurniture) furniture = NULL;
      ActantTextRange span;
      gint64 at = 0;
      guint n = 0;

      for (int i = g_test_rand_int_range (0, 25); i > 0; i--)
        g_string_append_printf (text, "%s%s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                                g_test_rand_int_range (0, 4) > 0 ? " " : "");
      source = actant_source_text_new_utf8 (text->str);
      furniture = actant_furniture_new (source);
      for (; actant_clause_span_step (source, furniture, at, TRUE, &span); at = span.end)
        {
          g_assert_cmpint (span.start, >=, at);
          g_assert_cmpint (span.end, >, span.start);
          g_assert_cmpuint (n++, <, 100);
        }
      for (at = actant_source_text_get_length (source);
           actant_clause_span_step (source, furniture, at, FALSE, &span); at = span.start)
        g_assert_cmpint (span.end, <=, at);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clauses/cases", test_cases);
  g_test_add_func ("/clauses/steps", test_steps);
  g_test_add_func ("/clauses/random", test_random);

  return g_test_run ();
}
