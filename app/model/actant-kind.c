/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of records, as tables of fields; the claim has a file of its own. */
#include "config.h"

#include "model/actant-kind-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define ENUM(choices_) { ACTANT_FIELD_ENUM, .choices = choices_ }
#define REF(kind_) { ACTANT_FIELD_REF, .kind = kind_ }
#define LIST(item_) { ACTANT_FIELD_LIST, .item = item_, .ordered = TRUE }
#define SET(item_) { ACTANT_FIELD_LIST, .item = item_ }
#define OBJECT(table_) { ACTANT_FIELD_OBJECT, .table = table_ }

static const ActantFieldType type_code = REF (ACTANT_KIND_CODE);
static const ActantFieldType type_event = REF (ACTANT_KIND_EVENT);
static const ActantFieldType type_scenario = REF (ACTANT_KIND_SCENARIO);
static const ActantFieldType type_field = REF (ACTANT_KIND_FIELD);
static const ActantFieldType type_text_ref = REF (ACTANT_KIND_TEXT);
static const ActantFieldType type_claim = REF (ACTANT_KIND_CLAIM);
static const ActantFieldType type_claim_set = SET (&type_claim);
static const ActantFieldType type_memo = REF (ACTANT_KIND_MEMO);
static const ActantFieldType type_any = REF (ACTANT_KIND_NONE);
static const ActantFieldType type_any_set = SET (&type_any);
static const ActantFieldType type_any_list = LIST (&type_any);

/* Header */

static const ActantField header_coder_fields[] = {
  { "id", &actant_type_text, N_("Id"), N_("UUID of the coder’s record") },
  { "slug", &actant_type_text, N_("Slug"), N_("Short name in file names") },
  { "name", &actant_type_text, N_("Name"), N_("Full name") },
};
static const ActantTable header_coder_table = TABLE ("coder", header_coder_fields);
static const ActantFieldType type_header_coder = OBJECT (&header_coder_table);

static const ActantField header_source_fields[] = {
  { "file", &actant_type_text, N_("File"), N_("Name of the text beside this file") },
  { "length", &actant_type_integer, N_("Length"), N_("Of the normalised text, code points") },
  { "sha256", &actant_type_text, N_("Digest"), N_("SHA-256 of the normalised text") },
};
static const ActantTable header_source_table = TABLE ("source", header_source_fields);
static const ActantFieldType type_header_source = OBJECT (&header_source_table);

static const ActantField header_fields[] = {
  { "title", &actant_type_text, N_("Title"), N_("Of the study; study files only") },
  { "coder", &type_header_coder, N_("Coder"), N_("Whose file it is") },
  { "source", &type_header_source, N_("Source text"), N_("What the positions count in") },
  { "rev", &actant_type_revs, N_("Version"), N_("Version vector: count of changes by replica") },
};

/* Text */

static const ActantField text_fields[] = {
  { "file", &actant_type_text, N_("File"), N_("Path in the study, with “/”"), ACTANT_FIELD_INTERNAL },
  { "title", &actant_type_text, N_("Title"), N_("Of the document") },
  { "authors", &_actant_type_actor_set, N_("Authors"), N_("Who wrote it: claimants by default") },
  { "publisher", &actant_type_text, N_("Publisher"), N_("Institute, journal or paper") },
  { "date", &actant_type_edtf, N_("Date"), N_("Of publication, EDTF; relative dates count from it") },
  { "language", &actant_type_text, N_("Language"), N_("BCP 47: en, ko") },
  { "encoding", &actant_type_text, N_("Encoding"), N_("Of the file, fixed for everybody") },
  { "url", &actant_type_text, N_("Link"), N_("Where it was found") },
  { "disclaimer", &actant_type_text, N_("Disclaimer"), N_("“The author’s personal view …”"), ACTANT_FIELD_LONG },
  { "attributes", &actant_type_map, N_("Attributes"), N_("The study’s own fields, by field id"), ACTANT_FIELD_RARE },
  COMMON_FIELDS,
};

/* Actor */

