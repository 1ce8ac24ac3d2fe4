/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claim, slot by slot: who claims what of whom, how surely and until when.
 *
 * Sources: PCA = political claims analysis (Koopmans & Statham 1999); core
 * sentence (Kriesi et al. 2008); FactBank (Saurí & Pustejovsky 2009); PDTB
 * (Prasad et al. 2008); ICD 203 (ODNI 2015); GRADE (Guyatt et al. 2008);
 * EDTF (ISO 8601-2:2019); ACH (Heuer 1999). */
#include "config.h"

#include "model/actant-kind-private.h"

#include <glib/gi18n.h>

#define ENUM(choices_) { ACTANT_FIELD_ENUM, .choices = choices_ }
#define LIST(item_) { ACTANT_FIELD_LIST, .item = item_, .ordered = TRUE }
#define SET(item_) { ACTANT_FIELD_LIST, .item = item_ }
#define OBJECT(table_) { ACTANT_FIELD_OBJECT, .table = table_ }

static const ActantChoice claim_types[] = {
  { "report", N_("Report"), N_("Tells what somebody said or what is the case") },
  { "act", N_("Act"), N_("Signed, met, struck: a physical action (PCA)") },
  { "schedule", N_("Schedule"), N_("What will take place as planned; bare “will”") },
  { "assertion", N_("Assertion"), N_("States something as fact") },
  { "evaluation", N_("Evaluation"), N_("Judges something good or bad, important or not") },
  { "forecast", N_("Forecast"), N_("Says what will or may happen") },
  { "intention", N_("Intention"), N_("Says what somebody means to do") },
  { "commitment", N_("Commitment"), N_("Binds the claimant to do something") },
  { "threat", N_("Threat"), N_("Announces harm, with or without a condition") },
  { "demand", N_("Demand"), N_("Calls on an addressee to act") },
  { "recommendation", N_("Recommendation"), N_("Advises what should be done") },
  { NULL }
};

static const ActantChoice standings[] = {
  { "asserted", N_("Asserted"), N_("The claimant stands by it") },
  { "presupposed", N_("Presupposed"), N_("Taken for granted") },
  { "supposed", N_("Supposed"), N_("Only entertained, as in an if-clause") },
  { "asked", N_("Asked"), N_("Put as a question") },
  { NULL }
};

static const ActantChoice polarities[] = {
  { "+", N_("Affirmed"), NULL },
  { "-", N_("Negated"), NULL },
  { NULL }
};

static const ActantChoice attribution_kinds[] = {
  { "communication", N_("Communication"), N_("Says, announces, writes (PDTB-2)") },
  { "belief", N_("Belief"), N_("Thinks, expects (PDTB-2)") },
  { "factive", N_("Factive"), N_("Knows, regrets (PDTB-2)") },
  { "control", N_("Control"), N_("Orders, promises, persuades (PDTB-2)") },
  { "inferred", N_("Inferred"), N_("Imputed to the actor by the source") },
  { "prospective", N_("Prospective"), N_("Will say or is expected to say") },
  { NULL }
};

static const ActantChoice attribution_modes[] = {
  { "direct", N_("Direct"), N_("In quotation marks") },
  { "indirect", N_("Indirect"), N_("“said that …”") },
  { "paraphrase", N_("Paraphrase"), N_("Retold in the source’s own words") },
  { "mixed", N_("Mixed"), N_("Partly quoted") },
  { NULL }
};

static const ActantChoice object_roles[] = {
  { "affected", N_("Affected"), NULL },
  { "recipient", N_("Recipient"), NULL },
  { "target", N_("Target"), NULL },
  { NULL }
};

static const ActantChoice positions[] = {
  { "support", N_("Support"), NULL },
  { "conditional_support", N_("Conditional support"), NULL },
  { "ambivalent", N_("Ambivalent"), NULL },
  { "conditional_rejection", N_("Conditional rejection"), NULL },
  { "rejection", N_("Rejection"), NULL },
  { "none_expressed", N_("None expressed"), NULL },
  { NULL }
};

static const ActantChoice forms[] = {
  { "statement", N_("Statement"), NULL },
  { "announcement", N_("Announcement"), NULL },
  { "agreement", N_("Agreement"), NULL },
  { "joint declaration", N_("Joint declaration"), NULL },
  { "exercise", N_("Exercise"), NULL },
  { "meeting", N_("Meeting"), NULL },
  { "test", N_("Test"), NULL },
  { "vote", N_("Vote"), NULL },
  { "sanction", N_("Sanction"), NULL },
  { "publication", N_("Publication"), NULL },
  { NULL }
};

