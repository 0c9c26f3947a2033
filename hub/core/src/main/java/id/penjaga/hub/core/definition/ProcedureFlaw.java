package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.text.Bilingual;

/// What is wrong with a procedure.
///
/// @param step id; empty for the procedure as a whole
/// @param key of the step or the procedure at which it is wrong, such as `next`
/// @param what what is wrong and what to write instead
public record ProcedureFlaw(Rule rule, String step, String key, Bilingual what) {

  /// The rules.
  public enum Rule {
    STEP_TWICE,
    STEP_UNKNOWN,
    UNREACHABLE,
    NO_WAY_OUT,
    LOOP_WITHOUT_DECISION,
    DECISION_WITHOUT_BRANCHES,
    BRANCHES_WITHOUT_DECISION,
    BRANCH_TWICE,
    NEXT_BESIDE_BRANCHES,
    NEXT_MISSING,
    BESIDE_SHARES,
    BESIDE_WITHOUT_END,
    EACH_TWO_WAYS,
    REOPENS_NEVER_DONE,
    UNTIL_LATER,
    ANYONE_NOWHERE,
    PUBLIC_CLOSED,
    TWO_DECIDERS,
    TWO_PERSONS,
    FIELD_UNKNOWN,
    FIELD_UNFILLED,
    FIELD_FILLED_TWICE,
    UNTIL_NO_DURATION,
    EACH_NO_LIST,
    ACTOR_NO_PERSON,
    NEED_UNFILLED,
    KEY_PERSONAL,
    LOG_PERSONAL,
    PERSONAL_UNMARKED,
    VISIT,
    TOTAL
  }

  /// Whether the procedure works all the same.
  public boolean warning() {
    return rule == Rule.TWO_PERSONS;
  }
}