static const ActantChoice actor_types[] = {
  { "person", N_("Person"), NULL },
  { "organization", N_("Organization"), NULL },
  { "body", N_("Body"), N_("Ministry, committee, staff: part of something larger") },
  { "group", N_("Group"), N_("Collective without an organization") },
  { "state", N_("State"), NULL },
  { "igo", N_("Intergovernmental organization"), NULL },
  { "role", N_("Role"), N_("An office whoever holds it") },
  { "public", N_("Public"), N_("Public opinion, voters") },
  { "unspecified", N_("Unspecified"), N_("“Experts”, “officials”") },
  { NULL }
};
static const ActantFieldType type_actor_type = ENUM (actor_types);

static const ActantField valid_fields[] = {
  { "from", &actant_type_edtf, N_("From"), N_("EDTF"), ACTANT_FIELD_MAIN },
  { "to", &actant_type_edtf, N_("To"), N_("EDTF") },
};
static const ActantTable valid_table = TABLE ("valid", valid_fields);
static const ActantFieldType type_valid = OBJECT (&valid_table);

static const ActantField actor_fields[] = {
  { "name", &actant_type_text, N_("Name"), N_("Canonical name") },
  { "aliases", &actant_type_text_set, N_("Aliases"), N_("Other names in the texts") },
  { "type", &type_actor_type, N_("Type"), N_("What kind of actor it is") },
  { "members", &_actant_type_actor_set, N_("Members"), N_("Of a collective: an alliance, “both countries”"), ACTANT_FIELD_RARE },
  { "parent", &_actant_type_actor, N_("Part of"), N_("The state of a ministry"), ACTANT_FIELD_RARE },
  { "office", &actant_type_text, N_("Office"), N_("Function held"), ACTANT_FIELD_RARE },
  { "valid", &type_valid, N_("Valid"), N_("When the office was held"), ACTANT_FIELD_RARE },
  { "country", &actant_type_text, N_("Country"), N_("ISO 3166-1 alpha-3: KOR, USA") },
  { "sector", &actant_type_text, N_("Sector"), N_("PLOVER: GOV, MIL, …"), ACTANT_FIELD_RARE },
  { "identifiers", &actant_type_text_set, N_("Identifiers"), N_("Authority files: wikidata:Q884"), ACTANT_FIELD_RARE },
  { "color", &actant_type_color, N_("Colour"), N_("#rrggbb") },
  { "attributes", &actant_type_map, N_("Attributes"), N_("The study’s own fields, by field id"), ACTANT_FIELD_RARE },
  { "retired", &actant_type_boolean, N_("Retired"), N_("Kept for old annotations, not offered"), ACTANT_FIELD_RARE },
  { "replaced_by", &_actant_type_actor, N_("Replaced by"), N_("What it was merged into"), ACTANT_FIELD_INTERNAL },
  COMMON_FIELDS,
};

/* Event */

static const ActantField event_fields[] = {
  { "name", &actant_type_text, N_("Name"), N_("Of the event") },
  { "aliases", &actant_type_text_set, N_("Aliases"), N_("Other names in the texts") },
  { "when", &_actant_type_when, N_("When"), N_("Its date") },
  { "actors", &_actant_type_actor_set, N_("Actors"), N_("Who took part") },
  { "retired", &actant_type_boolean, N_("Retired"), N_("Kept for old annotations, not offered"), ACTANT_FIELD_RARE },
  { "replaced_by", &type_event, N_("Replaced by"), N_("What it was merged into"), ACTANT_FIELD_INTERNAL },
  COMMON_FIELDS,
};

/* Code */

static const ActantChoice code_uses[] = {
  { "issue", N_("Issue"), N_("Claims take a position on it") },
  { "frame", N_("Frame"), N_("Claims are justified by it") },
  { "theme", N_("Theme"), N_("Passages are coded with it") },
  { NULL }
};
static const ActantFieldType type_code_use = ENUM (code_uses);

static const ActantField code_fields[] = {
  { "name", &actant_type_text, N_("Name"), N_("Of the code") },
  { "parent", &type_code, N_("Under"), N_("The wider code") },
  { "use", &type_code_use, N_("Use"), N_("Issue, frame or theme") },
  { "statement", &actant_type_text, N_("Statement"), N_("An issue as something one can support or reject (DNA concept)"), ACTANT_FIELD_LONG },
  { "description", &actant_type_text, N_("Description"), N_("What it means"), ACTANT_FIELD_LONG },
  { "rule", &actant_type_text, N_("Rule"), N_("When to use it"), ACTANT_FIELD_LONG },
  { "example", &actant_type_text, N_("Example"), N_("A passage it fits"), ACTANT_FIELD_LONG },
  { "counter_example", &actant_type_text, N_("Counter-example"), N_("A passage it does not fit"), ACTANT_FIELD_LONG | ACTANT_FIELD_RARE },
  { "color", &actant_type_color, N_("Colour"), N_("#rrggbb") },
  { "shortcut", &actant_type_text, N_("Shortcut"), N_("Key that applies it") },
  { "codable", &actant_type_boolean_true, N_("Codable"), N_("Passages may be coded with it; no for headings") },
  { "replaced_by", &type_code, N_("Replaced by"), N_("What it was merged into"), ACTANT_FIELD_INTERNAL },
  COMMON_FIELDS,
};