static const ActantChoice factualities[] = {
  { "CT+", N_("Certainly so"), N_("FactBank CT+") },
  { "PR+", N_("Probably so"), N_("FactBank PR+") },
  { "PS+", N_("Possibly so"), N_("FactBank PS+") },
  { "CT-", N_("Certainly not so"), N_("FactBank CT−") },
  { "PR-", N_("Probably not so"), N_("FactBank PR−") },
  { "PS-", N_("Possibly not so"), N_("FactBank PS−") },
  { "CTu", N_("Certain, which way unknown"), N_("FactBank CTu") },
  { "Uu", N_("Unknown"), N_("FactBank Uu") },
  { NULL }
};

static const ActantChoice likelihood_bases[] = {
  { "listed", N_("Listed"), N_("The lexicon lists this term") },
  { "study", N_("Study"), N_("The study decided the band") },
  { "coder", N_("Coder"), N_("The coder decided the band") },
  { "none", N_("None"), N_("No band can be given") },
  { NULL }
};

static const ActantChoice confidences[] = {
  { "low", N_("Low"), NULL },
  { "moderate", N_("Moderate"), NULL },
  { "high", N_("High"), NULL },
  { NULL }
};

static const ActantChoice strengths[] = {
  { "strong_for", N_("Strong for"), NULL },
  { "weak_for", N_("Weak for"), NULL },
  { "weak_against", N_("Weak against"), NULL },
  { "strong_against", N_("Strong against"), NULL },
  { NULL }
};

static const ActantChoice date_anchors[] = {
  { "document", N_("Document"), N_("Counted from the document’s date") },
  { "event", N_("Event"), N_("Counted from an event") },
  { "claim", N_("Claim"), N_("Counted from another claim’s time") },
  { NULL }
};

static const ActantChoice outcome_states[] = {
  { "open", N_("Open"), NULL },
  { "occurred", N_("Occurred"), NULL },
  { "not_occurred", N_("Did not occur"), NULL },
  { "ambiguous", N_("Ambiguous"), NULL },
  { "not_scorable", N_("Cannot be scored"), NULL },
  { NULL }
};

static const ActantChoice extent_directions[] = {
  { "increase", N_("Increase"), NULL },
  { "decrease", N_("Decrease"), NULL },
  { "start", N_("Start"), NULL },
  { "stop", N_("Stop"), NULL },
  { "continue", N_("Continue"), NULL },
  { NULL }
};

static const ActantChoice scenario_roles[] = {
  { "premise", N_("Premise"), NULL },
  { "condition", N_("Condition"), NULL },
  { "driver", N_("Driver"), NULL },
  { "constraint", N_("Constraint"), NULL },
  { "path", N_("Path"), NULL },
  { "goal", N_("Goal"), NULL },
  { "outcome", N_("Outcome"), NULL },
  { "signpost", N_("Signpost"), NULL },
  { "counter", N_("Counter"), NULL },
  { "recommendation", N_("Recommendation"), NULL },
  { NULL }
};

static const ActantChoice consistencies[] = {
  { "CC", N_("Very consistent"), N_("ACH scale") },
  { "C", N_("Consistent"), N_("ACH scale") },
  { "N", N_("Neutral"), N_("ACH scale") },
  { "I", N_("Inconsistent"), N_("ACH scale") },
  { "II", N_("Very inconsistent"), N_("ACH scale") },
  { NULL }
};

const ActantFieldType actant_type_claim_type = ENUM (claim_types);
static const ActantFieldType type_standing = ENUM (standings);
static const ActantFieldType type_polarity = ENUM (polarities);
static const ActantFieldType type_attribution_kind = ENUM (attribution_kinds);
static const ActantFieldType type_attribution_mode = ENUM (attribution_modes);
static const ActantFieldType type_object_role = ENUM (object_roles);
static const ActantFieldType type_position = ENUM (positions);
static const ActantFieldType type_form = { ACTANT_FIELD_ENUM, .choices = forms, .open = TRUE };
static const ActantFieldType type_factuality = ENUM (factualities);
static const ActantFieldType type_basis = ENUM (likelihood_bases);
static const ActantFieldType type_confidence = ENUM (confidences);
static const ActantFieldType type_strength_value = ENUM (strengths);
static const ActantFieldType type_anchor = ENUM (date_anchors);
static const ActantFieldType type_outcome_state = ENUM (outcome_states);
static const ActantFieldType type_direction = ENUM (extent_directions);
static const ActantFieldType type_scenario_role = ENUM (scenario_roles);
static const ActantFieldType type_consistency = ENUM (consistencies);
const ActantFieldType _actant_type_percent = { ACTANT_FIELD_INTEGER, .minimum = 0, .maximum = 100 };
static const ActantFieldType type_stance_value = { ACTANT_FIELD_INTEGER, .minimum = -2, .maximum = 2 };
static const ActantFieldType type_certainty = { ACTANT_FIELD_INTEGER, .minimum = 1, .maximum = 5 };