/* Scenario */

static const ActantField uncertainty_fields[] = {
  { "name", &actant_type_text, N_("Name"), N_("Of the uncertainty"), ACTANT_FIELD_MAIN },
  { "poles", &actant_type_text_list, N_("Poles"), N_("What may become of it") },
};
static const ActantTable uncertainty_table = TABLE ("critical_uncertainty", uncertainty_fields);
static const ActantFieldType type_uncertainty = OBJECT (&uncertainty_table);
static const ActantFieldType type_uncertainty_list = LIST (&type_uncertainty);

static const ActantField signpost_fields[] = {
  { "text", &actant_type_text, N_("Signpost"), N_("What would be seen"), ACTANT_FIELD_MAIN },
  { "claims", &type_claim_set, N_("Claims"), N_("That speak of it") },
};
static const ActantTable signpost_table = TABLE ("signpost", signpost_fields);
static const ActantFieldType type_signpost = OBJECT (&signpost_table);
static const ActantFieldType type_signpost_list = LIST (&type_signpost);

static const ActantField scenario_fields[] = {
  { "title", &actant_type_text, N_("Title"), N_("Of the scenario") },
  { "focal_question", &actant_type_text, N_("Focal question"), N_("What it answers"), ACTANT_FIELD_LONG },
  { "horizon", &actant_type_edtf, N_("Horizon"), N_("EDTF") },
  { "likelihood", &_actant_type_likelihood, N_("Likelihood"), N_("Words and band in percent (ICD 203)") },
  { "driving_forces", &actant_type_text_list, N_("Driving forces"), N_("What moves it") },
  { "critical_uncertainties", &type_uncertainty_list, N_("Critical uncertainties"), N_("What matters most and is least known, with its poles") },
  { "signposts", &type_signpost_list, N_("Signposts"), N_("What would show that it comes about") },
  { "narrative", &actant_type_text, N_("Narrative"), N_("The story"), ACTANT_FIELD_LONG },
  { "color", &actant_type_color, N_("Colour"), N_("#rrggbb") },
  { "replaced_by", &type_scenario, N_("Replaced by"), N_("What it was merged into"), ACTANT_FIELD_INTERNAL },
  COMMON_FIELDS,
};

/* Field */

static const ActantChoice field_types[] = {
  { "text", N_("Text"), NULL },
  { "integer", N_("Whole number"), NULL },
  { "number", N_("Number"), NULL },
  { "boolean", N_("Yes or no"), NULL },
  { "date", N_("Date"), NULL },
  { "choice", N_("Choice"), NULL },
  { "multi_choice", N_("Several choices"), NULL },
  { "actor", N_("Actor"), NULL },
  { "code", N_("Code"), NULL },
  { NULL }
};
static const ActantChoice field_scales[] = {
  { "nominal", N_("Nominal"), NULL },
  { "ordinal", N_("Ordinal"), NULL },
  { "interval", N_("Interval"), NULL },
  { "ratio", N_("Ratio"), NULL },
  { NULL }
};
static const ActantChoice field_owners[] = {
  { "claim", N_("Claim"), NULL },
  { "actor", N_("Actor"), NULL },
  { "text", N_("Text"), NULL },
  { NULL }
};
static const ActantFieldType type_field_type = ENUM (field_types);
static const ActantFieldType type_field_scale = ENUM (field_scales);
static const ActantFieldType type_field_owner = ENUM (field_owners);

static const ActantField field_fields[] = {
  { "name", &actant_type_text, N_("Name"), N_("Column name: letters, digits, _") },
  { "title", &actant_type_text, N_("Title"), N_("Shown in forms") },
  { "type", &type_field_type, N_("Type"), N_("Of its values") },
  { "choices", &actant_type_text_list, N_("Choices"), N_("Of a choice, in order") },
  { "scale", &type_field_scale, N_("Scale"), N_("Of measurement; picks the agreement measure") },
  { "applies_to", &type_field_owner, N_("Applies to"), N_("Claim, actor or text") },
  { "retired", &actant_type_boolean, N_("Retired"), N_("Kept for old values, not offered") },
  { "replaced_by", &type_field, N_("Replaced by"), N_("What it was merged into"), ACTANT_FIELD_INTERNAL },
  COMMON_FIELDS,
};

/* Coder */

static const ActantChoice coder_roles[] = {
  { "coder", N_("Coder"), NULL },
  { "curator", N_("Curator"), NULL },
  { NULL }
};
static const ActantFieldType type_coder_role = ENUM (coder_roles);

static const ActantField coder_fields[] = {
  { "name", &actant_type_text, N_("Name"), N_("Full name") },
  { "slug", &actant_type_text, N_("Slug"), N_("Short name in file names: a-z, 0-9, -") },
  { "color", &actant_type_color, N_("Colour"), N_("#rrggbb") },
  { "role", &type_coder_role, N_("Role"), N_("Coder or curator") },
  COMMON_FIELDS,
};

/* Correction, term, round, mark, query */

static const ActantField edit_fields[] = {
  { "start", &actant_type_integer, N_("Start"), N_("First code point replaced") },
  { "end", &actant_type_integer, N_("End"), N_("Code point after the last") },
  { "text", &actant_type_text, N_("Text"), N_("What takes its place"), ACTANT_FIELD_MAIN },
};
static const ActantTable edit_table = TABLE ("edit", edit_fields);
static const ActantFieldType type_edit = OBJECT (&edit_table);
static const ActantFieldType type_edit_list = LIST (&type_edit);

static const ActantField correction_fields[] = {
  { "text", &type_text_ref, N_("Text"), N_("The corrected text") },
  { "from_sha", &actant_type_text, N_("From"), N_("SHA-256 before") },
  { "to_sha", &actant_type_text, N_("To"), N_("SHA-256 after") },
  { "edits", &type_edit_list, N_("Edits"), N_("What was replaced, in code points of the old text") },
  COMMON_FIELDS,
};

static const ActantField term_fields[] = {
  { "term", &actant_type_text, N_("Term"), N_("Likelihood words as they stand in texts") },
  { "low", &_actant_type_percent, N_("Lower end"), N_("Lower end of the band, percent") },
  { "high", &_actant_type_percent, N_("Upper end"), N_("Upper end of the band, percent") },
  { "lexicon", &actant_type_text, N_("Lexicon"), N_("Scale whose band it is, if any: icd203, kent, ipcc") },
  COMMON_FIELDS,
};

static const ActantField round_fields[] = {
  { "title", &actant_type_text, N_("Title"), N_("Of the round of coding") },
  { "texts", &actant_type_text_set, N_("Texts"), N_("Paths of the texts that are coded; empty: all") },
  { "coders", &actant_type_text_set, N_("Coders"), N_("Slugs of who codes them; empty: everybody") },
  { "blind", &actant_type_boolean, N_("Blind"), N_("Nobody sees the others’ work on a text before they have finished it") },
  { "overlap", &_actant_type_percent, N_("Overlap"), N_("Percent from which two passages are the same unit") },
  COMMON_FIELDS,
};

static const ActantChoice mark_states[] = {
  { "finished", N_("Finished"), N_("The coder has finished the text") },
  { NULL }
};
static const ActantFieldType type_mark_state = ENUM (mark_states);

static const ActantField mark_fields[] = {
  { "text", &actant_type_text, N_("Text"), N_("Path of the text") },
  { "coder", &actant_type_text, N_("Coder"), N_("Slug of the coder") },
  { "state", &type_mark_state, N_("Status"), N_("How far the coder is") },
  COMMON_FIELDS,
};

static const ActantField query_fields[] = {
  { "name", &actant_type_text, N_("Name"), N_("Of the query") },
  { "query", &actant_type_text, N_("Query"), N_("As typed") },
  COMMON_FIELDS,
};

/* Mention, coding */