const ActantFieldType _actant_type_actor = { ACTANT_FIELD_REF, .kind = ACTANT_KIND_ACTOR };
const ActantFieldType _actant_type_actor_set = SET (&_actant_type_actor);
static const ActantFieldType type_code = { ACTANT_FIELD_REF, .kind = ACTANT_KIND_CODE };
static const ActantFieldType type_code_set = SET (&type_code);
static const ActantFieldType type_event = { ACTANT_FIELD_REF, .kind = ACTANT_KIND_EVENT };
static const ActantFieldType type_event_set = SET (&type_event);
static const ActantFieldType type_scenario = { ACTANT_FIELD_REF, .kind = ACTANT_KIND_SCENARIO };
static const ActantFieldType type_any_ref = { ACTANT_FIELD_REF };
static const ActantFieldType type_any_set = SET (&type_any_ref);

static const ActantField segment_fields[] = {
  { "start", &actant_type_integer, N_("Start"), N_("First code point, from 0") },
  { "end", &actant_type_integer, N_("End"), N_("Code point after the last") },
  { "exact", &actant_type_text, N_("Quote"), N_("The words, up to 2,000 code points"), ACTANT_FIELD_MAIN },
  { "prefix", &actant_type_text, N_("Before"), N_("Up to 32 code points before it") },
  { "suffix", &actant_type_text, N_("After"), N_("Up to 32 code points after it") },
  { "head", &actant_type_text, N_("Head"), N_("First 200 code points of a longer quote") },
  { "tail", &actant_type_text, N_("Tail"), N_("Last 200 code points of a longer quote") },
  { "exact_sha256", &actant_type_text, N_("Digest"), N_("SHA-256 of a longer quote") },
};
const ActantTable actant_segment_table = TABLE ("segment", segment_fields);
static const ActantFieldType type_segment = OBJECT (&actant_segment_table);
const ActantFieldType _actant_type_segments = LIST (&type_segment);

static const ActantField cue_fields[] = {
  { "slot", &actant_type_text, N_("Slot"), N_("JSON name of the slot it justifies") },
  { "item", &actant_type_text, N_("Item"), N_("Id it marks, in a list") },
  { "start", &actant_type_integer, N_("Start"), N_("First code point, from 0") },
  { "end", &actant_type_integer, N_("End"), N_("Code point after the last") },
  { "exact", &actant_type_text, N_("Words"), N_("The words in the text"), ACTANT_FIELD_MAIN },
};
const ActantTable actant_cue_table = TABLE ("cue", cue_fields);
static const ActantFieldType type_cue = OBJECT (&actant_cue_table);
const ActantFieldType _actant_type_cues = LIST (&type_cue);

static const ActantField attribution_fields[] = {
  { "actors", &_actant_type_actor_set, N_("Actors"), N_("Who says or believes"), ACTANT_FIELD_MAIN },
  { "kind", &type_attribution_kind, N_("Kind"), N_("Relation of source and claim (PDTB-2)") },
  { "mode", &type_attribution_mode, N_("Mode"), N_("How the words are given") },
};
static const ActantTable attribution_table = TABLE ("attribution", attribution_fields);
static const ActantFieldType type_attribution = OBJECT (&attribution_table);
static const ActantFieldType type_attribution_list = LIST (&type_attribution);

static const ActantField object_fields[] = {
  { "actor", &_actant_type_actor, N_("Actor"), N_("Object actor (PCA)"), ACTANT_FIELD_MAIN },
  { "role", &type_object_role, N_("Role"), N_("Affected, recipient or target") },
};
static const ActantTable object_table = TABLE ("object", object_fields);
static const ActantFieldType type_object = OBJECT (&object_table);
static const ActantFieldType type_object_list = LIST (&type_object);