static const ActantChoice mention_modes[] = {
  { "name", N_("Name"), N_("By its name (ACE NAM)") },
  { "nominal", N_("Nominal"), N_("By a noun: “the ministry” (ACE NOM)") },
  { "pronoun", N_("Pronoun"), N_("By a pronoun: “they” (ACE PRO)") },
  { NULL }
};
static const ActantFieldType type_mention_mode = ENUM (mention_modes);

#define SEGMENT_FIELDS \
  { "segments", &_actant_type_segments, N_("Passage"), \
    N_("One or more segments of the text"), ACTANT_FIELD_INTERNAL }, \
  SOURCE_FIELD
#define SOURCE_FIELD \
  { "source_sha", &actant_type_text, N_("Text version"), \
    N_("First 16 hex digits of the SHA-256 of the text its positions count in, when not the header’s"), \
    ACTANT_FIELD_INTERNAL }
#define FROM_FIELD \
  { "from", &type_any_set, N_("Came from"), \
    N_("Records a consensus record was made of"), ACTANT_FIELD_INTERNAL }

static const ActantField mention_fields[] = {
  SEGMENT_FIELDS,
  { "actors", &_actant_type_actor_set, N_("Actors"), N_("Who is mentioned") },
  { "mode", &type_mention_mode, N_("Mode"), N_("Name, noun or pronoun (ACE)") },
  FROM_FIELD,
  COMMON_FIELDS,
};

static const ActantField coding_fields[] = {
  SEGMENT_FIELDS,
  { "code", &type_code, N_("Code"), N_("What the passage is coded with") },
  FROM_FIELD,
  COMMON_FIELDS,
};

/* Relation */

static const ActantChoice relation_types[] = {
  { "condition", N_("Condition"), N_("If (PDTB-3)") },
  { "negative_condition", N_("Negative condition"), N_("Unless (PDTB-3)") },
  { "concession", N_("Concession"), N_("Even if, although (PDTB-3)") },
  { "purpose", N_("Purpose"), N_("In order to (PDTB-3)") },
  { "means", N_("Means"), N_("By doing (PDTB-3)") },
  { "instance", N_("Instance"), N_("For example (PDTB-3)") },
  { "alternative", N_("Alternative"), N_("Or (PDTB-3)") },
  { "elaborates", N_("Elaborates"), N_("In more detail (PDTB-3)") },
  { "justifies", N_("Justifies"), N_("Gives the reason for saying so") },
  { "irrespective", N_("Irrespective"), N_("Whether or not") },
  { "supports", N_("Supports"), NULL },
  { "contradicts", N_("Contradicts"), NULL },
  { "explains", N_("Explains"), NULL },
  { "causes", N_("Causes"), NULL },
  { "enables", N_("Enables"), NULL },
  { "prevents", N_("Prevents"), NULL },
  { "responds_to", N_("Responds to"), NULL },
  { "same_claim", N_("Same claim"), NULL },
  { NULL }
};
static const ActantChoice relation_joins[] = {
  { "all", N_("All"), N_("If A and B") },
  { "any", N_("Any"), N_("If A or B") },
  { NULL }
};
static const ActantFieldType type_relation_type = ENUM (relation_types);
static const ActantFieldType type_relation_join = ENUM (relation_joins);

static const ActantField relation_fields[] = {
  { "from", &type_claim, N_("From"), N_("The antecedent or ground") },
  { "to", &type_claim, N_("To"), N_("What follows from it") },
  { "type", &type_relation_type, N_("Type"), N_("Sense of the relation") },
  { "group", &actant_type_text, N_("Condition group"), N_("Relations joined into one condition"), ACTANT_FIELD_RARE },
  { "join", &type_relation_join, N_("Join"), N_("All or any of the group"), ACTANT_FIELD_RARE },
  { "cues", &_actant_type_cues, N_("Cues"), N_("The connective"), ACTANT_FIELD_INTERNAL },
  SOURCE_FIELD,
  { "came_from", &type_any_set, N_("Came from"),
    N_("Records a consensus record was made of"), ACTANT_FIELD_INTERNAL },
  COMMON_FIELDS,
};

/* Memo */

static const ActantChoice memo_types[] = {
  { "theory", N_("Theory"), NULL },
  { "method", N_("Method"), NULL },
  { "question", N_("Question"), NULL },
  { "journal", N_("Journal"), NULL },
  { NULL }
};
static const ActantChoice memo_states[] = {
  { "open", N_("Open"), NULL },
  { "settled", N_("Settled"), NULL },
  { NULL }
};
static const ActantFieldType type_memo_type = {
  ACTANT_FIELD_ENUM, .choices = memo_types, .open = TRUE
};
static const ActantFieldType type_memo_state = ENUM (memo_states);

static const ActantField memo_fields[] = {
  { "target", &type_any, N_("About"), N_("A record, or none") },
  { "title", &actant_type_text, N_("Title"), N_("Of the memo") },
  { "text", &actant_type_text, N_("Text"), N_("The memo"), ACTANT_FIELD_LONG },
  { "type", &type_memo_type, N_("Type"), N_("Theory, method, question, journal") },
  { "state", &type_memo_state, N_("Status"), N_("Open or settled") },
  { "reply_to", &type_memo, N_("Reply to"), N_("The memo it answers"), ACTANT_FIELD_RARE },
  COMMON_FIELDS,
};

/* Review */

static const ActantChoice review_decisions[] = {
  { "accept", N_("Accept"), NULL },
  { "reject", N_("Reject"), NULL },
  { "combine", N_("Combine"), NULL },
  { "defer", N_("Defer"), NULL },
  { NULL }
};
static const ActantFieldType type_review_decision = ENUM (review_decisions);
static const ActantFieldType type_revs_list = LIST (&actant_type_revs);

static const ActantField review_fields[] = {
  { "targets", &type_any_list, N_("Targets"), N_("The records judged") },
  { "target_revs", &type_revs_list, N_("Versions"), N_("Of the targets, in their order"), ACTANT_FIELD_INTERNAL },
  { "decision", &type_review_decision, N_("Decision"), N_("What was decided") },
  { "result", &type_any, N_("Result"), N_("The record in the consensus") },
  { "reason", &actant_type_text, N_("Reason"), N_("Why"), ACTANT_FIELD_LONG },
  { "codebook_gap", &actant_type_boolean, N_("Codebook gap"), N_("A rule needs rewriting") },
  COMMON_FIELDS,
};

static const ActantTable header_table = TABLE ("header", header_fields);
static const ActantTable text_table = TABLE ("text", text_fields);
static const ActantTable actor_table = TABLE ("actor", actor_fields);
static const ActantTable event_table = TABLE ("event", event_fields);
static const ActantTable code_table = TABLE ("code", code_fields);
static const ActantTable scenario_table = TABLE ("scenario", scenario_fields);
static const ActantTable field_table = TABLE ("field", field_fields);
static const ActantTable coder_table = TABLE ("coder", coder_fields);
static const ActantTable correction_table = TABLE ("correction", correction_fields);
static const ActantTable query_table = TABLE ("query", query_fields);
static const ActantTable term_table = TABLE ("term", term_fields);
static const ActantTable round_table = TABLE ("round", round_fields);
static const ActantTable mark_table = TABLE ("mark", mark_fields);
static const ActantTable mention_table = TABLE ("mention", mention_fields);
static const ActantTable coding_table = TABLE ("coding", coding_fields);
static const ActantTable relation_table = TABLE ("relation", relation_fields);
static const ActantTable memo_table = TABLE ("memo", memo_fields);
static const ActantTable review_table = TABLE ("review", review_fields);

#define IN_ANNOTATIONS(array_) .in_annotations = array_
#define IN_STUDY(array_) .in_study = array_