static const ActantField stance_fields[] = {
  { "holder", &_actant_type_actor, N_("Holder"), N_("Who takes the stance") },
  { "target", &_actant_type_actor, N_("Target"), N_("Towards whom"), ACTANT_FIELD_MAIN },
  { "value", &type_stance_value, N_("Value"), N_("−2 hostile to +2 friendly (core sentence)") },
};
static const ActantTable stance_table = TABLE ("stance", stance_fields);
static const ActantFieldType type_stance = OBJECT (&stance_table);
static const ActantFieldType type_stance_list = LIST (&type_stance);

static const ActantField issue_fields[] = {
  { "code", &type_code, N_("Issue"), N_("Code used as an issue"), ACTANT_FIELD_MAIN },
  { "position", &type_position, N_("Position"), N_("The claimants’ on the issue’s statement") },
};
static const ActantTable issue_table = TABLE ("issue", issue_fields);
static const ActantFieldType type_issue = OBJECT (&issue_table);
static const ActantFieldType type_issue_list = LIST (&type_issue);

static const ActantField likelihood_fields[] = {
  { "term", &actant_type_text, N_("Term"), N_("The words of the text"), ACTANT_FIELD_MAIN },
  { "low", &_actant_type_percent, N_("Lower end"), N_("Lower end of the band, percent") },
  { "high", &_actant_type_percent, N_("Upper end"), N_("Upper end of the band, percent") },
  { "lexicon", &actant_type_text, N_("Lexicon"), N_("icd203, kent, ipcc or a study’s own") },
  { "basis", &type_basis, N_("Basis"), N_("Who decided the band") },
};
const ActantTable actant_likelihood_table = TABLE ("likelihood", likelihood_fields);
const ActantFieldType _actant_type_likelihood = OBJECT (&actant_likelihood_table);

static const ActantField strength_fields[] = {
  { "term", &actant_type_text, N_("Term"), N_("The words of the text"), ACTANT_FIELD_MAIN },
  { "value", &type_strength_value, N_("Value"), N_("Strength of advice (GRADE)") },
};
static const ActantTable strength_table = TABLE ("strength", strength_fields);
static const ActantFieldType type_strength = OBJECT (&strength_table);

static const ActantField date_fields[] = {
  { "text", &actant_type_text, N_("Words"), N_("The words of the text"), ACTANT_FIELD_MAIN },
  { "edtf", &actant_type_edtf, N_("Date"), N_("EDTF (ISO 8601-2): 2024-06, ../2027, 2024-34") },
  { "anchor", &type_anchor, N_("Counted from"), N_("What relative words count from") },
};
const ActantTable actant_date_table = TABLE ("date", date_fields);
static const ActantFieldType type_date = OBJECT (&actant_date_table);

static const ActantField when_fields[] = {
  { "text", &actant_type_text, N_("Words"), N_("The words of the text") },
  { "edtf", &actant_type_edtf, N_("Date"), N_("EDTF (ISO 8601-2)"), ACTANT_FIELD_MAIN },
};
static const ActantTable when_table = TABLE ("when", when_fields);
const ActantFieldType _actant_type_when = OBJECT (&when_table);

static const ActantField outcome_fields[] = {
  { "state", &type_outcome_state, N_("Status"), N_("Whether what was claimed came about"), ACTANT_FIELD_MAIN },
  { "date", &actant_type_edtf, N_("Date"), N_("When that was settled, EDTF") },
  { "criteria", &actant_type_text, N_("Criteria"), N_("What counts as having occurred") },
  { "source", &actant_type_text, N_("Source"), N_("What shows it") },
};
static const ActantTable outcome_table = TABLE ("outcome", outcome_fields);
static const ActantFieldType type_outcome = OBJECT (&outcome_table);

/* Fractions are strings (DESIGN: canonical form), so the bounds are texts. */
static const ActantField extent_fields[] = {
  { "text", &actant_type_text, N_("Words"), N_("The words of the text"), ACTANT_FIELD_MAIN },
  { "direction", &type_direction, N_("Direction"), N_("Of the change") },
  { "low", &actant_type_text, N_("Lower bound"), N_("Lower bound, a number in the unit") },
  { "high", &actant_type_text, N_("Upper bound"), N_("Upper bound, a number in the unit") },
  { "unit", &actant_type_text, N_("Unit"), N_("Of the bounds") },
};
static const ActantTable extent_table = TABLE ("extent", extent_fields);
static const ActantFieldType type_extent = OBJECT (&extent_table);

static const ActantField placing_fields[] = {
  { "scenario", &type_scenario, N_("Scenario"), N_("Where the claim is placed"), ACTANT_FIELD_MAIN },
  { "role", &type_scenario_role, N_("Role"), N_("Its part in the scenario") },
  { "consistency", &type_consistency, N_("Consistency"), N_("With the scenario (Heuer 1999)") },
};
static const ActantTable placing_table = TABLE ("scenario", placing_fields);
static const ActantFieldType type_placing = OBJECT (&placing_table);
static const ActantFieldType type_placing_list = LIST (&type_placing);

static const ActantField claim_fields[] = {
  { "segments", &_actant_type_segments, N_("Passage"), N_("The content only; reporting clause and connective are cues"), ACTANT_FIELD_INTERNAL },
  { "source_sha", &actant_type_text, N_("Text version"), N_("First 16 hex digits of the SHA-256 of the text its positions count in, when not the header’s"), ACTANT_FIELD_INTERNAL },
  { "gist", &actant_type_text, N_("Gist"), N_("The claim in one sentence of the coder’s"), ACTANT_FIELD_LONG },
  { "type", &actant_type_claim_type, N_("Type"), N_("What kind of claim it is") },
  { "standing", &type_standing, N_("Standing"), N_("Whether the claimant stands by it (after FactBank)") },
  { "polarity", &type_polarity, N_("Polarity"), N_("Affirmed or negated"), ACTANT_FIELD_RARE },
  { "subjects", &_actant_type_actor_set, N_("Subjects"), N_("Who acts in what is claimed (core sentence)") },
  { "claimants", &_actant_type_actor_set, N_("Claimants"), N_("Who makes the claim (PCA); empty: the text’s authors") },
  { "attribution", &type_attribution_list, N_("Attribution"), N_("Who says that who says, outermost first (PDTB-2)"), ACTANT_FIELD_RARE },
  { "addressees", &_actant_type_actor_set, N_("Addressees"), N_("At whom it is directed (PCA)") },
  { "objects", &type_object_list, N_("Objects"), N_("Who is affected (PCA)"), ACTANT_FIELD_RARE },
  { "stances", &type_stance_list, N_("Stances"), N_("Actor towards actor, −2 to +2 (core sentence)"), ACTANT_FIELD_RARE },
  { "issues", &type_issue_list, N_("Issues"), N_("Issue and the claimants’ position on it (PCA)") },
  { "frames", &type_code_set, N_("Frames"), N_("How the claim is justified (PCA)"), ACTANT_FIELD_RARE },
  { "form", &type_form, N_("Form"), N_("Statement, agreement, exercise … (PCA)"), ACTANT_FIELD_RARE },
  { "events", &type_event_set, N_("Events"), N_("Dated events it hangs on"), ACTANT_FIELD_RARE },
  { "factuality", &type_factuality, N_("Factuality"), N_("Degree and polarity for the last source (FactBank)"), ACTANT_FIELD_RARE },
  { "likelihood", &_actant_type_likelihood, N_("Likelihood"), N_("Words and band in percent (ICD 203)") },
  { "confidence", &type_confidence, N_("Confidence"), N_("In the judgement; kept apart from likelihood (ICD 203)"), ACTANT_FIELD_RARE },
  { "strength", &type_strength, N_("Strength"), N_("Of advice: should, advisable, not desirable (GRADE)"), ACTANT_FIELD_RARE },
  { "said", &type_date, N_("Said"), N_("When it was said"), ACTANT_FIELD_RARE },
  { "horizon", &type_date, N_("Horizon"), N_("When its content holds") },
  { "outcome", &type_outcome, N_("Outcome"), N_("What became of a forecast"), ACTANT_FIELD_RARE },
  { "extent", &type_extent, N_("Extent"), N_("How much: “various provocations”, “one step closer”"), ACTANT_FIELD_RARE },
  { "scenarios", &type_placing_list, N_("Scenarios"), N_("Scenarios it belongs to, with role and consistency") },
  { "certainty", &type_certainty, N_("Certainty"), N_("The coder’s own, 1 to 5"), ACTANT_FIELD_RARE },
  { "attributes", &actant_type_map, N_("Attributes"), N_("The study’s own fields, by field id") },
  { "cues", &_actant_type_cues, N_("Cues"), N_("Words in the text that justify a slot"), ACTANT_FIELD_INTERNAL },
  { "from", &type_any_set, N_("Came from"), N_("Records a consensus record was made of"), ACTANT_FIELD_INTERNAL },
  COMMON_FIELDS,
};
const ActantTable _actant_claim_table = TABLE ("claim", claim_fields);