static const ActantKindInfo kinds[] = {
  { ACTANT_KIND_NONE },
  { ACTANT_KIND_HEADER, "header", "headers", N_("Header"), &header_table, NULL },
  { ACTANT_KIND_TEXT, "text", "texts", N_("Text"), &text_table, "title", IN_STUDY ("texts") },
  { ACTANT_KIND_ACTOR, "actor", "actors", N_("Actor"), &actor_table, "name", IN_STUDY ("actors") },
  { ACTANT_KIND_EVENT, "event", "events", N_("Event"), &event_table, "name", IN_STUDY ("events") },
  { ACTANT_KIND_CODE, "code", "codes", N_("Code"), &code_table, "name", IN_STUDY ("codes") },
  { ACTANT_KIND_SCENARIO, "scenario", "scenarios", N_("Scenario"), &scenario_table, "title", IN_STUDY ("scenarios") },
  { ACTANT_KIND_FIELD, "field", "fields", N_("Field"), &field_table, "name", IN_STUDY ("fields") },
  { ACTANT_KIND_CODER, "coder", "coders", N_("Coder"), &coder_table, "name", IN_STUDY ("coders") },
  { ACTANT_KIND_CORRECTION, "correction", "corrections", N_("Correction"), &correction_table, NULL, IN_STUDY ("corrections") },
  { ACTANT_KIND_QUERY, "query", "queries", N_("Query"), &query_table, "name", IN_STUDY ("queries") },
  { ACTANT_KIND_TERM, "term", "terms", N_("Likelihood term"), &term_table, "term", IN_STUDY ("terms") },
  { ACTANT_KIND_ROUND, "round", "rounds", N_("Round"), &round_table, "title", IN_STUDY ("rounds") },
  { ACTANT_KIND_MARK, "mark", "marks", N_("Mark"), &mark_table, "text", IN_STUDY ("marks") },
  { ACTANT_KIND_MENTION, "mention", "mentions", N_("Mention"), &mention_table, NULL, IN_ANNOTATIONS ("annotations") },
  { ACTANT_KIND_CODING, "coding", "codings", N_("Coding"), &coding_table, NULL, IN_ANNOTATIONS ("annotations") },
  { ACTANT_KIND_CLAIM, "claim", "claims", N_("Claim"), &_actant_claim_table, "gist", IN_ANNOTATIONS ("annotations") },
  { ACTANT_KIND_RELATION, "relation", "relations", N_("Relation"), &relation_table, NULL, IN_ANNOTATIONS ("relations") },
  { ACTANT_KIND_MEMO, "memo", "memos", N_("Memo"), &memo_table, "title", IN_ANNOTATIONS ("memos"), IN_STUDY ("memos") },
  { ACTANT_KIND_REVIEW, "review", "reviews", N_("Review"), &review_table, NULL, IN_ANNOTATIONS ("reviews") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ACTANT_N_KINDS);

/**
 * actant_kind_get_info:
 * @kind: a kind other than %ACTANT_KIND_NONE
 *
 * Returns: (transfer none): what is known of it
 */
const ActantKindInfo *
actant_kind_get_info (ActantKind kind)
{
  g_return_val_if_fail (kind > ACTANT_KIND_NONE && kind < ACTANT_N_KINDS, NULL);

  return &kinds[kind];
}

/**
 * actant_kind_from_name:
 * @name: (nullable): "claim", "actor" …
 *
 * Returns: the kind, %ACTANT_KIND_NONE when @name is none or "header"
 */
ActantKind
actant_kind_from_name (const char *name)
{
  for (guint i = ACTANT_KIND_HEADER + 1; i < ACTANT_N_KINDS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return i;

  return ACTANT_KIND_NONE;
}

/**
 * actant_kind_get_array:
 * @kind: a kind
 * @format: of a file
 *
 * Returns: (nullable): the JSON array of such a file that holds the kind,
 *   %NULL when it may not hold it
 */
const char *
actant_kind_get_array (ActantKind   kind,
                       ActantFormat format)
{
  g_return_val_if_fail (kind < ACTANT_N_KINDS, NULL);

  return format == ACTANT_FORMAT_STUDY ? kinds[kind].in_study : kinds[kind].in_annotations;
}

/** Whether records of @kind mark a passage of a text. */
gboolean
actant_kind_has_segments (ActantKind kind)
{
  return kind == ACTANT_KIND_MENTION || kind == ACTANT_KIND_CODING || kind == ACTANT_KIND_CLAIM;
}

/**
 * actant_format_get_arrays:
 * @format: of a file
 *
 * Returns: (array zero-terminated=1): its arrays of records in canonical order
 */
const char * const *
actant_format_get_arrays (ActantFormat format)
{
  static const char * const annotations[] = {
    "annotations", "relations", "memos", "reviews", NULL
  };
  static const char * const study[] = {
    "texts", "actors", "events", "codes", "scenarios", "fields", "coders", "memos", "queries",
    "terms", "rounds", "marks", "corrections", NULL
  };

  return format == ACTANT_FORMAT_STUDY ? study : annotations;
}

/** What a file of @format says in its member "format". */
const char *
actant_format_get_name (ActantFormat format)
{
  return format == ACTANT_FORMAT_STUDY ? "actant-study" : "actant-annotations";
}
